"""Units and quantities are shown idiomatically, and what is shown reads back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.units.names import NAMES
from edustandards.units.parse import parse_quantity, parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit
from edustandards.units.unit import ONE, Unit

names = st.sampled_from(sorted(NAMES))
powers = st.sampled_from([-6, -3, -2, -1, 1, 2, 3, 4, 6])
sizes = st.sampled_from([1, 10, 100, 1000, 10**4, 10**5, 10**6, 10**8, 10**12]) | st.integers(1, 99)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """Units with up to four names, at every kind of scale."""
    unit = ONE.scaled(Fraction(draw(sizes), draw(sizes)))
    for name in draw(st.lists(names, max_size=4, unique=True)):
        unit *= Unit.of(name, draw(powers))
    return unit


numbers = st.fractions(max_denominator=1000)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_name_reads_back_at_every_scale_and_power(name: str, lang: str) -> None:
    for power in (1, 2, 3, -1, -2):
        for scale in (Fraction(1), Fraction(10**4), Fraction(1, 100), Fraction(1000), Fraction(7)):
            unit = Unit.of(name, power).scaled(scale)
            assert parse_unit(show_unit(unit, lang)) == unit


@given(units(), st.sampled_from(["zh", "en"]))
def test_a_shown_unit_reads_back(unit: Unit, lang: str) -> None:
    assert parse_unit(show_unit(unit, lang)) == unit


@given(numbers, units(), st.sampled_from(["zh", "en"]), st.booleans())
def test_a_shown_quantity_reads_back(number: Fraction, unit: Unit, lang: str, ratio: bool) -> None:
    shown = show_quantity(Quantity(number, unit, ratio=ratio), lang)
    found = parse_quantity(shown)
    assert (found.number, found.unit, found.ratio) == (number, unit, ratio)


@given(st.integers(-(10**6), 10**6), st.integers(0, 5), units())
def test_written_digits_survive(digits: int, places: int, unit: Unit) -> None:
    written = Quantity(Fraction(digits, 10**places), unit, places)
    assert parse_quantity(show_quantity(written, "zh")) == written


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("7.5 m²/student", "7.5 平方米/生", "7.5 m²/student"),
        ("每百名学生 2.30 间", "2.30 间/百名学生", "2.30 rooms/(100 students)"),
        ("1 间/百名学生", "1 间/百名学生", "1 room/(100 students)"),
        ("3600 元/生", "3600 元/生", "3600 yuan/student"),
        ("1:19", "1:19", "1:19"),
        ("1:13.5 教师/学生", "1:13.5 教师/学生", "1:13.5 teacher/student"),
        ("45 %", "45 %", "45 %"),
        ("45 生/班", "45 名学生/班", "45 students/class"),
        ("12 班", "12 个班", "12 classes"),
        ("0.9 教师/百名学生", "0.9 名教师/百名学生", "0.9 teachers/(100 students)"),
        ("0.25 万平方米", "0.25 万平方米", "0.25 (10000 m²)"),
        ("5.2 万元", "5.2 万元", "5.2 (10000 yuan)"),
        ("720 元/生/年", "720 元/(生·年)", "720 yuan/(student·year)"),
        ("6 cubic metres", "6 立方米", "6 m³"),
        ("50 人次", "50 人次", "50 person-visits"),
        ("2 人", "2 人", "2 persons"),
        ("3 个月", "3 个月", "3 months"),
        ("100 元/月", "100 元/月", "100 yuan/month"),
        ("3.5万", "3.5 万", "3.5 (10000)"),
        ("2 (1/student)", "2 (1/生)", "2 (1/student)"),
        ("3 student²", "3 名学生²", "3 student²"),
        ("4 teacher/(7 student)", "4 名教师/(7 名学生)", "4 teachers/(7 students)"),
        ("-3", "-3", "-3"),
    ],
)
def test_quantities_read_naturally_in_both_languages(text: str, zh: str, en: str) -> None:
    found = parse_quantity(text)
    assert (show_quantity(found, "zh"), show_quantity(found, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(1, 19), "1:19"),
        (Fraction(2, 27), "1:13.5"),
        (Fraction(3), "3:1"),
        (Fraction(3, 2), "1.5:1"),
        (Fraction(2, 3), "1:1.5"),
        (Fraction(3, 7), "3:7"),
        (Fraction(7, 3), "7:3"),
        (Fraction(1), "1:1"),
        (Fraction(0), "0:1"),
        (Fraction(-1, 19), "-1:19"),
    ],
)
def test_ratios_are_shown_against_one(number: Fraction, shown: str) -> None:
    assert show_quantity(Quantity(number, ratio=True), "zh") == shown


def test_a_unit_alone_takes_no_plural() -> None:
    unit = parse_unit("rooms per 100 students")
    assert show_unit(unit, "en") == "room/(100 student)"
    assert show_unit(unit, "zh") == "间/百名学生"
    assert show_unit(ONE, "zh") == show_unit(ONE, "en") == ""


def test_a_thousand_metres_is_no_kilometre() -> None:
    assert show_unit(Unit.of("meter").scaled(1000), "zh") == "1000 米"
    assert show_unit(Unit.of("kilometer"), "zh") == "千米"


def test_more_digits_can_be_asked_for() -> None:
    quantity = Quantity(Fraction(1, 2), Unit.of("percent"), 1)
    assert show_quantity(quantity, "zh", 3) == "0.500 %"
    assert show_quantity(Quantity(Fraction(120, 13), Unit.of("mu")), "zh", 3) == "(120/13) 亩"
