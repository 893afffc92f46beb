"""A Python value as a quantity: what people pass where one is asked for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, TypeGuard

from edustandards.arguments import unfit
from edustandards.errors import NumberError, problem
from edustandards.units.convert import factor
from edustandards.units.numbers import exact
from edustandards.units.parse import parse_quantity, parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit

Amount: TypeAlias = str | int | float | Decimal | Fraction | Quantity
"""What states a quantity; those of pint and numbers of numpy are taken too."""


def quantity(value: Amount, unit: str | Unit = "") -> Quantity:
    """Return what a text, a number or a quantity of ours or of pint states, exactly.

    Read are `7.5 平方米/生`, `每百名学生 2.3 间`, `生均 3600 元`, `1:19`, `25 %`, `(120/13) m²` and
    the like; a float is its shortest decimal. What has no unit is in `unit`, plain if none is
    given; what has another than `unit` is converted to it.

    Raises:
        NotationError: for a text that is no quantity, or can be read in two ways.
        NumberError: for what is no number: not finite, out of range, a truth value, another object.
        UnitError: where it measures something else than `unit`.
        CallError: where `unit` is no text.

    >>> quantity("0.25 万平方米", "m²").number, quantity(7.5, "m²/student").number
    (Fraction(2500, 1), Fraction(15, 2))
    """
    if isinstance(unit, str):
        wanted = parse_unit(unit)
    elif isinstance(unit, Unit):
        wanted = unit
    else:
        raise unfit("unit", "wanted-unit", unit)
    found = _quantity(value, wanted)
    if found.unit == wanted or not unit:
        return found
    return Quantity(found.number * factor(found.unit, wanted), wanted)


def take_quantity(raw: object, unit: Unit | None = None) -> Quantity:
    """Return a number, a text, a quantity of ours or of pint as a quantity, in `unit` if given.

    What is in `unit` is a number: the digits that were written are kept without one only.

    A number without a unit is in `unit`, or plain. Truth values are no numbers.

    Raises:
        NotationError: where it is a text that cannot be read.
        NumberError: where it is no number: not finite, out of range, a truth value, another object.
        UnitError: where its unit is of another dimension than `unit`.

    >>> from edustandards.units.parse import parse_unit
    >>> take_quantity("0.25 万平方米", parse_unit("m²")).number
    Fraction(2500, 1)
    >>> take_quantity(True)
    Traceback (most recent call last):
    edustandards.errors.NumberError: a yes/no value is not a number: True [quantity-truth]
    """
    found = _quantity(raw, unit)
    if unit is None:
        return found
    if found.unit == unit:
        return Quantity(found.number, unit)
    return Quantity(found.number * factor(found.unit, unit), unit)


def is_pint(raw: Any) -> TypeGuard[Any]:
    """Tell whether a value is a quantity of pint, of whatever registry; pint is not loaded."""
    return hasattr(raw, "magnitude") and hasattr(raw, "unit_items") and hasattr(raw, "_REGISTRY")


def unwrapped(raw: object) -> object:
    """Return a scalar of numpy as the value of Python that it is, and anything else as it is."""
    if type(raw).__module__.partition(".")[0] != "numpy" or getattr(raw, "shape", None) != ():
        return raw
    return raw.item()  # type: ignore[attr-defined]  # whatever has the shape of a scalar has it


def _quantity(raw: object, unit: Unit | None) -> Quantity:
    match raw:
        case Quantity():
            return raw
        case str():
            return parse_quantity(raw, unit)
        case int() | float() | Decimal() | Fraction():
            return Quantity(exact(raw), unit or ONE)
    if is_pint(raw):
        from edustandards.units.bridge import from_pint  # pint is loaded only for its own

        return from_pint(raw)
    plain = unwrapped(raw)
    if plain is not raw:
        return _quantity(plain, unit)
    raise NumberError(problem("quantity-kind", kind=type(raw).__name__))
