"""One verdict everywhere: rows and columns, on every frame library, against plain fractions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.columns.judge import judge_columns
from edustandards.evaluate.observed import Column, Framed, Observed
from edustandards.evaluate.results import CODES, Results
from edustandards.evaluate.run import evaluate
from edustandards.measures import nodes as m
from edustandards.measures.values import Unreadable, Value
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from tests.effort import examples
from tests.evaluate.world import LEVELS, WORDS, by_stage, holds, need

PER = "area_per_student"
STAGE_WORDS = {"primary": "primary", "junior": "junior", "小学": "primary"}
SCHEMA: Mapping[str, Any] = {
    "school": pl.String,
    "county": pl.String,
    "stage": pl.String,
    "students": pl.Int64,
    "area": pl.Float64,
    "gym": pl.Int64,
    "rooms": pl.Int64,
    "money": pl.Float64,
    "teachers": pl.Int64,
    "kind": pl.String,
    "level": pl.String,
    "fund": pl.Boolean,
}
ROOMY = by_stage(primary=need(PER, "≥ 2 m²/student"), junior=need(PER, "≥ 3 m²/student"))
SPREAD = f"cv({PER}, weight=students)"
BIG = "students >= 5 student"
HALF = c.Bound(m.Comparator.AT_LEAST, Quantity(Fraction(1, 2)))
CHECKS: Mapping[str, tuple[c.Check, str, str]] = {
    "by stage": (ROOMY, "school", ""),
    "one stage": (by_stage(primary=need(PER, "> 2 m²/student")), "school", ""),
    "ratio": (need("teachers / students", "≥ 1:19 教师/学生"), "school", ""),
    "rounded": (need("money / students", "≥ 10.5 yuan/student", rounded=True), "school", ""),
    "range": (need("area", "0.002–0.0105 万平方米"), "school", ""),
    "equal": (need("area", "= 20 m²"), "school", ""),
    "formula": (need("area", "≥ 3 m² + 1.5 m²/student * students"), "school", ""),
    "difference": (need("area - gym", "≥ 5 m²"), "school", ""),
    "negated": (need("-area", "≥ -20 m²"), "school", ""),
    "half": (need("area * 0.5 + 3 m²", "≥ 13 m²"), "school", ""),
    "quotients": (
        need("area / students + gym / teachers * 1 teacher/student", "≥ 2 m²/student"),
        "school",
        "",
    ),
    "inverted": (need("area / (students / rooms)", "≤ 40 m²·room/student"), "school", ""),
    "over two": (need("area / students / 2", "≥ 1 m²/student"), "school", ""),
    "people": (need("persons(students) + persons(teachers)", "≥ 11 person"), "school", ""),
    "too long": (need("area", "≥ 20.000000000000000001 m²"), "school", ""),
    "smallest": (need("min(area, gym)", "≥ 1 m²"), "school", ""),
    "compared": (
        holds("area > gym + 3 m² or not (rooms ≥ teachers * 1 room/teacher)"),
        "school",
        "",
    ),
    "unlike": (holds("kind ≠ x"), "school", ""),
    "by kind of check": (
        by_stage(primary=need(PER, "≥ 2 m²/student"), junior=need("rooms", "≥ 2 room")),
        "school",
        "",
    ),
    "either": (c.AnyOf((need("rooms", "≥ 2 room"), by_stage(junior=ROOMY))), "school", ""),
    "opposite": (c.Not(by_stage(primary=need("rooms", "≥ 2 room"))), "school", ""),
    "most": (
        c.ShareOf("school", ROOMY, HALF),
        "county",
        "",
    ),
    "spread under a formula": (need(f"{SPREAD} * 2", "≤ 1"), "county", ""),
    "spread exactly": (need(SPREAD, "= 0"), "county", ""),
    "spread of sums": (need("cv(area + gym, weight=students)", "≤ 0.5"), "county", ""),
    "spread without weights": (need(f"cv_unweighted({PER})", "≤ 0.5"), "county", ""),
    "largest": (need("max(rooms)", "≥ 2 room"), "county", ""),
    "parts counted": (need("count()", "≥ 2"), "county", ""),
    "level": (need("level", "≥ Ⅲ"), "school", ""),
    "at least": (
        c.AtLeast(
            2,
            (
                c.Cited("roomy", ROOMY),
                need("rooms / students", "≥ 2.3 room/(100 student)"),
                need("money / students", "≥ 10.5 yuan/student"),
            ),
            Fraction(85, 100),
        ),
        "school",
        "",
    ),
    "applicable": (
        c.AtLeast(
            1,
            (by_stage(primary=need(PER, "≥ 2 m²/student")), need("rooms", "≥ 2 room")),
            counting=c.Counting.APPLICABLE,
        ),
        "school",
        "",
    ),
    "any": (c.AnyOf((need("students", "≤ 10 student"), c.Not(ROOMY))), "school", ""),
    "when": (
        c.When(holds(f"{BIG} and kind = x").condition, need("rooms", "≥ 2 room")),
        "school",
        "",
    ),
    "condition": (holds("fund or kind in (x, y) and not level < Ⅱ"), "school", ""),
    "population": (need(PER, "≥ 2 m²/student"), "school", BIG),
    "spread": (
        by_stage(primary=need(SPREAD, "≤ 0.50"), junior=need(SPREAD, "≤ 0.45")),
        "county",
        "",
    ),
    "spread of some": (need(f"cv({PER}, weight=students, where={BIG})", "< 0.50"), "county", ""),
    "every": (c.ForEvery("school", by_stage(primary=need(PER, "≥ 2 m²/student"))), "county", ""),
    "every big": (c.ForEvery("school", ROOMY, holds(BIG).condition), "county", ""),
    "total": (need(PER, "≥ 2 m²/student"), "county", ""),
    "share": (need(f"share({BIG})", "≥ 50 %"), "county", ""),
    "count": (need(f"count(where={BIG})", "≥ 2"), "county", ""),
    "sum": (need(f"sum(area, where={BIG})", "≥ 20 m²"), "county", ""),
    "mean": (need(f"mean({PER})", "≥ 1 m²/student"), "county", ""),
    "both": (c.AllOf((need(SPREAD, "≤ 0.50"), c.ForEvery("school", ROOMY))), "county", ""),
}
STANDARDS = [
    Standard(name, check, on, where=holds(where).condition if where else None)
    for name, (check, on, where) in CHECKS.items()
]


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Draw schools, many exactly on a threshold, some with gaps, zeros and unknown stages."""
    gaps = draw(st.booleans())
    size = draw(st.integers(0, 9))

    def column(values: st.SearchStrategy[Any]) -> list[Any]:
        some = st.one_of(st.none(), values) if gaps else values
        return draw(st.lists(some, min_size=size, max_size=size))

    students = column(st.sampled_from([0, 1, 2, 5, 10, 20] if gaps else [1, 2, 5, 10, 20]))
    per = draw(st.lists(st.sampled_from([2, 3, 1.99, 1, 2.5]), min_size=size, max_size=size))
    table = {
        "school": [f"s{index}" for index in range(size)],
        "county": draw(st.lists(st.sampled_from("XYZ"), min_size=size, max_size=size)),
        "stage": draw(
            st.lists(
                st.sampled_from(["primary", "junior", "小学", *(["??"] if gaps else [])]),
                min_size=size,
                max_size=size,
            )
        ),
        "students": students,
        "area": [
            None if n is None else round(float(n * m), 2)
            for n, m in zip(students, per, strict=True)
        ],
        "gym": column(st.just(0)),
        "rooms": column(st.integers(0, 2)),
        "money": column(st.sampled_from([10.5, 10.49, 10.45, 105.0, 52.5, 0.3, -1.0])),
        "teachers": column(st.integers(0, 2)),
        "kind": column(st.sampled_from("xyz")),
        "level": column(st.sampled_from(LEVELS)),
        "fund": column(st.booleans()),
    }
    absent = draw(st.sampled_from(["", "rooms", "kind", "gym", "fund"])) if gaps else ""
    return {name: values for name, values in table.items() if name != absent}


