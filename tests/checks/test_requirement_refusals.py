"""What a requirement may not be, each refusal with its code and column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edustandards.checks.parse import MOST_TEXT, parse_requirement
from edustandards.errors import EdustandardsError
from edustandards.measures import nodes as m
from edustandards.units.unit import ONE, Unit

STUDENT, TEACHER = Unit.of("student"), Unit.of("teacher")
AREA = Unit.of("meter", 2) / STUDENT
NAMES: dict[str, m.Measure] = {"students": m.Field("students", STUDENT)}

REFUSED = {
    ("", AREA): ("requirement-empty", 1),
    ("  ", AREA): ("requirement-empty", 1),
    ("7.5 m²/student", AREA): ("requirement-comparator", 1),
    ("~ 7.5 m²/student", AREA): ("requirement-comparator", 1),
    ("≥ 7.5 m²/student 以下", AREA): ("requirement-contradicts", 3),
    ("≥", AREA): ("requirement-threshold", 2),
    ("不低于 ", AREA): ("requirement-threshold", 5),
    ("≥ 7.5", AREA): ("threshold-bare", 3),
    ("≥ 7.5 m²", AREA): ("threshold-unit", 3),
    ("≥ 7.5 m²/teacher", AREA): ("threshold-unit", 3),
    ("≥ 7..5 m²/student", AREA): ("number-point", 3),
    ("≥ 7.5 blub", AREA): ("unit-unknown", 7),
    ("≥ students", AREA): ("threshold-unit", 3),
    ("≥ students * zzz", AREA): ("name-unknown", 14),
    ("≥ 1:19", STUDENT / TEACHER): ("ratio-order", 3),
    ("≥ 1:19", AREA): ("threshold-unit", 3),
    ("≥ 1:19 班/教师", STUDENT / TEACHER): ("threshold-unit", 3),
    ("5500–3300 K", Unit.of("kelvin")): ("range-order", 1),
    ("≥ 5500 K 且 ≤ 3300 K", Unit.of("kelvin")): ("range-order", 1),
    ("≥ 3300 K 且 ≥ 5500 K", Unit.of("kelvin")): ("requirement-contradicts", 12),
    ("3300–5500", Unit.of("kelvin")): ("threshold-bare", 1),
    ("≥ 3300 m 且 ≤ 5500 m", Unit.of("kelvin")): ("threshold-unit", 1),
    ("3300–5500 blub", Unit.of("kelvin")): ("unit-unknown", 6),
    ("≥ " + "9" * MOST_TEXT, AREA): ("requirement-long", MOST_TEXT + 1),
    ("≥ 9**9**9 m²/student", AREA): ("formula-expected", 5),
    ("≤ 191\n19", AREA): ("number-spaces", 7),
}


@pytest.mark.parametrize(("text", "unit"), REFUSED)
def test_refused(text: str, unit: Unit) -> None:
    with pytest.raises(EdustandardsError) as caught:
        parse_requirement(text, unit, NAMES)
    [problem] = caught.value.problems
    assert (problem.code, problem.where.column) == REFUSED[text, unit]
    for lang in ("zh", "en"):
        assert "{" not in problem.say(lang)


def test_a_level_outside_the_scale() -> None:
    with pytest.raises(EdustandardsError) as caught:
        parse_requirement("≥ Ⅵ级", ONE, levels=("Ⅰ", "Ⅱ"))
    assert caught.value.problems[0].code == "requirement-level"
    assert "Ⅰ < Ⅱ" in caught.value.say("zh")


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet="≥≤<>= 不低于超过以上内至到1:2.5,%m²/student元生每百名班（）*+-~且", max_size=30
    ),
    st.sampled_from([AREA, ONE, TEACHER / STUDENT]),
)
def test_a_text_is_a_requirement_or_refused(text: str, unit: Unit) -> None:
    try:
        parse_requirement(text, unit, NAMES)
    except EdustandardsError as error:
        assert all(one.where.column is not None for one in error.problems)
