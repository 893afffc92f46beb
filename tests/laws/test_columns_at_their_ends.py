"""Where columns could part from rational arithmetic: signs, gaps, long limits, narrow floats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeAlias

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import edustandards as es
from edustandards.checks import nodes as c
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.columns.judge import judge_columns
from edustandards.evaluate.observed import Column, Framed
from edustandards.evaluate.roots import Surd, sign_against, square_root
from edustandards.evaluate.run import evaluate
from edustandards.measures.nodes import Comparator, Field
from edustandards.measures.vocabulary import FieldEntry
from edustandards.tables.frames import take_tables
from edustandards.units.quantity import Quantity
from edustandards.wording.text import Text
from tests.evaluate.world import WORDS, by_stage, need

Columns: TypeAlias = Mapping[str, list[Any]]

LONG = Quantity(Fraction(10**18 // 3, 10**18))
"""A limit with so many digits that a count times its denominator is past 64 bits."""


def frame(columns: Columns) -> Framed:
    names = [name for name in columns if name not in {"school", "county", "stage"}]
    keys = {key: key for key in ("school", "county", "stage") if key in columns}
    stages = {one: one for one in ("primary", "junior")}
    types = {"balance": pl.Float64} if "balance" in columns else {}
    made = pl.DataFrame(dict(columns), schema_overrides=types)
    return Framed("school", made, keys, {n: Column(n) for n in names}, stages)


def judged(check: c.Check, on: str, columns: Columns) -> list[Verdict]:
    [one] = evaluate([Standard("it", check, on)], [frame(columns)], WORDS).judged
    return list(one.verdicts())


def met(*truths: bool) -> list[Verdict]:
    return [Verdict.MET if one else Verdict.NOT_MET for one in truths]


@settings(deadline=None)
@given(st.lists(st.sampled_from([-7, -5, -4.5, 0, 3, None]), min_size=1, max_size=6))
def test_below_zero_counts_beside_a_gap_where_a_field_may_be_so(values: list[float | None]) -> None:
    floats = [None if one is None else float(one) for one in values]
    columns: Columns = {"school": [""] * len(floats), "balance": floats}
    found = judged(need("balance", "≥ -5 yuan"), "school", columns)
    expected = [
        Verdict.UNKNOWN if one is None else met(Fraction(str(one)) >= -5)[0] for one in values
    ]
    assert found == expected


@settings(deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.sampled_from([-5, -1, 0, 2]))
def test_limits_by_stage_of_what_is_taken_away(areas: list[int], times: int) -> None:
    check = by_stage(
        primary=need(f"{times} * area", "≥ -25 m²"), junior=need(f"{times} * area", "≥ 0 m²")
    )
    stages = ["primary", "junior"] * 3
    columns: Columns = {
        "school": [str(at) for at in range(len(areas))],
        "stage": stages[: len(areas)],
    }
    found = judged(check, "school", {**columns, "area": areas})
    limits = {"primary": -25, "junior": 0}
    expected = [times * a >= limits[s] for a, s in zip(areas, stages, strict=False)]
    assert found == met(*expected)


@pytest.mark.parametrize("size", range(1, 64, 7))
def test_shares_of_parts_against_a_limit_of_many_digits(size: int) -> None:
    few = size // 3
    check = c.ShareOf("school", need("students", "≥ 5 student"), c.Bound(Comparator.AT_LEAST, LONG))
    columns: Columns = {
        "school": [str(at) for at in range(size)],
        "county": ["X"] * size,
        "students": [9] * few + [1] * (size - few),
    }
    assert judged(check, "county", columns) == met(Fraction(few, size) >= LONG.number)


def test_places_among_peers_against_a_limit_of_many_digits() -> None:
    size = 60
    check = need("rank(students, within=county)", "≤ 50 %")
    assert isinstance(check.requirement, c.Bound)
    bound = c.Bound(Comparator.AT_MOST, LONG)
    columns: Columns = {
        "school": [str(at) for at in range(size)],
        "county": ["X"] * size,
        "students": list(range(size)),
    }
    found = judged(c.Require(check.measure, bound), "school", columns)
    assert found == met(*(Fraction(size - at, size) <= LONG.number for at in range(size)))


def test_who_has_the_same_whatever_the_data_shares_the_first_place() -> None:
    check = need("rank(0 * students, within=county)", "≤ 50 %")
    columns: Columns = {"school": ["a", "b", "c"], "county": ["X"] * 3, "students": [1, 2, 3]}
    assert judged(check, "school", columns) == met(True, True, True)


def test_an_index_whose_shares_may_be_negative_is_exactly_zero() -> None:
    """In floats, 0.1/3 + 0.2/3 - 0.3/3 is something else."""
    fields = [es.field(f"share_{name}", "%", signed=True) for name in "abc"]
    parts = [es.part(f"p{at}", one, weight=Fraction(1, 3)) for at, one in enumerate(fields)]
    degree = es.index("degree", parts, floor=Fraction(-1))
    values = {"share_a": 10.0, "share_b": 20.0, "share_c": -30.0}
    frame = pl.DataFrame([{"school": "a", **values}])
    for check in (degree >= 0, degree <= 0):
        standard = Standard("it", check.node, "school")
        framed = Framed("school", frame, {"school": "school"}, {n: Column(n) for n in values}, {})
        nodes = [one.node for one in fields if isinstance(one.node, Field)]
        by_name = {one.name: FieldEntry(one, Text()) for one in nodes}
        words = replace(WORDS, fields={**WORDS.fields, **by_name})
        [one] = evaluate([standard], [framed], words).judged
        assert list(one.verdicts()) == [Verdict.MET]


def test_what_is_nothing_everywhere_has_no_coefficient() -> None:
    check = need("cv(0 * area / students, weight=students)", "≤ 0.5")
    columns: Columns = {
        "school": ["a", "b"],
        "county": ["X"] * 2,
        "students": [1, 2],
        "area": [3, 4],
    }
    assert judged(check, "county", columns) == [Verdict.UNKNOWN]


@settings(deadline=None)
@given(st.lists(st.sampled_from([8.78, 8.77, 9.0, 0.1, 0.3]), min_size=1, max_size=6))
def test_floats_of_32_bits_are_the_decimals_that_they_show(values: list[float]) -> None:
    columns: Columns = {"school": [str(at) for at in range(len(values))], "area": values}
    narrow = pl.DataFrame(columns).with_columns(pl.col("area").cast(pl.Float32))
    standard = Standard("it", need("area", "≥ 8.78 m²"), "school")
    for data in (narrow, narrow.lazy(), narrow.to_pandas(), narrow.to_arrow()):
        [table] = take_tables(data, WORDS).tables
        [one] = evaluate([standard], [table], WORDS).judged
        assert list(one.verdicts()) == met(*(Fraction(str(v)) >= Fraction("8.78") for v in values))


def test_narrow_floats_stay_where_they_are_until_they_are_asked_for() -> None:
    columns: Columns = {"school": ["a"], "area": [8.78]}
    narrow = pl.DataFrame(columns).with_columns(pl.col("area").cast(pl.Float32))
    [table] = take_tables(narrow.lazy(), WORDS).tables
    assert isinstance(table, Framed)
    assert isinstance(nw.from_native(table.frame), nw.LazyFrame)


def test_limits_that_are_short_are_judged_in_columns() -> None:
    """Else the rows would do the work, and the tests above would say nothing of columns."""
    shares = c.ShareOf(
        "school",
        need("students", "≥ 5 student"),
        c.Bound(Comparator.AT_LEAST, Quantity(Fraction(1, 3))),
    )
    standards = [
        Standard("rank", need("rank(students, within=county)", "≤ 33.33 %"), "school"),
        Standard("shares", shares, "county"),
        Standard("signed", need("balance", "≥ -5 yuan"), "school"),
    ]
    columns: Columns = {
        "school": ["a", "b"],
        "county": ["X", "X"],
        "students": [1, 9],
        "balance": [-4.5, None],
    }
    assert set(judge_columns(standards, {"school": frame(columns)}, WORDS)) == {0, 1, 2}


def test_a_root_nearer_to_its_limit_than_any_number_of_digits_is_still_told() -> None:
    """`sqrt(t² + e)` is above t however small e is, and so is a sum of two such roots."""
    tiny = Fraction(1, 10**3000)
    above = square_root(Fraction(1, 4) + tiny)
    assert sign_against(above, Fraction(1, 2)) == 1
    assert sign_against(square_root(Fraction(1, 4) - tiny), Fraction(1, 2)) == -1
    both = Surd(Fraction(0), (*above.roots, (Fraction(1), Fraction(1, 4) + 2 * tiny)))
    assert sign_against(both, Fraction(1)) == 1
