"""Formulas that few packs have: coefficients inside sums, tables without stages, odd gaps."""

from __future__ import annotations

from fractions import Fraction

import pytest

from edustandards.checks.verdict import Verdict
from edustandards.errors import UnitError
from edustandards.evaluate.judge import plan
from edustandards.units.numbers import show_exact
from tests.evaluate.world import by_stage, holds, need, one, run, table

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
# Two schools of one student each with 1 m² and 3 m²: the coefficient is exactly one half.
KEYS = {"school": ["a", "b"], "county": ["X", "X"]}
SCHOOLS = table("school", KEYS, students=[1, 1], area=[1, 3], gym=[0, 0], rooms=[2, 0])
CV = "cv(area_per_student, weight=students)"


@pytest.mark.parametrize(
    ("formula", "limit"),
    [
        (CV, "0.5"),
        (f"-{CV}", "-0.5"),
        (f"{CV} * 2", "1"),
        (f"2 * {CV}", "1"),
        (f"{CV} / 2", "0.25"),
        (f"{CV} + {CV}", "1"),
        (f"{CV} - {CV}", "0"),
        (f"{CV} * 0 + 3", "3"),
        (f"3 - {CV}", "2.5"),
    ],
)
def test_coefficients_inside_formulas(formula: str, limit: str) -> None:
    number = Fraction(limit)
    [on_it] = run(need(formula, f"= {limit}"), SCHOOLS, on="county")
    assert on_it.verdict is MET
    [below] = run(
        need(formula, f"> {show_exact(number - Fraction(1, 1000))}"), SCHOOLS, on="county"
    )
    assert below.verdict is MET
    [above] = run(
        need(formula, f"≥ {show_exact(number + Fraction(1, 1000))}"), SCHOOLS, on="county"
    )
    assert above.verdict is NOT_MET


def test_coefficients_of_nothing() -> None:
    [found] = run(need(f"{CV} / sum(rooms / 1 room)", "≤ 1"), SCHOOLS, on="county")
    assert found.verdict is MET
    empty = table("school", KEYS, students=[1, 1], area=[0, 0], gym=[0, 0], rooms=[0, 0])
    for formula in (CV, f"{CV} + 1", f"{CV} * 2", f"3 / 1 - {CV}"):
        [found] = run(need(formula, "≤ 1"), empty, on="county")
        assert found.verdict is UNKNOWN


@pytest.mark.parametrize("formula", [f"{CV} * {CV}", f"1 / {CV}", f"ceil({CV})"])
def test_coefficients_that_cannot_be_exact(formula: str) -> None:
    with pytest.raises(UnitError) as caught:
        plan(need(formula, "≤ 1"))
    assert caught.value.problems[0].code == "cv-inside"


def test_a_county_without_stages_is_asked_for_each_stage_of_its_schools() -> None:
    schools = table(
        "school",
        {"school": ["a", "b"], "county": ["X", "X"], "stage": ["primary", "junior"]},
        students=[10, 10],
        area=[20, 30],
        gym=[0, 0],
    )
    counties = table("county", {"county": ["X", "Y"]}, fund=[True, False], area=[999, 999])
    check = by_stage(primary=need("area_per_student", "≥ 2 m²/student"), junior=holds("fund"))
    found = run(check, schools, counties, on="county")
    assert [(one.entity, one.stage, one.verdict) for one in found] == [
        ("X", "primary", MET),
        ("X", "junior", MET),
        ("Y", "", UNKNOWN),
    ]
    # What adds up comes from the schools of the stage, not from the county's own figure.
    assert found[0].value == 2


def test_what_would_close_a_gap_in_odd_formulas() -> None:
    products = one(need("students * 2 + students", "≥ 9 student"), students=2)
    assert products.shortfall is not None
    assert (products.shortfall.field, products.shortfall.change) == ("students", 1)
    people = one(need("persons(students)", "≥ 9 person"), students=2)
    assert people.shortfall is not None
    assert people.shortfall.change == 7
    below = one(need("area - gym", "≥ 9 m²"), area=2, gym=1)
    assert below.shortfall is not None
    assert (below.shortfall.field, below.shortfall.change) == ("area", 8)
    square = one(need("area * area", "≥ 9 m⁴"), area=2)
    assert square.shortfall is None
    inner = one(
        need("area / (students / rooms)", "≥ 9 m²·room/student"), area=2, students=2, rooms=1
    )
    assert inner.shortfall is not None
    assert inner.shortfall.field in {"area", "rooms"}
