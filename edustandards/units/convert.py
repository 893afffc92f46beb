"""What units measure, and the exact factors between them."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from edustandards.errors import UnitError, problem
from edustandards.units.names import NAMES, PEOPLE
from edustandards.units.show import show_unit
from edustandards.units.sizes import size_of
from edustandards.units.unit import Unit


@lru_cache(maxsize=4096)
def _measured(unit: Unit) -> tuple[Fraction, tuple[tuple[str, int], ...]]:
    factor = unit.scale
    total: dict[str, int] = {}
    for name, power in unit.powers:
        size = size_of(name)
        factor *= size.factor**power
        for dimension, has in size.dimensions:
            total[dimension] = total.get(dimension, 0) + has * power
    return factor, tuple(sorted((name, power) for name, power in total.items() if power))


def dimension(unit: Unit) -> tuple[tuple[str, int], ...]:
    """Return what a unit measures, as powers of base dimensions; plain numbers have none.

    >>> dimension(Unit.of("mu") / Unit.of("student"))
    (('length', 2), ('student', -1))
    """
    return _measured(unit)[1]


def same_dimension(a: Unit, b: Unit) -> bool:
    """Tell whether the two units convert into each other.

    >>> same_dimension(Unit.of("mu"), Unit.of("meter", 2))
    True
    >>> same_dimension(Unit.of("person"), Unit.of("student"))
    False
    """
    # The same names measure the same: most questions end here.
    return a.powers == b.powers or dimension(a) == dimension(b)


@lru_cache(maxsize=4096)
def factor(source: Unit, target: Unit) -> Fraction:
    """Return by what a number in `source` is multiplied to be in `target`, exactly.

    Raises:
        UnitError: when the two do not measure the same thing.

    >>> factor(Unit.of("mu"), Unit.of("meter", 2))
    Fraction(2000, 3)
    >>> factor(Unit.of("yuan").scaled(10000), Unit.of("yuan"))
    Fraction(10000, 1)
    """
    if source.powers == target.powers:
        return source.scale / target.scale
    if not same_dimension(source, target):
        raise UnitError(
            problem(
                "unit-mismatch-person" if _only_people_differ(source, target) else "unit-mismatch",
                source=show_unit(source, "en") or "1",
                target=show_unit(target, "en") or "1",
                source_zh=show_unit(source, "zh") or "1",
                target_zh=show_unit(target, "zh") or "1",
            )
        )
    return _measured(source)[0] / _measured(target)[0]


def count_factor(source: Unit, target: Unit) -> Fraction:
    """Return the factor into a count of some kind, from a column that says only 人, 名 or 个.

    A header `在校生数（人）` counts students, and `班数（个）` classes: there the field says what
    is counted, and whoever calls this has decided so. `factor` never does.

    Raises:
        UnitError: as `factor` does.

    >>> count_factor(Unit.of("person"), Unit.of("student"))
    Fraction(1, 1)
    """
    loose = (is_person(target) and source.powers == (("person", 1),)) or (
        _counted(target) and source.powers == (("item", 1),)
    )
    return source.scale / target.scale if loose else factor(source, target)


def is_count(unit: Unit) -> bool:
    """Tell whether a unit counts whole things, one by one: people, rooms, books, classes.

    >>> is_count(Unit.of("teacher")), is_count(Unit.of("student").scaled(10000))
    (True, False)
    """
    return _counted(unit) and unit.scale == 1


def is_person(unit: Unit) -> bool:
    """Tell whether a unit counts people: students, teachers, staff, or just persons.

    >>> is_person(Unit.of("staff")), is_person(Unit.of("room"))
    (True, False)
    """
    return len(unit.powers) == 1 and unit.powers[0][1] == 1 and unit.powers[0][0] in PEOPLE


def _counted(unit: Unit) -> bool:
    return len(unit.powers) == 1 and unit.powers[0][1] == 1 and NAMES[unit.powers[0][0]].counted


def _only_people_differ(a: Unit, b: Unit) -> bool:
    people = [{name for name, _ in dimension(unit) if name in PEOPLE} for unit in (a, b)]
    things = [{pair for pair in dimension(unit) if pair[0] not in PEOPLE} for unit in (a, b)]
    return all(people) and things[0] == things[1]
