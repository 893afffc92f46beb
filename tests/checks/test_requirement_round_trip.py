"""Requirements as text and back, and as people read them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.checks.nodes import Bound, Level, Range, Requirement
from edustandards.checks.parse import parse_requirement
from edustandards.checks.show import show_requirement
from edustandards.checks.shown import show_number, show_observed, show_share, show_value
from edustandards.measures import nodes as m
from edustandards.measures.nodes import Comparator
from edustandards.measures.values import Unreadable
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit

LEVELS = ("Ⅰ", "Ⅱ", "Ⅲ")
UNITS = ["m²/student", "room/(100 student)", "", "%", "yuan/student", "万元/生", "student/class"]
NAMES: dict[str, m.Measure] = {"students": m.Field("students", Unit.of("student"))}


@st.composite
def quantities(draw: st.DrawFn, unit: Unit) -> Quantity:
    places = draw(st.integers(0, 4))
    return Quantity(Fraction(draw(st.integers(0, 10**6)), 10**places), unit, places)


@st.composite
def requirements(draw: st.DrawFn) -> tuple[Requirement, Unit]:
    unit = parse_unit(draw(st.sampled_from(UNITS)))
    bound = st.builds(Bound, st.sampled_from(list(Comparator)), quantities(unit))
    if draw(st.booleans()):
        return draw(bound), unit
    first, second = sorted(
        (draw(quantities(unit)), draw(quantities(unit))), key=lambda one: one.number
    )
    low = draw(st.sampled_from([Comparator.AT_LEAST, Comparator.MORE]))
    high = draw(st.sampled_from([Comparator.AT_MOST, Comparator.LESS]))
    return Range(Bound(low, first), Bound(high, second)), unit


@given(requirements())
def test_a_requirement_reads_back(drawn: tuple[Requirement, Unit]) -> None:
    requirement, unit = drawn
    assert parse_requirement(show_requirement(requirement), unit) == requirement


@given(requirements(), st.sampled_from(["zh", "en"]))
def test_what_people_read_reads_back_to_the_same_limit(
    drawn: tuple[Requirement, Unit], lang: str
) -> None:
    requirement, unit = drawn
    again = parse_requirement(show_requirement(requirement, lang), unit)
    assert _limits(again) == _limits(requirement)


def _limits(requirement: Requirement) -> list[tuple[Comparator, Fraction]]:
    bounds = (
        [requirement.low, requirement.high] if isinstance(requirement, Range) else [requirement]
    )
    found = []
    for bound in bounds:
        assert isinstance(bound, Bound)
        assert isinstance(bound.threshold, Quantity)
        found.append((bound.comparator, bound.threshold.number * bound.threshold.unit.scale))
    return found


def test_ratios_levels_and_formulas() -> None:
    order = parse_unit("teacher/student")
    for text in ("≥ 1:19", "≤ 1:13.5"):
        ratio = parse_requirement(text, order)
        assert parse_requirement(show_requirement(ratio), order) == ratio
    level = Level(Comparator.AT_LEAST, "Ⅱ", LEVELS)
    assert parse_requirement(show_requirement(level), ONE, levels=LEVELS) == level
    formula = parse_requirement("≥ 350 m² + 4.1 m²/student * students", parse_unit("m²"), NAMES)
    assert parse_requirement(show_requirement(formula), parse_unit("m²"), NAMES) == formula
    said = show_requirement(formula, "zh", lambda *_: "在校生数")
    assert said == "≥ 350 平方米 + 4.1 平方米/生 × 在校生数"


AREA = parse_unit("m²/student")


@pytest.mark.parametrize(
    ("number", "limit", "shown"),
    [
        (Fraction(15, 2), "≥ 7.5 m²/student", "7.5 m²/student"),
        (Fraction(20, 3), "≥ 7.5 m²/student", "about 6.6667 m²/student"),
        # Rounded to four digits it would lie on the limit; it gets as many as set it apart.
        (
            Fraction(7499999999, 10**9) - Fraction(1, 10**12),
            "≥ 7.5 m²/student",
            "about 7.499999999 m²/student",
        ),
        (Fraction(749999, 100000), "≥ 7.5 m²/student", "7.49999 m²/student"),
    ],
)
def test_a_value_never_looks_like_the_limit_that_it_misses(
    number: Fraction, limit: str, shown: str
) -> None:
    assert show_value(number, AREA, parse_requirement(limit, AREA), "en") == shown


def test_values_in_the_unit_of_the_limit() -> None:
    yuan = parse_unit("yuan")
    limit = parse_requirement("≥ 0.36 万元", yuan)
    assert show_value(Fraction(2500), yuan, limit, "zh") == "0.25 万元"
    ratio = parse_requirement("≥ 1:19", parse_unit("teacher/student"))
    order = parse_unit("teacher/student")
    assert show_value(Fraction(1, 20), order, ratio, "zh") == "1:20"
    assert show_value(Fraction(3, 61), order, ratio, "en") == "about 1:20.3333"
    assert show_value(Fraction(2), order, ratio, "en") == "2:1"
    assert show_value(Fraction(0), order, ratio, "en") == "0 teachers/student"
    between = parse_requirement("3300–5500 K", parse_unit("K"))
    assert show_value(Fraction(4000), parse_unit("K"), between, "en") == "4000 K"


def test_other_values() -> None:
    level = Level(Comparator.AT_LEAST, "Ⅱ", LEVELS)
    assert show_value("Ⅲ", ONE, level, "zh") == "Ⅲ"
    assert show_value(None, ONE, None, "zh") == "缺"
    assert show_value(True, ONE, None, "en") == "yes"
    assert show_value(False, ONE, None, "zh") == "否"
    assert show_value(Fraction(1, 3), ONE, None, "en") == "about 0.3333"
    formula = parse_requirement("≥ 2 m² + 3 m²", parse_unit("m²"), NAMES)
    assert show_value(Fraction(3), parse_unit("m²"), formula, "en") == "3 m²"


def test_observations() -> None:
    assert show_observed(None, ONE, "en") == "missing"
    assert show_observed(True, ONE, "zh") == "是"
    assert show_observed(12, parse_unit("room"), "zh") == "12 间"
    assert show_observed(Unreadable("abc"), ONE, "zh") == "abc"
    assert show_observed("小学", ONE, "zh") == "小学"
    assert show_share(Fraction(1, 4), "en") == "25 %"
    assert show_share(Fraction(1, 3), "zh") == "约 33.3333 %"
    assert show_number(Fraction(2, 3), ONE, "en", apart_from=Fraction(2, 3)) == "about 0.6667"


def test_numbers_that_hardly_differ() -> None:
    third = Fraction(1, 3)
    close = third + Fraction(1, 3 * 10**17)
    shown = show_number(close, ONE, "en", apart_from=third)
    assert shown == f"{close.numerator}/{close.denominator}"
    order = parse_unit("teacher/student")
    assert show_number(Fraction(1, 20), order, "en", ratio=True, apart_from=Fraction(0)) == "1:20"
