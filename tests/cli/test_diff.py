"""`diff`: two packs compared, on data too; what people and programs read of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.reports.width import width_of
from tests.cli.conftest import PACK, Run

STRICTER = PACK.replace("≥ 7.5 m²/student", "≥ 0.0008 公顷/生").replace('"1"', '"2"')
SAME = PACK.replace("≥ 7.5 m²/student", "≥ 0.00075 公顷/生")


@pytest.fixture
def told(run: Run) -> Run:
    Path("new.yaml").write_text(STRICTER, encoding="utf-8")
    Path("same.yaml").write_text(SAME, encoding="utf-8")
    return run


def test_the_values_whose_verdict_changes(told: Run) -> None:
    said = told("diff", "pack.yaml", "new.yaml", "--lang", "zh")
    assert said.status == 1
    assert "更严（1）" in said.out
    assert "≥ 7.5 平方米/生 → ≥ 0.0008 公顷/生（更严）" in said.out
    assert "≥ 0.00075 公顷/生 且 < 0.0008 公顷/生：由达标变为未达标" in said.out


def test_another_unit_changes_nothing(told: Run) -> None:
    said = told("diff", "pack.yaml", "same.yaml", "--lang", "en")
    assert said.status == 0
    assert "nothing has changed that could change a verdict" in said.out
    assert "in another unit, asking the same (1)" in said.out


def test_on_data_the_entities_are_named(told: Run) -> None:
    said = told("diff", "pack.yaml", "new.yaml", "--on", "schools.csv", "--lang", "zh")
    assert said.status == 1
    # 3000 / 400 is exactly 7.5: met before, and 8 is asked now.
    assert "生均场地，一小 小学：达标 → 未达标" in said.out
    assert "二小" not in said.out
    rows = [line.split() for line in said.out.splitlines() if line.startswith("  达标")]
    # One area and one table of rooms was met before: the area is lost, the rooms of two stay met.
    assert rows == [["达标", "2", "1", "0", "0"]]


def test_json_is_exact(told: Run) -> None:
    said = told("diff", "pack.yaml", "new.yaml", "--on", "schools.csv", "--format", "json")
    found = said.json
    assert found["schema"] == 1
    assert (found["before"]["edition"], found["after"]["edition"]) == ("1", "2")
    assert found["decides"] is True
    assert found["head"] == [{"what": "edition", "before": "1", "after": "2"}]
    assert found["summary"]["stricter"] == 1
    assert found["summary"]["same"] == 1
    [standard] = found["standards"]
    [change] = standard["changes"]
    assert (standard["id"], standard["kind"], standard["order"]) == ("area", "stricter", "stricter")
    assert change["after"]["require"] == "≥ 0.0008 ha/student"
    assert change["unit"] == "m²/student"
    assert change["flips"] == [
        {
            "low": "7.5",
            "low_included": True,
            "high": "8",
            "high_included": False,
            "before": "met",
            "after": "not_met",
        }
    ]
    assert found["on"]["turned"] == [
        {
            "standard": "area",
            "entity": "一小",
            "stage": "primary",
            "period": None,
            "before": "met",
            "after": "not_met",
        }
    ]
    assert {"before": "met", "after": "not_met", "count": 1} in found["on"]["matrix"]


def test_markdown_lets_no_markup_through(told: Run) -> None:
    text = STRICTER.replace("生均场地", "<b>*生均*</b>")
    Path("new.yaml").write_text(text, encoding="utf-8")
    said = told("diff", "pack.yaml", "new.yaml", "--format", "md", "--lang", "zh", "-o", "d.md")
    assert said.status == 1
    written = Path("d.md").read_text(encoding="utf-8")
    assert "\\<b\\>\\*生均\\*\\</b\\>" in written
    assert "<b>" not in written
    assert written.startswith("## ")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 72, 120])
def test_no_line_is_wider_than_the_screen(
    told: Run, monkeypatch: pytest.MonkeyPatch, lang: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    said = told("diff", "cn/quality-balanced@2017", "cn/city-plan", "--lang", lang)
    assert said.status == 1
    assert max(width_of(line) for line in said.out.splitlines()) <= width
    on = told("diff", "pack.yaml", "new.yaml", "--on", "schools.csv", "--lang", lang)
    assert max(width_of(line) for line in on.out.splitlines()) <= width


@pytest.mark.parametrize(
    ("words", "said_of"),
    [
        (("pack.yaml", "none.yaml"), "none.yaml"),
        (("pack.yaml", "new.yaml", "--facts", "facts.yaml"), "--facts"),
        (("pack.yaml", "new.yaml", "--ref", "x=1"), "--ref"),
        (("pack.yaml", "new.yaml", "--on", "none.csv"), "none.csv"),
        (("pack.yaml", "new.yaml", "--on", "schools.csv", "--ref", "x=1"), "x"),
        (("pack.yaml", "new.yaml", "--on", "schools.csv", "-o", "schools.csv"), "schools.csv"),
        (("pack.yaml",), "AFTER"),
    ],
)
def test_what_cannot_be_used_is_said(told: Run, words: tuple[str, ...], said_of: str) -> None:
    said = told("diff", *words)
    assert said.status == 2
    assert said_of in said.err
    assert said.out == ""


def test_a_reference_that_one_pack_knows_is_given_to_that_one(told: Run) -> None:
    text = STRICTER.replace("require: ≥ 0.0008 公顷/生", "require: ≥ wanted")
    text += "references: {wanted: {unit: m²/student, title: {zh: 目标, en: target}}}\n"
    Path("new.yaml").write_text(text, encoding="utf-8")
    said = told(
        "diff", "pack.yaml", "new.yaml", "--on", "schools.csv", "--ref", "wanted=7", "--format",
        "json",
    )  # fmt: skip
    assert said.status == 1
    # 7.5 meets 7, and so does nobody lose; 2000 / 300 is less than both.
    assert said.json["on"]["turned"] == []
