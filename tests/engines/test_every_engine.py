"""One pack, one table, every engine: the findings of plain fractions, at the thresholds too."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import edustandards as es
from tests.effort import examples
from tests.engines.engines import ENGINES
from tests.engines.oracle import SEVEN, Finding, findings

PACK = es.load_pack(Path(__file__).parents[2] / "benchmarks" / "seven.yaml")
SLOW = ["duckdb", "ibis", pytest.param("spark", marks=pytest.mark.spark)]
"""Engines that take a second or more to plan, whatever the table."""
QUICK = [name for name in ENGINES if name not in {"duckdb", "ibis", "spark"}]
SCHEMA: dict[str, Any] = {
    "school": pl.String,
    "county": pl.String,
    "stage": pl.String,
    "students": pl.Int64,
    **{field: pl.Float64 for field, *_ in SEVEN.values()},
}
SHARES = ["1", "1", "1", "0.85", "0.85", "0.9", "1.2", "0"]
STEPS = ["0", "0", "0", "0.01", "-0.01", "0.000001", "-0.000001"]


def found(engine: str, table: pl.DataFrame) -> list[Finding]:
    frame = ENGINES[engine](PACK, table)
    assert set(frame["period"]) <= {""}
    return sorted(frame.select("standard", "entity", "within", "stage", "verdict").rows())


def amount(name: str, students: int, stage: str, share: str, step: str) -> float:
    """Return what is needed for a share of the threshold, or one step beside it."""
    _, per, low, high = SEVEN[name]
    limit = Fraction(low if stage == "primary" else high) * Fraction(share)
    return max(float(round(limit * students / per + Fraction(step), 6)), 0.0)


def school(pick: Any, number: int, *, gaps: bool) -> dict[str, Any]:
    stage = pick(["primary", "junior"])
    students = pick([1, 9, 20, 100, 240, 1000, 3000, *([0, None] if gaps else [])])
    row = {"school": f"s{number}", "county": pick("ABC"), "stage": stage, "students": students}
    for name, (field, *_) in SEVEN.items():
        at = amount(name, students or 100, stage, pick(SHARES), pick(STEPS))
        row[field] = pick([None, -1.0]) if gaps and pick(range(12)) == 0 else at
    return row


@st.composite
def tables(draw: st.DrawFn) -> pl.DataFrame:
    """Draw schools on thresholds, on 85 % of them, a step beside; with gaps and zeros or none."""
    gaps = draw(st.booleans())
    rows = [
        school(lambda values: draw(st.sampled_from(values)), number, gaps=gaps)
        for number in range(draw(st.integers(1, 8)))
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", QUICK)
@settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables())
def test_every_engine_finds_what_fractions_find(engine: str, table: pl.DataFrame) -> None:
    assert found(engine, table) == findings(table.to_dicts())


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=examples(2), deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables())
def test_duckdb_finds_what_fractions_find(table: pl.DataFrame) -> None:
    assert found("duckdb", table) == findings(table.to_dicts())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", [*QUICK, *SLOW])
@pytest.mark.parametrize("gaps", [False, True])
def test_many_schools_at_once(engine: str, gaps: bool) -> None:
    """An engine that takes seconds to plan is given many schools instead of many tables."""
    pick = random.Random(20171).choice
    table = pl.DataFrame([school(pick, at, gaps=gaps) for at in range(400)], schema=SCHEMA)
    expected = findings(table.to_dicts())
    assert found(engine, table) == expected
    said = {verdict for *_, verdict in expected}
    assert said == ({"met", "not_met", "unknown"} if gaps else {"met", "not_met"})


def twins(share: Fraction) -> list[tuple[int, int]]:
    """Return amounts and enrolments whose coefficient of variation is exactly a share.

    Two schools of one size, one as far above the mean as the other is below.
    """
    return [(int(1000 * (1 + share)), 100), (int(1000 * (1 - share)), 100)]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", [*QUICK, *SLOW])
def test_coefficients_exactly_on_their_limit(engine: str) -> None:
    rows = []
    for number in range(60):
        stage, share = (("primary", "0.50"), ("junior", "0.45"))[number % 2]
        pairs = twins(Fraction(share))
        # As many groups are one step outside as lie on the limit.
        far = number % 4 > 1
        for at, (amount, students) in enumerate(pairs):
            row = {"school": f"s{number}-{at}", "county": f"c{number}", "stage": stage}
            moved = amount + (0.000001 if far and not at else 0)
            fields = {field: moved for field, *_ in SEVEN.values()}
            rows.append({**row, "students": students, **fields})
    table = pl.DataFrame(rows, schema=SCHEMA)
    expected = findings(table.to_dicts())
    on_limit = [verdict for standard, *_, verdict in expected if standard == "sports-cv"]
    assert on_limit.count("met") == on_limit.count("not_met") == 30
    assert found(engine, table) == expected


def test_too_many_coefficients_on_their_limit_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("edustandards.evaluate.lazy.spreads.MOST_NEAR", 0)
    rows = [
        {"school": f"s{at}", "county": "c", "stage": "primary", "students": students}
        | {field: float(amount) for field, *_ in SEVEN.values()}
        for at, (amount, students) in enumerate(twins(Fraction(1, 2)))
    ]
    report = PACK.lazy({"school": pl.DataFrame(rows, schema=SCHEMA).lazy()})
    left = {one.standard: one.reason for one in report.left_out}
    assert left == {f"{name}-cv": "lazy-settle" for name in SEVEN}
    assert set(report.counts()) == {*SEVEN, "six"}