def observed(table: Mapping[str, list[Any]]) -> Observed:
    """Return the table in Python values, as its numbers are written."""

    def value(raw: Any) -> Value:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            return raw
        number = Fraction(str(raw))
        return Unreadable(show_exact(number), "cell-negative") if number < 0 else number

    keys = {key: table[key] for key in ("school", "county")}
    stages = [STAGE_WORDS.get(word, word) for word in table["stage"]]
    values = {
        name: [value(raw) for raw in column]
        for name, column in table.items()
        if name not in {*keys, "stage"}
    }
    return Observed("school", len(stages), keys | {"stage": stages}, values)


def framed(frame: Any, table: Mapping[str, list[Any]]) -> Framed:
    names = [name for name in table if name not in {"school", "county", "stage"}]
    keys = {key: key for key in ("school", "county", "stage")}
    return Framed("school", frame, keys, {name: Column(name) for name in names}, STAGE_WORDS)


def polars(table: Mapping[str, list[Any]]) -> pl.DataFrame:
    return pl.DataFrame(table, schema={name: SCHEMA[name] for name in table})


def pandas(table: Mapping[str, list[Any]]) -> pd.DataFrame:
    frame: pd.DataFrame = polars(table).to_pandas()
    return frame


def arrow(table: Mapping[str, list[Any]]) -> pa.Table:
    return polars(table).to_arrow()


