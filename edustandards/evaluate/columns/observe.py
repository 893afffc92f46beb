"""A frame as Python columns, exactly: for what columns cannot judge, and for single findings."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from edustandards.errors import EdustandardsError
from edustandards.evaluate.columns.scan import collected
from edustandards.evaluate.columns.series import Strings
from edustandards.evaluate.observed import STAGE, Framed, Observed
from edustandards.evaluate.take import take_value
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.numbers import read_number


def observe(framed: Framed, vocabulary: Vocabulary) -> Observed:
    """Return a frame as Python columns, in the units of the fields.

    Floats are their shortest decimals; texts in number columns are read as numbers.
    """
    names = [*framed.keys.values(), *(column.name for column in framed.columns.values())]
    frame = collected(framed, names)
    keys: dict[str, Sequence[str]] = {
        kind: list(Strings(frame.get_column(column), len(frame)))
        for kind, column in framed.keys.items()
    }
    if STAGE in keys:
        words = framed.stage_words
        keys[STAGE] = [words.get(word, word) for word in keys[STAGE]]
    keys.setdefault(framed.entity, [""] * len(frame))
    values: dict[str, Sequence[Value]] = {}
    for name, column in framed.columns.items():
        field = vocabulary.fields[name].field
        raw = frame.get_column(column.name).to_list()
        read = [_value(field, column.factor, one) for one in raw]
        for row, odd in framed.odd.get(name, {}).items():
            read[row] = odd
        values[name] = read
    origins = () if framed.origin is None else (framed.origin,)
    return Observed(framed.entity, len(frame), keys, values, origins)


def has_wholes(framed: Framed) -> bool:
    """Tell whether a frame with stages has rows without one, which speak of entities as wholes."""
    column = framed.keys.get(STAGE)
    if column is None:
        return False
    stages = collected(framed, [column]).get_column(column)
    return any(not one for one in stages.unique().to_list())


def _value(field: Field, by: Fraction, raw: Any) -> Value:
    if isinstance(raw, str) and field.kind is Kind.NUMBER:
        raw = _number(raw)
    try:
        found = raw if isinstance(raw, Unreadable) else take_value(field, raw)
    except EdustandardsError:
        return Unreadable(str(raw)[:60])
    if by == 1 or isinstance(found, bool) or not isinstance(found, int | Fraction):
        return found
    number = found * by
    return number.numerator if number.denominator == 1 else number


def _number(text: str) -> Fraction | Unreadable | None:
    if not text.strip():
        return None
    try:
        return read_number(text)[0]
    except EdustandardsError:
        return Unreadable(text[:60])
