"""Which fields a formula reads, and the units of nodes that no text can make."""

from __future__ import annotations

import pytest

from edustandards.errors import UnitError
from edustandards.measures import nodes as m
from edustandards.measures.fields import all_fields_of, children, fields_of, folded_of
from edustandards.measures.parse import parse_condition, parse_formula
from edustandards.measures.unit_of import check_condition, unit_of
from edustandards.units.unit import ONE, Unit
from tests.measures.names import AREA, GYM, METRE2, NAMES, PER, RURAL, SORT, STUDENT, STUDENTS


def test_fields_in_order_of_first_mention() -> None:
    formula = parse_formula("(gym + area) / students + gym / students", NAMES)
    assert fields_of(formula) == (GYM, AREA, STUDENTS)


def test_what_parts_are_asked_stands_apart() -> None:
    formula = parse_formula("sum(area, where=rural) / students", NAMES)
    assert fields_of(formula) == (STUDENTS,)
    assert folded_of(formula) == (m.Folded(m.Fold.SUM, AREA, where=m.Says(RURAL)),)
    assert all_fields_of(formula) == (AREA, RURAL, STUDENTS)


def test_fields_of_conditions() -> None:
    condition = parse_condition("not rural or kind in (a) and mean(per) < 1 m²/student", NAMES)
    assert fields_of(condition) == (RURAL, SORT)
    assert all_fields_of(condition) == (RURAL, SORT, AREA, STUDENTS)


def test_children() -> None:
    assert children(PER) == (m.Quotient(AREA, STUDENTS),)
    assert children(m.Comparison(SORT, m.Comparator.EQUAL, m.Word("a"))) == (SORT, m.Word("a"))
    assert children(m.Word("a")) == ()


UNITS = {
    "area / students": METRE2 / STUDENT,
    "area * students": METRE2 * STUDENT,
    "-area": METRE2,
    "per": METRE2 / STUDENT,
    "min(area, 2 亩)": METRE2,
    "persons(students)": Unit.of("person"),
    "count(rural)": ONE,
    "share(rural)": ONE,
    "mean(area)": METRE2,
    "cv(per, weight=students)": ONE,
    "change(area)": METRE2,
    "growth(area)": ONE,
}


@pytest.mark.parametrize("text", UNITS)
def test_units(text: str) -> None:
    assert unit_of(parse_formula(text, NAMES)) == UNITS[text]


@pytest.mark.parametrize(
    ("node", "code"),
    [
        (m.Folded(m.Fold.SHARE), "condition-wanted"),
        (m.Folded(m.Fold.COUNT, AREA), "condition-wanted"),
        (m.Folded(m.Fold.SUM), "formula-wanted"),
        (m.Folded(m.Fold.CV_UNWEIGHTED, PER, STUDENTS), "cv-weight"),
        (m.Sum(AREA, RURAL), "not-a-number"),
    ],
)
def test_nodes_that_mean_nothing(node: m.Measure, code: str) -> None:
    with pytest.raises(UnitError) as caught:
        unit_of(node)
    assert caught.value.problems[0].code == code


@pytest.mark.parametrize(
    ("node", "code"),
    [
        (m.Says(AREA), "not-yes-no"),
        (m.Comparison(m.Sum(AREA, GYM), m.Comparator.EQUAL, m.Word("a")), "not-a-word"),
        (m.Both((m.Says(RURAL), m.Says(SORT))), "not-yes-no"),
        (m.Reverse(m.Comparison(AREA, m.Comparator.LESS, STUDENTS)), "unit-mismatch"),
    ],
)
def test_conditions_that_mean_nothing(node: m.Condition, code: str) -> None:
    with pytest.raises(UnitError) as caught:
        check_condition(node)
    assert caught.value.problems[0].code == code
