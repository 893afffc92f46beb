"""A frame made ready: every number a 64-bit integer at a known scale, proven to be what it says.

A float column is scaled by a power of ten and accepted where scaling back gives the same floats:
of the decimals with at most 15 digits, one only lies at a float, so it is the one that was written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw

from edustandards.evaluate.observed import STAGE, Framed
from edustandards.measures.nodes import Field, Kind

MOST = 2**63 - 1
SAMPLE = 500
MOST_PLACES = 9
_EXACT = 10**15


class UnsupportedError(Exception):
    """What columns cannot do; the standard is judged row by row. It never leaves the room."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number column as integers: its `name`, the value of one of them, the largest.

    `known` names a column that says where there is a value; empty where there always is.
    """

    name: str
    scale: Fraction
    top: int
    known: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """A frame with its scaled columns, stage ids, and the words that its stage column has."""

    frame: nw.DataFrame[Any]
    source: Framed
    size: int
    numbers: Mapping[str, Scaled | None]
    stages: Mapping[str, str]

    def column(self, field: Field) -> str:
        """Return the name of the raw column of a field; UnsupportedError where there is none."""
        column = self.source.columns.get(field.name)
        if column is None:
            raise UnsupportedError(field.name)
        return column.name


def collected(framed: Framed, names: Sequence[str]) -> nw.DataFrame[Any]:
    """Return the columns of a frame, eager or lazy, in memory."""
    frame = nw.from_native(framed.frame)
    picked = frame.select(list(dict.fromkeys(names)))
    return picked.collect() if isinstance(picked, nw.LazyFrame) else picked


def with_columns(frame: nw.DataFrame[Any], columns: Sequence[nw.Expr]) -> nw.DataFrame[Any]:
    """Return a frame with more columns; Polars works them out side by side when asked lazily."""
    if not columns:
        return frame
    if frame.implementation.is_polars():
        return frame.lazy().with_columns(*columns).collect()
    return frame.with_columns(*columns)


def make_ready(framed: Framed, fields: Sequence[Field]) -> Ready:
    """Return a frame with what the given fields need, scaled and checked."""
    wanted = [field for field in fields if field.name in framed.columns]
    names = [*framed.keys.values(), *(framed.columns[field.name].name for field in wanted)]
    frame = collected(framed, names)
    numbers: dict[str, Scaled | None] = {}
    scaled: list[nw.Expr] = []
    places: dict[str, int] = {}
    for field in wanted:
        if field.kind is Kind.NUMBER:
            try:
                places[field.name] = _places(frame.get_column(framed.columns[field.name].name))
            except UnsupportedError:
                numbers[field.name] = None
    by_name = {field.name: field for field in wanted}
    for name, digits in places.items():
        scaled += _scaling(framed.columns[name].name, name, digits, by_name[name], frame)
    frame = with_columns(frame, scaled)
    for name, digits in places.items():
        numbers[name] = _checked(frame, framed, by_name[name], digits)
    stages = _stages(frame, framed)
    return Ready(frame, framed, len(frame), numbers, stages)


def _places(column: nw.Series[Any]) -> int:
    """Return how many digits after the point a column seems to have, from its first values."""
    dtype = column.dtype
    if dtype.is_integer():
        return 0
    if not dtype.is_float():
        raise UnsupportedError(str(dtype))
    digits = 0
    for value in column.head(SAMPLE).to_list():
        if value is None or value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124
            continue
        exponent = Decimal(repr(value)).as_tuple().exponent
        assert isinstance(exponent, int), "only finite numbers come here"
        digits = max(digits, -exponent if value % 1 else 0)
    if digits > MOST_PLACES:
        raise UnsupportedError("digits")
    return digits


def _scaling(
    raw: str, name: str, digits: int, field: Field, frame: nw.DataFrame[Any]
) -> list[nw.Expr]:
    """Return the scaled integers of a column, and where they are values at all."""
    column = nw.col(raw)
    dtype = frame.schema[raw]
    present = ~column.is_null()
    if dtype.is_float():
        present = present & ~column.is_nan()
    good = present if field.signed else present & (column >= 0)
    whole = column if dtype.is_integer() else (column * float(10**digits)).round()
    if _has_gaps(frame.get_column(raw), field):
        whole = nw.when(good).then(whole).otherwise(0)
        return [whole.cast(nw.Int64).alias(f"#{name}"), good.alias(f"?{name}")]
    return [whole.cast(nw.Int64).alias(f"#{name}")]


def _has_gaps(column: nw.Series[Any], field: Field) -> bool:
    if column.null_count() or not len(column):
        return True
    if column.dtype.is_float() and column.is_nan().any():
        return True
    return not field.signed and bool(column.min() < 0)


def _checked(frame: nw.DataFrame[Any], framed: Framed, field: Field, digits: int) -> Scaled | None:
    """Return a scaled column, if it is proven to state what the floats do; else None."""
    name = field.name
    raw = framed.columns[name].name
    whole = frame.get_column(f"#{name}")
    top = max(abs(int(whole.max() or 0)), abs(int(whole.min() or 0))) if len(whole) else 0
    known = f"?{name}" if f"?{name}" in frame.columns else ""
    if frame.schema[raw].is_float():
        if top >= _EXACT:
            return None
        # Polars divides by a literal through its reciprocal; by a column it divides.
        scaled = nw.col(f"#{name}")
        back = scaled.cast(nw.Float64) / (scaled * 0 + 10**digits)
        same = frame.select(same=back == nw.col(raw)).get_column("same")
        if known:
            same = same.fill_null(value=True) | ~frame.get_column(known)
        if not same.all():
            return None
    return Scaled(f"#{name}", framed.columns[name].factor / 10**digits, top, known)


def _stages(frame: nw.DataFrame[Any], framed: Framed) -> dict[str, str]:
    """Return the words that stand in the stage column, each with its stage or nothing."""
    if STAGE not in framed.keys or not len(frame):
        return {}
    words = frame.get_column(framed.keys[STAGE]).unique().to_list()
    return {str(word): framed.stage_words.get(str(word), "") for word in words if word is not None}
