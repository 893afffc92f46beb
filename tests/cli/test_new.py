"""`new`: where it writes, what it never overwrites, and spreadsheets as people keep them."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from edustandards.packs.library import load
from tests.cli.conftest import Run


def workbook(path: str, sheets: dict[str, list[list[object]]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pack_is_printed_or_written(run: Run, lang: str) -> None:
    printed = run("new", "cn/my-county", "--lang", lang)
    assert (printed.status, printed.err) == (0, "")
    written = run("new", "cn/my-county", "--lang", lang, "-o", "p.yaml")
    assert (written.status, written.out) == (0, "")
    assert Path("p.yaml").read_text(encoding="utf-8") == printed.out
    assert load("p.yaml").id == "cn/my-county"
    assert run("lint", "p.yaml").status == 0
    assert run("try", "p.yaml").status == 0
    assert run("fmt", "--check", "p.yaml").status == 0


def test_title_and_edition_are_those_that_are_given(run: Run) -> None:
    run("new", "a", "-o", "a.yaml", "--title", "甲 / First", "--edition", "2019")
    pack = load("a.yaml")
    assert (pack.title.zh, pack.title.en, pack.edition) == ("甲", "First", "2019")
    assert pack.effective[0] is not None
    assert pack.effective[0].year == 2019
    assert "[pack-id]" in run("new", "A b").err
    assert "[pack-edition]" in run("new", "a", "--edition", "x y").err


def test_a_file_is_never_overwritten_unasked(run: Run) -> None:
    before = Path("pack.yaml").read_text(encoding="utf-8")
    said = run("new", "a", "-o", "pack.yaml", "--lang", "zh")
    assert said.status == 2
    assert "--force" in said.err
    assert Path("pack.yaml").read_text(encoding="utf-8") == before
    assert run("new", "a", "-o", "pack.yaml", "--force").status == 0
    assert load("pack.yaml").id == "a"


def test_a_pack_on_top_of_another(run: Run) -> None:
    assert (
        run("new", "cn/ours", "--extends", "cn/quality-balanced@2017", "-o", "o.yaml").status == 0
    )
    assert len(load("o.yaml").standards) == len(load("cn/quality-balanced@2017").standards)
    assert run("lint", "o.yaml").status == 0
    unknown = run("new", "cn/ours", "--extends", "cn/quality-balance@2017")
    assert unknown.status == 2
    assert "cn/quality-balanced" in unknown.err


def test_the_schema_beside_it_is_named(run: Run) -> None:
    run("schema", "-o", "pack.schema.json")
    run("new", "a", "-o", "a.yaml")
    line = Path("a.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert line == "# yaml-language-server: $schema=pack.schema.json"


def test_a_workbook_becomes_a_pack(run: Run) -> None:
    rows: list[list[object]] = [
        ["名称", "学段", "比较", "限值", "单位"],
        ["生均体育运动场馆面积", "小学", "≥", 7.5, "平方米/生"],
        ["生均体育运动场馆面积", "初中", "≥", 10.2, "平方米/生"],
        ["教师持证上岗率", "", "≥", 0.85, "%"],
        ["班数", "大学", "≥", 6, "班"],
    ]
    workbook("s.xlsx", {"标准": rows, "说明": [["此表供参考"]]})
    said = run("new", "a", "--from", "s.xlsx", "-o", "a.yaml", "--lang", "zh")
    assert said.status == 1
    assert "s.xlsx[标准!D4]" in said.err
    assert "s.xlsx[标准!B5]: 不认识的学段“大学”" in said.err
    [standard] = load("a.yaml").standards
    assert standard.title.zh == "生均体育运动场馆面积"
    assert run("try", "a.yaml").status == 0


def test_a_text_file_of_excel_becomes_a_pack(run: Run) -> None:
    text = "名称,限值,说明\r\n班数,≥ 6 班,含分校\r\n"
    Path("s.csv").write_bytes(text.encode("gb18030"))
    assert run("new", "a", "--from", "s.csv", "-o", "a.yaml").status == 0
    assert [one.id for one in load("a.yaml").standards] == ["班数"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("none.xlsx", "file-missing"),
        ("pack.yaml", "file-kind"),
        ("old.xls", "workbook-is-text"),
        ("schools.csv", "new-headers"),
    ],
)
def test_other_files_are_refused(run: Run, path: str, code: str) -> None:
    Path("old.xls").write_bytes(b"x")
    said = run("new", "a", "--from", path, "-o", "a.yaml")
    assert said.status == 2
    assert f"[{code}]" in said.err
    assert not Path("a.yaml").exists()


def test_either_a_spreadsheet_or_a_pack(run: Run) -> None:
    said = run("new", "a", "--from", "s.csv", "--extends", "cn/quality-balanced@2017")
    assert (said.status, "[new-both]" in said.err) == (2, True)
