"""A Python value as a quantity: what people pass where one is asked for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from edustandards.errors import NotationError, problem
from edustandards.units.convert import factor
from edustandards.units.numbers import brief, exact
from edustandards.units.parse import parse_quantity
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit

MOST_SHOWN = 60


def take_quantity(raw: object, unit: Unit | None = None) -> Quantity:
    """Return a number, a text, a quantity of ours or of pint as a quantity, in `unit` if given.

    What is in `unit` is a number: the digits that were written are kept without one only.

    A number without a unit is in `unit`, or plain. Truth values are no numbers.

    Raises:
        NotationError: where it is no quantity: not-a-number, infinity, an exponent past 40 digits,
            a text that cannot be read.
        UnitError: where its unit is of another dimension than `unit`.

    >>> from edustandards.units.parse import parse_unit
    >>> take_quantity("0.25 万平方米", parse_unit("m²")).number
    Fraction(2500, 1)
    >>> take_quantity(True)
    Traceback (most recent call last):
    edustandards.errors.NotationError: a yes/no value is not a number: True [quantity-truth]
    """
    found = _quantity(raw, unit)
    if unit is None:
        return found
    if found.unit == unit:
        return Quantity(found.number, unit)
    return Quantity(found.number * factor(found.unit, unit), unit)


def _quantity(raw: object, unit: Unit | None) -> Quantity:
    match raw:
        case Quantity():
            return raw
        case bool():
            raise NotationError(problem("quantity-truth", text=str(raw)))
        case str():
            return parse_quantity(raw, unit)
        case int() | float() | Decimal() | Fraction():
            try:
                return Quantity(exact(raw), unit or ONE)
            except ValueError:
                raise NotationError(problem("quantity-finite", text=_short(raw))) from None
    if hasattr(raw, "magnitude") and hasattr(raw, "units"):
        from edustandards.units.bridge import from_pint  # pint is loaded only for its own

        return from_pint(raw)
    item = getattr(raw, "item", None)
    if callable(item) and type(raw).__module__.partition(".")[0] == "numpy":
        return _quantity(item(), unit)
    raise NotationError(problem("quantity-kind", kind=type(raw).__name__))


def _short(raw: object) -> str:
    return brief(raw)[:MOST_SHOWN]
