"""What has to be known of the numbers of a frame before a plan is made: aggregates, no rows.

The rule is that of `columns.scan`: a float is the decimal that scaling by a power of ten and back
leads to, where both have at most 15 digits. Which power serves is guessed from any few rows and
proven by an aggregate over all. Numbers, yes and no that are written as text are taken where every
one of them is written plainly, numbers in at most 15 digits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw

from edustandards.evaluate.cell_words import MISSING, NO, YES
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
from edustandards.evaluate.lazy.stages import staged
from edustandards.evaluate.observed import STAGE, Framed
from edustandards.measures.nodes import Field, Kind

_EXACT = 10**15
_SIZE = "size"
_PLAIN = r"^-?[0-9]+(\.[0-9]+)?$"
_LONGEST = 15
"""So many signs hold no more digits than a float keeps apart."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A lazy frame with its numbers scaled, and what is known of it.

    `keys` are its key columns by kind, texts without gaps. `numbers` are None where they have no
    exact form in 64 bits, and `refused` says why, in the words of `UnsupportedError`. `truths` are
    the columns of yes and no that were read from texts. `wholes` says that some rows have no stage,
    and may speak of their entities as wholes.
    """

    frame: Lazy
    size: int
    keys: dict[str, str]
    numbers: Mapping[str, Scaled | None]
    refused: Mapping[str, str]
    truths: Mapping[str, str]
    stages: Stages | None
    wholes: bool


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number column before it is scaled; `text` is the column that it was read from, if any."""

    field: Field
    name: str
    factor: Fraction
    float: bool
    text: str = ""


def survey(framed: Framed, fields: Sequence[Field]) -> Surveyed:
    """Return a frame with what the given fields need, scaled and checked, still lazy."""
    wanted = [field for field in fields if field.name in framed.columns]
    frame, keys = _keyed(framed, wanted)
    frame, raws = _numeric(frame, framed, [one for one in wanted if one.kind is Kind.NUMBER])
    frame, truths = _truths(frame, framed, [one for one in wanted if one.kind is Kind.YES_NO])
    x = dialect(frame)
    places = _guessed(frame, raws)
    asked: dict[str, Any] = {_SIZE: x.len()}
    for name, column in truths.items():
        asked[f"o{name}"] = _odd(x, framed.columns[name].name, column)
    for at, raw in enumerate(raws):
        asked |= _ends(x, raw, at) | _back(x, raw, at, [places[at]])
    found = one_row(frame, asked)
    size = int(found[_SIZE] or 0)
    _further(frame, raws, places, found)
    numbers: dict[str, Scaled | None] = {
        one.name: None for one in wanted if one.kind is Kind.NUMBER
    }
    refused = dict.fromkeys(numbers, "type")
    columns: list[Any] = []
    for at, raw in enumerate(raws):
        if found.get(f"o{at}"):
            refused[raw.field.name] = "text"
            continue
        scaled = _scaled(raw, places[at], found, at)
        numbers[raw.field.name] = scaled
        refused[raw.field.name] = "digits"
        if scaled is not None:
            columns += _scaling(x, raw, places[at], scaled)
    frame = with_columns(frame, columns)
    truths = {name: column for name, column in truths.items() if not found[f"o{name}"]}
    if STAGE not in framed.keys:
        return Surveyed(frame, size, keys, numbers, refused, truths, None, wholes=False)
    frame, stages, wholes = staged(frame, framed, size)
    return Surveyed(frame, size, keys, numbers, refused, truths, stages, wholes)


def _keyed(framed: Framed, fields: Sequence[Field]) -> tuple[Lazy, dict[str, str]]:
    """Return a frame with only the columns that are asked for, and its keys as texts."""
    frame = opened(framed.frame)
    names = [*framed.keys.values(), *(framed.columns[field.name].name for field in fields)]
    frame = frame.select(list(dict.fromkeys(names)))
    x = dialect(frame)
    keys = {kind: f"#key {kind}" for kind in framed.keys if kind != STAGE}
    columns = [
        x.col(framed.keys[kind]).cast(x.String).fill_null("").alias(name)
        for kind, name in keys.items()
    ]
    return with_columns(frame, columns), keys


