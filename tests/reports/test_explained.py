"""Explanations: the numbers are in place, and whoever judges their data again agrees."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import edustandards as es
from edustandards.reports.explained import (
    explained_data,
    explained_html,
    explained_json,
    explained_md,
)
from edustandards.testing import records
from tests.effort import examples
from tests.reports import world
from tests.reports.test_html import Page

PACK = es.load_pack("cn/quality-balanced@2017")
COUNTED: list[int] = []
RECORD = {"stage": "primary", "students": 400, "sports_field_area": 2500, "gym_area": 499}


def evidence_of(data: dict[str, Any]) -> dict[str, Any]:
    """Return what an explanation rests on as a record, values with their units."""
    found: dict[str, Any] = {}
    for one in data["evidence"]:
        number = isinstance(one["value"], str) and re.fullmatch(r"-?\d+(\.\d+|/\d+)?", one["value"])
        found[one["field"]] = Fraction(one["value"]) if number else one["value"]
    for part in data["parts"]:
        found |= evidence_of(part)
    return found


@settings(deadline=None, max_examples=examples(80), suppress_health_check=[HealthCheck.too_slow])
@given(records(PACK))
def test_judging_the_data_of_an_explanation_again_gives_the_verdict(record: dict[str, Any]) -> None:
    judged = 0
    for standard, finding in PACK.judge(record).items():
        if finding.verdict not in {es.Verdict.MET, es.Verdict.NOT_MET}:
            continue
        data = json.loads("".join(explained_json(finding)))
        again = PACK[standard]({"stage": record.get("stage"), **evidence_of(data)})
        if again.missing:
            continue  # whom a standard is asked of, and when, is no part of its evidence
        judged += 1
        assert again.verdict is finding.verdict
        assert again.value == finding.value
    COUNTED.append(judged)


def test_that_law_was_tried_on_something() -> None:
    assert not COUNTED or sum(COUNTED) > len(COUNTED) / 4


def test_the_formula_has_its_numbers_in_place() -> None:
    finding = PACK["sports-area"](RECORD)
    assert "代入数值：(2500 平方米 + 499 平方米) ÷ 400 名学生" in finding.explain("zh")
    assert "with its numbers: (2500 m² + 499 m²) ÷ 400 students" in finding.explain("en")
    gone = PACK["sports-area"]({**RECORD, "gym_area": None})
    assert "with its numbers" not in gone.explain("en")


def test_markdown_and_html_say_what_the_text_says() -> None:
    finding = PACK["resources"](RECORD)
    text = finding.explain("en")
    lines = [line.strip() for line in text.splitlines()]
    markdown = list(explained_md(finding, "en"))
    assert markdown[0].startswith("## ")
    assert sum(line.lstrip().startswith("- ") for line in markdown) == len(lines) - 1
    page = Page("".join(explained_html(finding, "en")))
    assert page.wrong == page.open == []
    said = [one for tag, one in page.texts if tag == "bdi"]
    assert said == lines
    depths = {line.index(line.strip()) for line in text.splitlines()}
    assert max(depths) > 4


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_that_mean_harm_stand_as_text(lang: str) -> None:
    run = world.hostile()
    for finding in list(run.results.findings())[:60]:
        page = "".join(explained_html(finding, lang))
        assert "<script" not in page
        assert "\u202e" not in page
        assert "<script" not in "".join(explained_md(finding, lang)).replace("\\<script", "")


def test_the_data_has_cells_and_parts() -> None:
    finding = next(one for one in world.county().results.findings() if one.parts)
    data = explained_data(finding)
    assert len(data["parts"]) == len(finding.parts)
    cells = [one["cell"] for part in data["parts"] for one in part["evidence"]]
    assert any("generated-county-schools.csv" in str(cell) for cell in cells)
    assert set(data["explanation"]) == {"zh", "en"}
