"""What each construct of the grammar reads to."""

from __future__ import annotations

from fractions import Fraction

import pytest

from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_condition, parse_formula
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit
from tests.measures.names import (
    AREA,
    GYM,
    LEVEL,
    METRE2,
    NAMES,
    PER,
    RURAL,
    SORT,
    STUDENT,
    STUDENTS,
    TEACHERS,
    ZH,
)


def number(text: str, unit: Unit = ONE) -> m.Constant:
    places = len(text.partition(".")[2])
    return m.Constant(Quantity(Fraction(text), unit, places))


FORMULAS = {
    "students": STUDENTS,
    "  students  ": STUDENTS,
    "在校生数": ZH,
    "per": PER,
    "area + gym": m.Sum(AREA, GYM),
    "area - gym - area": m.Difference(m.Difference(AREA, GYM), AREA),
    "area − (gym − area)": m.Difference(AREA, m.Difference(GYM, AREA)),
    "area + gym / 2": m.Sum(AREA, m.Quotient(GYM, number("2"))),
    "（area＋gym）／students": m.Quotient(m.Sum(AREA, GYM), STUDENTS),
    "[area + gym] ÷ 在校生数": m.Quotient(m.Sum(AREA, GYM), ZH),
    "area * 2 / 3": m.Quotient(m.Product(AREA, number("2")), number("3")),
    "area × 1.50": m.Product(AREA, number("1.50")),
    "area·2": m.Product(AREA, number("2")),
    "-area": m.Negated(AREA),
    "-3": m.Constant(Quantity(Fraction(-3), ONE, 0)),
    "--area": m.Negated(m.Negated(AREA)),
    "area - -3 m²": m.Difference(AREA, m.Constant(Quantity(Fraction(-3), METRE2, 0))),
    "350 m² + 4.1 m²/student * students": m.Sum(
        number("350", METRE2), m.Product(number("4.1", METRE2 / STUDENT), STUDENTS)
    ),
    "4.1 m²/students": m.Quotient(number("4.1", METRE2), STUDENTS),
    "３５０平方米 ＋ area": m.Sum(number("350", METRE2), AREA),
    "min(area, gym)": m.Least((AREA, GYM)),
    "min(area / 1, 20 m²)": m.Least((m.Quotient(AREA, number("1")), number("20", METRE2))),
    "min(rate,1)": m.Least((NAMES["rate"], number("1"))),
    "4.1 m²/(10 student) * students": m.Product(
        number("4.1", (METRE2 / STUDENT).scaled(Fraction(1, 10))), STUDENTS
    ),
    "MAX(area，gym，area)": m.Greatest((AREA, GYM, AREA)),
    "ceil(students / 12)": m.Ceiling(m.Quotient(STUDENTS, number("12"))),
    "floor(rate)": m.Floor(NAMES["rate"]),
    "persons(students) + persons(teachers)": m.Sum(m.Persons(STUDENTS), m.Persons(TEACHERS)),
    "sum(students)": m.Folded(m.Fold.SUM, STUDENTS),
    "min(per)": m.Folded(m.Fold.MIN, PER),
    "count()": m.Folded(m.Fold.COUNT),
    "count(over=class)": m.Folded(m.Fold.COUNT, over="class"),
    "count(rural)": m.Folded(m.Fold.COUNT, m.Says(RURAL)),
    "mean(per, weight=students)": m.Folded(m.Fold.MEAN, PER, STUDENTS),
    "cv(per, weight=students, where=rural)": m.Folded(
        m.Fold.CV, PER, STUDENTS, where=m.Says(RURAL)
    ),
    "cv_unweighted(per, over=school)": m.Folded(m.Fold.CV_UNWEIGHTED, PER, over="school"),
    "share(students ≥ 50 student, where = not rural)": m.Folded(
        m.Fold.SHARE,
        m.Comparison(STUDENTS, m.Comparator.AT_LEAST, number("50", STUDENT)),
        where=m.Reverse(m.Says(RURAL)),
    ),
    "previous(area)": m.Earlier(m.Step.PREVIOUS, AREA),
    "change(per)": m.Earlier(m.Step.CHANGE, PER),
    "growth(area, since=2017)": m.Earlier(m.Step.GROWTH, AREA, 2017),
}


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas(text: str) -> None:
    assert parse_formula(text, NAMES) == FORMULAS[text]


FIFTY = m.Comparison(STUDENTS, m.Comparator.AT_LEAST, number("50", STUDENT))
CONDITIONS = {
    "rural": m.Says(RURAL),
    "not rural": m.Reverse(m.Says(RURAL)),
    "非rural": m.Reverse(m.Says(RURAL)),
    "students >= 50 student": FIFTY,
    "students ≥ 50 生": FIFTY,
    "(students ≥ 50 student)": FIFTY,
    "kind = 教学点": m.Comparison(SORT, m.Comparator.EQUAL, m.Word("教学点")),
    'kind != "a b"': m.Comparison(SORT, m.Comparator.UNEQUAL, m.Word("a b")),
    "kind in (教学点、小学)": m.OneOf(SORT, ("教学点", "小学")),
    "level ≥ Ⅱ级": m.Comparison(LEVEL, m.Comparator.AT_LEAST, m.Word("Ⅱ")),
    "level in (Ⅰ, Ⅲ)": m.OneOf(LEVEL, ("Ⅰ", "Ⅲ")),
    "rural and students >= 50 student": m.Both((m.Says(RURAL), FIFTY)),
    "rural 且 students≥50生 或 非 rural": m.Either(
        (m.Both((m.Says(RURAL), FIFTY)), m.Reverse(m.Says(RURAL)))
    ),
    "rural and (rural or rural)": m.Both((m.Says(RURAL), m.Either((m.Says(RURAL), m.Says(RURAL))))),
    "area <> gym": m.Comparison(AREA, m.Comparator.UNEQUAL, GYM),
    "area == gym": m.Comparison(AREA, m.Comparator.EQUAL, GYM),
    "area < gym + gym": m.Comparison(AREA, m.Comparator.LESS, m.Sum(GYM, GYM)),
    "sum(area) > gym": m.Comparison(m.Folded(m.Fold.SUM, AREA), m.Comparator.MORE, GYM),
}


@pytest.mark.parametrize("text", CONDITIONS)
def test_conditions(text: str) -> None:
    assert parse_condition(text, NAMES) == CONDITIONS[text]


def test_a_name_goes_before_a_function_and_a_word_of_the_grammar() -> None:
    names: dict[str, m.Measure] = {"sum": m.Field("sum"), "or": m.Field("or")}
    assert parse_formula("sum + or", names) == m.Sum(names["sum"], names["or"])