def _numeric(frame: Lazy, framed: Framed, fields: Sequence[Field]) -> tuple[Lazy, list[_Raw]]:
    """Return a frame whose plain texts of numbers stand beside them as floats, and its numbers."""
    schema, x = frame.collect_schema(), dialect(frame)
    raws, columns = [], []
    for field in fields:
        column = framed.columns[field.name]
        dtype = schema[column.name]
        if dtype == nw.Float64 or dtype.is_integer():
            raws.append(_Raw(field, column.name, column.factor, dtype == nw.Float64))
        elif dtype == nw.String or dtype.is_decimal():
            read = f"#read {field.name}"
            text = x.col(column.name).cast(x.String).str.strip_chars()
            is_plain = text.str.contains(_PLAIN) & (text.str.len_chars() <= _LONGEST)
            plain = x.when(is_plain).then(text)
            columns.append(plain.cast(x.Float64).alias(read))
            raws.append(_Raw(field, read, column.factor, float=True, text=column.name))
    return with_columns(frame, columns), raws


def _truths(frame: Lazy, framed: Framed, fields: Sequence[Field]) -> tuple[Lazy, dict[str, str]]:
    """Return a frame whose texts of yes and no stand beside them as truths."""
    schema, x = frame.collect_schema(), dialect(frame)
    found, columns = {}, []
    for field in fields:
        name = framed.columns[field.name].name
        if schema[name] == nw.String:
            found[field.name] = f"#read {field.name}"
            said = x.col(name).str.strip_chars().str.to_lowercase()
            no = x.when(said.is_in(sorted(NO))).then(x.lit(value=False))
            truth = x.when(said.is_in(sorted(YES))).then(x.lit(value=True)).otherwise(no)
            columns.append(truth.alias(found[field.name]))
    return with_columns(frame, columns), found


def _odd(x: Dialect, text: str, read: str) -> Any:
    """Return how many texts are neither read nor a gap."""
    said = x.col(text).cast(x.String).str.strip_chars().str.to_lowercase()
    odd = x.col(read).is_null() & ~said.is_in(sorted(MISSING)).fill_null(value=True)
    return odd.cast(x.Int64).sum()


def _ends(x: Dialect, raw: _Raw, at: int) -> dict[str, Any]:
    """Return the ends of a column, and how many gaps it has, and texts that are no plain number."""
    column = value = x.col(raw.name)
    gap = column.is_null()
    if raw.float and not raw.text:
        gap = gap | column.is_nan().fill_null(value=False)
        # Polars leaves out what is no number; to others it is the largest of all.
        value = column if x is not nw else x.when(~column.is_nan()).then(column)
    found = {f"l{at}": value.min(), f"h{at}": value.max(), f"g{at}": gap.cast(x.Int64).sum()}
    if raw.text:
        found[f"o{at}"] = _odd(x, raw.text, raw.name)
    return found


def _back(x: Dialect, raw: _Raw, at: int, places: Sequence[int]) -> dict[str, Any]:
    """Return of how many values scaling so far and back gives another float."""
    if not raw.float:
        return {}
    column = x.col(raw.name)
    found = {}
    for digits in places:
        by = float(10**digits)
        # Divided by a column: Polars divides by a literal through its reciprocal.
        back = (column * by).round() / (column * 0.0 + by)
        other = back != column
        if not raw.field.signed:
            other = other & (column >= 0)
        found[f"b{at} {digits}"] = other.fill_null(value=False).cast(x.Int64).sum()
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


def _further(frame: Lazy, raws: Sequence[_Raw], places: list[int], found: dict[str, Any]) -> None:
    """Look for more places where those that were guessed do not serve all rows."""
    missed = {
        at: range(places[at] + 1, MOST_PLACES + 1)
        for at, raw in enumerate(raws)
        if raw.float and found[f"b{at} {places[at]}"]
    }
    x = dialect(frame)
    more: dict[str, Any] = {}
    for at, tried in missed.items():
        more |= _back(x, raws[at], at, tried)
    found |= one_row(frame, more)
    for at, tried in missed.items():
        good = (digits for digits in tried if not found[f"b{at} {digits}"])
        places[at] = next(good, MOST_PLACES + 1)


def _scaled(raw: _Raw, digits: int, found: Mapping[str, Any], at: int) -> Scaled | None:
    """Return a column as it will be scaled; None where it cannot be."""
    if digits > MOST_PLACES:
        return None
    low, high, gaps = found[f"l{at}"], found[f"h{at}"], bool(found[f"g{at}"])
    if low is None or high is None:
        low = high = 0
        gaps = True
    if low < 0 and not raw.field.signed:
        low, high, gaps = 0, max(high, 0), True
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
    whole = (column * float(10**digits)).round() if raw.float and digits else column
    if not scaled.known:
        return [whole.cast(x.Int64).alias(scaled.name)]
    good = ~column.is_null()
    if raw.float:
        good = good & ~column.is_nan().fill_null(value=False)
    if not raw.field.signed:
        good = good & (column >= 0).fill_null(value=False)
    whole = x.when(good).then(whole).otherwise(0)
    return [whole.cast(x.Int64).alias(scaled.name), good.alias(scaled.known)]
