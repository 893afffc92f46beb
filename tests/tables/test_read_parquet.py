"""Parquet through whichever library is there."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

import edustandards as es
from edustandards.errors import DataError
from edustandards.evaluate.observed import Column, Framed, Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables import parquet, read
from edustandards.tables.read import read_tables

Refused = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "schools.parquet"
    pl.DataFrame({"学校": ["一"], "占地面积（亩）": [1.5], "x": [1]}).write_parquet(path)
    return path


@pytest.mark.parametrize(("library", "kind"), [("polars", pl.LazyFrame), ("pyarrow", pa.Table)])
def test_either_library_reads_it(
    path: Path,
    vocabulary: Vocabulary,
    monkeypatch: pytest.MonkeyPatch,
    library: str,
    kind: type[object],
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: name == library)

    reading = read_tables([path], vocabulary)

    [table] = reading.tables
    assert isinstance(table, Framed)
    assert isinstance(table.frame, kind)
    assert table.keys == {"school": "学校"}
    assert table.columns == {"site_area": Column("占地面积（亩）", Fraction(2000, 3))}
    assert str(reading.ignored[0].place) == f"{path}[x]"


def test_without_either_the_extra_is_named(
    path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)

    assert [one.code for one in caught.value.problems] == ["parquet-missing"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file-empty"), (b"abc", "parquet-unreadable"), (b"PAR1abcd", "parquet-unreadable")],
)
def test_what_is_no_parquet_is_refused(refused: Refused, content: bytes, code: str) -> None:
    assert refused(content, "data.parquet") == [(code, "data.parquet")]


def test_a_name_with_stars_is_one_file(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "a[1]*.parquet"
    pl.DataFrame({"school": ["一"]}).write_parquet(path)

    assert len(read_tables([path], vocabulary).tables) == 1


def _other(tmp_path: Path, name: str) -> Path:
    other = tmp_path / "other.parquet"
    pl.DataFrame({"学校": [name], "占地面积（亩）": [3.0]}).write_parquet(other)
    return other


def test_frames_of_a_kind_become_one(path: Path, tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = tmp_path / "more.csv"
    text.write_text("学校,在校生数\n一,7\n三,8\n", encoding="utf-8")

    [table] = read_tables([path, _other(tmp_path, "二"), text], vocabulary).tables

    assert isinstance(table, Observed)
    assert table.keys == {"school": ["一", "二", "三"]}
    assert table.values == {"site_area": [1000, 2000, None], "students": [7, None, 8]}
    assert str(table.place(1, "site_area")).endswith("other.parquet:1[占地面积（亩）]")


def test_a_value_in_two_frames_is_refused(
    path: Path, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    with pytest.raises(DataError) as caught:
        read_tables([path, _other(tmp_path, "一")], vocabulary)

    assert [one.code for one in caught.value.problems] == ["value-twice"]


def test_too_many_cells_are_not_joined(
    path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MOST_JOINED", 3)
    with pytest.raises(DataError) as caught:
        read_tables([path, path], vocabulary)

    assert [one.code for one in caught.value.problems] == ["frames-twice"]


@pytest.mark.parametrize("library", ["polars", "pyarrow"])
def test_more_rows_than_any_table_has(
    path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: name == library)
    monkeypatch.setattr(parquet, "MOST_ROWS", 0)

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)

    assert [one.say("en").partition(": ")[2] for one in caught.value.problems] == [
        "the file has 1 rows, more than the 0 allowed; divide it [parquet-too-long]"
    ]


@pytest.mark.filterwarnings("ignore")  # what a library says while it panics
def test_damage_that_shows_only_while_columns_are_read(tmp_path: Path) -> None:
    """Each byte behind the first is turned over once: the file is read, or told as damaged."""
    whole, path = tmp_path / "a.parquet", tmp_path / "b.parquet"
    names = {"学校": ["一", "二"], "学段": ["小学", "小学"], "在校生数": [400, 300]}
    pl.DataFrame(names | {"运动场地面积": [3000.5, 2000.5]}).write_parquet(whole)
    raw = whole.read_bytes()
    pack = es.load_pack("cn/quality-balanced@2017")
    told = 0
    for at in range(4, len(raw), 17):
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :])
        try:
            pack.evaluate(path)
        except DataError as error:
            told += "parquet-unreadable" in {one.code for one in error.problems}
    assert told
