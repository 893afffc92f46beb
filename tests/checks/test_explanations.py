"""Findings in words, line by line, as a person would write them."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction

import pytest

from edustandards.checks import nodes as c
from edustandards.checks.explain import MOST_EVIDENCE, MOST_PARTS
from edustandards.checks.finding import Finding
from edustandards.checks.verdict import Verdict
from edustandards.measures.values import Unreadable
from tests.evaluate.world import by_stage, holds, need, one, run, table

SPORTS = need("area_per_student", "≥ 7.5 m²/student")


def lines(finding: Finding, lang: str = "en") -> list[str]:
    return finding.explain(lang).splitlines()


def test_met_on_the_limit() -> None:
    assert lines(one(SPORTS, students=400, area=2500, gym=500)) == [
        "✓ it (s): met",
        "  value: 7.5 m²/student, which is (area + gym) ÷ students",
        "  with its numbers: (2500 m² + 500 m²) ÷ 400 students",
        "  required: ≥ 7.5 m²/student",
        "  margin: 0 m²/student (0 % of the threshold)",
        "    area: 2500 m²",
        "    gym: 500 m²",
        "    students: 400 students",
    ]


def test_not_met_says_what_would_do() -> None:
    assert lines(one(SPORTS, students=400, area=2000, gym=500)) == [
        "✗ it (s): not met",
        "  value: 6.25 m²/student, which is (area + gym) ÷ students",
        "  with its numbers: (2000 m² + 500 m²) ÷ 400 students",
        "  required: ≥ 7.5 m²/student",
        "  margin: -1.25 m²/student (about -16.6667 % of the threshold)",
        "  to close the gap: at least 500 m² more of area, all else as it is",
        "    area: 2000 m²",
        "    gym: 500 m²",
        "    students: 400 students",
    ]


def test_less_would_do() -> None:
    crowded = need("students / classes", "≤ 45 student/class")
    said = lines(one(crowded, students=100, classes=2))
    assert "  margin: -5 students/class (about -11.1111 % of the threshold)" in said
    assert any(line.startswith("  to close the gap: at least 1 class more") for line in said)


def test_unknown_names_what_is_missing_in_chinese() -> None:
    found = one(SPORTS, students=400, area=Unreadable("很多"))
    said = lines(found, "zh")
    assert said[0] == "? it（s）：数据不足"
    reasons = [line for line in said if "原因" in line]
    assert len(reasons) == 2
    assert "很多" in reasons[0]
    assert "gym" in reasons[1]
    assert found.missing == ("area", "gym")


def test_a_threshold_by_formula_is_worked_out() -> None:
    grows = need("area", "≥ 350 m² + 4.1 m²/student * students")
    said = lines(one(grows, students=100, area=700))
    assert "  value: 700 m²" in said
    assert "  required: ≥ 350 m² + 4.1 m²/student × students, here 760 m²" in said
    assert "  to close the gap: at least 60 m² more of area, all else as it is" in said


def test_compositions_show_their_parts() -> None:
    teachers = need("teachers / students", "≥ 1:19")
    both = c.AtLeast(
        2,
        (c.Cited("sports", SPORTS), c.Cited("teachers", teachers), c.Cited("fund", holds("fund"))),
        Fraction(17, 20),
    )
    found = one(both, students=190, area=0, gym=1000, teachers=10, fund=True)
    said = lines(found)
    assert said[0] == "✗ it (s): not met"
    assert "  parts:" in said
    assert "    ✗ sports (s): not met" in said
    assert "    ✓ teachers (s): met" in said
    assert "    ✓ fund (s): met" in said
    assert "      value: 1:19, which is teachers ÷ students" in said
    assert [part.standard for part in found.parts] == ["sports", "teachers", "fund"]


def test_not_applicable() -> None:
    found = one(by_stage(junior=SPORTS), "primary", students=1, area=1, gym=1)
    assert lines(found) == ["– it (s primary): not applicable"]


def test_a_condition_and_a_level() -> None:
    assert lines(one(holds("students ≥ 50 student and fund"), students=50, fund=True))[:2] == [
        "✓ it (s): met",
        "  required: students ≥ 50 students and fund",
    ]
    level = lines(one(need("level", "≥ Ⅲ"), level="Ⅱ"))
    assert level[:3] == ["✗ it (s): not met", "  value: Ⅱ", "  required: ≥ Ⅲ"]


def test_a_county_shows_what_its_schools_gave() -> None:
    cv = need("cv(area_per_student, weight=students)", "≤ 0.5")
    many = MOST_EVIDENCE
    keys = {"school": [f"s{n}" for n in range(many)], "county": ["X"] * many}
    schools = table("school", keys, students=[1] * many, area=[1, 3] * (many // 2), gym=[0] * many)
    [found] = run(cv, schools, on="county")
    said = lines(found)
    assert said[1].startswith("  value: 0.5, which is coefficient of variation(")
    assert "    s0 area: 1 m²" in said
    assert said[-1].strip() == f"… and {3 * many - MOST_EVIDENCE} more"


def test_of_many_parts_those_not_met_come_first() -> None:
    every = c.ForEvery("school", SPORTS)
    count = MOST_PARTS + 3
    keys = {"school": [f"s{n}" for n in range(count)], "county": ["X"] * count}
    schools = table(
        "school", keys, students=[1] * count, area=[9] * (count - 1) + [1], gym=[0] * count
    )
    [found] = run(every, schools, on="county")
    said = lines(found)
    first = said.index("  parts:") + 1
    assert said[first].strip() == f"✗ requirement (s{count - 1}): not met"
    assert said[-1].strip() == "… and 3 more"


def test_a_finding_can_be_sent_to_another_process() -> None:
    found = one(SPORTS, students=400, area=2000, gym=500)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert (again.margin, again.shortfall) == (found.margin, found.shortfall)
    assert again.explain("zh") == found.explain("zh")


def test_a_verdict_is_no_truth_value() -> None:
    with pytest.raises(TypeError, match=r"verdict is Verdict\.MET"):
        bool(Verdict.MET)


def test_the_clause_stands_once() -> None:
    found = replace(one(SPORTS, students=1, area=8, gym=0), clause="二(一)5")
    assert lines(found, "zh")[1] == "  依据条款：二(一)5"
