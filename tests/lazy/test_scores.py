"""Composite indices in lazy plans, exactly on their limits, where floats cannot tell."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import polars as pl
import pytest

import edustandards as es
from edustandards.evaluate.lazy import scores

PACK = """
pack: test/index
edition: "1"
title: 指数
fields:
  a: {unit: student, adds_up: true}
  b: {unit: student, adds_up: true}
  c: {kind: yes_no}
indicators:
  degree:
    unit: "%"
    index:
      parts:
        a: {of: a, target: "≥ 7 student", weight: 10 %}
        b: {of: b, target: "≥ 30 student", weight: 20 %}
        c: {holds: c, weight: 70 %}
standards:
  school: {on: school, indicator: degree, require: "≥ 90 %"}
  county: {on: county, indicator: degree, require: "> 90 %"}
"""
ROWS = [(a, b, c) for a in range(9) for b in range(0, 33, 3) for c in (True, False, None)]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> es.Pack:
    path = tmp_path_factory.mktemp("packs") / "index.yaml"
    path.write_text(PACK, encoding="utf-8")
    return es.load_pack(path)


def frame() -> pl.DataFrame:
    columns: dict[str, list[Any]] = {
        "school": [f"s{at}" for at in range(len(ROWS))],
        "county": [f"c{at}" for at in range(len(ROWS))],
        **{name: [row[at] for row in ROWS] for at, name in enumerate("abc")},
    }
    return pl.DataFrame(columns)


def duck() -> Any:
    duckdb = pytest.importorskip("duckdb")
    return duckdb.from_arrow(frame().to_arrow())


def expected(row: tuple[int, int, bool | None]) -> str:
    """Return the verdict of a school, in plain fractions."""
    a, b, c = row
    sure = Fraction(1, 10) * min(Fraction(a, 7), Fraction(1)) + Fraction(1, 5) * min(
        Fraction(b, 30), Fraction(1)
    )
    ends = [sure + Fraction(7, 10) * end for end in ((0, 1) if c is None else (int(c),))]
    verdicts = {end >= Fraction(9, 10) for end in ends}
    if len(verdicts) > 1:
        return "unknown"
    return "met" if verdicts.pop() else "not_met"


@pytest.mark.parametrize("engine", [lambda: frame().lazy(), duck])
def test_each_school_has_the_verdict_of_fractions(pack: es.Pack, engine: Any) -> None:
    report = pack.lazy(engine())
    assert not report.left_out
    found = report.findings()
    rows = (found.collect() if isinstance(found, pl.LazyFrame) else found.pl()).to_dicts()
    of = {row["entity"]: row["verdict"] for row in rows if row["standard"] == "school"}
    assert of == {f"s{at}": expected(row) for at, row in enumerate(ROWS)}
    assert {"met", "not_met", "unknown"} == set(of.values())
    exactly = sum(Fraction(a, 70) + Fraction(b, 150) == Fraction(1, 5) for a, b, _ in ROWS)
    assert exactly


def test_too_many_rows_near_the_limit_are_no_guess(
    pack: es.Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scores, "MOST_NEAR", 0)
    report = pack.lazy(frame().lazy())
    assert {one.standard: one.reason for one in report.left_out} == {
        "school": "lazy-settle",
        "county": "lazy-settle",
    }
