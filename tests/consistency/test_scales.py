"""Another scale than meant: a cell, some cells, or a whole column, found by exact comparison."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.checks.verdict import Verdict
from edustandards.measures.values import Value
from edustandards.packs.document import PackDocument
from edustandards.tables.consistency.doubt import Severity
from tests.consistency.world import codes, doubts, params, schools


def test_yuan_that_were_written_in_ten_thousands_are_found(document: PackDocument) -> None:
    spent = [900_000, 1_000_000, 700_000, 95, 850_000, 920_000]
    found = doubts(document, schools(students=[400, 450, 300, 400, 380, 410], spent=spent))

    [one] = found
    assert one.problem.code == "value-too-small-by"
    assert one.severity is Severity.WARNING
    assert (params(one)["factor"], params(one)["meant"]) == ("10000", "950000")
    assert [str(cell) for cell in one.cells] == ["a.xlsx[school!D5]"]
    assert one.hanging is not None
    [hanging] = one.hanging
    assert (hanging.standard, hanging.entity) == ("spending", "3校")
    assert (hanging.verdict, hanging.otherwise) == (Verdict.NOT_MET, Verdict.MET)


def test_no_verdict_hangs_where_the_repair_changes_none(document: PackDocument) -> None:
    spent = [900_000, 1_000_000, 700_000, 70, 850_000, 920_000]
    [one] = doubts(document, schools(students=[400, 450, 300, 400, 380, 410], spent=spent))

    assert params(one)["meant"] == "700000"
    assert one.hanging == ()


def test_large_and_small_schools_are_not_doubted_for_their_size(document: PackDocument) -> None:
    students = [12, 20, 5000, 800, 300, 4, 2500]
    spent = [number * 2100 for number in students]
    assert not doubts(document, schools(students=students, spent=spent))


@given(
    st.lists(st.integers(100, 2000), min_size=8, max_size=30),
    st.integers(0, 7),
    st.sampled_from([Fraction(1, 10_000), Fraction(10_000)]),
)
def test_a_cell_that_is_off_by_ten_thousand_is_found_and_no_other(
    document: PackDocument, students: list[int], at: int, by: Fraction
) -> None:
    spent: list[int | Fraction] = [number * 2000 for number in students]
    spent[at] *= by

    [one] = doubts(document, schools(students=students, spent=spent))

    assert [str(cell) for cell in one.cells] == [f"a.xlsx[school!D{at + 2}]"]
    assert one.repairs[0].value == students[at] * 2000


def test_a_share_written_as_a_fraction_is_off_by_a_hundred(document: PackDocument) -> None:
    rates: list[Value] = [90, 85, Fraction("0.88"), 79, 92, 95]
    [one] = doubts(document, schools(passed=rates))

    assert one.problem.code == "value-too-small-by"
    assert (params(one)["factor"], params(one)["meant"]) == ("100", "88")


def test_out_of_the_plausible_range(document: PackDocument) -> None:
    heated = [40_000, 50_000, 1000, 50_001, 0, 400_000_000]
    found = doubts(document, schools(heated=heated))

    assert [(one.problem.code, params(one)["value"]) for one in found] == [
        ("value-too-large-by", "50001"),
        ("value-implausible", "0"),
    ]
    first, second = found
    # 50,001 and 400,000,000 are off by the same factor, so they are one doubt with two cells.
    assert first.count == 2
    assert params(first)["factor"] == "10000"
    assert (params(second)["low"], params(second)["high"]) == ("1", "50000")


def test_a_whole_column_in_another_unit_shows_against_the_limits(document: PackDocument) -> None:
    students = [400, 450, 300, 400, 380, 410]
    spent = [Fraction(number * 21, 100) for number in students]
    [one] = doubts(document, schools(students=students, spent=spent))

    assert one.problem.code == "column-too-small-by"
    assert (params(one)["factor"], one.count) == ("10000", 6)
    assert one.hanging is not None
    assert {hanging.entity for hanging in one.hanging} == {f"{at}校" for at in range(6)}
    assert {hanging.otherwise for hanging in one.hanging} == {Verdict.MET}


def test_a_column_that_misses_its_limit_by_far_is_not_doubted(document: PackDocument) -> None:
    students = [400, 450, 300, 400, 380, 410]
    assert not doubts(document, schools(students=students, spent=[n * 20 for n in students]))


@pytest.mark.parametrize("size", [0, 1, 4])
def test_few_rows_do_not_tell_what_is_usual(document: PackDocument, size: int) -> None:
    some: list[Value] = [95, 900_000, 900_000, 900_000]
    spent = some[:size] or [None]
    students = [400] * max(size, 1)
    assert "value-too-small-by" not in codes(
        doubts(document, schools(students=students, spent=spent))
    )
