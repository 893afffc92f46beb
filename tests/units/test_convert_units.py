"""Conversion is exact, never implicit between people, and refused across dimensions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import UnitError
from edustandards.units.convert import (
    count_factor,
    dimension,
    factor,
    is_count,
    is_person,
    same_dimension,
)
from edustandards.units.names import NAMES
from edustandards.units.parse import parse_unit
from edustandards.units.unit import ONE, Unit


@pytest.mark.parametrize(
    ("source", "target", "by"),
    [
        ("亩", "m²", Fraction(2000, 3)),
        ("万平方米", "亩", Fraction(15)),
        ("公顷", "亩", Fraction(15)),
        ("公顷", "平方米", Fraction(10000)),
        ("hm²", "公顷", Fraction(1)),
        ("平方千米", "公顷", Fraction(100)),
        ("km", "cm", Fraction(100000)),
        ("mm", "m", Fraction(1, 1000)),
        ("ft", "m", Fraction(381, 1250)),
        ("sq ft", "m²", Fraction(145161, 1562500)),
        ("inch", "ft", Fraction(1, 12)),
        ("acre", "sq ft", Fraction(43560)),
        ("mile", "ft", Fraction(5280)),
        ("升", "立方米", Fraction(1, 1000)),
        ("mg/L", "g/m³", Fraction(1)),
        ("吨", "kg", Fraction(1000)),
        ("万元", "元", Fraction(10000)),
        ("亿元", "万元", Fraction(10000)),
        ("万元/生", "元/百名学生", Fraction(1000000)),
        ("间/百名学生", "room/student", Fraction(1, 100)),
        ("%", "", Fraction(1, 100)),
        ("‰", "%", Fraction(1, 10)),
        ("ppm", "%", Fraction(1, 10000)),
        ("h", "s", Fraction(3600)),
        ("m³/(h·person)", "m³/(s·person)", Fraction(1, 3600)),
        ("年", "个月", Fraction(12)),
        ("kWh", "W·h", Fraction(1000)),
        ("kW", "W", Fraction(1000)),
        ("lx", "lm/m²", Fraction(1)),
        ("Mbps", "kbit/s", Fraction(1000)),
        ("万人", "人", Fraction(10000)),
    ],
)
def test_factors_are_exact_and_invert(source: str, target: str, by: Fraction) -> None:
    assert factor(parse_unit(source), parse_unit(target)) == by
    assert factor(parse_unit(target), parse_unit(source)) == 1 / by


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("m", "m²"),
        ("元", "%"),
        ("美元", "元"),
        ("小时", "学时"),
        ("天", "小时"),
        ("周", "天"),
        ("学期", "年"),
        ("人", "人次"),
        ("台", "间"),
        ("m²/student", "teacher/student"),
    ],
)
def test_different_things_do_not_convert(source: str, target: str) -> None:
    with pytest.raises(UnitError) as caught:
        factor(parse_unit(source), parse_unit(target))
    (found,) = caught.value.problems
    assert found.code == "unit-mismatch"
    assert not same_dimension(parse_unit(source), parse_unit(target))


@pytest.mark.parametrize(("a", "b"), [*combinations(["人", "学生", "教师", "教职工"], 2)])
def test_people_of_different_kinds_do_not_convert(a: str, b: str) -> None:
    with pytest.raises(UnitError) as caught:
        factor(parse_unit(f"{a}/班"), parse_unit(f"{b}/班"))
    assert caught.value.problems[0].code == "unit-mismatch-person"


def test_persons_in_a_class_are_answered_with_what_to_write() -> None:
    with pytest.raises(UnitError) as caught:
        factor(parse_unit("人/班"), parse_unit("生/班"))
    assert caught.value.say("zh").startswith("“人/班”与“名学生/班”所数的人不同")
    assert "例如 生/班" in caught.value.say("zh")
    with pytest.raises(UnitError, match="'m' and '1' do not measure"):
        factor(Unit.of("meter"), ONE)


def test_dimensions_add_up() -> None:
    assert dimension(parse_unit("lm/(lx·m²)")) == ()
    assert dimension(parse_unit("W")) == (("length", 2), ("mass", 1), ("time", -3))
    assert dimension(parse_unit("教师/百名学生")) == (("student", -1), ("teacher", 1))
    assert same_dimension(parse_unit("%"), ONE)


names = st.sampled_from(sorted(NAMES))


@given(names, names, st.integers(1, 10**6))
def test_a_factor_over_a_third_unit_is_the_product(a: str, b: str, scale: int) -> None:
    one = Unit.of(a) / Unit.of(b)
    two = one.scaled(scale)
    three = two.scaled(Fraction(1, 7))
    assert factor(one, three) == factor(one, two) * factor(two, three)
    assert factor(one, two) == Fraction(1, scale)


@pytest.mark.parametrize("name", ["student", "teacher", "staff", "person", "class", "room", "book"])
def test_whole_things_are_counts(name: str) -> None:
    assert is_count(Unit.of(name))
    assert not is_count(Unit.of(name, 2))
    assert not is_count(Unit.of(name).scaled(10000))
    assert not is_count(Unit.of(name) / Unit.of("school"))


@pytest.mark.parametrize("text", ["", "%", "元", "m²", "学时", "年", "h"])
def test_amounts_are_no_counts(text: str) -> None:
    assert not is_count(parse_unit(text))


def test_people_are_persons_students_teachers_and_staff() -> None:
    assert {name for name in NAMES if is_person(Unit.of(name))} == {
        "person",
        "student",
        "teacher",
        "staff",
    }
    assert is_person(Unit.of("student").scaled(10000))
    assert not is_person(parse_unit("人次"))
    assert not is_person(parse_unit("生/班"))
    assert not is_person(ONE)


@pytest.mark.parametrize(
    ("header", "field", "by"),
    [
        ("人", "学生", Fraction(1)),
        ("万人", "教职工", Fraction(10000)),
        ("个", "班", Fraction(1)),
        ("个", "学生", Fraction(1)),
        ("万元", "元", Fraction(10000)),
        ("生", "生", Fraction(1)),
    ],
)
def test_a_header_that_only_counts_counts_what_the_field_says(
    header: str, field: str, by: Fraction
) -> None:
    assert count_factor(parse_unit(header), parse_unit(field)) == by


@pytest.mark.parametrize(("header", "field"), [("人", "班"), ("生", "教师"), ("个", "元")])
def test_a_header_of_another_kind_is_refused(header: str, field: str) -> None:
    with pytest.raises(UnitError):
        count_factor(parse_unit(header), parse_unit(field))
