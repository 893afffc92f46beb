"""What requirements read to: the words of documents, ranges, ratios, formulas, levels."""

from __future__ import annotations

from fractions import Fraction

import pytest

from edustandards.checks.nodes import Bound, Level, Range
from edustandards.checks.parse import parse_requirement
from edustandards.measures import nodes as m
from edustandards.measures.nodes import Comparator
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit

STUDENT, TEACHER = Unit.of("student"), Unit.of("teacher")
METRE2, YUAN, CLASS = Unit.of("meter", 2), Unit.of("yuan"), Unit.of("class")
AREA = METRE2 / STUDENT
LEAST, MORE = Comparator.AT_LEAST, Comparator.MORE
MOST, LESS = Comparator.AT_MOST, Comparator.LESS
EQUAL, UNEQUAL = Comparator.EQUAL, Comparator.UNEQUAL

AROUND = {
    "≥ {}": LEAST,
    ">= {}": LEAST,
    "≧{}": LEAST,
    "> {}": MORE,
    "＞{}": MORE,
    "＞＝{}": LEAST,
    "＜ {}": LESS,
    "＝{}": EQUAL,
    "≤ {}": MOST,
    "<={}": MOST,
    "≦ {}": MOST,
    "< {}": LESS,
    "= {}": EQUAL,
    "== {}": EQUAL,
    "≠ {}": UNEQUAL,
    "不低于 {}": LEAST,
    "不少于{}": LEAST,
    "不小于 {}": LEAST,
    "达到{}": LEAST,
    "达到{}以上": LEAST,
    "至少 {}": LEAST,
    "应不低于{}": LEAST,
    "{}以上": LEAST,
    "{} 及以上": LEAST,
    "大于等于{}": LEAST,
    "大于 {}": MORE,
    "超过{}": MORE,
    "高于 {}": MORE,
    "不超过{}": MOST,
    "不得超过 {}": MOST,
    "不大于{}": MOST,
    "{}以下": MOST,
    "{}以内": MOST,
    "控制在{}以内": MOST,
    "至多{}": MOST,
    "小于{}": LESS,
    "少于 {}": LESS,
    "低于{}": LESS,
    "不足{}": LESS,
    "不满{}": LESS,
    "等于{}": EQUAL,
    "为 {}": EQUAL,
    "at least {}": LEAST,
    "No less than {}": LEAST,
    "more than {}": MORE,
    "over {}": MORE,
    "at most {}": MOST,
    "no more than {}": MOST,
    "up to {}": MOST,
    "less than {}": LESS,
    "below {}": LESS,
    "must be at least {}": LEAST,
    "{} or more": LEAST,
    "{} or fewer": MOST,
    "exactly {}": EQUAL,
}


@pytest.mark.parametrize("words", AROUND)
@pytest.mark.parametrize("number", ["3600 元/生", "3,600 yuan/student", "0.36 万元/生"])
def test_the_words_of_documents(words: str, number: str) -> None:
    found = parse_requirement(words.format(number), YUAN / STUDENT)
    assert isinstance(found, Bound)
    assert isinstance(found.threshold, Quantity)
    assert found.comparator is AROUND[words]
    scaled = found.threshold.number * found.threshold.unit.scale
    # 万元 is a unit of its own: ten thousand yuan.
    assert scaled in {3600, Fraction("0.36")}


def test_digits_are_kept() -> None:
    long = parse_requirement("≥ 2.30", ONE)
    short = parse_requirement("≥ 2.3", ONE)
    assert long == Bound(LEAST, Quantity(Fraction("2.3"), ONE, 2))
    assert short == Bound(LEAST, Quantity(Fraction("2.3"), ONE, 1))
    assert long != short


def test_the_comparator_inside_a_quantity() -> None:
    found = parse_requirement("每百名学生不少于 2.3 间", Unit.of("room") / STUDENT)
    per_hundred = (Unit.of("room") / STUDENT).scaled(Fraction(1, 100))
    assert found == Bound(LEAST, Quantity(Fraction("2.3"), per_hundred, 1))


def test_percent() -> None:
    for text in ("85%以上", "≥ 85 ％", "at least 85 percent"):
        found = parse_requirement(text, ONE)
        assert found == Bound(LEAST, Quantity(Fraction(85), Unit.of("percent"), 0))


def test_ratios() -> None:
    order = TEACHER / STUDENT
    plain = parse_requirement("≥ 1:19", order)
    assert plain == Bound(LEAST, Quantity(Fraction(1, 19), order, ratio=True))
    # 1 teacher to 19 students, said of students per teacher: at most nineteen.
    turned = parse_requirement("≥ 1:19 教师/学生", STUDENT / TEACHER)
    assert isinstance(turned, Bound)
    assert isinstance(turned.threshold, Quantity)
    assert (turned.comparator, turned.threshold.number) == (MOST, 19)
    assert turned.threshold.unit == STUDENT / TEACHER


RANGES = {
    "3300–5500 K": (LEAST, "3300", MOST, "5500"),
    "3300 K 至 5500 K": (LEAST, "3300", MOST, "5500"),
    "3300~5500 K": (LEAST, "3300", MOST, "5500"),
    "在 3300 到 5500 K 之间": (LEAST, "3300", MOST, "5500"),
    "between 3300 and 5500 K": (LEAST, "3300", MOST, "5500"),
    "≥ 3300 K 且 ≤ 5500 K": (LEAST, "3300", MOST, "5500"),
    "≥ 3300 且 ≤ 5500 K": (LEAST, "3300", MOST, "5500"),
    "< 5500 K, > 3300 K": (MORE, "3300", LESS, "5500"),
    "不低于3300K，不超过5500K": (LEAST, "3300", MOST, "5500"),
}


@pytest.mark.parametrize("text", RANGES)
def test_ranges(text: str) -> None:
    low, first, high, last = RANGES[text]
    kelvin = Unit.of("kelvin")
    assert parse_requirement(text, kelvin) == Range(
        Bound(low, Quantity(Fraction(first), kelvin, 0)),
        Bound(high, Quantity(Fraction(last), kelvin, 0)),
    )


def test_a_formula_as_threshold() -> None:
    names: dict[str, m.Measure] = {"students": m.Field("students", STUDENT)}
    found = parse_requirement("≥ 350 m² + 4.1 m²/student * students", METRE2, names)
    assert found == Bound(
        LEAST,
        m.Sum(
            m.Constant(Quantity(Fraction(350), METRE2, 0)),
            m.Product(m.Constant(Quantity(Fraction("4.1"), AREA, 1)), names["students"]),
        ),
    )


def test_levels() -> None:
    scale = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ")
    for text in ("≥ Ⅲ", "≥ Ⅲ级", "Ⅲ级以上", "Ⅲ 级及以上", "达到Ⅲ级", "at least Ⅲ"):
        assert parse_requirement(text, ONE, levels=scale) == Level(LEAST, "Ⅲ", scale)
    words = ("较差", "一般", "良好", "优秀")
    assert parse_requirement("良好及以上", ONE, levels=words) == Level(LEAST, "良好", words)
    assert parse_requirement("一级以上", ONE, levels=("一级", "二级")) == Level(
        LEAST, "一级", ("一级", "二级")
    )


@pytest.mark.parametrize(
    "text", ["3300 K\n至 5500 K", "≥ 3300 K 且\n≤ 5500 K", "在 3300 K\n到 5500 K 之间"]
)
def test_a_range_over_two_lines_is_that_range(text: str) -> None:
    kelvin = Unit.of("kelvin")
    assert parse_requirement(text, kelvin) == parse_requirement("3300 K 至 5500 K", kelvin)
