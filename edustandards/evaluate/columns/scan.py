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

from edustandards.evaluate.columns.damaged import damage_told
from edustandards.evaluate.columns.dialect import Dialect, Frame, dialect, selected, with_columns
from edustandards.evaluate.observed import STAGE, Framed
from edustandards.measures.nodes import Field, Kind
from edustandards.where import NOWHERE

MOST = 2**63 - 1
SAMPLE = 200
MOST_PLACES = 9
_EXACT = 10**15


class UnsupportedError(Exception):
    """What columns cannot do; the standard is judged row by row. It never leaves the room."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number column as integers: its `name`, the value of one of them, the largest.

    `known` names a column that says where there is a value; empty where there always is. `positive`
    says that there is one everywhere, and none is zero or less.
    """

    name: str
    scale: Fraction
    top: int
    known: str = ""
    positive: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """A frame with its scaled columns."""

    frame: Frame
    source: Framed
    size: int
    numbers: Mapping[str, Scaled | None]


def collected(framed: Framed, names: Sequence[str]) -> Frame:
    """Return the columns of a frame, eager or lazy, in memory."""
    frame = nw.from_native(framed.frame)
    picked = frame.select(list(dict.fromkeys(names)))
    if isinstance(picked, nw.LazyFrame):
        with damage_told(framed.origin.source if framed.origin is not None else NOWHERE):
            picked = picked.collect()
    found: Frame = picked
    return found


@dataclass(frozen=True, slots=True)
class Range:
    """What is known of a raw number column before it is scaled."""

    name: str
    raw: str
    low: Fraction | None
    high: Fraction | None
    gaps: bool
    float: bool
    signed: bool


def make_ready(framed: Framed, fields: Sequence[Field]) -> Ready:
    """Return a frame with what the given fields need, scaled and checked."""
    wanted = [field for field in fields if field.name in framed.columns]
    names = [*framed.keys.values(), *(framed.columns[field.name].name for field in wanted)]
    frame = collected(framed, names)
    x = dialect(frame)
    ranges = _ranges(frame, framed, [field for field in wanted if field.kind is Kind.NUMBER])
    places = {one.name: _places(frame, one) for one in ranges}
    numbers: dict[str, Scaled | None] = {
        field.name: None for field in wanted if field.kind is Kind.NUMBER
    }
    left = [one for one in ranges if _scalable(one, places[one.name])]
    while left:
        scaled = [new for one in left for new in _scaling(x, one, places[one.name])]
        frame = with_columns(frame, [*scaled, *_leading_back(x, left, places)])
        same = _leads_back(frame, left)
        for one in left:
            if same[one.name]:
                numbers[one.name] = _scaled(framed, one, places[one.name])
            else:
                places[one.name] += 1
        left = [one for one in left if not same[one.name] and _scalable(one, places[one.name])]
    return Ready(frame, framed, len(frame), numbers)


def _ranges(frame: Frame, framed: Framed, fields: Sequence[Field]) -> list[Range]:
    """Return the range of every number column, in one pass; columns of other types are left out."""
    raws = {field: framed.columns[field.name].name for field in fields}
    dtypes = {field: frame.schema[raw] for field, raw in raws.items()}
    known = [field for field in fields if dtypes[field].is_integer() or dtypes[field].is_float()]
    if not known or not len(frame):
        return []
    x, asked = dialect(frame), []
    for field in known:
        column = x.col(raws[field])
        asked += [column.min().alias(f"low {field.name}"), column.max().alias(f"high {field.name}")]
        asked.append(column.null_count().alias(f"gaps {field.name}"))
        if dtypes[field].is_float():
            asked.append(column.is_nan().any().alias(f"nan {field.name}"))
    found = {name: column.item() for name, column in selected(frame, asked).to_dict().items()}
    ranges = []
    for field in known:
        low, high = (_end(found[f"{end} {field.name}"]) for end in ("low", "high"))
        gaps = bool(found[f"gaps {field.name}"]) or bool(found.get(f"nan {field.name}"))
        below = low is not None and low < 0 and not field.signed
        floats = bool(dtypes[field].is_float())
        ranges.append(
            Range(field.name, raws[field], low, high, gaps or below, floats, field.signed)
        )
    return ranges


