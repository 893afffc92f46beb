"""Input that cannot be used: one message a line, with its place, in both languages; no file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import PACK, Run

SIGN = "    indicator: sports_field_area / students\n    require: ≥ 7.5 m²/student\n"

PACKS = {
    "unknown field": (SIGN.replace("students", "studens"), "pack.yaml:9:36", "students"),
    "wrong dimension": (
        SIGN.replace("m²/student", "yuan/student"),
        "pack.yaml:10:16",
        "m²/student",
    ),
    "duplicate key": (f"{SIGN}    require: ≥ 8 m²/student\n", "pack.yaml:11:5", "pack.yaml:10:5"),
    "unknown comparator": (SIGN.replace("≥", "~"), "pack.yaml:10:14", "≥"),
    "no unit": (SIGN.replace(" m²/student", ""), "pack.yaml:10:16", "7.5 m²/student"),
    "no number": (SIGN.replace("7.5", "many"), "pack.yaml:10:16", ""),
    "unknown key": (f"{SIGN}    requires: x\n", "pack.yaml:11:5", "require"),
    "broken YAML": (f"{SIGN}    x: [1\n", "pack.yaml", ""),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PACKS)
def test_packs(run: Run, name: str, lang: str) -> None:
    body, place, hint = PACKS[name]
    text = PACK.replace(SIGN, body)
    Path("pack.yaml").write_text(text, encoding="utf-8")
    said = run("check", "schools.csv", "--pack", "pack.yaml", "--lang", lang, "-o", "out")
    assert (said.status, said.out) == (2, "")
    assert not Path("out").exists()
    assert said.err.count("\n") == 1
    assert said.err.startswith(place)
    assert hint.replace("m²", "平方米").replace("student", "生") in said.err or hint in said.err


def write(name: str, content: bytes) -> None:
    Path(name).write_bytes(content)


DATA = {
    "missing.csv": (None, "missing.csv: "),
    "empty.csv": (b"", "empty.csv: "),
    "binary.csv": (b"\x00\x01\x02PK\xff\xfe\x00\x00" * 50, "binary.csv: "),
    "other.csv": (b"a,b\n1,2\n", "other.csv: "),
    "plain.xlsx": (b"not a workbook", "plain.xlsx: "),
    "notes.docx": (b"x", "notes.docx: "),
    "old.xls": (b"x", "old.xls: "),
    "broken.parquet": (b"PAR1 nothing", "broken.parquet: "),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", DATA)
def test_data(run: Run, name: str, lang: str) -> None:
    content, place = DATA[name]
    if content is not None:
        write(name, content)
    said = run("check", name, "--pack", "pack.yaml", "--lang", lang, "-o", "out.txt")
    assert (said.status, said.out) == (2, "")
    assert not Path("out.txt").exists()
    assert said.err.startswith(place)
    assert said.err.count("\n") == 1


def test_all_that_is_wrong_is_said_at_once(run: Run) -> None:
    said = run("check", "one.csv", "two.csv", "--pack", "pack.yaml")
    assert said.status == 2
    assert [line.partition(":")[0] for line in said.err.splitlines()] == ["one.csv", "two.csv"]


def test_a_folder(run: Run) -> None:
    Path("folder").mkdir()
    said = run("check", "folder", "--pack", "pack.yaml")
    assert said.status == 2
    assert said.err.startswith("folder: no table is in this folder")


CELLS = {
    "很多": "'很多' is no value of students",
    "-5": "'-5' is negative",
    "0": "the divisor 'students' is zero",
    "": "students",
}


@pytest.mark.parametrize("cell", CELLS)
def test_cells_that_cannot_be_used_lead_to_unknown(run: Run, cell: str) -> None:
    table = f"学校,学段,在校生数,运动场地面积,网络多媒体教室数\n一小,初中,{cell},1,1\n"
    Path("schools.csv").write_text(table, encoding="utf-8")
    said = run("check", "schools.csv", "--pack", "pack.yaml")
    assert said.status == 3
    assert CELLS[cell] in " ".join(said.out.split())


def test_columns_that_are_not_there(run: Run) -> None:
    Path("schools.csv").write_text("学校,学段,在校生数\n一小,小学,3\n", encoding="utf-8")
    said = run("check", "schools.csv", "--pack", "pack.yaml")
    assert said.status == 3
    assert "no column has 'area of sports grounds'" in " ".join(said.out.split())


def test_a_table_of_headers_alone(run: Run) -> None:
    Path("schools.csv").write_text("学校,学段,在校生数\n", encoding="utf-8")
    said = run("check", "schools.csv", "--pack", "pack.yaml")
    assert said.status == 3
    assert "there are headers and no rows" in said.out


LINES = {
    ("check",): "DATA is missing",
    ("check", "schools.csv"): "--pack is missing",
    ("check", "schools.csv", "--pack", "no/such"): "there is no pack 'no/such'",
    ("check", "schools.csv", "--pack", "cn/quality-balanced@1999"): "no edition '1999'",
    ("check", "schools.csv", "--pack", "pack.yaml", "--as-of", "soon"): "'soon' is no date",
    ("check", "schools.csv", "--pack", "pack.yaml", "--format", "pptx"): "table, json",
    ("check", "schools.csv", "--pak", "x"): "did you mean --pack, --packs?",
    ("check", "schools.csv", "--zzz"): "no option '--zzz'",
    (
        "check",
        "schools.csv",
        "--pack",
        "pack.yaml",
        "-o",
        "no/where",
    ): "no/where: cannot be written",
    ("check", "schools.csv", "--pack", "pack.yaml", "-o", "schools.csv"): "would overwrite",
    ("verify",): "check, explain, track, report, comply, packs, show",
    (): "check, explain, track, report, comply, packs, show",
    ("packs", "more"): "see --help",
    ("show", "no/such/thing"): "there is no pack",
    ("show", "cn/city-plan/nothing"): "has no standard 'nothing'",
}


@pytest.mark.parametrize("arguments", LINES, ids=lambda one: " ".join(one) or "nothing")
def test_command_lines(run: Run, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert (said.status, said.out) == (2, "")
    assert LINES[arguments] in said.err
    assert said.err.count("\n") == 1
    chinese = run("--lang", "zh", *arguments)
    assert (chinese.status, chinese.err.count("\n")) == (2, 1)
    assert any("一" <= sign <= "龥" for sign in chinese.err)
