"""Units read as people, tables and standards write them; what is doubtful is refused."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import NotationError
from edustandards.units.names import NAMES
from edustandards.units.parse import parse_unit
from edustandards.units.unit import ONE, Unit

M2 = Unit.of("meter", 2)
STUDENT = Unit.of("student")
YUAN = Unit.of("yuan")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", ONE),
        ("  ", ONE),
        ("1", ONE),
        ("m²/student", M2 / STUDENT),
        ("m2/student", M2 / STUDENT),
        ("m^2/student", M2 / STUDENT),
        ("m**2/student", M2 / STUDENT),
        ("m^(2)/student", M2 / STUDENT),
        ("(m^2)/student", M2 / STUDENT),
        ("平方米/生", M2 / STUDENT),
        ("平方米／名学生", M2 / STUDENT),
        ("㎡/学生", M2 / STUDENT),
        ("平米/生", M2 / STUDENT),
        ("平方米每生", M2 / STUDENT),
        ("Square Metres per Pupil", M2 / STUDENT),
        ("sq m / learner", M2 / STUDENT),
        ("m²·student⁻¹", M2 / STUDENT),
        ("student^-1 * m^2", M2 / STUDENT),
        ("元/生", YUAN / STUDENT),
        ("yuan/student", YUAN / STUDENT),
        ("（元／生）", YUAN / STUDENT),
        ("万元", YUAN.scaled(10**4)),
        ("百万元", YUAN.scaled(10**6)),
        ("亿元", YUAN.scaled(10**8)),
        ("million yuan", YUAN.scaled(10**6)),
        ("10,000 yuan", YUAN.scaled(10**4)),
        ("room/(100 student)", Unit.of("room") / STUDENT.scaled(100)),
        ("rooms per hundred students", Unit.of("room") / STUDENT.scaled(100)),
        ("room/100 student", Unit.of("room") / STUDENT.scaled(100)),
        ("间/百名学生", Unit.of("room") / STUDENT.scaled(100)),
        ("间/百 名学生", Unit.of("room") / STUDENT.scaled(100)),
        ("台/百生", Unit.of("set") / STUDENT.scaled(100)),
        ("台（套）", Unit.of("set")),
        ("teachers/student", Unit.of("teacher") / STUDENT),
        ("教师/学生", Unit.of("teacher") / STUDENT),
        ("名教师/百名学生", Unit.of("teacher") / STUDENT.scaled(100)),
        ("教职工", Unit.of("staff")),
        ("员工", Unit.of("staff")),
        ("人", Unit.of("person")),
        ("名", Unit.of("person")),
        ("万人", Unit.of("person").scaled(10**4)),
        ("人/班", Unit.of("person") / Unit.of("class")),
        ("student/class", STUDENT / Unit.of("class")),
        ("人次", Unit.of("person_visit")),
        ("person-visit", Unit.of("person_visit")),
        ("person visits", Unit.of("person_visit")),
        ("万人次", Unit.of("person_visit").scaled(10**4)),
        ("学时/教师", Unit.of("class_hour") / Unit.of("teacher")),
        ("class-hour/teacher", Unit.of("class_hour") / Unit.of("teacher")),
        ("课时", Unit.of("class_hour")),
        ("册/生", Unit.of("book") / STUDENT),
        ("所", Unit.of("school")),
        ("个", Unit.of("item")),
        ("亩", Unit.of("mu")),
        ("公顷", Unit.of("hectare")),
        ("hm²", Unit.of("hectometer", 2)),
        ("平方千米", Unit.of("kilometer", 2)),
        ("平方公里", Unit.of("kilometer", 2)),
        ("千米", Unit.of("kilometer")),
        ("万平方米", M2.scaled(10**4)),
        ("万㎡", M2.scaled(10**4)),
        ("万 m²", M2.scaled(10**4)),
        ("立方米", Unit.of("meter", 3)),
        ("cubic metres", Unit.of("meter", 3)),
        ("㎥", Unit.of("meter", 3)),
        ("square feet", Unit.of("foot", 2)),
        ("sq ft", Unit.of("foot", 2)),
        ("ft2", Unit.of("foot", 2)),
        ("元/(生·年)", YUAN / STUDENT / Unit.of("year")),
        ("元/生/年", YUAN / STUDENT / Unit.of("year")),
        ("元每生每年", YUAN / STUDENT / Unit.of("year")),
        ("(元/生)·年", YUAN / STUDENT * Unit.of("year")),
        ("m³/(h·person)", Unit.of("meter", 3) / Unit.of("hour") / Unit.of("person")),
        ("W/m²", Unit.of("watt") / M2),
        ("mg/m³", Unit.of("milligram") / Unit.of("meter", 3)),
        ("µg/m³", Unit.of("microgram") / Unit.of("meter", 3)),
        ("(m/s)²", M2 / Unit.of("second", 2)),
        ("%", Unit.of("percent")),
        ("％", Unit.of("percent")),
        ("‰", Unit.of("permille")),
        ("PPM", Unit.of("ppm")),
        ("lx", Unit.of("lux")),
        ("Lux", Unit.of("lux")),
        ("勒克斯", Unit.of("lux")),
        ("K", Unit.of("kelvin")),
        ("dB（A）", Unit.of("decibel")),
        ("Mbps", Unit.of("megabit") / Unit.of("second")),
        ("1/student", ONE / STUDENT),
        ("1/100", ONE.scaled(Fraction(1, 100))),
        ("万", ONE.scaled(10**4)),
        ("student·student", Unit.of("student", 2)),
        ("student/student", ONE),
    ],
)
def test_units_are_read(text: str, unit: Unit) -> None:
    assert parse_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("m3x", "unit-unknown", 3),
        ("丈", "unit-unknown", 1),
        ("元/丈", "unit-unknown", 3),
        ("班车", "unit-unknown", 1),
        ("元每丈", "unit-unknown", 3),
        ("万丈", "unit-unknown", 1),
        ("ｍ", "unit-unknown", 1),
        ("studnet", "unit-unknown-near", 1),
        ("M", "unit-unknown-near", 1),
        ("DB", "unit-unknown-near", 1),
        ("°c", "unit-unknown", 1),
        ("m ,", "unit-sign", 3),
        ("元#注释", "unit-sign", 2),
        ("元\u200b", "unit-sign", 2),
        ("元\x00", "unit-sign", 2),
        ("¥", "unit-sign", 1),
        ("-m", "unit-sign", 1),
        ("℃", "unit-offset", 1),
        ("摄氏度", "unit-offset", 1),
        ("/m", "unit-expected", 1),
        ("m/·s", "unit-expected", 3),
        ("()", "unit-expected", 2),
        ("square/m", "unit-expected", 7),
        ("m/", "unit-incomplete", 3),
        ("square", "unit-incomplete", 7),
        ("m student", "unit-operator", 3),
        ("m 9", "unit-operator", 3),
        ("m/(s 9)", "unit-operator", 6),
        ("m^2^2", "unit-operator", 4),
        ("(m", "unit-bracket", 1),
        ("m)", "unit-bracket", 2),
        ("((((((((((((m", "unit-nested", 11),
        ("元/生·年", "unit-ambiguous", 4),
        ("yuan/student*year", "unit-ambiguous", 13),
        ("m/(s/h·day)", "unit-ambiguous", 7),
        ("square student", "unit-shape", 1),
        ("square m²", "unit-shape", 1),
        ("square 平米", "unit-shape", 1),
        ("m^7", "unit-power", 2),
        ("m^0", "unit-power", 2),
        ("m⁻⁷", "unit-power", 2),
        ("m^" + "9" * 100, "unit-power", 2),
        ("m⁶·m", "unit-power", 3),
        ("(m³)³", "unit-power", 1),
        ("9**9**9", "unit-power", 2),
        ("m^", "unit-sign", 2),
        ("0 m", "unit-multiplier", 1),
        ("0.5 m", "unit-multiplier", 1),
        ("10000000000001 m", "unit-multiplier", 1),
        ("1e9 m", "number-exponent", 1),
        ("((1000000000000)^6)^6", "unit-scale", 2),
        ("万亿·万亿·万亿·万亿·万亿·万亿", "unit-scale", 12),
        ("m" * 201, "text-long", 201),
    ],
)
def test_what_is_no_unit_is_refused_at_its_column(text: str, code: str, column: int) -> None:
    with pytest.raises(NotationError) as caught:
        parse_unit(text)
    (found,) = caught.value.problems
    assert (found.code, found.where.column) == (code, column)
    assert len(found.say("zh")) < 400
    assert found.say("zh") != found.say("en")


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("元/生·年", "元/(生·年)", "(元/生)·年"),
        ("元／生·年", "元／(生·年)", "(元／生)·年"),
        ("元/生·年/月", "元/(生·年)", "(元/生)·年"),
        ("yuan / student * year", "yuan /(student * year)", "(yuan / student)* year"),
        ("元/生·(年·月)", "元/(生·(年·月))", "(元/生)·(年·月)"),
    ],
)
def test_a_doubtful_unit_is_answered_with_both_readings(text: str, one: str, two: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_unit(text)
    params = dict(caught.value.problems[0].params)
    assert (params["one"], params["two"]) == (one, two)
    assert parse_unit(one) != parse_unit(two)


@pytest.mark.parametrize(
    ("text", "near"),
    [("studnet", "student"), ("M", "m"), ("kwh", "kWh"), ("专职任教师", "专任教师")],
)
def test_the_nearest_known_name_is_proposed(text: str, near: str) -> None:
    with pytest.raises(NotationError, match="did you mean") as caught:
        parse_unit(text)
    assert dict(caught.value.problems[0].params)["near"] == near


@given(st.text(alphabet="m²³⁻s/·*^()（）／％%每百万 12平方米生学名元间台年 ab,.:", max_size=30))
def test_any_text_is_a_unit_or_refused(text: str) -> None:
    try:
        unit = parse_unit(text)
    except NotationError as error:
        assert 1 <= (error.problems[0].where.column or 0) <= len(text) + 1
    else:
        assert {name for name, _ in unit.powers} <= set(NAMES)
        assert unit.scale > 0


def test_reading_text_does_not_load_pint() -> None:
    code = (
        "import sys, edustandards.units.parse, edustandards.units.convert as c; "
        "c.parse = edustandards.units.parse.parse_quantity('7.5 平方米/生'); "
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