ENGINES = {
    "polars": polars,
    "lazy": lambda table: polars(table).lazy(),
    "pandas": pandas,
    "arrow": arrow,
}


def verdicts(results: Results) -> dict[str, list[tuple[str, str, Verdict]]]:
    return {
        one.standard.id: list(zip(one.entities, one.stages, one.verdicts(), strict=True))
        for one in results.judged
    }


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", list(ENGINES))
@settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables())
def test_columns_give_the_verdicts_of_rows(engine: str, table: dict[str, list[Any]]) -> None:
    by_row = evaluate(STANDARDS, [observed(table)], WORDS)
    frame = framed(ENGINES[engine](table), table)
    in_columns = evaluate(STANDARDS, [frame], WORDS)
    assert verdicts(in_columns) == verdicts(by_row)


@settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables())
def test_findings_of_columns_agree_with_their_verdicts(table: dict[str, list[Any]]) -> None:
    by_row = evaluate(STANDARDS, [observed(table)], WORDS)
    in_columns = evaluate(STANDARDS, [framed(polars(table), table)], WORDS)
    for left, right in zip(by_row.judged, in_columns.judged, strict=True):
        for index, (one, other) in enumerate(zip(left.findings(), right.findings(), strict=True)):
            assert one == other
            assert one.verdict is CODES[right.codes[index]]
            assert (one.margin, one.shortfall) == (other.margin, other.shortfall)


def test_most_standards_are_judged_in_columns() -> None:
    """The exact rows stand behind the columns; that they did all the work would go unseen."""
    table: dict[str, list[Any]] = {
        "school": ["a", "b"],
        "county": ["X", "X"],
        "stage": ["primary", "小学"],
        "students": [10, 20],
        "area": [20.0, 39.99],
        "gym": [0, 0],
        "rooms": [1, 2],
        "money": [105.0, 1.5],
        "teachers": [1, 1],
        "kind": ["x", "y"],
        "level": ["Ⅰ", "Ⅲ"],
        "fund": [True, False],
    }
    found = judge_columns(STANDARDS, {"school": framed(polars(table), table)}, WORDS)
    left = {one.id for index, one in enumerate(STANDARDS) if index not in found}
    # Means of quotients and other spreads are left to rows.
    assert left == {
        "mean",
        "too long",
        "spread under a formula",
        "spread exactly",
        "spread of sums",
        "spread without weights",
    }


@st.composite
def on_the_limit(draw: st.DrawFn) -> tuple[list[int], list[int], Fraction]:
    """Draw amounts and enrolments, and a limit at, just below or just above their coefficient."""
    size = draw(st.integers(2, 5))
    whole = st.lists(st.integers(1, 40), min_size=size, max_size=size)
    amounts, students = draw(whole), draw(whole)
    cv_squared = (
        Fraction(sum(students))
        * sum(Fraction(x * x, p) for x, p in zip(amounts, students, strict=True))
        / sum(amounts) ** 2
        - 1
    )
    root = Fraction(float(cv_squared) ** 0.5).limit_denominator(10**6)
    shift = draw(st.sampled_from([Fraction(0), Fraction(1, 10**9), Fraction(-1, 10**9)]))
    return amounts, students, max(root + shift, Fraction(0))


@settings(max_examples=examples(40), deadline=None)
@given(on_the_limit())
def test_coefficients_near_their_limit(drawn: tuple[list[int], list[int], Fraction]) -> None:
    amounts, students, limit = drawn
    size = len(amounts)
    mean = Fraction(sum(amounts), sum(students))
    variance = sum(
        (p * (Fraction(x, p) - mean) ** 2 for x, p in zip(amounts, students, strict=True)),
        Fraction(0),
    ) / sum(students)
    expected = Verdict.MET if variance <= (limit * mean) ** 2 else Verdict.NOT_MET
    check = need(SPREAD, "≤ 1")
    assert isinstance(check.requirement, c.Bound)
    bound = c.Bound(check.requirement.comparator, Quantity(limit))
    standard = Standard("it", c.Require(check.measure, bound), "county")
    table: dict[str, list[Any]] = {
        "school": [str(index) for index in range(size)],
        "county": ["X"] * size,
        "stage": ["primary"] * size,
        "students": students,
        "area": [float(x) for x in amounts],
        "gym": [0] * size,
    }
    for one in (observed(table), framed(polars(table), table)):
        [judged] = evaluate([standard], [one], WORDS).judged
        assert list(judged.verdicts()) == [expected]
