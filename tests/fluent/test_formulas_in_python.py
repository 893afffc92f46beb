"""Formulas with operators give the nodes that the grammar gives."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import edustandards as es
from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_formula
from edustandards.units.parse import parse_quantity

AREA = es.field("area", "m²", adds_up=True)
GYM = es.field("gym", "m²")
STUDENTS = es.field("students", "student")
RURAL = es.field("rural", kind="yes_no")
KIND = es.field("kind", kind="text")
LEVEL = es.field("level", levels=("Ⅰ", "Ⅱ", "Ⅲ"))
NAMES: dict[str, m.Measure] = {
    "area": AREA.node,
    "gym": GYM.node,
    "students": STUDENTS.node,
    "rural": RURAL.node,
}
TEN = parse_quantity("10 m²")

SAME: dict[str, es.Formula] = {
    "area + gym": AREA + GYM,
    "area - gym": AREA - GYM,
    "area * 2": AREA * 2,
    "2 * area": 2 * AREA,
    "area / students": AREA / STUDENTS,
    "2 / students": 2 / STUDENTS,
    "10 m² + area": "10 m²" + AREA,
    "10 m² - area": "10 m²" - AREA,
    "area + 10 m²": AREA + TEN,
    "-area": -AREA,
    "area * 0.5": AREA * Fraction(1, 2),
    "persons(students)": STUDENTS.persons(),
    "sum(area)": es.total(AREA),
    "sum(area, where=rural)": es.total(AREA, where=RURAL.holds()),
    "mean(area, weight=students)": es.mean(AREA, weight=STUDENTS),
    "min(area, over=school)": es.lowest(AREA, over="school"),
    "max(area)": es.highest(AREA),
    "count()": es.count(),
    "share(rural)": es.share(RURAL.holds()),
    "cv(area / students, weight=students)": es.cv(AREA / STUDENTS, weight=STUDENTS),
    "cv_unweighted(area)": es.cv_unweighted(AREA),
    "previous(area)": es.previous(AREA),
    "change(area, since=2017)": es.change(AREA, since=2017),
    "growth(area)": es.growth(AREA),
}


def plain(node: Any) -> Any:
    """Return a node without the digits in which its numbers were written."""
    if isinstance(node, m.Constant):
        return (node.quantity.number, node.quantity.unit)
    if isinstance(node, tuple):
        return tuple(map(plain, node))
    if hasattr(node, "__dataclass_fields__") and not isinstance(node, m.Field):
        names = node.__dataclass_fields__
        return (type(node), *(plain(getattr(node, name)) for name in names))
    return node


@pytest.mark.parametrize("text", SAME)
def test_the_same_nodes_as_from_text(text: str) -> None:
    assert plain(SAME[text].node) == plain(parse_formula(text, NAMES))


def test_a_field_on_the_right_of_a_text() -> None:
    assert ("10 m²" - AREA).unit == AREA.unit
    assert (AREA / STUDENTS).named("per").node == m.Named(
        "per", (AREA / STUDENTS).node, (AREA / STUDENTS).unit
    )


REFUSED: list[tuple[Callable[[], object], type[Exception]]] = [
    (lambda: AREA + STUDENTS, es.UnitError),
    (lambda: AREA - 1, es.UnitError),
    (lambda: RURAL + 1, es.UnitError),
    (lambda: AREA + "ten", es.NotationError),
    (lambda: AREA >= "7.5", es.UnitError),
    (lambda: AREA >= "1–2 m²", es.NotationError),
    (lambda: AREA >= STUDENTS, es.UnitError),
    (lambda: AREA >= "1 m² 且 ≤ 2 m²", es.UnitError),
    (lambda: AREA.require("7.5 m²"), es.NotationError),
    (AREA.persons, es.UnitError),
    (AREA.holds, TypeError),
    (lambda: AREA.one_of("a"), TypeError),
    (lambda: es.field("x", "blub"), es.NotationError),
    (lambda: es.field("x", kind="colour"), ValueError),
    (lambda: es.cv(AREA, weight=STUDENTS) + AREA, es.UnitError),
    (lambda: LEVEL >= "Ⅳ", es.NotationError),
    (lambda: bool(AREA), TypeError),
]


@pytest.mark.parametrize("case", REFUSED)
def test_mistakes_are_told_where_they_are_made(
    case: tuple[Callable[[], object], type[Exception]],
) -> None:
    with pytest.raises(case[1]):
        case[0]()


COMPARED: list[tuple[es.Check, str, str]] = [
    (AREA >= "10 m²", "10", "9.99"),
    (es.quantity("10 m²") < AREA, "10.01", "10"),
    (AREA <= GYM, "0", "1"),
    (AREA < GYM + "1 m²", "0.99", "1"),
    (AREA.equal_to("10 m²"), "10", "10.01"),
    (AREA.between("10 m²", "20 m²"), "20", "20.1"),
    (AREA.require("不低于 10 平方米"), "10", "9"),
    (AREA.require("10–20 m²"), "10", "9"),
]


@pytest.mark.parametrize("case", COMPARED)
def test_comparisons(case: tuple[es.Check, str, str]) -> None:
    check, good, bad = case
    assert check({"area": Decimal(good), "gym": 0}).verdict is es.Verdict.MET
    assert check({"area": Decimal(bad), "gym": 0}).verdict is es.Verdict.NOT_MET


def test_words_and_levels() -> None:
    assert KIND.one_of("a", "b")({"kind": "b"}).verdict is es.Verdict.MET
    assert LEVEL.one_of("Ⅰ")({"level": "Ⅱ"}).verdict is es.Verdict.NOT_MET
    assert (LEVEL >= "Ⅱ")({"level": "Ⅱ"}).verdict is es.Verdict.MET
    assert LEVEL.require("Ⅱ级以上")({"level": "Ⅰ"}).verdict is es.Verdict.NOT_MET
    assert RURAL.holds()({"rural": True}).verdict is es.Verdict.MET
    assert RURAL.holds()({"rural": "yes"}).verdict is es.Verdict.UNKNOWN


def test_handles_are_values() -> None:
    one, other = AREA + GYM, AREA + GYM
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one


def test_what_cannot_be_computed_with() -> None:
    nothing: Any = object()
    with pytest.raises(TypeError, match="operand cannot be object"):
        AREA + nothing
