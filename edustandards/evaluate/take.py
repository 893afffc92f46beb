"""One record of Python values as a row: numbers, texts with units, quantities of pint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from edustandards.arguments import must_be, unfit
from edustandards.errors import NotationError, UnitError
from edustandards.evaluate.given import Given
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.evaluate.row import Alone, Row
from edustandards.measures.fields import proof_of
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.units.numbers import MOST_WHOLE, brief
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity
from edustandards.units.taken import is_pint, take_quantity, unwrapped

ALONE = Alone()
MOST_SHOWN = 60
_GAPS = frozenset({"NAType", "NaTType"})
"""The types of pandas for what is missing; the first cannot even be compared."""
_NO_RECORDS = frozenset({"builtins", "decimal", "fractions", "numpy"})
"""Where the types live that no record is of, but for `object` itself and named tuples."""
_NUMBER, _YES_NO = Kind.NUMBER, Kind.YES_NO


def take_record(
    fields: Sequence[Field],
    record: object,
    on: str,
    stages: Mapping[str, str],
    given: Given | None = None,
) -> Row:
    """Return a mapping, or an object with attributes, as a row of the kind of entity `on`.

    `stages` maps words for stages to their ids; `given` is what is known beside the record. A
    field that is absent is missing.

    Raises:
        CallError: where the record has no fields at all, as a number or a text.
    """
    found = record if isinstance(record, Mapping) else _attributes(fields, record, on)
    values: dict[str, tuple[Value]] = {}
    beside: list[Field] = []
    for field in fields:
        raw = found.get(field.name)
        # Most values are whole numbers, and most of the time would go into asking what else.
        if type(raw) is int and 0 <= raw < MOST_WHOLE and field.kind is _NUMBER:
            values[field.name] = (raw,)
            continue
        values[field.name] = (take_value(field, raw),)
        if field.kind is _YES_NO:
            beside += proof_of(field)
    for field in beside:
        values[field.name] = (take_value(field, found.get(field.name)),)
    said = _word(found.get(STAGE))
    stage = stages.get(said, "")
    keys = {on: (_word(found.get(on)),), STAGE: (stage or said,)}
    if found.get(PERIOD) is not None:
        keys[PERIOD] = (_word(found[PERIOD]),)
    kin = ALONE if given is None else Alone(must_be(given, Given, "given", "wanted-given"))
    return Row(Observed(on, 1, keys, values), 0, stage, kin)


def _refuse_no_record(record: object) -> None:
    """Refuse what has no fields, and would only be found to lack them all.

    Raises:
        CallError: where it is a number, a text, a list, nothing, a type, or of numpy.
    """
    kind = type(record)
    home = kind.__module__.partition(".")[0]
    plain = home in _NO_RECORDS and kind is not object and not hasattr(record, "_fields")
    if plain or isinstance(record, type | Quantity | date):
        raise unfit("record", "wanted-record", record)


def _attributes(fields: Sequence[Field], record: object, on: str) -> Mapping[str, object]:
    _refuse_no_record(record)
    wanted = [field.name for field in fields]
    for field in fields:
        if field.kind is _YES_NO:
            wanted += [one.name for one in proof_of(field)]
    names = (*wanted, on, STAGE, PERIOD)
    return {name: getattr(record, name) for name in names if hasattr(record, name)}


def _word(raw: object) -> str:
    """Return a name, a stage or a period as text, empty where it is missing."""
    if isinstance(raw, str):
        return raw
    return "" if raw is None or _is_gap(raw) else brief(raw)


def take_value(field: Field, raw: object) -> Value:
    """Return a Python value as a value of a field, in the unit of the field.

    A text may carry its unit (`0.25 万平方米`); so may a quantity of pint. What cannot be read, or
    measures something else, is data too: an `Unreadable`, which leads to an unknown verdict that
    names it. Nothing is raised, whatever the value is.

    >>> from edustandards.units.unit import Unit
    >>> area = Field("site_area", Unit.of("meter", 2))
    >>> take_value(area, "0.25 万平方米"), take_value(area, "3 yuan")
    (2500, Unreadable(text='3 yuan', code='cell-unit'))
    """
    if raw is None:
        return None
    if field.kind is _NUMBER:
        if type(raw) is int and 0 <= raw < MOST_WHOLE:
            return raw
        if type(raw) is float and 0 <= raw < 1e11:
            # Fewer than 15 digits: a decimal of four places that leads back is the one meant.
            scaled = round(raw * 10_000)
            if scaled / 10_000 == raw:
                return scaled // 10_000 if scaled % 10_000 == 0 else Fraction(scaled, 10_000)
    raw = unwrapped(raw)
    if _is_gap(raw):
        return None
    match field.kind:
        case Kind.NUMBER:
            return _not_negative(field, _number(field, raw))
        case Kind.YES_NO:
            return raw if isinstance(raw, bool) else Unreadable(_short(raw))
        case Kind.DATE:
            return _day(raw)
        case Kind.LEVEL:
            text = brief(raw)
            return text if text in field.levels else Unreadable(_short(raw))
        case Kind.TEXT:
            return brief(raw)
        case _:
            assert_never(field.kind)


def _is_gap(raw: object) -> bool:
    """Tell whether a value says that there is none: None, what is not a number, those of pandas."""
    if isinstance(raw, float):
        return raw != raw  # noqa: PLR0124 - only not-a-number differs from itself
    if isinstance(raw, Decimal):
        return raw.is_qnan()  # one that signals is no gap, and cannot be compared
    return type(raw).__name__ in _GAPS or (is_pint(raw) and _is_gap(unwrapped(raw.magnitude)))


def _day(raw: object) -> date | Unreadable:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(brief(raw))
    except ValueError:
        return Unreadable(_short(raw))


def _number(field: Field, raw: object) -> int | Fraction | Unreadable:
    try:
        found = take_quantity(raw, field.unit)
    except UnitError:
        return Unreadable(_shown(raw), "cell-unit")
    except NotationError:
        return Unreadable(_shown(raw))
    return _whole(found.number)


def _shown(raw: object) -> str:
    """Return what a message quotes of what is no number: a quantity with its unit."""
    return show_quantity(raw, "en")[:MOST_SHOWN] if isinstance(raw, Quantity) else _short(raw)


def _whole(number: Fraction) -> int | Fraction:
    return number.numerator if number.denominator == 1 else number


def _not_negative(field: Field, value: int | Fraction | Unreadable) -> Value:
    if isinstance(value, Unreadable) or value >= 0 or field.signed:
        return value
    return Unreadable(_short(value), "cell-negative")


def _short(raw: object) -> str:
    return brief(raw)[:MOST_SHOWN]
