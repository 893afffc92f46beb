"""Words in cells that a mapping reads as others: stages, yes and no, what was suppressed."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from edustandards.cli.main import main
from edustandards.errors import PackError
from edustandards.evaluate.observed import Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.mapping import build_mapping
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.tables.frames import take_tables
from edustandards.tables.mapping import choices_for, mapping_lines
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from tests.tables.hostile.books import Book, packed

MAPPING = """\
mapping: 1
tables:
  - columns:
      学校: school
      类型: {is: stage, words: {P: 小学, "1": junior, X: missing}}
      通电: {is: electricity, words: {接通: 是, 未通: 否}}
      学生: {is: students, words: {SUPP: missing, "-9": missing, 百余: "100"}}
"""
ROWS = "学校,类型,通电,学生\n一,ｐ,接通,SUPP\n二,1,未通,百余\n三,x,是,7\n四,小学,,-9\n"


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_vocabulary()


def _read(path: Path, text: str, words: Vocabulary) -> Reading:
    said = build_mapping(text, "m.yaml", words)
    return read_tables([path], words, mapping=choices_for(said, [path]))


def _table(reading: Reading) -> Observed:
    [table] = reading.tables
    assert isinstance(table, Observed)
    return table


def _is_as_meant(table: Observed) -> None:
    assert table.keys["school"] == ["一", "二", "三", "四"]
    assert table.keys["stage"] == ["primary", "junior", "", "primary"]
    assert table.values["electricity"] == [True, False, True, None]
    assert table.values["students"] == [None, 100, 7, None]


def test_words_are_read_as_the_mapping_says(words: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROWS, encoding="utf-8")

    reading = _read(path, MAPPING, words)

    _is_as_meant(_table(reading))
    assert [note.code for note in reading.notes] == ["blank-maybe-zero"]
    assert str(_table(reading).place(1, "students")).endswith("a.csv:3[D]")


def test_numbers_in_cells_are_words_too(words: Vocabulary, tmp_path: Path) -> None:
    cells: list[list[object]] = [[*line.split(",")] for line in ROWS.splitlines()]
    cells[2][1], cells[4][3], cells[3][3] = 1, -9.0, 7
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(Book({"表": cells})))

    _is_as_meant(_table(_read(path, MAPPING, words)))


def test_frames_and_parquet_are_read_so(words: Vocabulary, tmp_path: Path) -> None:
    head, *rows = [line.split(",") for line in ROWS.splitlines()]
    frame = pl.DataFrame(dict(zip(head, map(list, zip(*rows, strict=True)), strict=True)))
    path = tmp_path / "a.parquet"
    frame.write_parquet(path)

    _is_as_meant(_table(_read(path, MAPPING, words)))
    choices = choices_for(build_mapping(MAPPING, "m.yaml", words), [])
    _is_as_meant(_table(take_tables(frame, words, choices)))


def test_many_rows_are_read_as_few_are(words: Vocabulary, tmp_path: Path) -> None:
    head, *rows = ROWS.splitlines()
    path = tmp_path / "a.csv"
    many = [
        f"{row.partition(',')[0]}{at}," + row.partition(",")[2]
        for at in range(6000)
        for row in rows
    ]
    path.write_text("\n".join([head, *many]), encoding="utf-8")

    [table] = _read(path, MAPPING, words).tables

    from edustandards.evaluate.columns.observe import observe

    observed = table if isinstance(table, Observed) else observe(table, words)
    assert observed.size == 24_000
    assert observed.keys["stage"][:4] == ["primary", "junior", "", "primary"]
    assert list(observed.values["students"][:4]) == [None, 100, 7, None]
    assert list(observed.values["electricity"][-4:]) == [True, False, True, None]


def test_it_is_written_again(words: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROWS, encoding="utf-8")
    reading = _read(path, MAPPING, words)

    text = "\n".join(mapping_lines(reading, "zh"))

    assert 'words: {P: primary, "1": junior, X: missing}' in text
    _is_as_meant(_table(_read(path, text, words)))


def test_a_stage_that_is_none_leads_to_the_mapping(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("学校,学段,学生数\n一,P,7\n", encoding="utf-8")
    call = ["check", "a.csv", "--pack", "cn/quality-balanced", "--lang", "zh", "--exit-zero"]

    assert main(call) == 0

    assert "words: {…: primary}" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("{is: stage, words: {P: 大学}}", "stage-unknown"),
        ("{is: students, words: {a: 1, Ａ: 2}}", "mapping-header-twice"),
        ("{is: students, words: [a]}", "pack-mapping-expected"),
    ],
)
def test_what_is_wrong_is_told(words: Vocabulary, said: str, code: str) -> None:
    with pytest.raises(PackError) as caught:
        build_mapping(f"mapping: 1\ntables:\n  - columns:\n      甲: {said}\n", "m.yaml", words)

    assert [one.code for one in caught.value.problems] == [code]
