"""Parts and wholes: what is above its whole, what does not add up, in fields, tables and totals."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.checks.verdict import Verdict
from edustandards.errors import PackError
from edustandards.measures.values import Unreadable, Value
from edustandards.packs.document import PackDocument
from edustandards.packs.library import load
from edustandards.tables.consistency.doubt import Severity
from edustandards.tables.consistency.find import doubts_of
from edustandards.tables.read import read_tables
from tests.consistency.world import PACK, codes, doubts, params, schools, table


def test_a_part_above_its_whole_is_a_contradiction(document: PackDocument) -> None:
    found = doubts(document, schools(teachers=[10, 13, 14], degree_teachers=[10, 14, 3]))

    [one] = found
    assert one.problem.code == "part-above-whole"
    assert one.severity is Severity.ERROR
    assert [str(cell) for cell in one.cells] == ["a.xlsx[school!D3]", "a.xlsx[school!C3]"]
    assert params(one) == {
        "part": "degree_teachers",
        "whole": "teachers",
        "one": "14",
        "other": "13",
        "entity": "1校",
        "stage": "primary",
    }
    # 14 of 13 is above half; so is 13 of 13.
    assert one.hanging == ()


@pytest.mark.parametrize("value", [None, Unreadable("约5"), True, 13])
def test_what_is_no_number_or_just_the_whole_is_no_contradiction(
    document: PackDocument, value: Value
) -> None:
    assert not doubts(document, schools(teachers=[13], degree_teachers=[value]))


@given(
    st.lists(st.tuples(*[st.one_of(st.none(), st.fractions(0, 1000))] * 3), min_size=1, max_size=20)
)
def test_parts_that_add_up_are_those_whose_sum_is_the_total(
    document: PackDocument, rows: list[tuple[Fraction | None, ...]]
) -> None:
    town, village, everybody = zip(*rows, strict=True)
    found = doubts(document, schools(town=town, village=village, everybody=everybody))

    wrong = [
        f"{at}校"
        for at, (one, other, both) in enumerate(rows)
        if None not in {one, other, both} and one + other != both  # type: ignore[operator]
    ]
    assert [one.entities[0] for one in found if one.problem.code == "parts-do-not-add-up"] == wrong


def test_a_county_against_its_schools_stage_by_stage_and_together(document: PackDocument) -> None:
    part = table(
        "school",
        {
            "county": ["甲县", "甲县", "甲县", "乙县"],
            "school": ["一小", "二小", "三中", "四小"],
            "stage": ["primary", "primary", "junior", "primary"],
        },
        {"students": [100, 200, 300, None]},
    )
    staged = table(
        "county",
        {"county": ["甲县", "甲县", "乙县"], "stage": ["primary", "junior", "primary"]},
        {"students": [301, 300, 7]},
    )
    whole = table("county", {"county": ["甲县", "乙县"]}, {"students": [600, 7]})

    [one] = [one for one in doubts(document, staged, part) if one.problem.code == "whole-differs"]
    assert params(one)["stated"] == "301"
    assert params(one)["added"] == "300"
    assert params(one)["count"] == 2
    assert str(one.cells[0]) == "a.xlsx[county!C2]"
    assert "whole-differs" not in codes(doubts(document, whole, part))


def test_shared_rows_of_a_school_are_not_counted_twice(document: PackDocument) -> None:
    part = table(
        "school",
        {
            "county": ["甲县"] * 4,
            "school": ["一贯制", "一贯制", "一贯制", "独立"],
            "stage": ["primary", "junior", "", ""],
        },
        {"students": [100, 200, 300, 50]},
    )
    county = table("county", {"county": ["甲县"]}, {"students": [350]})

    assert "whole-differs" not in codes(doubts(document, county, part))


def test_a_row_of_totals_against_its_rows(document: PackDocument, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "学校,在校生数,专任教师数,及格率（%）\n一小,100,10,80\n二小,200,,90\n合计,310,11,85\n"
    path.write_text(rows, encoding="utf-8")
    reading = read_tables([path], document.vocabulary)

    first, second = doubts_of(reading, document)

    assert (first.problem.code, first.severity) == ("total-differs", Severity.ERROR)
    assert (params(first)["stated"], params(first)["added"]) == ("310", "300")
    assert [str(cell) for cell in first.cells] == [f"{path}:4[B]"]
    # Rows of totals are left out of the tables: no verdict hangs on them.
    assert first.hanging == ()
    # The rows have a gap, which may hold the one teacher that is missing.
    assert (second.problem.code, second.severity) == ("total-differs-gaps", Severity.WARNING)


def test_a_verdict_of_the_county_hangs_on_its_own_figure(document: PackDocument) -> None:
    part = table(
        "school",
        {"county": ["甲县"], "school": ["一小"], "stage": ["primary"]},
        {"teachers": [10]},
    )
    county = table("county", {"county": ["甲县"]}, {"teachers": [100], "students": [191]})

    [one] = [one for one in doubts(document, county, part) if one.problem.code == "whole-differs"]

    assert one.hanging is not None
    [hanging] = one.hanging
    # 100 teachers for 191 students are enough, and 10 are fewer than 1:19.
    assert (hanging.standard, hanging.entity) == ("county", "甲县")
    assert (hanging.verdict, hanging.otherwise) == (Verdict.MET, Verdict.NOT_MET)


def test_parts_and_wholes_have_to_be_known_and_of_one_unit(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("pack") / "pack.yaml"
    wrong = PACK.replace("[town, village]", "[town, vilage, heated]")
    path.write_text(wrong, encoding="utf-8")

    with pytest.raises(PackError) as caught:
        load(path)

    assert [one.code for one in caught.value.problems] == ["field-part-near", "field-part-unit"]
    assert "village" in caught.value.problems[0].say("zh")
