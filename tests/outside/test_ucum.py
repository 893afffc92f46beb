"""Our units convert as the Unified Code for Units of Measure has it.

`data/ucum.csv` states for each of our measured units its UCUM code and what that comes to in UCUM's
base units, worked out from the definitions of https://github.com/ucum-org/ucum, commit d060c6d.
Units of schools (student, class, 亩, 万元) and of its calendar are ours alone.
"""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest

from edustandards.units.convert import factor, same_dimension
from edustandards.units.names import NAMES
from edustandards.units.unit import Unit

OURS_ALONE = frozenset({"day", "week", "month", "year", "semester", "class_hour"})


class Row(NamedTuple):
    unit: Unit
    code: str
    factor: Fraction
    base: str


with (Path(__file__).parent / "data" / "ucum.csv").open(encoding="ascii") as file:
    ROWS = [
        # An angle is a unit of its own there; a lumen is a candela times some of it.
        Row(Unit.of(one["unit"]), one["ucum"], Fraction(one["factor"]),
            one["base"].replace(".rad2", ""))
        for one in csv.DictReader(file)
    ]  # fmt: skip

PAIRS = [
    (one, other)
    for one, other in permutations(ROWS, 2)
    if one.base == other.base and (one.base or same_dimension(one.unit, other.unit))
]


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda row: row.code)
def test_what_ucum_takes_for_alike_converts_as_there(one: Row, other: Row) -> None:
    assert factor(one.unit, other.unit) == one.factor / other.factor


def test_nothing_converts_that_does_not_there() -> None:
    alike = {(one.code, other.code) for one, other in PAIRS}
    for one, other in permutations(ROWS, 2):
        if same_dimension(one.unit, other.unit):
            assert (one.code, other.code) in alike


def test_areas_volumes_and_densities_follow_from_lengths() -> None:
    by_code = {row.code: row for row in ROWS}
    metre, litre, hectare = by_code["m"], by_code["L"], by_code["har"]
    assert factor(hectare.unit, Unit.of("meter", 2)) == hectare.factor / metre.factor**2
    assert factor(litre.unit, Unit.of("meter", 3)) == litre.factor / metre.factor**3
    light = Unit.of("lumen") / Unit.of("meter", 2)
    assert factor(by_code["lx"].unit, light) == by_code["lx"].factor / by_code["lm"].factor


def test_every_measured_unit_is_held_against_it() -> None:
    measured = {name for name, one in NAMES.items() if not one.counted} - OURS_ALONE
    held = {name for row in ROWS for name, _ in row.unit.powers}
    left = measured - held
    assert left == {
        *("mu", "decibel", "angle_degree", "percentage_point", "point"),
        *("yuan", "dollar", "euro", "pound_sterling", "rupee", "kenyan_shilling"),
        "hong_kong_dollar",
    }
