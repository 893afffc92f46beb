"""What has to be known of the numbers of a frame before a plan is made: aggregates, no rows.

The rule is that of `columns.scan`: a float is the decimal that scaling by a power of ten and back
leads to, where both have at most 15 digits. Which power serves is guessed from any few rows and
proven by an aggregate over all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw

from edustandards.evaluate.columns.coded import Stages
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.scan import MOST, MOST_PLACES, SAMPLE, Scaled
from edustandards.evaluate.lazy.engine import (
    Lazy,
    dialect,
    fetched,
    one_row,
    opened,
    with_columns,
)
from edustandards.evaluate.observed import STAGE, Framed
from edustandards.measures.nodes import Field, Kind

STAGE_IDS = "#stage"
_EXACT = 10**15
_SIZE = "size"


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A lazy frame with its numbers scaled, and what is known of it.

    `numbers` are None where they have no exact form in 64 bits; `wholes` says that some rows have
    no stage, and may speak of their entities as wholes.
    """

    frame: Lazy
    size: int
    numbers: Mapping[str, Scaled | None]
    stages: Stages | None
    wholes: bool


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number column before it is scaled."""

    field: Field
    name: str
    factor: Fraction
    float: bool


def survey(framed: Framed, fields: Sequence[Field]) -> Surveyed:
    """Return a frame with what the given fields need, scaled and checked, still lazy."""
    frame, raws = _narrowed(framed, fields)
    x = dialect(frame)
    places = _guessed(frame, raws)
    stages = _stages_of(framed)
    asked: dict[str, Any] = {_SIZE: x.len()}
    for at, raw in enumerate(raws):
        asked |= _ends(x, raw, at) | _back(x, raw, at, [places[at]])
    asked |= _stage_counts(x, framed, stages)
    found = one_row(frame, asked)
    size = int(found[_SIZE] or 0)
    missed = {
        at: raw
        for at, raw in enumerate(raws)
        if size and raw.float and found[f"b{at} {places[at]}"]
    }
    if missed:
        more: dict[str, Any] = {}
        for at, raw in missed.items():
            more |= _back(x, raw, at, range(places[at] + 1, MOST_PLACES + 1))
        found |= one_row(frame, more)
        for at in missed:
            tried = range(places[at] + 1, MOST_PLACES + 1)
            good = (k for k in tried if not found[f"b{at} {k}"])
            places[at] = next(good, MOST_PLACES + 1)
    numbers: dict[str, Scaled | None] = {
        one.name: None for one in fields if one.kind is Kind.NUMBER and one.name in framed.columns
    }
    columns: list[Any] = []
    for at, raw in enumerate(raws):
        scaled = _scaled(raw, places[at], found, at, size)
        numbers[raw.field.name] = scaled
        if scaled is not None:
            columns += _scaling(x, raw, places[at], scaled)
    frame = with_columns(frame, columns)
    if stages is None:
        return Surveyed(frame, size, numbers, None, wholes=False)
    frame, known, wholes = _staged(frame, x, framed, stages, found)
    return Surveyed(frame, size, numbers, known, wholes)


def _narrowed(framed: Framed, fields: Sequence[Field]) -> tuple[Lazy, list[_Raw]]:
    """Return a frame with only the columns that are asked for, and its number columns."""
    frame = opened(framed.frame)
    wanted = [field for field in fields if field.name in framed.columns]
    names = [*framed.keys.values(), *(framed.columns[field.name].name for field in wanted)]
    frame = frame.select(list(dict.fromkeys(names)))
    schema = frame.collect_schema()
    raws = []
    for field in wanted:
        column = framed.columns[field.name]
        dtype = schema[column.name]
        floats = dtype == nw.Float64
        if field.kind is Kind.NUMBER and (floats or dtype.is_integer()):
            raws.append(_Raw(field, column.name, column.factor, floats))
    return frame, raws


def _good(x: Dialect, raw: _Raw) -> Any:
    """Return where a column has a value that counts: not a gap, not a negative amount."""
    column = x.col(raw.name)
    good = ~column.is_null()
    if raw.float:
        good = good & ~column.is_nan().fill_null(value=False)
    if not raw.field.signed:
        good = good & (column >= 0).fill_null(value=False)
    return good


def _ends(x: Dialect, raw: _Raw, at: int) -> dict[str, Any]:
    good = _good(x, raw)
    value = x.when(good).then(x.col(raw.name))
    return {
        f"l{at}": value.min(),
        f"h{at}": value.max(),
        f"g{at}": (~good).cast(x.Int64).sum(),
    }


def _back(x: Dialect, raw: _Raw, at: int, places: Sequence[int]) -> dict[str, Any]:
    """Return of how many values scaling so far and back gives another float."""
    if not raw.float:
        return {}
    column, good = x.col(raw.name), _good(x, raw)
    found = {}
    for digits in places:
        by = float(10**digits)
        # Divided by a column: Polars divides by a literal through its reciprocal.
        back = (column * by).round() / (column * 0.0 + by)
        bad = good & ~(back == column).fill_null(value=False)
        found[f"b{at} {digits}"] = bad.cast(x.Int64).sum()
    return found


def _guessed(frame: Lazy, raws: Sequence[_Raw]) -> list[int]:
    """Return how many digits after the point columns seem to have, from any of their rows."""
    floats = [raw.name for raw in raws if raw.float]
    if not floats:
        return [0] * len(raws)
    rows = fetched(frame.select(list(dict.fromkeys(floats))).head(SAMPLE))
    return [
        max((_digits(row[raw.name]) for row in rows), default=0) if raw.float else 0 for raw in raws
    ]


def _digits(value: float | None) -> int:
    if value is None or value % 1 == 0:
        return 0
    exponent = Decimal(repr(float(value))).as_tuple().exponent
    return min(-exponent, MOST_PLACES) if isinstance(exponent, int) and exponent < 0 else 0


def _scaled(raw: _Raw, digits: int, found: Mapping[str, Any], at: int, size: int) -> Scaled | None:
    """Return a column as it will be scaled; None where it cannot be."""
    if digits > MOST_PLACES:
        return None
    low, high = found[f"l{at}"], found[f"h{at}"]
    gaps = bool(found[f"g{at}"])
    if low is None or high is None or not size:
        low = high = 0
        gaps = True
    if abs(low) == float("inf") or abs(high) == float("inf"):
        return None
    most = max(abs(Fraction(low)), abs(Fraction(high))) * 10**digits
    if most >= (_EXACT if raw.float else MOST):
        return None
    return Scaled(
        f"#{raw.field.name}",
        raw.factor / 10**digits,
        -int(-most // 1),
        f"?{raw.field.name}" if gaps else "",
        positive=not gaps and low > 0,
    )


def _scaling(x: Dialect, raw: _Raw, digits: int, scaled: Scaled) -> list[Any]:
    """Return the scaled integers of a column, and where they are values if not everywhere."""
    column = x.col(raw.name)
    whole = (column * float(10**digits)).round() if raw.float else column
    if not scaled.known:
        return [whole.cast(x.Int64).alias(scaled.name)]
    good = _good(x, raw)
    whole = x.when(good).then(whole).otherwise(0)
    return [whole.cast(x.Int64).alias(scaled.name), good.alias(scaled.known)]


def _stages_of(framed: Framed) -> dict[str, list[str]] | None:
    """Return the words for each stage; None where the frame has none."""
    if STAGE not in framed.keys:
        return None
    found: dict[str, list[str]] = {}
    for word, stage in framed.stage_words.items():
        if stage and word:
            found.setdefault(stage, []).append(word)
    return dict(sorted(found.items()))


def _word(x: Dialect, framed: Framed) -> Any:
    return x.col(framed.keys[STAGE]).cast(x.String).fill_null("")


def _stage_counts(
    x: Dialect, framed: Framed, stages: Mapping[str, Sequence[str]] | None
) -> dict[str, Any]:
    if stages is None:
        return {}
    word = _word(x, framed)
    counts = {
        f"@{one}": word.is_in(list(words)).cast(x.Int64).sum() for one, words in stages.items()
    }
    return counts | {"@ ": (word == "").cast(x.Int64).sum()}


def _staged(
    frame: Lazy,
    x: Dialect,
    framed: Framed,
    stages: Mapping[str, Sequence[str]],
    found: Mapping[str, Any],
) -> tuple[Lazy, Stages, bool]:
    """Return the frame with its stages as ids and as columns of truth."""
    word = _word(x, framed)
    ids = word
    there = [one for one in stages if found[f"@{one}"]]
    for one in there:
        others = [word for word in stages[one] if word != one]
        if others:
            ids = x.when(word.is_in(others)).then(x.lit(one)).otherwise(ids)
    frame = with_columns(frame, [ids.alias(STAGE_IDS)])
    column = x.col(STAGE_IDS)
    flags = [(column == one).alias(f"@{one}") for one in there]
    known = sum(int(found[f"@{one}"]) for one in there)
    doubtful = known < int(found[_SIZE] or 0)
    if doubtful:
        among = column.is_in(there) if there else column != column  # noqa: PLR0124 - nowhere
        flags.append((~among).alias("@"))
    wholes = bool(found["@ "])
    columns = {one: f"@{one}" for one in there}
    return with_columns(frame, flags), Stages(columns, "@" if doubtful else None), wholes
