"""What test suites are given: assertions, cases at limits, strategies, and the plugin of pytest."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import edustandards as es
from edustandards.testing import (
    assert_met,
    assert_not_met,
    boundary_cases,
    quantities,
    records,
    tables,
)
from tests.effort import TIMES, examples

HERE = Path(__file__).resolve().parent
PACKS = [es.load_pack(name) for name in ("cn/quality-balanced@2017", "cn/city-plan")]
BALANCED = PACKS[0]
AREA = es.field("area", "m²") / es.field("students", "student") >= "7.5 m²/student"
LAZY = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=examples(60)
)
GOOD = (HERE / "one.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.document.name)
def test_every_case_at_a_limit_is_judged_as_expected(pack: es.Pack) -> None:
    """Each fifth of them, and with more effort all: a whole pack is judged on each."""
    seen: set[str] = set()
    for case in islice(boundary_cases(pack), 0, None, max(5 // TIMES, 1)):
        report = pack.evaluate(case.tables, given=case.given)
        found = {one.verdict for one in report if one.standard == case.standard}
        assert case.expected in found
        seen.add(case.what)
    assert {"case-at", "case-above", "case-below"} <= seen


def test_cases_lie_where_they_say() -> None:
    """Held against the limits as the document has them: 7.5 and 10.2 m² a student."""
    seen = set()
    for case in boundary_cases(BALANCED, "sports-area"):
        record = case.record
        if case.what not in {"case-at", "case-above", "case-below"} or "school_kind" in record:
            continue
        numbers = [record.get(name) for name in ("gymnasium_area", "sports_field_area", "students")]
        gym, field, students = (Fraction(str(one or 0)) for one in numbers)
        limit = {"primary": Fraction("7.5"), "junior": Fraction("10.2")}[case.stage]
        margin = (gym + field) / students - limit
        side = {"case-at": margin == 0, "case-above": margin > 0, "case-below": margin < 0}
        assert side[case.what]
        seen.add((case.stage, case.what))
    assert len(seen) == 6


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        list(boundary_cases(BALANCED, "nope"))
    with pytest.raises(KeyError, match="nothing is asked of 'planet'"):
        records(BALANCED, "planet")


@LAZY
@given(records(BALANCED))
def test_records_are_judged_alike_alone_and_in_a_table(record: dict[str, Any]) -> None:
    alone = BALANCED.verdicts(record)
    for finding in BALANCED.evaluate({"school": [record]}):
        if finding.on == "school" and finding.entity:
            assert finding.verdict is alone[finding.standard]


@LAZY
@given(tables(BALANCED, most=4))
def test_tables_hold_their_cases_side_by_side(data: dict[str, list[dict[str, Any]]]) -> None:
    report = BALANCED.evaluate(data)
    names = {row["school"] for row in data.get("school", ())}
    assert names == {one.entity for one in report if one.on == "school"} - {""} or not names


@LAZY
@given(quantities("m²/student", around=["8.76 m²/student"], most=20))
def test_quantities_are_in_their_unit(quantity: es.Quantity) -> None:
    assert 0 <= quantity.number <= 20
    assert quantity.unit == es.quantity("1 m²/student").unit


def test_the_limit_itself_is_drawn() -> None:
    seen: set[int] = set()

    @settings(database=None, max_examples=200, derandomize=True, deadline=None)
    @given(quantities("m²/student", around=["8.76 m²/student"]))
    def look(quantity: es.Quantity) -> None:
        difference = quantity.number - Fraction("8.76")
        seen.add((difference > 0) - (difference < 0))

    look()
    assert seen == {-1, 0, 1}


def test_assert_met() -> None:
    assert_met(AREA, {"area": 750, "students": 100})
    with pytest.raises(AssertionError, match=r"(?s)1 of 1 findings is not met.*≥ 7\.5 m²"):
        assert_met(AREA, {"area": 749, "students": 100})
    with pytest.raises(AssertionError, match="'students' is missing"):
        assert_met(AREA, {"area": 749})
    with pytest.raises(AssertionError, match="要求"):
        assert_met(AREA, {"area": 749, "students": 100}, lang="zh")
    never = AREA.when(es.field("students", "student") > "1000 student")
    with pytest.raises(AssertionError, match="nothing applied"):
        assert_met(never, {"area": 1, "students": 10})


def test_assert_met_of_packs_and_reports() -> None:
    with pytest.raises(AssertionError, match="findings are not met"):
        assert_met(BALANCED, {"stage": "primary", "students": 100})
    rows = [{"school": "a", "stage": "primary", "students": 100, "sports_field_area": 1}]
    with pytest.raises(AssertionError, match=r"findings are not met(?s:.*)and \d+ more"):
        assert_met(BALANCED.evaluate(rows))
    assert_met(es.load_pack(HERE / "one.yaml").evaluate([{"school": "a", "class_rooms": 3}]))


def test_assert_not_met() -> None:
    assert_not_met(AREA, {"area": 749, "students": 100})
    for record in ({"area": 750, "students": 100}, {"area": 750}):
        with pytest.raises(AssertionError, match=r"expected not met, found (met|unknown)"):
            assert_not_met(AREA, record)


def run_pytest(folder: Path, text: str, *, boundaries: bool = False) -> tuple[int, str, list[int]]:
    """Run pytest with this plugin alone on a folder with one pack; count tests and failures."""
    settings_ = '[tool.pytest.ini_options]\nedustandards_packs = ["packs/*.yaml"]\n'
    settings_ += f"edustandards_boundaries = {str(boundaries).lower()}\n"
    (folder / "pyproject.toml").write_text(settings_, encoding="utf-8")
    (folder / "packs").mkdir()
    (folder / "packs" / "one.yaml").write_text(text, encoding="utf-8")
    (folder / "other.yaml").write_text("not a pack", encoding="utf-8")
    log = folder / "log.xml"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "edustandards.pytest_plugin", "-q"),
            f"--junitxml={log}",
        ],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    suite = ET.parse(log).getroot()[0]
    counts = [int(suite.attrib[name]) for name in ("tests", "failures", "errors")]
    return done.returncode, done.stdout, counts


def test_examples_of_packs_are_tests(tmp_path: Path) -> None:
    status, said, counts = run_pytest(tmp_path, GOOD)
    assert (status, counts) == (0, [2, 0, 0]), said


def test_an_example_that_fails_explains_itself(tmp_path: Path) -> None:
    wrong = GOOD.replace("rooms: 2, expect: not_met", "rooms: 2, expect: met")
    status, said, counts = run_pytest(tmp_path, wrong)
    assert (status, counts) == (1, [2, 1, 0])
    assert "expected met, found not_met" in said
    assert "≥ 3 rooms" in said
    assert "pytest_plugin.py" not in said


def test_a_pack_that_cannot_be_loaded_is_told_with_its_line(tmp_path: Path) -> None:
    status, said, counts = run_pytest(tmp_path, GOOD.replace("≥ 3", "≥≥ 3"))
    assert (status, counts[2]) == (2, 1)
    assert "one.yaml:11:" in said


def test_limits_of_packs_are_tests_where_asked_for(tmp_path: Path) -> None:
    status, said, counts = run_pytest(tmp_path, GOOD, boundaries=True)
    assert status == 0, said
    assert counts[0] >= 5
