"""The only module that meets pint: our units in its registries, and other people's quantities.

pint never sees a user's text. Its quantities are not for pickles or other processes: they travel
by name alone. Without a quantity of pint's, it is not loaded: `sizes` reads our definitions too.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from edustandards.errors import NumberError, UnitError, problem
from edustandards.units.names import NAMES
from edustandards.units.numbers import brief, exact
from edustandards.units.quantity import Quantity
from edustandards.units.signs import short
from edustandards.units.sizes import Size, definitions, size_of
from edustandards.units.unit import ONE, Unit

if TYPE_CHECKING:
    import pint

# Dimensions that every registry knows, and the unit in which sizes are compared.
_PHYSICAL: Mapping[str, str] = {
    "length": "meter",
    "mass": "kilogram",
    "time": "second",
    "temperature": "kelvin",
    "luminosity": "candela",
}
# Elsewhere these are times by the clock; taken by name, they mean the same.
_CALENDAR = frozenset({"day", "week", "month", "year"})
# What other registries call our units, where it is not what we call them.
_THEIR_NAMES: Mapping[str, str] = {
    "litre": "liter",
    "millilitre": "milliliter",
    "tonne": "metric_ton",
    "angle_degree": "degree",
}
_CLOSE = Fraction(1, 10**9)


def new_registry() -> pint.UnitRegistry[Any]:
    """Return a registry of our units alone, with rational magnitudes.

    >>> registry = new_registry()
    >>> registry.Quantity(3, "mu").to("meter**2").magnitude
    Fraction(2000, 1)
    """
    import pint

    # pint declares these two types more narrowly than its code takes them.
    own_file_only: Any = None
    rational: Any = Fraction
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(
        own_file_only, non_int_type=rational, on_redefinition="raise"
    )
    registry.load_definitions(definitions().splitlines())
    return registry


def define_units(registry: pint.UnitRegistry[Any]) -> None:
    """Define in a registry of the caller's those of our units that it does not have.

    >>> import pint
    >>> registry = pint.UnitRegistry()
    >>> define_units(registry)
    >>> registry.Quantity(30, "student").units == registry.Unit("student")
    True
    """
    for line in definitions().splitlines():
        name = line.partition(" = ")[0]
        if name in NAMES and _theirs(name, registry) is None:
            registry.define(line)


def to_pint(quantity: Quantity, registry: pint.UnitRegistry[Any]) -> Any:
    """Return the quantity in the registry given, in the number type of that registry.

    Raises:
        UnitError: where the registry lacks one of the units; `define_units` adds them.

    >>> to_pint(Quantity(Fraction(5, 2), Unit.of("mu")), new_registry()).magnitude
    Fraction(5, 2)
    """
    units = registry.Quantity(1).units
    for name, power in quantity.unit.powers:
        theirs = _theirs(name, registry)
        if theirs is None:
            raise UnitError(problem("pint-undefined", text=name))
        _check_same(name, theirs, registry)
        units *= registry.Unit(theirs) ** power
    number = quantity.number * quantity.unit.scale
    return registry.Quantity(_number_for(registry, number), units)


def from_pint(obj: Any) -> Quantity:
    """Return what a pint quantity states, exactly; a float is its shortest decimal.

    A unit is taken by its name, with our size of it: 亩 is 2000/3 m² whatever its registry rounds
    it to. A name that means something else there is refused.

    Raises:
        UnitError: for a unit that is none of ours, or a power that is not whole.
        NumberError: for a magnitude that is no finite number.

    >>> registry = new_registry()
    >>> from_pint(registry.Quantity(7, "meter**2 / student")).number
    Fraction(7, 1)
    """
    registry = obj._REGISTRY  # noqa: SLF001 - pint's own functions reach it by this name
    ours = {theirs: name for name, theirs in _THEIR_NAMES.items()}
    unit = ONE
    for theirs, power in obj.unit_items():
        name = theirs if theirs in NAMES else ours.get(theirs)
        if name is None:
            raise UnitError(problem("pint-unknown", text=short(str(theirs))))
        if power != int(power):
            raise UnitError(problem("pint-power", text=name))
        _check_same(name, theirs, registry)
        unit *= Unit.of(name, int(power))
    return Quantity(_exact(obj.magnitude), unit)


def _exact(magnitude: Any) -> Fraction:
    try:
        # A numpy scalar is no int or float of Python's; its item is.
        return exact(magnitude.item() if hasattr(magnitude, "item") else magnitude)
    except (NumberError, TypeError, ValueError):
        raise NumberError(problem("pint-number", text=short(brief(magnitude)))) from None


def _number_for(registry: pint.UnitRegistry[Any], number: Fraction) -> Any:
    kind: Any = registry.non_int_type
    if kind is Decimal:
        return Decimal(number.numerator) / Decimal(number.denominator)
    return kind(number)


def _theirs(name: str, registry: pint.UnitRegistry[Any]) -> str | None:
    """Return what a registry calls a unit of ours, or None where it has no such unit.

    A registry also reads `mu` as milli-u, by prefix and symbol; only a full name counts here.
    """
    for one in filter(None, (name, _THEIR_NAMES.get(name))):
        if any(prefix + base == one for prefix, base, _ in registry.parse_unit_name(one)):
            return one
    return None


def _check_same(name: str, theirs: str, registry: pint.UnitRegistry[Any]) -> None:
    """Refuse a name that the registry has for something else: `point` may be a length there."""
    if name in _CALENDAR:
        return
    mine, other = size_of(name), _dimensions(registry, theirs)
    same = _is_physical(mine.dimensions) == _is_physical(other)
    if same and _is_physical(other):
        same = mine.dimensions == other and _close(mine, theirs, registry)
    if not same:
        raise UnitError(problem("pint-differs", text=theirs))


def _close(mine: Size, theirs: str, registry: pint.UnitRegistry[Any]) -> bool:
    base = registry.Quantity(1).units
    for dimension, power in mine.dimensions:
        base *= registry.Unit(_PHYSICAL[dimension]) ** power
    there: Any = registry.Quantity(1, theirs).to(base).magnitude
    return abs(exact(there) / mine.factor - 1) < _CLOSE


def _is_physical(dimensions: tuple[tuple[str, int], ...]) -> bool:
    return bool(dimensions) and all(dimension in _PHYSICAL for dimension, _ in dimensions)


def _dimensions(registry: pint.UnitRegistry[Any], name: str) -> tuple[tuple[str, int], ...]:
    powers: Any = registry.get_dimensionality(name)
    return tuple(sorted((one.strip("[]"), int(power)) for one, power in powers.items()))
