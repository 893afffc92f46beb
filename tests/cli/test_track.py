"""`track`: the plan over its years, on a terminal and as JSON; what is given beside the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edustandards.cli.main import main
from edustandards.evaluate.track import Course, Year
from edustandards.reports.track_report import sparkline
from edustandards.reports.width import width_of

DATA = "examples/city-by-year.csv"
TRACK = ("track", DATA, "--pack", "cn/city-plan")
FACTS = ("--facts", "examples/city-facts.yaml")


@pytest.fixture(autouse=True)
def _zh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("COLUMNS", "72")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(words)
    found = capsys.readouterr()
    return status, found.out, found.err


def tracks(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, object]]:
    _, out, _ = said(capsys, *TRACK, *words, "--format", "json")
    return {one["standard"]: one for one in json.loads(out)["tracks"]}


def test_the_course_is_a_straight_line_from_the_first_year_to_the_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = tracks(capsys, *FACTS)
    # 73 and 78 in 2024 and 2025 lead to 83 in 2026, where 85 is wanted.
    assert found["modernisation"]["course"] == Course.OFF.value
    assert found["modernisation"]["forecast"] == "83"
    assert found["modernisation"]["next_year"] == 2025
    assert found["modernisation"]["shortfall"] == {
        "field": "modernisation_degree",
        "change": "2",
        "unit": "%",
    }
    # 52 and 66 lead to 80; the capital's 75 is wanted.
    assert found["internationalisation-stages"]["course"] == Course.ON.value
    assert found["internationalisation-stages"]["forecast"] == "80"
    assert found["foreign-teachers"]["course"] == Course.REACHED.value
    assert found["preschool-enrolment"]["course"] == Course.UNKNOWN.value


def test_the_years_run_from_the_first_of_the_plan_to_its_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    years = tracks(capsys, *FACTS)["modernisation"]["years"]
    assert isinstance(years, list)
    assert [one["year"] for one in years] == [2024, 2025, 2026]
    assert [one["threshold"] for one in years] == ["72", "80", "85"]
    assert years[2]["finding"] is None


def test_the_terminal_shows_targets_figures_and_a_chart_within_its_width(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = said(capsys, *TRACK, *FACTS, "--lang", "zh")
    assert status == 1
    assert "走势" in out
    assert "按此进度达不到" in out
    assert "教育现代化达成度还需增加" in out
    assert all(width_of(line) <= 72 for line in out.splitlines())


def test_one_standard_and_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    one = ("--standard", "foreign-teachers")
    assert said(capsys, *TRACK, *FACTS, *one)[0] == 0
    assert said(capsys, *TRACK, *one)[0] == 0
    assert said(capsys, *TRACK, "--standard", "modernisation")[0] == 3
    assert said(capsys, *TRACK, *FACTS, "--exit-zero")[0] == 0
    status, _, err = said(capsys, *TRACK, "--standard", "nothing")
    assert status == 2
    assert "cli-no-standard" in err


def test_data_without_years_has_no_track(capsys: pytest.CaptureFixture[str]) -> None:
    path = "examples/generated-county-schools.csv"
    status, out, _ = said(capsys, "track", path, "--pack", "cn/quality-balanced", "--lang", "en")
    assert status == 3
    assert "give data by year" in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--ref", "nothing=1"), "reference-unknown"),
        (("--ref", "capital_public_funds"), "reference-form"),
        (("--ref", "capital_public_funds=1 m"), "unit-mismatch"),
        (("--ref", "capital_public_funds[galaxy]=1 元/生"), "facts-scope"),
        (("--first-year", "24"), "first-year"),
        (("--facts", "nowhere.yaml"), "pack-file-missing"),
    ],
)
def test_what_is_wrong_with_what_is_given(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: str
) -> None:
    status, out, err = said(capsys, "check", DATA, "--pack", "cn/city-plan", *words)
    assert (status, out) == (2, "")
    assert code in err


def test_a_reference_on_the_command_line_has_its_scope_and_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ref = "capital_internationalisation[2025]=66 %; 2025-12-01; 公报"
    words = ("--first-year", "2023", "--ref", ref, "--standard", "internationalisation-stages")
    place = ("--entity", "示例市", "--period", "2025", "--pack", "cn/city-plan", "--lang", "zh")
    status, out, _ = said(capsys, "explain", DATA, *words, *place)
    assert status == 0
    assert "公报 2025-12-01" in out


def test_a_chart_needs_two_values() -> None:
    assert sparkline([Year(2024), Year(2025)]) == ""