def _end(value: Any) -> Fraction | None:
    """Return an end of a range; None where there is none, or it is no finite number."""
    if value is None or value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124
        return None
    return Fraction(value)


def _scalable(one: Range, digits: int) -> bool:
    """Tell whether a column can be scaled so far: 15 digits are proof, 64 bits hold integers."""
    if one.low is None or one.high is None or digits > MOST_PLACES:
        return False
    most = _EXACT if one.float else MOST
    return bool(max(abs(one.low), abs(one.high)) * 10**digits < most)


def _places(frame: Frame, one: Range) -> int:
    """Return how many digits after the point a column seems to have, from its first values."""
    if not one.float:
        return 0
    digits = 0
    for value in frame.get_column(one.raw).head(SAMPLE).to_list():
        if value is not None and value % 1:
            exponent = Decimal(repr(float(value))).as_tuple().exponent
            digits = max(digits, -exponent if isinstance(exponent, int) else 0)
    return digits


def _scaling(x: Dialect, one: Range, digits: int) -> list[nw.Expr]:
    """Return the scaled integers of a column, and where they are values if not everywhere."""
    column = x.col(one.raw)
    whole = (column * float(10**digits)).round() if one.float else column
    if not one.gaps:
        return [whole.cast(x.Int64).alias(f"#{one.name}")]
    good = ~column.is_null() & (~column.is_nan() if one.float else x.lit(value=True))
    if not one.signed and one.low is not None and one.low < 0:
        good = good & (column >= 0)
    good = good.fill_null(value=False)
    whole = x.when(good).then(whole).otherwise(0)
    return [whole.cast(x.Int64).alias(f"#{one.name}"), good.alias(f"?{one.name}")]


def _leading_back(x: Dialect, ranges: Sequence[Range], places: Mapping[str, int]) -> list[nw.Expr]:
    """Return where a scaled column gives the very floats again when it is scaled back."""
    found = []
    for one in ranges:
        if one.float:
            digits = places[one.name]
            column = x.col(one.raw)
            # Polars divides by a literal through its reciprocal; by a column it divides.
            back = (column * float(10**digits)).round() / (column * 0.0 + float(10**digits))
            same = back == column
            if one.gaps:
                same = same.fill_null(value=True) | column.is_nan()
            if one.gaps and not one.signed:
                same = same | (column < 0)
            found.append(same.alias(f"={one.name}"))
    return found


def _leads_back(frame: Frame, ranges: Sequence[Range]) -> dict[str, bool]:
    """Tell which scaled columns do so everywhere."""
    return {
        one.name: not one.float or bool(frame.get_column(f"={one.name}").all()) for one in ranges
    }


def _scaled(framed: Framed, one: Range, digits: int) -> Scaled:
    assert one.low is not None, "only columns with ends are scaled"
    assert one.high is not None, "only columns with ends are scaled"
    top = max(abs(one.low), abs(one.high)) * 10**digits
    known = f"?{one.name}" if one.gaps else ""
    factor = framed.columns[one.name].factor / 10**digits
    positive = not one.gaps and one.low > 0
    return Scaled(f"#{one.name}", factor, -int(-top // 1), known, positive)


def stage_words(frame: Frame, framed: Framed, first: int | None) -> dict[str, str]:
    """Return the words of the stage column, or of its first rows, with their stages."""
    if STAGE not in framed.keys or not len(frame):
        return {}
    column = frame.get_column(framed.keys[STAGE])
    words = (column if first is None else column.head(first)).unique().to_list()
    return {str(word): framed.stage_words.get(str(word), "") for word in words if word is not None}
