"""Quantities read as standards state them, with the digits in which they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import NotationError
from edustandards.units.parse import parse_quantity, parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit

STUDENT = Unit.of("student")
PER_HUNDRED = ONE / STUDENT.scaled(100)
AREA = Unit.of("meter", 2) / STUDENT
YUAN = Unit.of("yuan")


@pytest.mark.parametrize(
    ("text", "number", "unit", "places"),
    [
        ("7.5 m²/student", "7.5", AREA, 1),
        ("7.5 平方米/生", "7.5", AREA, 1),
        ("7.50平方米／生", "7.5", AREA, 2),
        ("每生 7.5 平方米", "7.5", AREA, 1),
        ("生均7.5平方米", "7.5", AREA, 1),
        ("每百名学生 2.3 间", "2.3", Unit.of("room") * PER_HUNDRED, 1),
        ("每百名学生2.3间", "2.3", Unit.of("room") * PER_HUNDRED, 1),
        ("每百名学生，2.3 间", "2.3", Unit.of("room") * PER_HUNDRED, 1),
        ("每 100 名学生 2.3 间", "2.3", Unit.of("room") * PER_HUNDRED, 1),
        ("每１００名学生２．３间", "2.3", Unit.of("room") * PER_HUNDRED, 1),
        ("2.3 room/(100 student)", "2.3", Unit.of("room") * PER_HUNDRED, 1),
        ("2.3 rooms per 100 students", "2.3", Unit.of("room") * PER_HUNDRED, 1),
        ("每千名学生 3 人", "3", Unit.of("person") / STUDENT.scaled(1000), 0),
        ("0.9 人/百名学生", "0.9", Unit.of("person") * PER_HUNDRED, 1),
        ("生均 3600 元", "3600", YUAN / STUDENT, 0),
        ("班均 45 名学生", "45", STUDENT / Unit.of("class"), 0),
        ("师均 72 学时", "72", Unit.of("class_hour") / Unit.of("teacher"), 0),
        ("每生每年 720 元", "720", YUAN / STUDENT / Unit.of("year"), 0),
        ("每生 720 元/年", "720", YUAN / STUDENT / Unit.of("year"), 0),
        ("3600元/生", "3600", YUAN / STUDENT, 0),
        ("3,600 元/生", "3600", YUAN / STUDENT, 0),
        ("3，600 元/生", "3600", YUAN / STUDENT, 0),
        ("３６００元／生", "3600", YUAN / STUDENT, 0),
        ("0.25 万平方米", "0.25", Unit.of("meter", 2).scaled(10**4), 2),
        ("0.25万㎡", "0.25", Unit.of("meter", 2).scaled(10**4), 2),
        ("5.2 (10000 yuan)", "5.2", YUAN.scaled(10**4), 1),
        ("25 %", "25", Unit.of("percent"), 0),
        ("25％", "25", Unit.of("percent"), 0),
        ("72 学时", "72", Unit.of("class_hour"), 0),
        (" -3 ", "-3", ONE, 0),
        ("−3 m", "-3", Unit.of("meter"), 0),
        ("+3", "3", ONE, 0),
        ("3.5万", "3.5", ONE.scaled(10**4), 1),
        ("(120/13) m²", Fraction(120, 13), Unit.of("meter", 2), None),
        ("（-120／13）", Fraction(-120, 13), ONE, None),
    ],
)
def test_quantities_are_read(
    text: str, number: str | Fraction, unit: Unit, places: int | None
) -> None:
    assert parse_quantity(text) == Quantity(Fraction(number), unit, places)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1:19", Fraction(1, 19), ONE),
        ("1：19", Fraction(1, 19), ONE),
        ("1∶19", Fraction(1, 19), ONE),
        ("1 : 13.5", Fraction(2, 27), ONE),
        ("3:1", Fraction(3), ONE),
        ("1:1,000", Fraction(1, 1000), ONE),
        ("1:19 教师/学生", Fraction(1, 19), Unit.of("teacher") / STUDENT),
        ("1:19教师/学生", Fraction(1, 19), Unit.of("teacher") / STUDENT),
    ],
)
def test_a_ratio_is_a_number_below_its_second_term(text: str, number: Fraction, unit: Unit) -> None:
    assert parse_quantity(text) == Quantity(number, unit, None, ratio=True)


def test_a_bare_number_takes_the_default_unit() -> None:
    assert parse_quantity("500", Unit.of("mu")).unit == Unit.of("mu")
    per = Unit.of("teacher") / STUDENT
    assert parse_quantity("1:19", per).unit == per
    assert parse_quantity("3.5 万", YUAN).unit == YUAN.scaled(10**4)
    assert parse_quantity("(1/3)", YUAN).unit == YUAN


def test_a_ratio_is_no_amount() -> None:
    with pytest.raises(NotationError, match="ratio-unit"):
        parse_quantity("1:19", AREA)


def test_a_unit_of_its_own_beats_the_default() -> None:
    assert parse_quantity("5 %", YUAN).unit == Unit.of("percent")
    assert parse_quantity("每生 3 万", YUAN).unit == ONE.scaled(10**4) / STUDENT


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("", "number-empty", 1),
        ("   ", "number-empty", 4),
        ("每生", "number-empty", 3),
        (".", "number-expected", 1),
        ("平方米", "number-expected", 1),
        ("nan", "number-expected", 1),
        ("inf m", "number-expected", 1),
        ("≥ 3600 元", "number-expected", 1),
        ("每丈 3 元", "unit-unknown", 2),
        ("每", "number-expected", 1),
        ("1e500", "number-exponent", 1),
        ("1_000 m", "number-underscore", 1),
        ("9**9**9 m", "unit-power", 2),
        ("3 600 元", "number-spaces", 3),
        ("5 10000 yuan", "number-spaces", 3),
        ("3,60 元", "number-comma", 1),
        ("1.5.2 元", "number-point", 1),
        ("1:0", "ratio-zero", 3),
        ("1:-19", "ratio-zero", 3),
        ("1:", "number-empty", 3),
        ("1:x", "number-expected", 3),
        ("1:19:3", "unit-sign", 5),
        ("(1/0) m", "ratio-zero", 4),
        ("(1/" + "9" * 41 + ")", "number-long", 4),
        ("9/100 m", "unit-expected", 2),
        ("5  studnet", "unit-unknown-near", 4),
        ("  720 元/生·年", "unit-ambiguous", 10),
        ("每百名学生 2.3", "quantity-unit-expected", 10),
        ("每m" * 9 + "3 m", "unit-power", 1),
        ("每万亿人" * 9 + "3 m", "unit-power", 1),
        ("7" * 201, "text-long", 201),
        ("x" * 10**6, "text-long", 201),
    ],
)
def test_what_is_no_quantity_is_refused_at_its_column(text: str, code: str, column: int) -> None:
    with pytest.raises(NotationError) as caught:
        parse_quantity(text)
    (found,) = caught.value.problems
    assert (found.code, found.where.column) == (code, column)


@given(st.text(alphabet="0123456789.,:：，-+ e_每百生均名学间元/·(）m²%万", max_size=24))
def test_any_text_is_a_quantity_or_refused(text: str) -> None:
    try:
        found = parse_quantity(text)
    except NotationError as error:
        assert 1 <= (error.problems[0].where.column or 0) <= len(text) + 1
    else:
        assert isinstance(found.number, Fraction)


@given(st.integers(1, 9999), st.sampled_from(["m²/student", "元/生", "%", "间/百名学生"]))
def test_the_unit_is_read_as_it_is_alone(number: int, unit: str) -> None:
    assert parse_quantity(f"{number} {unit}") == Quantity(Fraction(number), parse_unit(unit), 0)
