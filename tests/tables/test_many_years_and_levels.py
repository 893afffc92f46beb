"""City, county, school and class in one workbook, over years; or in several files."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no types

import edustandards as es

PLAN = es.load_pack("cn/city-plan")
SHEETS: dict[str, list[list[object]]] = {
    "city": [["市", "年度", "教育经费投入（亿元）"], ["某市", 2023, 80], ["某市", 2024, 85]],
    "county": [
        ["市", "区县", "年度", "学段", "校际均衡指数"],
        ["某市", "甲县", 2024, "小学", 0.27],
    ],
    "school": [
        ["市", "区县", "学校", "年度", "学段", "课业负担符合规定"],
        ["某市", "甲县", "一小", 2024, "小学", "是"],
    ],
    "class": [
        ["市", "区县", "学校", "班级", "年度", "学段", "班级人数"],
        ["某市", "甲县", "一小", "1班", 2024, "小学", 45],
        ["某市", "甲县", "一小", "2班", 2024, "小学", 46],
    ],
}


def verdicts(report: es.Report, standard: str) -> list[tuple[str, str, str]]:
    return [
        (one.entity, one.period, one.verdict.value) for one in report if one.standard == standard
    ]


def checked(report: es.Report) -> None:
    assert verdicts(report, "spending") == [("某市", "2024", "met")]
    assert verdicts(report, "school-balance") == [("甲县", "2024", "met")]
    assert verdicts(report, "workload") == [("一小", "2024", "met")]
    sizes = [("1班", "2024", "met"), ("2班", "2024", "not_met")]
    assert verdicts(report, "class-size") == sizes


def test_one_workbook_with_a_sheet_for_each_level(tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in SHEETS.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    checked(PLAN.evaluate(path, first_year=2024))


def write(path: Path, rows: list[list[object]]) -> Path:
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    return path


def test_a_file_for_each_level(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{name}.csv", rows) for name, rows in SHEETS.items()]
    checked(PLAN.evaluate(paths, first_year=2024))


def test_a_file_for_each_year_is_known_by_its_name(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / f"经费{year}.csv", [["市", "教育经费投入（亿元）"], ["某市", amount]])
        for year, amount in ((2024, 85), (2023, 80))
    ]
    report = PLAN.evaluate(paths, first_year=2024)
    assert verdicts(report, "spending") == [("某市", "2024", "met")]
    said = [one for one in report.reading.notes if one.code == "period-of-name"]
    assert [dict(one.params)["period"] for one in said] == ["2024", "2023"]


def test_names_that_do_not_tell_the_years_apart_are_not_guessed_from(tmp_path: Path) -> None:
    rows: list[list[object]] = [["市", "教育经费投入（亿元）"], ["某市", 80]]
    paths = [write(tmp_path / f"{name}.csv", rows) for name in ("a2024", "b2024")]
    with pytest.raises(es.DataError):
        PLAN.evaluate(paths)


def test_a_table_without_stages_beside_one_with_them_speaks_of_the_whole(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.csv", [["市", "聘用外籍教师数"], ["某市", 5]])
    staged = write(
        tmp_path / "b.csv",
        [
            ["市", "学段", "在校生数", "专任教师数"],
            ["某市", "小学", 190, 10],
            ["某市", "初中", 135, 10],
        ],
    )
    report = PLAN.evaluate([whole, staged])
    assert verdicts(report, "foreign-teachers") == [("某市", "", "met")]
    ratios = [one for one in report if one.standard == "teacher-ratio"]
    assert [(one.stage, one.verdict.value) for one in ratios] == [
        ("primary", "met"),
        ("junior", "met"),
    ]


def test_rows_of_wholes_are_said_aloud(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        [["市", "学段", "在校生数"], ["某市", "", 5], ["某市", "小学", 3], ["别市", "", 4]],
    )
    notes = PLAN.evaluate(path).reading.notes
    [said] = [one for one in notes if one.code == "row-of-whole"]
    assert (said.where.line, dict(said.params)["count"]) == (2, 1)
