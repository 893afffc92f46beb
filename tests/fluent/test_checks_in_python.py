"""Checks as values: composed, called, sent elsewhere; and what they take as records."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pint
import pytest

import edustandards as es
from edustandards.checks import nodes as c
from edustandards.measures import nodes as m

AREA, GYM = es.field("area", "m²"), es.field("gym", "m²")
STUDENTS = es.field("students", "student")
RURAL = es.field("rural", kind="yes_no")
SPORTS = (AREA + GYM) / STUDENTS >= "7.5 m²/student"
SMALL = STUDENTS <= "45 student"
MET, NOT_MET = es.Verdict.MET, es.Verdict.NOT_MET
UNKNOWN, APART = es.Verdict.UNKNOWN, es.Verdict.NOT_APPLICABLE


def test_the_first_example_of_the_design() -> None:
    finding = SPORTS({"area": "0.25 万平方米", "gym": 500, "students": 400})
    assert (finding.verdict, finding.value, finding.margin) == (MET, Fraction("7.5"), 0)
    assert finding.shortfall is None
    assert "7.5 平方米/生" in finding.explain("zh")


VALUES: dict[str, object] = {
    "int": 3000,
    "float": 3000.0,
    "Decimal": Decimal("3000.0"),
    "Fraction": Fraction(3000),
    "text": "3000",
    "text with a unit": "0.3 万平方米",
    "full-width": "３，０００ ㎡",
    "mu": "4.5 亩",
    "numpy int": np.int64(3000),
    "numpy float": np.float64(3000),
    "pint": pint.UnitRegistry().Quantity(3000, "meter ** 2"),
    "our quantity": es.quantity("0.003 km²"),
}


@pytest.mark.parametrize("name", VALUES)
def test_values_of_all_sorts(name: str) -> None:
    finding = SPORTS({"area": VALUES[name], "gym": 0, "students": 400})
    assert (finding.verdict, finding.value) == (MET, Fraction("7.5"))


@pytest.mark.parametrize(
    "value", [None, float("nan"), float("inf"), "many", "", object(), True, -1, "-1 m²", [3]]
)
def test_values_that_are_none(value: object) -> None:
    finding = SPORTS({"area": value, "gym": 0, "students": 400})
    assert finding.verdict is UNKNOWN
    assert finding.missing == ("area",)


@pytest.mark.parametrize(
    "value",
    ["3000 yuan", es.quantity("3000 yuan"), pint.UnitRegistry().Quantity(3000, "kilogram")],
)
def test_a_unit_of_another_dimension_is_unknown_and_says_so(value: object) -> None:
    finding = SPORTS({"area": value, "gym": 0, "students": 400})
    assert (finding.verdict, finding.missing) == (UNKNOWN, ("area",))
    assert [one.code for one in finding.reasons] == ["cell-unit"]
    assert "3000" in finding.explain("en")


@dataclass
class School:
    area: float
    gym: float
    students: int
    stage: str = "primary"


def test_an_object_with_attributes() -> None:
    assert SPORTS(School(2500, 500, 400)).verdict is MET
    assert SPORTS(School(2500, 500, 400)).stage == "primary"
    assert SPORTS(object()).missing == ("area", "gym", "students")
    found = SPORTS({"school": "一小", "period": 2020, "area": 1, "gym": 0, "students": 1})
    assert (found.entity, found.period, found.on) == ("一小", "2020", "school")


def test_composition() -> None:
    crowded = {"area": 3000, "gym": 0, "students": 400}
    little = {"area": 0, "gym": 0, "students": 40}
    assert (SPORTS & SMALL).verdict(crowded) is NOT_MET
    assert (SPORTS | SMALL).verdict(crowded) is MET
    assert (~SMALL).verdict(crowded) is MET
    assert es.all_of(SPORTS, SMALL).node == (SPORTS & SMALL).node
    assert es.any_of(SPORTS, SMALL).node == c.AnyOf((SPORTS.node, SMALL.node))
    assert es.at_least(1, of=[SPORTS, SMALL]).verdict(little) is MET
    nearly = {"area": 300, "gym": 0, "students": 41}
    assert es.at_least(1, of=[SPORTS, SMALL], others="85 %").verdict(nearly) is MET
    assert es.at_least(1, of=[SPORTS, SMALL], others=Fraction(99, 100)).verdict(nearly) is NOT_MET


def test_when() -> None:
    rural = SPORTS.when(RURAL.holds() & ~(STUDENTS <= "50 student"))
    record = {"area": 3000, "gym": 0, "students": 400}
    assert rural.verdict(record | {"rural": True}) is MET
    assert rural.verdict(record | {"rural": False}) is APART
    assert rural.verdict(record) is UNKNOWN
    level = es.field("level", levels=("a", "b"))
    either = SPORTS.when((level >= "b") | RURAL.holds())
    assert either.verdict(record | {"level": "b"}) is MET
    with pytest.raises(ValueError, match="a condition is"):
        SPORTS.when(es.at_least(1, of=[SPORTS]))


def test_parts() -> None:
    classes = es.for_every("class", SMALL, where=RURAL.holds())
    assert classes.node == c.ForEvery("class", SMALL.node, m.Says(_field(RURAL)))
    share = es.share_of("class", SMALL, "≥ 85 %")
    assert isinstance(share.node, c.ShareOf)
    assert share.verdict({"school": "a"}) is UNKNOWN
    filtered = es.share_of("class", SMALL, "≥ 85 %", where=RURAL.holds())
    assert isinstance(filtered.node, c.ShareOf)
    assert filtered.node.where is not None


def _field(formula: es.Formula) -> m.Field:
    assert isinstance(formula.node, m.Field)
    return formula.node


def test_by_rounded_value() -> None:
    rate = es.field("a", "m²") / es.field("b", "student") >= "2.3 m²/student"
    record = {"a": 2251, "b": 1000}
    assert rate.verdict(record) is NOT_MET
    assert rate.by_rounded_value().verdict(record) is MET
    with pytest.raises(TypeError):
        (rate & rate).by_rounded_value()


REFUSED: list[tuple[Callable[[], object], type[Exception]]] = [
    (lambda: bool(SPORTS), TypeError),
    (lambda: 0.3 <= (AREA / AREA) <= 0.5, TypeError),
    (lambda: es.at_least(3, of=[SPORTS, SMALL]), ValueError),
    (lambda: es.at_least(0, of=[SPORTS]), ValueError),
    (lambda: es.at_least(1, of=[SPORTS], others="0 %"), ValueError),
    (lambda: es.at_least(1, of=[SPORTS], others="120 %"), ValueError),
    (lambda: es.at_least(1, of=[SPORTS], others="5 m²"), es.UnitError),
    (es.all_of, ValueError),
    (lambda: es.share_of("class", SMALL, "10–20 %"), es.NotationError),
    (lambda: SPORTS & es.load_pack("cn/quality-balanced")["sports-area-balance"], ValueError),
    (
        lambda: (SPORTS & (es.field("area", "mu") >= "1 mu"))({"area": 1}),
        es.UnitError,
    ),
]


@pytest.mark.parametrize("case", REFUSED)
def test_mistakes(case: tuple[Callable[[], object], type[Exception]]) -> None:
    with pytest.raises(case[1]):
        case[0]()


def test_checks_are_values() -> None:
    again = (AREA + GYM) / STUDENTS >= "7.5 m²/student"
    assert again == SPORTS
    assert hash(again) == hash(SPORTS)
    SPORTS({"area": 1, "gym": 1, "students": 1})
    sent = pickle.loads(pickle.dumps(SPORTS))
    assert sent == SPORTS
    assert sent.verdict({"area": 3000, "gym": 0, "students": 400}) is MET
