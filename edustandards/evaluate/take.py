"""One record of Python values as a row: numbers, texts with units, quantities of pint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from edustandards.errors import DataError, NotationError, problem
from edustandards.evaluate.given import Given
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.evaluate.row import Alone, Row
from edustandards.measures.fields import proof_of
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.units.convert import factor, same_dimension
from edustandards.units.numbers import MOST_WHOLE, brief, exact
from edustandards.units.parse import parse_quantity
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit

ALONE = Alone()
MOST_SHOWN = 60
_GAPS = frozenset({"NAType", "NaTType"})
"""The types of pandas for what is missing; the first cannot even be compared."""
_NUMBER, _YES_NO = Kind.NUMBER, Kind.YES_NO
_NUMBERS = (float, Decimal, Fraction, int)


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
        DataError: where a value has a unit of another dimension than its field.
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
    said = brief(found.get(STAGE) or "")
    stage = stages.get(said, "")
    keys = {on: (brief(found.get(on) or ""),), STAGE: (stage or said,)}
    if found.get(PERIOD) is not None:
        keys[PERIOD] = (brief(found[PERIOD]),)
    return Row(Observed(on, 1, keys, values), 0, stage, ALONE if given is None else Alone(given))


def _attributes(fields: Sequence[Field], record: object, on: str) -> Mapping[str, object]:
    wanted = [field.name for field in fields]
    for field in fields:
        if field.kind is _YES_NO:
            wanted += [one.name for one in proof_of(field)]
    names = (*wanted, on, STAGE, PERIOD)
    return {name: getattr(record, name) for name in names if hasattr(record, name)}


def take_value(field: Field, raw: object) -> Value:
    """Return a Python value as a value of a field, in the unit of the field.

    A text may carry its unit (`0.25 万平方米`); so may a quantity of pint. What cannot be read is
    data too: an `Unreadable`, which leads to an unknown verdict that names it.

    Raises:
        DataError: where the unit is of another dimension.

    >>> from edustandards.units.unit import Unit
    >>> take_value(Field("site_area", Unit.of("meter", 2)), "0.25 万平方米")
    2500
    """
    if raw is None or type(raw).__name__ in _GAPS:
        return None
    if raw != raw:  # noqa: PLR0124 - only not-a-number differs from itself
        return None
    if field.kind is Kind.NUMBER:
        if type(raw) is int and 0 <= raw < MOST_WHOLE:
            return raw
        if type(raw) is float and 0 <= raw < 1e11:
            # Fewer than 15 digits: a decimal of four places that leads back is the one meant.
            scaled = round(raw * 10_000)
            if scaled / 10_000 == raw:
                return scaled // 10_000 if scaled % 10_000 == 0 else Fraction(scaled, 10_000)
        return _not_negative(field, _number(field, raw))
    if field.kind is Kind.YES_NO:
        return raw if isinstance(raw, bool) else Unreadable(_short(raw))
    if field.kind is Kind.DATE:
        return raw if isinstance(raw, date) else _day(raw)
    text = brief(raw)
    known = field.kind is not Kind.LEVEL or text in field.levels
    return text if known else Unreadable(_short(raw))


def _day(raw: object) -> date | Unreadable:
    try:
        return date.fromisoformat(brief(raw))
    except ValueError:
        return Unreadable(_short(raw))


def _number(field: Field, raw: object) -> int | Fraction | Unreadable:
    if isinstance(raw, str):
        return _text(field, raw)
    if isinstance(raw, _NUMBERS) and not isinstance(raw, bool):
        try:
            return _whole(exact(raw))
        except ValueError:
            return Unreadable(_short(raw))
    if isinstance(raw, Quantity):
        return _quantity(field, raw)
    if hasattr(raw, "magnitude") and hasattr(raw, "units"):
        from edustandards.units.bridge import from_pint  # pint is loaded only for its own

        return _quantity(field, from_pint(raw))
    item = getattr(raw, "item", None)
    if callable(item):
        return _number(field, item())
    return Unreadable(_short(raw))


def _text(field: Field, text: str) -> int | Fraction | Unreadable:
    try:
        found = parse_quantity(text, field.unit)
    except NotationError:
        return Unreadable(_short(text))
    return _quantity(field, found)


def _quantity(field: Field, found: Quantity) -> int | Fraction:
    if found.unit == field.unit:
        return _whole(found.number)
    if not same_dimension(found.unit, field.unit):
        raise DataError(
            problem(
                "value-unit",
                field=field.name,
                unit=show_unit(found.unit, "en"),
                unit_zh=show_unit(found.unit, "zh"),
                expected=show_unit(field.unit, "en"),
                expected_zh=show_unit(field.unit, "zh"),
            )
        )
    return _whole(found.number * factor(found.unit, field.unit))


def _whole(number: Fraction) -> int | Fraction:
    return number.numerator if number.denominator == 1 else number


def _not_negative(field: Field, value: int | Fraction | Unreadable) -> Value:
    if isinstance(value, Unreadable) or value >= 0 or field.signed:
        return value
    return Unreadable(_short(value), "cell-negative")


def _short(raw: object) -> str:
    return brief(raw)[:MOST_SHOWN]
