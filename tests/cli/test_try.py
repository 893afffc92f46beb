"""`try` as it is called: what it says, in which form, with which status, and what it writes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run

GOOD = """\
pack: t/sports
edition: "1"
title: {zh: 体育, en: Sports}
standards:
  area:
    title: {zh: 生均场地, en: Area per student}
    on: school
    indicator: sports_field_area / students
    require: ≥ 7.5 m²/student
    examples:
      - {students: 400, sports_field_area: 3000, expect: met, value: 7.5 m²/student}
      - {students: 400, sports_field_area: 2999.99, expect: not_met}
      - {students: 400, sports_field_area: 3000.01, expect: met}
"""
POOR = GOOD.replace("      - {students: 400, sports_field_area: 2999.99, expect: not_met}\n", "")
WRONG = GOOD.replace("2999.99, expect: not_met", "2999.99, expect: met")


@pytest.fixture
def packs(run: Run) -> Run:
    for name, text in (("good", GOOD), ("poor", POOR), ("wrong", WRONG)):
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return run


def test_a_pack_that_notices_everything_passes(packs: Run) -> None:
    said = packs("try", "good.yaml")
    assert said.status == 0
    assert "examples: 3 hold, 0 do not" in said.out
    assert "7 of 7 noticed (100 %)" in said.out


def test_what_is_not_noticed_is_told_with_the_line_that_would(packs: Run) -> None:
    said = packs("try", "poor.yaml")
    assert said.status == 1
    assert "poor.yaml:5:3: area:" in said.out
    assert "not noticed: '≥ 7.5 m²/student' becomes '≥ 7.4 m²/student'" in said.out
    lines = [line.strip() for line in said.out.splitlines() if line.strip().startswith("- {")]
    assert lines
    added = POOR + "".join(f"      {line}\n" for line in lines)
    Path("added.yaml").write_text(added, encoding="utf-8")
    assert packs("try", "added.yaml").status == 0


def test_an_example_that_does_not_hold_is_explained_at_its_place(packs: Run) -> None:
    said = packs("try", "wrong.yaml", "--no-mutants")
    assert said.status == 1
    assert "wrong.yaml:12:10: expected met, found not met" in said.out
    assert "7.499975" in said.out
    assert "changes:" not in said.out
    chinese = packs("try", "wrong.yaml", "--lang", "zh")
    assert "应为 达标，实为 未达标" in chinese.out.replace("\n        ", "")


def test_several_packs_are_tried_and_one_is_enough_to_fail(packs: Run) -> None:
    said = packs("try", "good.yaml", "poor.yaml")
    assert said.status == 1
    assert said.out.count("t/sports@1") == 2


def test_what_cannot_be_used_is_told(packs: Run) -> None:
    Path("broken.yaml").write_text("pack: t/x\n", encoding="utf-8")
    assert packs("try", "broken.yaml").status == 2
    assert packs("try", "cn/no-such-pack").status == 2
    assert packs("try").status == 2
    assert packs("try", "good.yaml", "--format", "pdf").status == 2


def test_the_json_says_all_of_it(packs: Run) -> None:
    said = packs("try", "good.yaml", "poor.yaml", "wrong.yaml", "--format", "json")
    found = said.json
    assert (said.status, found["schema"]) == (1, 1)
    good, poor, wrong = found["packs"]
    assert good["passed"]
    assert good["score"] == {"counted": 7, "killed": 7, "same": 0, "percent": 100}
    assert good["standards"][0]["unreached"] == ["unknown"]
    assert {case["what"] for case in good["standards"][0]["cases"]} == {
        "case-below",
        "case-at",
        "case-above",
    }
    assert not poor["passed"]
    [area] = poor["standards"]
    assert area["survivors"]
    told = [change for one in area["suggestions"] for change in one["notices"]]
    assert sorted(one["message"] for one in told) == sorted(
        one["message"] for one in area["survivors"]
    )
    [failed] = wrong["examples"]["failed"]
    assert failed["place"] == "wrong.yaml:12:10"
    assert (failed["expected"], failed["found"]) == ("met", "not_met")


def test_junit_has_a_suite_a_pack_and_a_case_a_matter(packs: Run) -> None:
    said = packs("try", "good.yaml", "poor.yaml", "--format", "junit")
    assert said.status == 1
    good, poor = ET.fromstring(said.out)
    assert good.get("failures") == "0"
    groups = {case.get("classname") for case in good}
    assert groups == {"t/sports@1.examples", "t/sports@1.boundary", "t/sports@1.changes"}
    failures = [case for case in poor if case.find("failure") is not None]
    assert len(failures) == int(poor.get("failures", 0)) > 0
    for case in failures:
        failure = case.find("failure")
        assert failure is not None
        assert (failure.text or "").startswith("- {")


def test_it_goes_to_a_file_where_one_is_named(packs: Run) -> None:
    said = packs("try", "good.yaml", "--format", "json", "-o", "out.json")
    assert (said.status, said.out) == (0, "")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["packs"][0]["passed"]


def test_examples_are_written_and_the_pack_tried_again(packs: Run) -> None:
    said = packs("try", "poor.yaml", "--write")
    assert said.status == 0
    assert "were written into poor.yaml" in said.err
    text = Path("poor.yaml").read_text(encoding="utf-8")
    assert text.startswith(POOR)
    assert [line for line in text.removeprefix(POOR).splitlines() if "- {" not in line] == []
    again = packs("try", "poor.yaml", "--write")
    assert again.status == 0
    assert "no examples to write" in again.err
    assert Path("poor.yaml").read_text(encoding="utf-8") == text
    assert [one.name for one in Path().iterdir() if one.name.startswith(".")] == []


def test_the_ends_of_lines_and_the_mark_of_a_file_are_kept(packs: Run) -> None:
    raw = b"\xef\xbb\xbf" + POOR.replace("\n", "\r\n").encode()
    Path("poor.yaml").write_bytes(raw)
    assert packs("try", "poor.yaml", "--write").status == 0
    after = Path("poor.yaml").read_bytes()
    assert after.startswith(raw)
    assert after.count(b"\n") == after.count(b"\r\n")


def test_what_another_file_says_is_left_to_it(packs: Run) -> None:
    Path("child.yaml").write_text(
        "pack: t/child\nedition: '1'\ntitle: {zh: 下级, en: Child}\nextends: poor.yaml\n"
        "add:\n  more: {on: school, holds: charter, reason: {zh: 加, en: added}}\n",
        encoding="utf-8",
    )
    before = Path("poor.yaml").read_bytes()
    said = packs("try", "child.yaml", "--write")
    assert Path("poor.yaml").read_bytes() == before
    assert "comes from another file" in said.err
    read = yaml.safe_load(Path("child.yaml").read_text(encoding="utf-8"))
    assert len(read["add"]["more"]["examples"]) == 1


def test_help_tells_what_a_score_is(packs: Run) -> None:
    said = packs("try", "--help")
    assert said.status == 0
    assert "100 %" in said.out
    assert "--write" in said.out
    assert "改动" in packs("try", "--help", "--lang", "zh").out
