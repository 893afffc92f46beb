"""The city plan: each line of the document is a standard."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import edustandards as es
from edustandards.packs.shelf import shelf

STATED = (
    *("0.1", "0.2", "0.2a", "0.3", "1.1", "1.2", "1.2a", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3"),
    *("2.4", "3.1", "3.2", "3.2a", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "4.1", "4.2"),
    *("4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "6.3a", "6.4", "6.4a", "6.5"),
    *("6.6", "6.7", "6.7a", "6.8", "7.0", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "7.8"),
    *("7.9", "7.10", "7.10a", "7.11", "7.12", "7.13", "7.14", "7.15"),
)
PLAN = es.load_pack("cn/city-plan")


def test_each_line_of_the_document_is_a_standard() -> None:
    text = Path(shelf() / "cn/city-plan/draft.yaml").read_text(encoding="utf-8")
    assert tuple(re.findall(r'^    x-line: "(.+)"$', text, re.MULTILINE)) == STATED
    assert PLAN.document.pending == ()


def test_what_conflicts_in_the_document_is_noted() -> None:
    noted = {one.id for one in PLAN.document.standards if one.notes}
    conflicts = {"compulsory-retention", "educational-technology", "teaching-area", "sports-area"}
    assert conflicts | {"teacher-ratio", "class-size", "liking", "skills-certified"} <= noted
    assert {"internationalisation-stages", "internationalisation", "modernisation"} <= noted
    assert "monitoring-difference" in noted


def test_the_note_on_retention_is_right() -> None:
    year = Fraction("0.9905")
    assert round(float(100 * year**5), 1) == 95.3
    assert round(float(100 * year**6), 1) == 94.4


def test_greater_than_leaves_the_number_itself_out_and_at_least_takes_it_in() -> None:
    strict = PLAN["vocational-teachers-abroad"]
    assert strict.verdict({"vocational_teachers_certified_abroad": 5}) is es.Verdict.NOT_MET
    assert strict.verdict({"vocational_teachers_certified_abroad": 6}) is es.Verdict.MET
    assert PLAN["foreign-teachers"].verdict({"foreign_teachers": 5}) is es.Verdict.MET


def test_the_survey_of_2017_meets_the_ratio_of_teachers_to_students() -> None:
    report = PLAN.evaluate("examples/prefecture-survey-2017.csv")
    primary = report.find("teacher-ratio", "某地级市", stage="primary")
    junior = report.find("teacher-ratio", "某地级市", stage="junior")
    assert primary.value == Fraction(17312, 297693)
    assert junior.value == Fraction(12643, 129272)
    assert primary.margin == Fraction(17312, 297693) - Fraction(1, 19)
    assert primary.verdict is junior.verdict is es.Verdict.MET
    assert report.summary()[es.Verdict.MET] == 2
    assert report.summary()[es.Verdict.NOT_MET] == 0
    assert report.reading.ignored == ()


def test_the_shares_that_the_survey_states_agree_with_its_counts() -> None:
    pack = es.load_pack("examples/survey-shares.yaml")
    report = pack.evaluate("examples/prefecture-survey-2017-totals.csv")
    assert [one.verdict for one in report] == [es.Verdict.MET] * 3
