"""Columns that a mapping adds up to one field, each row of them, with all their cells."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.cli.main import main
from edustandards.errors import DataError, PackError
from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Unreadable
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.mapping import build_mapping
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.tables.choices import Choices
from edustandards.tables.frames import take_tables
from edustandards.tables.mapping import choices_for, filtered, mapping_lines
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from tests.tables.hostile.books import Book, packed

MAPPING = """\
mapping: 1
tables:
  - columns:
      学校: school
      音乐教师: {adds_to: arts_teachers}
      美术教师: {adds_to: arts_teachers%s}
      学生: students
"""
ROWS = (
    "学校,音乐教师,学生,美术教师\n一,2,400,1.5\n二,0,300,\n三,约3,200,1\n四,1,100,0\n"
    "合计,6,1000,2.5\n"
)


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_vocabulary()


def _read(path: Path, text: str, words: Vocabulary) -> Reading:
    said = build_mapping(text, "m.yaml", words)
    return filtered(read_tables([path], words, mapping=choices_for(said, [path])), said, words)


def _table(reading: Reading) -> Observed:
    [table] = reading.tables
    assert isinstance(table, Observed)
    return table


def test_they_are_added_row_by_row(words: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROWS, encoding="utf-8")

    reading = _read(path, MAPPING % "", words)

    table = _table(reading)
    wrong = Unreadable("约3")
    assert table.values["arts_teachers"] == [Fraction(7, 2), None, wrong, 1]
    assert table.values["students"] == [400, 300, 200, 100]
    assert str(table.place(0, "arts_teachers")).endswith("a.csv:2[B+D]")
    codes = [(note.code, note.where.line, note.where.cell) for note in reading.notes]
    # The totals of each column are held against that column.
    assert ("total-differs-gaps", 6, "B") in codes
    assert not [one for one in codes if one[0].startswith("total") and one[2] == "D"]
    assert [(one.header, one.part) for one in reading.understood if one.part] == [
        ("音乐教师", True),
        ("美术教师", True),
    ]
    assert any("arts_teachers" in line and "added" in line for line in reading.account("en"))


def test_a_blank_part_is_zero_where_the_mapping_says_so(words: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROWS, encoding="utf-8")

    table = _table(_read(path, MAPPING % ", blanks: zero", words))

    assert table.values["arts_teachers"][1] == 0


def test_parts_have_units_and_stages_of_their_own(words: Vocabulary, tmp_path: Path) -> None:
    rows: Sequence[Sequence[object]] = [
        ["学校", "一年级", "二年级", "七年级", "八年级", "操场", "篮球场"],
        ["九年校", 100, 90, 80, 70, 3, 500],
        ["一小", 50, 40, None, None, 1.5, 0],
    ]
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(Book({"表": rows})))
    parts = {"一年级": "primary", "二年级": "primary", "七年级": "junior", "八年级": "junior"}
    text = "mapping: 1\ntables:\n  - columns:\n      学校: school\n"
    for header, stage in parts.items():
        text += f"      {header}: {{adds_to: students, stage: {stage}}}\n"
    text += "      操场: {adds_to: sports_field_area, unit: 亩}\n"
    text += "      篮球场: {adds_to: sports_field_area, unit: 平方米}\n"

    table = _table(_read(path, text, words))

    assert table.keys == {
        "school": ["九年校", "九年校", "九年校", "一小"],
        "stage": ["", "primary", "junior", "primary"],
    }
    assert table.values["students"] == [None, 190, 150, 90]
    assert table.values["sports_field_area"] == [2500, None, None, 1000]
    assert str(table.place(1, "students")).endswith("a.xlsx[表!B+C2]")
    assert str(table.place(0, "sports_field_area")).endswith("a.xlsx[表!F+G2]")


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_items_of_a_form_add_up(words: Vocabulary, tmp_path: Path, name: str) -> None:
    form: list[list[object]] = [
        ["类别", "填报项目", "单位", "填报值"],
        ["基本", "学校名称", None, "一小"],
        ["学生", "学生人数", "人", 400],
        ["体育艺术", "体育专任教师人数", "人", 2],
        ["体育艺术", "音乐专任教师人数", "人", 1.5],
        ["体育艺术", "美术专任教师人数", "人", 1],
        ["场地", "占地面积", "平方米", 100],
    ]
    path = tmp_path / name
    lines = [",".join("" if one is None else str(one) for one in row) for row in form]
    path.write_bytes(packed(Book({"表": form})) if name == "a.xlsx" else "\n".join(lines).encode())
    text = "mapping: 1\ntables:\n  - columns:\n"
    text += "".join(
        f"      体育艺术 / {one}专任教师人数: {{adds_to: arts_teachers}}\n"
        for one in ("体育", "音乐", "美术")
    )

    table = _table(_read(path, text, words))

    assert table.values["arts_teachers"] == [Fraction(9, 2)]
    place = str(table.place(0, "arts_teachers")).rpartition("/")[2]
    assert place == {"a.xlsx": "a.xlsx[表!D4+D5+D6]", "a.csv": "a.csv:4[D]"}[name]


def test_a_known_header_gives_way_to_parts_but_another_choice_does_not(
    words: Vocabulary, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("学校,在校生数,男,女\n一,9,4,5\n", encoding="utf-8")
    text = "mapping: 1\ntables:\n  - columns:\n      男: {adds_to: students}\n"
    text += "      女: {adds_to: students}\n"

    reading = _read(path, text, words)

    assert _table(reading).values["students"] == [9]
    assert [(one.header, one.code) for one in reading.ignored] == [("在校生数", "column-less-sure")]
    with pytest.raises(DataError) as caught:
        _read(path, text + "      在校生数: students\n", words)
    assert {one.code for one in caught.value.problems} == {"column-twice"}


numbers = st.one_of(st.none(), st.decimals(0, 10**6, places=3))


@given(rows=st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=6))
def test_sums_are_exact(rows: list[tuple[object, ...]], words: Vocabulary) -> None:
    said = "mapping: 1\ntables:\n  - columns:\n"
    said += "".join(f"      {name}: {{adds_to: equipment_value}}\n" for name in "abc")
    choices = choices_for(build_mapping(said, "m.yaml", words), [])
    texts = [[None if one is None else str(one) for one in row] for row in rows]
    records = [
        {"school": f"s{at}", **dict(zip("abc", row, strict=True))} for at, row in enumerate(texts)
    ]

    found = _taken(records, words, choices)

    expected = [
        None if None in row else sum(map(Fraction, row), Fraction(0))  # type: ignore[arg-type]
        for row in rows
    ]
    assert list(found.values["equipment_value"]) == expected


def _taken(data: object, words: Vocabulary, choices: Choices) -> Observed:
    return _table(take_tables(data, words, choices))


def test_frames_and_parquet_are_added_too(words: Vocabulary, tmp_path: Path) -> None:
    frame = pl.DataFrame({"school": ["a", "b"], "music": [1, 2], "art": [0.5, None]})
    text = "mapping: 1\ntables:\n  - columns:\n      music: {adds_to: arts_teachers}\n"
    text += "      art: {adds_to: arts_teachers}\n"
    path = tmp_path / "a.parquet"
    frame.write_parquet(path)
    choices = choices_for(build_mapping(text, "m.yaml", words), [path])

    assert _taken(frame, words, choices).values["arts_teachers"] == [Fraction(3, 2), None]
    assert _table(_read(path, text, words)).values["arts_teachers"] == [Fraction(3, 2), None]


def test_many_rows_are_added_as_few_are(words: Vocabulary, tmp_path: Path) -> None:
    lines = [f"s{at},{at},{at % 7},{at / 2}" for at in range(21_000)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["学校,音乐教师,学生,美术教师", *lines]), encoding="utf-8")

    table = _table(_read(path, MAPPING % "", words))

    assert table.size == 21_000
    assert table.values["arts_teachers"][1001] == 1001 + Fraction(1001, 2)


def test_it_is_written_again(words: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROWS, encoding="utf-8")
    reading = _read(path, MAPPING % ", blanks: zero", words)

    text = "\n".join(mapping_lines(reading, "zh"))

    assert "美术教师: {adds_to: arts_teachers, unit: 人, blanks: zero}" in text
    assert _table(_read(path, text, words)).values == _table(reading).values


def test_an_engine_refuses_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(ROWS, encoding="utf-8")
    Path("m.yaml").write_text(MAPPING % "", encoding="utf-8")
    call = ["check", "a.csv", "--pack", "cn/quality-balanced", "--mapping", "m.yaml"]

    assert main([*call, "--engine", "polars", "-o", "x.parquet"]) == 2

    assert "[lazy-mapping]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("{is: students, adds_to: students}", "mapping-is-or-adds"),
        ("{unit: 人}", "mapping-is-or-adds"),
        ("{adds_to: school_kind}", "mapping-adds-to"),
        ("{adds_to: school}", "mapping-adds-to"),
        ("{adds_to: studnets}", "mapping-name-near"),
    ],
)
def test_what_cannot_be_added_is_told(words: Vocabulary, said: str, code: str) -> None:
    with pytest.raises(PackError) as caught:
        build_mapping(f"mapping: 1\ntables:\n  - columns:\n      甲: {said}\n", "m.yaml", words)

    assert [one.code for one in caught.value.problems] == [code]
    assert [one.where.line for one in caught.value.problems] == [4]
