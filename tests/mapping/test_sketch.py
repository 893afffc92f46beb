"""The start of a mapping for files that cannot be used yet: their columns, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from edustandards.cli.main import main
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.tables.choices import Choices, ColumnChoice
from edustandards.tables.sketch import sketched
from tests.tables.hostile.books import Book, packed

PACK = ("--pack", "cn/quality-balanced@2017", "--lang", "en")
UNKNOWN = "Statistics 2024,,\nURN,Pupils On Roll,Phase\n100,7,P\n101,8,P\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _listed(folder: Path, name: str = "m.yaml") -> list[str]:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    at = lines.index("    columns:") if "    columns:" in lines else lines.index("  - columns:")
    return [line.strip().removeprefix("# ").partition(":")[0] for line in lines[at + 1 :]]


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_columns_that_nobody_knows_are_listed_and_can_be_named(
    folder: Path, capsys: pytest.CaptureFixture[str], dry: tuple[str, ...]
) -> None:
    (folder / "a.csv").write_text(UNKNOWN, encoding="utf-8")

    assert main(("check", "a.csv", *PACK, "--write-mapping", "m.yaml", *dry)) == 2

    assert _listed(folder) == ["URN", "Pupils On Roll", "Phase"]
    assert "[headers-unknown]" in capsys.readouterr().err

    text = (folder / "m.yaml").read_text(encoding="utf-8")
    lines = [line.partition(":  ")[0] for line in text.splitlines()]
    lines = [line.replace("# URN: (not known; write a field)", "URN: school") for line in lines]
    lines = [line.replace("# Pupils On Roll: ", "Pupils On Roll: students #") for line in lines]
    (folder / "m.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert main(("check", "a.csv", *PACK, "--mapping", "m.yaml", "--dry-run")) == 0
    assert "URN: school" in capsys.readouterr().out


def test_rows_that_stand_twice_do_not_hide_the_columns(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.csv").write_text(
        "学校,代码,在校生数\n中心小学,1,7\n中心小学,2,8\n", encoding="utf-8"
    )

    assert main(("check", "a.csv", *PACK, "--dry-run")) == 2

    said = capsys.readouterr()
    assert "学校: school" in said.out
    assert "# 代码:" in said.out
    assert "在校生数: {is: students, unit:" in said.out
    assert "a.csv:3[A]: '中心小学' stands at a.csv:2[A] already" in said.err


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("学校,在校生数（元）,占地面积\n一,7,8\n", "header-unit"),
        ("学校,在校生数,学生数\n一,7,8\n", "column-twice"),
        ("在校生数,占地面积\n7,8\n9,9\n", "no-key-column"),
    ],
)
def test_what_is_wrong_with_a_header_does_not_hide_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, code: str
) -> None:
    (folder / "a.csv").write_text(text, encoding="utf-8")

    assert main(("check", "a.csv", *PACK, "--write-mapping", "m.yaml", "--dry-run")) == 2

    assert f"[{code}]" in capsys.readouterr().err
    heads = text.splitlines()[0].split(",")
    assert {one.strip('"') for one in _listed(folder)} == set(heads)


def test_a_workbook_has_a_part_for_each_sheet_and_parquet_has_names(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    sheets: dict[str, Sequence[Sequence[object]]]
    sheets = {"甲": [["编号", "人数"], ["x", 7]], "乙": [["说明"]], "丙": [["学校", "用房"]]}
    book.write_bytes(packed(Book(sheets)))
    frame = tmp_path / "b.parquet"
    pl.DataFrame({"urn": ["1"], "on_roll": [2]}).write_parquet(frame)
    choices = Choices((ColumnChoice("人数", "students"),))

    found = sketched([book, frame, tmp_path / "none.csv"], load_vocabulary(), choices)

    assert not found.tables
    assert [(one.header, one.name) for one in found.understood] == [
        ("人数", "students"),
        ("学校", "school"),
    ]
    heads = [(one.place.sheet or Path(one.place.file).name, one.header) for one in found.ignored]
    assert heads == [("甲", "编号"), ("丙", "用房"), ("b.parquet", "urn"), ("b.parquet", "on_roll")]


def test_a_form_that_is_empty_is_no_list_of_columns(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form: list[list[object]]
    form = [["项目", "填报值"], ["学校名称", None], ["在校生数", None], ["占地面积", None]]
    other: list[list[object]] = [["指标名称", "计算公式"], ["生均", "甲/乙"]]
    (folder / "a.xlsx").write_bytes(packed(Book({"表": form, "说明": other})))

    assert main(("check", "a.xlsx", *PACK, "--write-mapping", "m.yaml")) == 2

    [line] = capsys.readouterr().err.splitlines()
    assert line.endswith("[form-empty]")
    assert not (folder / "m.yaml").exists()


def test_a_mapping_may_leave_the_unit_of_a_header_unsaid(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.csv").write_text("学校,操场（亩）*,学生\n一小,3,400\n", encoding="utf-8")
    text = "mapping: 1\ntables:\n  - columns:\n      操场: sports_field_area\n"
    (folder / "m.yaml").write_text(f"{text}      池: gym_area\n", encoding="utf-8")

    assert main(("check", "a.csv", *PACK, "--mapping", "m.yaml", "--dry-run")) == 0

    said = capsys.readouterr()
    assert "操场（亩）*" in said.out
    assert "is: sports_field_area, unit: mu" in said.out
    # What no column is called is told even where nothing is checked.
    assert said.err.splitlines() == [
        "no column has the header '池' of the mapping; check how it is written [mapping-unused]"
    ]
