"""Data in memory: every shape of the same data is understood alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import DataError
from edustandards.evaluate.observed import Column, Framed, Observed
from edustandards.measures.values import Unreadable, Value
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.frames import take_tables
from edustandards.tables.read import read_tables
from edustandards.units.numbers import exact

COLUMNS: dict[str, list[Any]] = {
    "学校": ["一小", "二小"],
    "学段": ["小学", "junior"],
    "在校生数": [400, 3],
    "占地面积（亩）": [1.5, None],
    "quality": ["Ⅰ", "Ⅱ"],
    "dedicated": [True, False],
    "备注": ["x", None],
}
KEYS = {"school": ["一小", "二小"], "stage": ["primary", "junior"]}
VALUES = {
    "students": [400, 3],
    "site_area": [1000, None],
    "quality": ["Ⅰ", "Ⅱ"],
    "dedicated": [True, False],
}


class Stage(Enum):
    PRIMARY = "小学"
    JUNIOR = "junior"


class Model(pydantic.BaseModel):
    school: str
    stage: Stage
    students: int
    site_area: Decimal | str | None
    quality: str
    dedicated: bool


@dataclass(frozen=True, slots=True)
class Record:
    school: str
    stage: str
    students: int
    site_area: object
    quality: str
    dedicated: bool


ROWS: list[tuple[Any, ...]] = [
    ("一小", "小学", 400, "1.5 亩", "Ⅰ", True),
    ("二小", "junior", 3, None, "Ⅱ", False),
]
NAMES = tuple(Model.model_fields)


def _records() -> list[dict[str, Any]]:
    return [dict(zip(NAMES, row, strict=True)) for row in ROWS]


def _values(table: Observed) -> Mapping[str, Sequence[Value]]:
    return table.values  # noqa: PD011 - no frame of pandas


def _observed(data: Any, vocabulary: Vocabulary) -> Observed:
    [table] = take_tables(data, vocabulary).tables
    assert isinstance(table, Observed)
    return table


@pytest.mark.parametrize(
    "data",
    [
        COLUMNS,
        {name: tuple(column) for name, column in COLUMNS.items()},
        {name: pd.Series(column) for name, column in COLUMNS.items()},
        {name: np.array(column, dtype=object) for name, column in COLUMNS.items()},
        {"school": COLUMNS},
        [dict(zip(COLUMNS, row, strict=True)) for row in zip(*COLUMNS.values(), strict=True)],
        _records(),
        tuple(_records()),
        {"school": _records()},
        [Model(**one) for one in _records()],
        [Record(*row) for row in ROWS],
        [Record(*ROWS[0]), _records()[1]],
    ],
)
def test_plain_python_data_is_read_exactly(data: Any, vocabulary: Vocabulary) -> None:
    table = _observed(data, vocabulary)

    assert (table.entity, table.size) == ("school", 2)
    assert table.keys == KEYS
    assert _values(table) == VALUES


@pytest.mark.parametrize(
    "make",
    [pl.DataFrame, pl.LazyFrame, pd.DataFrame, pa.table],
    ids=["polars", "lazy", "pandas", "arrow"],
)
def test_a_frame_stays_one_with_its_columns_understood(
    make: Callable[..., Any], vocabulary: Vocabulary
) -> None:
    frame = make(COLUMNS)

    reading = take_tables(frame, vocabulary)

    [table] = reading.tables
    assert isinstance(table, Framed)
    assert table.frame is frame
    assert table.entity == "school"
    assert table.keys == {"school": "学校", "stage": "学段"}
    assert table.columns == {
        "students": Column("在校生数"),
        "site_area": Column("占地面积（亩）", Fraction(2000, 3)),
        "quality": Column("quality"),
        "dedicated": Column("dedicated"),
    }
    assert [table.stage_words[word] for word in ("小学", "junior", "primary school")] == [
        *("primary", "junior", "primary")
    ]
    assert [one.header for one in reading.ignored] == ["备注"]
    assert [(one.unit, one.stated) for one in reading.understood if one.name == "site_area"] == [
        ("mu", True)
    ]


NUMBERS = st.one_of(st.none(), st.integers(0, 10**6), st.floats(0.001, 1e6))


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_a_frame_and_the_same_lists_hold_the_same_values(
    vocabulary: Vocabulary, numbers: list[float | None]
) -> None:
    columns = {
        "school": [f"校{at}" for at in range(len(numbers))],
        "占地面积（亩）": [None if one is None else float(one) for one in numbers],
    }
    listed = _observed(columns, vocabulary)
    for frame in (pl.DataFrame(columns, schema_overrides={"占地面积（亩）": pl.Float64}),):
        [framed] = take_tables(frame, vocabulary).tables
        assert isinstance(framed, Framed)
        column = framed.columns["site_area"]
        raw = nw.from_native(framed.frame)[column.name].to_list()
        values = [None if one is None else exact(one) * column.factor for one in raw]
        assert list(_values(listed)["site_area"]) == values


TEXTS = {**COLUMNS, "在校生数": ["1,200", "约3"]}


def test_text_in_frames_is_read_like_the_text_of_files(
    vocabulary: Vocabulary, tmp_path: Path
) -> None:
    path = tmp_path / "same.csv"
    pl.DataFrame(TEXTS).write_csv(path)
    [from_file] = read_tables([path], vocabulary).tables
    assert isinstance(from_file, Observed)
    assert _values(from_file)["students"] == [1200, Unreadable("约3")]

    arrow = pa.table(TEXTS)
    parquet = tmp_path / "same.parquet"
    pl.DataFrame(TEXTS).write_parquet(parquet)
    found = [
        _observed(data, vocabulary)
        for data in (TEXTS, pl.DataFrame(TEXTS), pl.LazyFrame(TEXTS), pd.DataFrame(TEXTS), arrow)
    ]
    [from_parquet] = read_tables([parquet], vocabulary).tables
    assert isinstance(from_parquet, Observed)
    for table in (*found, from_parquet):
        assert table.keys == from_file.keys
        assert _values(table) == _values(from_file)


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([1, "x"], dtype=object),
        ["是", "否"],
        [1, 0],
    ],
)
def test_a_column_of_another_type_is_read_cell_by_cell(vocabulary: Vocabulary, column: Any) -> None:
    table = _observed(pd.DataFrame({"school": ["a", "b"], "dedicated": column}), vocabulary)

    assert _values(table)["dedicated"][0] is True


def test_types_of_frames(vocabulary: Vocabulary) -> None:
    frame = pl.DataFrame(
        {"school": ["a"], "opened": ["2017-01-02"], "quality": [3], "students": [Decimal("1.50")]}
    )
    table = _observed(frame, vocabulary)
    assert _values(table)["students"] == [Fraction(3, 2)]
    assert _values(table)["quality"] == [Unreadable("3")]

    whole = frame.select(
        "school", pl.col("opened").str.to_date(), pl.col("quality").cast(pl.String), "students"
    )
    assert isinstance(take_tables(whole, vocabulary).tables[0], Framed)


def test_several_kinds_together(vocabulary: Vocabulary) -> None:
    reading = take_tables(
        {
            "county": pl.DataFrame({"county": ["甲"]}),
            "school": [{"county": "甲", "school": "一", "students": "约3"}],
            "class": [],
        },
        vocabulary,
    )

    assert [table.entity for table in reading.tables] == ["county", "school", "class"]
    assert isinstance(reading.tables[2], Observed)
    assert (reading.tables[2].size, reading.tables[2].keys) == (0, {"class": []})
    assert [(note.code, str(note.where)) for note in reading.notes] == [
        ("cell-unreadable", "[school!students[0]]"),
        ("table-no-rows", "[class]"),
    ]


def test_a_kind_that_is_given_needs_no_names_for_one_row(vocabulary: Vocabulary) -> None:
    table = _observed({"county": [{"students": 3}]}, vocabulary)

    assert (table.entity, table.keys) == ("county", {"county": [""]})


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (3, "data-unknown", ""),
        (None, "data-unknown", ""),
        ("data", "data-unknown", ""),
        (pl.Series([1]), "data-unknown", ""),
        (pd.DataFrame([[1, 2]], columns=["students", "students"]), "data-unknown", ""),
        ([], "table-empty", ""),
        ({}, "table-empty", ""),
        ([1, 2], "record-unknown", "[[0]]"),
        ([{"school": "a"}, 3], "record-unknown", "[[1]]"),
        ({"school": [{"school": "a"}, 3]}, "record-unknown", "[school![1]]"),
        ({"school": "a", "students": 3}, "column-scalar", "[school]"),
        ({"school": ["a"], "students": 3}, "column-scalar", "[students]"),
        ({"school": ["a"], "students": [1, 2]}, "columns-uneven", "[students]"),
        ({"scool": [{"school": "a"}]}, "kind-unknown", "[scool]"),
        ({"county": [{"county": "a", "school": "b"}]}, "kind-differs", "[county!county]"),
        ({"county": pl.DataFrame({"school": ["b"]})}, "kind-differs", "[county]"),
        ([{"students": 3}], "no-key-column", "[students]"),
        ({"county": [{"students": 3}, {"students": 4}]}, "no-key-column", "[county!students]"),
        (pl.DataFrame({"students": [3]}), "no-key-column", ""),
        (pl.DataFrame({"x": [3]}), "headers-unknown", ""),
        ([{"x": 3}], "headers-unknown", ""),
        ({"school": ["a", "a"]}, "row-twice", "[school[1]]"),
        ({"school": ["a", None]}, None, ""),
        ([{"school": "a", "students": 1}, {"students": 1}], "row-without-name", "[school[1]]"),
        ([{"school": "a", "students": 1, "在校生数": 1}], "column-twice", "[在校生数]"),
        (pl.DataFrame({"school": ["a"], "students (m²)": [1]}), "header-unit", "[students (m²)]"),
    ],
)
def test_data_that_cannot_be_used(
    data: Any, code: str | None, place: str, vocabulary: Vocabulary
) -> None:
    if code is None:
        assert _observed(data, vocabulary).size == 1
        return
    with pytest.raises(DataError) as caught:
        take_tables(data, vocabulary)

    assert [(one.code, str(one.where)) for one in caught.value.problems] == [(code, place)]
    assert caught.value.say("zh") != caught.value.say("en")


def test_duckdb_comes_in_as_well(vocabulary: Vocabulary) -> None:
    duckdb = pytest.importorskip("duckdb")
    relation = duckdb.sql("select 'a' as school, 3 as students, 'b' as county")
    assert isinstance(take_tables(relation, vocabulary).tables[0], Framed)

    relation = duckdb.sql("select 'a' as school, '1,200' as students")
    assert _values(_observed(relation, vocabulary)) == {"students": [1200]}


def test_quantities_of_pint_have_their_own_unit(vocabulary: Vocabulary) -> None:
    pint = pytest.importorskip("pint")
    units = pint.UnitRegistry()

    table = _observed(
        [
            {"school": "a", "site_area": units.Quantity("3 hectare")},
            {"school": "b", "site_area": units.Quantity("3 second")},
        ],
        vocabulary,
    )

    assert _values(table)["site_area"] == [30_000, Unreadable("3 second", "cell-unit")]
