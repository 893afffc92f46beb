"""Several files: one table for each kind, rows end to end, columns side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from edustandards.errors import DataError
from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Unreadable
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.read import read_tables

Write = Callable[..., Path]


def _read(vocabulary: Vocabulary, *paths: Path) -> list[Observed]:
    tables = read_tables(paths, vocabulary).tables
    assert all(isinstance(table, Observed) for table in tables)
    return [table for table in tables if isinstance(table, Observed)]


def test_kinds_stay_apart_in_the_order_of_the_files(vocabulary: Vocabulary, write: Write) -> None:
    school = write("a.csv", "学校,在校生数\n一小,3\n")
    classes = write("b.csv", "学校,班级,在校生数\n一小,一班,3\n")

    assert [table.entity for table in _read(vocabulary, school, classes)] == ["school", "class"]
    assert [table.entity for table in _read(vocabulary, classes, school)] == ["class", "school"]


def test_rows_go_end_to_end_and_columns_side_by_side(vocabulary: Vocabulary, write: Write) -> None:
    first = write("a.csv", "区县,学校,在校生数\n甲,一小,3\n甲,二小,4\n")
    second = write("b.csv", "学校,区县,专任教师数\n二小,甲,1\n三小,乙,约2\n")

    [table] = _read(vocabulary, first, second)

    assert table.keys == {"county": ["甲", "甲", "乙"], "school": ["一小", "二小", "三小"]}
    assert table.values == {"students": [3, 4, None], "teachers": [None, 1, Unreadable("约2")]}
    places = [
        str(table.place(row, name)).rpartition("/")[2]
        for row, name in ((0, "students"), (1, "students"), (1, "teachers"), (2, "teachers"))
    ]
    assert places == ["a.csv:2[C]", "a.csv:3[C]", "b.csv:2[C]", "b.csv:3[C]"]
    # The table that a row is missing from is not blamed for it.
    assert str(table.place(0, "teachers")).endswith("a.csv")


def test_a_gap_in_one_table_is_filled_by_another(vocabulary: Vocabulary, write: Write) -> None:
    first = write("a.csv", "学校,在校生数\n一小,\n二小,4\n")
    second = write("b.csv", "学校,在校生数\n一小,3\n二小,—\n")

    assert _read(vocabulary, first, second)[0].values == {"students": [3, 4]}


def test_a_value_that_stands_twice_is_refused_with_both_places(
    vocabulary: Vocabulary, write: Write
) -> None:
    first = write("a.csv", "学校,在校生数\n一小,3\n")
    second = write("b.csv", "学校,在校生数\n二小,4\n一小,3\n")

    with pytest.raises(DataError) as caught:
        read_tables([first, second], vocabulary)

    [one] = caught.value.problems
    assert one.code == "value-twice"
    assert str(one.where) == f"{second}:3[B]"
    assert dict(one.params) == {"field": "students", "first": f"{first}:2[B]"}


def test_tables_of_a_kind_need_the_same_keys(vocabulary: Vocabulary, write: Write) -> None:
    first = write("a.csv", "学校,在校生数\n一小,3\n")
    second = write("b.csv", "区县,学校,在校生数\n甲,二小,4\n")

    with pytest.raises(DataError) as caught:
        read_tables([first, second], vocabulary)

    [one] = caught.value.problems
    assert (one.code, one.where.file) == ("keys-differ", str(second))
    assert dict(one.params) == {"one": "county, school", "other": "school", "first": str(first)}


def test_a_mapping_names_columns_and_leaves_some_out(vocabulary: Vocabulary, write: Write) -> None:
    path = write("a.csv", "CODE,校园（亩）,人数,在校生数,no\n1,3,7,9,x\n")
    mapping = {
        "code": "school",
        "校园（亩）": "site_area",
        "人数": "专任教师数（人）",
        "在校生数": "",
    }

    reading = read_tables([path], vocabulary, mapping=mapping)

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.keys == {"school": ["1"]}
    assert table.values == {"site_area": [2000], "teachers": [7]}
    assert [(one.header, one.code) for one in reading.ignored] == [
        ("在校生数", "column-left-out"),
        ("no", "column-ignored"),
    ]
    assert not reading.notes


def test_a_mapping_to_nowhere_and_from_nowhere(vocabulary: Vocabulary, write: Write) -> None:
    path = write("a.csv", "学校,人数\n一小,3\n")

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary, mapping={"人数": "studens"})
    [one] = caught.value.problems
    assert (one.code, one.where.line, one.where.cell) == ("mapping-target", 1, "B")
    assert dict(one.params)["near"] == "students"

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary, mapping={"人数": "甲"})
    assert "school" not in dict(caught.value.problems[0].params)["near"]  # type: ignore[operator]  # a text

    reading = read_tables([path], vocabulary, mapping={"人数": "students", "甲": "teachers"})
    assert [(note.code, dict(note.params)) for note in reading.notes] == [
        ("mapping-unused", {"header": "甲"})
    ]
