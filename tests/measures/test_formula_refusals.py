"""What a formula may not be, each refusal with its code and column."""

from __future__ import annotations

import pytest

from edustandards.errors import EdustandardsError, NotationError, UnitError
from edustandards.measures import nodes as m
from edustandards.measures.parse import DEEPEST, MOST_TOKENS, parse_condition, parse_formula
from edustandards.measures.scan import MOST_TEXT
from tests.measures.names import NAMES, STUDENT

FORMULAS = {
    "": ("formula-empty", 1),
    "   ": ("formula-empty", 1),
    "students ?": ("formula-sign", 10),
    "students $ 2": ("formula-sign", 10),
    "students +": ("formula-unfinished", 11),
    "* students": ("formula-expected", 1),
    "students students": ("formula-operator", 10),
    "(students": ("formula-bracket", 10),
    "(students 2)": ("formula-operator", 11),
    '"a" + students': ("formula-word", 1),
    "students + rural": ("not-a-number", 10),
    "students + (rural and rural)": ("formula-condition", 11),
    "rural and students": ("formula-no-condition", 11),
    "kind = 3": ("formula-word-wanted", 8),
    "students in (a)": ("formula-in", 1),
    "level in (Ⅰ": ("formula-bracket", 12),
    "studens": ("name-unknown-near", 1),
    "area + zzzzzz": ("name-unknown", 8),
    "area + and": ("formula-expected", 8),
    "cv(per, weight=students, weight=students)": ("argument-twice", 26),
    "cv(weight=students, per)": ("argument-order", 21),
    "count(over=3)": ("argument-over", 12),
    "ceil()": ("argument-count", 1),
    "ceil(area, gym)": ("argument-count", 1),
    "cv(": ("formula-unfinished", 4),
    "sum(area, weight": ("name-unknown-near", 11),
    "sum()": ("argument-count", 1),
    "sum(area, gym)": ("argument-count", 1),
    "ceil(area, since=3)": ("argument-unknown", 1),
    "min(area, gym, over=school)": ("argument-unknown", 1),
    "sum(area, weight=students)": ("argument-unknown", 1),
    "growth(area, over=school)": ("argument-unknown", 1),
    "growth(area, since=students)": ("argument-since", 1),
    "growth(area, since=2017.5)": ("argument-since", 1),
    "growth(area, since=": ("formula-unfinished", 20),
    "sum(area gym)": ("formula-operator", 10),
    "area + students": ("unit-mismatch", 6),
    "area + gym - students": ("unit-mismatch", 12),
    "min(area, students)": ("unit-mismatch", 1),
    "persons(area)": ("not-persons", 1),
    "count(area)": ("formula-no-condition", 6),
    "sum(rural and rural)": ("formula-condition", 4),
    "share()": ("argument-count", 1),
    "cv(per)": ("cv-weight", 1),
    "cv_unweighted(per, weight=students)": ("argument-unknown", 1),
    "students > 50": ("unit-mismatch", 10),
    "opened + opened": ("not-a-number", 8),
    "2 bogus": ("formula-operator", 3),
    "min(area, 3,600 m²)": ("formula-thousands", 11),
    "3，600 * area": ("formula-thousands", 1),
    "area * 2 yuan/student·year": ("unit-ambiguous", 22),
    "1.2.3": ("number-point", 1),
}


@pytest.mark.parametrize("text", FORMULAS)
def test_refused_formulas(text: str) -> None:
    with pytest.raises(EdustandardsError) as caught:
        parse_formula(text, NAMES)
    [problem] = caught.value.problems
    assert (problem.code, problem.where.column) == FORMULAS[text]
    for lang in ("zh", "en"):
        assert "{" not in problem.say(lang)


CONDITIONS = {
    "students": ("formula-no-condition", 1),
    "kind > 小学": ("word-order", 6),
    "level ≥ Ⅳ": ("not-a-level", 7),
    "level in (Ⅰ, x)": ("not-a-level", 7),
    "area > students": ("unit-mismatch", 6),
    "not students": ("formula-no-condition", 5),
    "level ≥": ("formula-word-wanted", 8),
    "area > 小学": ("name-unknown", 8),
    'area > "小学"': ("formula-word", 8),
}


@pytest.mark.parametrize("text", CONDITIONS)
def test_refused_conditions(text: str) -> None:
    with pytest.raises(EdustandardsError) as caught:
        parse_condition(text, NAMES)
    [problem] = caught.value.problems
    assert (problem.code, problem.where.column) == CONDITIONS[text]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(" * 10_000 + "area" + ")" * 10_000, "formula-long"),
        ("(" * 500 + "area" + ")" * 500, "formula-long-tokens"),
        ("(" * (DEEPEST + 1) + "area" + ")" * (DEEPEST + 1), "formula-nested"),
        ("-" * 100 + "area", "formula-nested"),
        ("not " * 100 + "rural", "formula-nested"),
        ("area" + " + area" * MOST_TOKENS, "formula-long"),
        ("1+" * (MOST_TOKENS // 2) + "1+1", "formula-long-tokens"),
        ("9**9**9", "formula-expected"),
        ("x" * (MOST_TEXT + 1), "formula-long"),
    ],
)
def test_what_strangers_send_is_bounded(text: str, code: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_formula(text, NAMES)
    assert caught.value.problems[0].code == code


def test_as_deep_as_allowed() -> None:
    depth = DEEPEST - 1
    assert parse_formula("(" * depth + "area" + ")" * depth, NAMES) == NAMES["area"]


def test_an_indicator_must_measure_what_its_unit_says() -> None:
    wrong = m.Named("per", m.Quotient(NAMES["area"], NAMES["students"]), STUDENT)
    with pytest.raises(UnitError) as caught:
        parse_formula("per", {"per": wrong})
    assert caught.value.problems[0].code == "unit-mismatch"
