"""pint knows the same sizes, and quantities cross to and from other registries exactly."""

from __future__ import annotations

import threading
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pint
import pytest

from edustandards.errors import EdustandardsError, NotationError, UnitError
from edustandards.units.bridge import (
    define_units,
    from_pint,
    new_registry,
    to_pint,
)
from edustandards.units.names import NAMES
from edustandards.units.parse import parse_quantity
from edustandards.units.quantity import Quantity
from edustandards.units.sizes import Size, size_of
from edustandards.units.unit import Unit


@pytest.fixture(scope="module")
def ours() -> pint.UnitRegistry[Any]:
    return new_registry()


@pytest.fixture(scope="module")
def default() -> pint.UnitRegistry[Any]:
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry()
    define_units(registry)
    return registry


def crossing(name: str, registry: Any) -> str:
    """Return why a unit of ours cannot go into a registry, or nothing."""
    try:
        to_pint(Quantity(Fraction(1), Unit.of(name)), registry)
    except UnitError as error:
        return refusal(error)
    return ""


def refusal(error: EdustandardsError) -> str:
    return error.problems[0].code


@pytest.mark.parametrize(
    ("name", "factor", "dimensions"),
    [
        ("mu", Fraction(2000, 3), (("length", 2),)),
        ("foot", Fraction(381, 1250), (("length", 1),)),
        ("hectare", Fraction(10000), (("length", 2),)),
        ("student", Fraction(1), (("student", 1),)),
        ("class", Fraction(1), (("class", 1),)),
        ("percent", Fraction(1, 100), ()),
        ("becquerel", Fraction(1), (("time", -1),)),
        ("lux", Fraction(1), (("length", -2), ("luminosity", 1))),
    ],
)
def test_sizes_are_exact(name: str, factor: Fraction, dimensions: tuple[Any, ...]) -> None:
    assert size_of(name) == (factor, dimensions)


def test_pint_reads_the_same_sizes_from_the_definitions(ours: Any) -> None:
    for name in NAMES:
        powers = ours.get_dimensionality(name)
        dimensions = sorted((one.strip("[]"), int(power)) for one, power in powers.items())
        factor = Fraction(ours.get_root_units(name)[0])
        assert size_of(name) == Size(factor, tuple(dimensions)), name


def test_our_physical_units_agree_with_the_registry_of_pint(default: Any) -> None:
    # A printer's point there; the international acre here, the survey acre in older pints there.
    differing = [name for name in NAMES if crossing(name, default) == "pint-differs"]
    theirs = float(default.Quantity(1, "acre").to("meter**2").magnitude)
    same_acre = abs(theirs - 4046.8564224) < 1e-6
    assert differing == (["point"] if same_acre else ["acre", "point"])


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_unit_crosses_both_ways(name: str, ours: Any) -> None:
    quantity = Quantity(Fraction(5, 7), Unit.of(name, 2) / Unit.of("student"))
    assert from_pint(to_pint(quantity, ours)) == quantity


def test_a_scale_goes_into_the_number(ours: Any) -> None:
    there = to_pint(parse_quantity("0.25 万平方米"), ours)
    assert there.magnitude == 2500
    assert from_pint(there) == Quantity(Fraction(2500), Unit.of("meter", 2))
    assert to_pint(parse_quantity("2.3 间/百名学生"), ours).magnitude == Fraction(23, 1000)


def test_numbers_take_the_type_of_the_registry(default: Any) -> None:
    assert to_pint(parse_quantity("8.76 m²/student"), default).magnitude == 8.76
    kind: Any = Decimal
    decimals: pint.UnitRegistry[Any] = pint.UnitRegistry(non_int_type=kind)
    define_units(decimals)
    assert to_pint(parse_quantity("8.76 m²/student"), decimals).magnitude == Decimal("8.76")


def test_what_pint_users_hold_becomes_exact(default: Any) -> None:
    found = from_pint(default.Quantity(8.76, "meter**2 / student"))
    assert found == Quantity(Fraction(219, 25), Unit.of("meter", 2) / Unit.of("student"))
    assert from_pint(default.Quantity(3, "km")).unit == Unit.of("kilometer")
    assert from_pint(default.Quantity(3, "liter")).unit == Unit.of("litre")
    assert from_pint(default.Quantity(3, "degree")).unit == Unit.of("angle_degree")
    assert from_pint(default.Quantity(200, "day")).unit == Unit.of("day")


def test_a_numpy_scalar_is_a_number(default: Any) -> None:
    numpy = pytest.importorskip("numpy")
    assert from_pint(default.Quantity(numpy.float64(0.1), "meter")).number == Fraction(1, 10)
    with pytest.raises(NotationError) as caught:
        from_pint(default.Quantity(numpy.array([1.0, 2.0]), "meter"))
    assert refusal(caught.value) == "pint-number"


def test_units_that_the_registry_lacks_are_named() -> None:
    with pytest.raises(UnitError) as caught:
        to_pint(parse_quantity("7.5 m²/student"), pint.UnitRegistry())
    assert refusal(caught.value) == "pint-undefined"
    with pytest.raises(UnitError, match="'mu'"):
        # There `mu` would be a milli-u, a mass.
        to_pint(parse_quantity("3 亩"), pint.UnitRegistry())


@pytest.mark.parametrize(
    ("number", "unit", "code"),
    [
        (3, "parsec", "pint-unknown"),
        (3, "mu", "pint-unknown"),
        (3, "point", "pint-differs"),
        (3, "meter**0.5", "pint-power"),
        (float("nan"), "meter", "pint-number"),
    ],
)
def test_what_has_no_exact_counterpart_is_refused(number: float, unit: str, code: str) -> None:
    registry: Any = pint.UnitRegistry()
    with pytest.raises(EdustandardsError) as caught:
        from_pint(registry.Quantity(number, unit))
    assert refusal(caught.value) == code


def test_a_name_with_another_size_or_dimension_is_refused() -> None:
    no_file: Any = None
    registry: Any = pint.UnitRegistry(no_file)
    registry.load_definitions(
        ["meter = [length]", "mu = 600 * meter**2", "student = 2 * meter", "litre = [volume]"]
    )
    for unit in ("mu", "student", "litre"):
        with pytest.raises(UnitError) as caught:
            from_pint(registry.Quantity(3, unit))
        assert refusal(caught.value) == "pint-differs"


def test_many_threads_measure_the_same() -> None:
    found: list[Fraction] = []
    threads = [
        threading.Thread(target=lambda: found.append(size_of("mu").factor)) for _ in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [Fraction(2000, 3)] * 16
