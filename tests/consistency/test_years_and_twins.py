"""Against the year before, and against each other: jumps, names alike, rows that are copies."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Value
from edustandards.packs.document import PackDocument
from edustandards.tables.consistency.doubt import Severity
from tests.consistency.world import codes, doubts, params, table


def years(field: str, *values: Value, first: int = 2022) -> Observed:
    periods = [str(first + at) for at in range(len(values))]
    keys = {"school": ["一小"] * len(values), "stage": ["primary"] * len(values), "period": periods}
    return table("school", keys, {field: list(values)})


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([100, 300], []),
        ([100, 301], ["value-jumps"]),
        ([301, 100], ["value-jumps"]),
        ([300, 100], []),
        ([4, 29], []),
        ([4, 30], ["value-jumps"]),
        ([100, 0], []),
        ([100, None], []),
        ([100, None, 900], []),
    ],
)
def test_a_jump_is_more_than_three_times(
    document: PackDocument, values: Sequence[Value], found: list[str]
) -> None:
    assert codes(doubts(document, years("students", *values))) == found


def test_a_jump_by_ten_thousand_says_so(document: PackDocument) -> None:
    [one] = doubts(document, years("spent", 1_000_000, 105))

    assert one.problem.code == "value-jumps-down-by"
    assert one.severity is Severity.WARNING
    assert params(one)["meant"] == "1050000"
    assert [str(cell) for cell in one.cells] == ["a.xlsx[school!D3]", "a.xlsx[school!D2]"]


def test_a_jump_is_only_unusual(document: PackDocument) -> None:
    [one] = doubts(document, years("students", 100, 900))
    assert one.severity is Severity.NOTE
    assert params(one) == {
        "field": "students",
        "entity": "一小 2023",
        "stage": "primary",
        "year": "2022",
        "value": "900",
        "before": "100",
    }


def test_names_that_differ_in_width_and_spaces_only(document: PackDocument) -> None:
    names = ["第一小学(东)", "第一 小学（东）", "第二小学", "第一小学东校"]
    [one] = doubts(document, table("school", {"school": names}, {"students": [1, 2, 3, 4]}))

    assert one.problem.code == "names-alike"
    assert one.entities == ("第一 小学（东）", "第一小学(东)")
    assert [str(cell) for cell in one.cells] == ["a.xlsx[school!A3]", "a.xlsx[school!A2]"]


def test_schools_of_two_counties_may_have_names_alike(document: PackDocument) -> None:
    keys = {"county": ["甲县", "乙县"], "school": ["中心小学", "中心 小学"]}
    assert not doubts(document, table("school", keys, {"students": [1, 2]}))


def test_rows_that_agree_in_every_number_are_copies(document: PackDocument) -> None:
    values = {
        "students": [400] * 3,
        "teachers": [25] * 3,
        "spent": [900_001, 900_001, 900_002],
        "town": [77] * 3,
        "village": [323] * 3,
    }
    names = {"school": ["一小", "二小", "三小"]}
    found = doubts(document, table("school", names, values))

    assert [one.entities for one in found if one.problem.code == "rows-alike"] == [("二小", "一小")]


def test_rows_of_small_numbers_may_agree(document: PackDocument) -> None:
    values: dict[str, Sequence[Value]] = {
        "students": [40] * 2,
        "teachers": [3] * 2,
        "town": [0] * 2,
        "village": [None] * 2,
    }
    assert not doubts(document, table("school", {"school": ["一小", "二小"]}, values))
