"""Every kind of check in lazy plans, over years and stages: the verdicts of rows, in any order."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from edustandards.evaluate.lazy.engine import fetched
from edustandards.evaluate.lazy.layout import wide
from edustandards.evaluate.lazy.plan import lazy_plan
from edustandards.evaluate.run import evaluate
from tests.effort import examples
from tests.laws.test_kinds_agree import GIVEN, NUMBERS, PACK, framed, observed, polars, tables

Row = Mapping[str, Any]
Found = dict[str, list[tuple[str, str, str, str]]]


def lazy(rows: Sequence[Row]) -> Any:
    return polars(rows).lazy()


def duck(rows: Sequence[Row]) -> Any:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.register("schools", polars(rows).to_arrow())
    return connection.table("schools")


def by_row(rows: Sequence[Row]) -> Found:
    found: Found = {}
    for one in evaluate(PACK.standards, [observed(rows)], PACK.vocabulary, GIVEN).judged:
        codes = [verdict.value for verdict in one.verdicts()]
        whole = zip(one.entities, one.stages, one.periods, codes, strict=True)
        found[one.standard.id] = sorted(whole)
    return found


def lazily(frame: Any) -> tuple[Found, dict[str, str]]:
    """Return what is found, from a column for each standard: one pass for each kind of entity."""
    plan = lazy_plan(PACK.standards, [framed(frame)], PACK.vocabulary, GIVEN)
    found: Found = {}
    for grain in plan.grains:
        for row in fetched(wide(grain, only_failing=False)):
            keys = (row[grain.on], row["stage"] if "stage" in grain.keys else "", row["period"])
            for name in grain.codes:
                several = found.setdefault(name, [])
                if row[name] is not None:
                    several.append((*keys, row[name]))
        for name in grain.sparse:
            found[name] = found[name] or [("", "", "", "unknown")]
    left = {one.standard: one.reason for one in plan.left_out}
    return {name: sorted(several) for name, several in found.items()}, left


def agrees(rows: Sequence[Row], make: Callable[[Sequence[Row]], Any]) -> set[str]:
    """Hold a lazy frame to its rows, and return what was left out."""
    expected = by_row(rows)
    found, left = lazily(make(rows))
    assert not found.keys() & left.keys()
    for name, several in expected.items():
        assert name in left or found[name] == several, name
    return set(left)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=tables())
def test_polars_gives_the_verdicts_of_rows(rows: list[Row]) -> None:
    agrees(rows, lazy)


@pytest.mark.filterwarnings("ignore")
def test_duckdb_gives_the_verdicts_of_rows() -> None:
    """It takes seconds to plan all kinds: it is given one table of many schools."""
    pick = random.Random(7).choice
    small = [None, 0, 1, 2, 3, 4, 5, 8]
    rows = [
        row(
            school=f"s{number}",
            county=f"c{number % 9}",
            stage=stage,
            period=period,
            grade=pick([None, "Ⅰ", "Ⅲ"]),
            fund=pick([None, True, False]),
            sort=pick([None, "点", "校"]),
            fund_date=pick([None, date(2023, 6, 1), date(2023, 6, 2)]),
            fund_expires=pick([None, date(2023, 5, 31), date(2023, 6, 1)]),
            **{name: pick(small) for name in NUMBERS},
        )
        for number in range(40)
        for stage in ("primary", "junior")
        for period in ("2020", "2021", "2022", "2023", "2025")
        if pick([True, True, False])
    ]
    left = agrees(rows, duck)
    assert {"ceiling", "floor"} == left - agrees(rows, lazy)


def row(**changed: Any) -> dict[str, Any]:
    keys = {"school": "a", "county": "X", "city": "C", "stage": "primary", "period": "2021"}
    values = dict.fromkeys(("pupils", "teach", "area", "money", "passed", "music", "forms"), 2)
    more = {"reported": 50, "grade": "Ⅰ", "fund": True, "sort": "校", "fund_evidence": "x"}
    return {**keys, **values, **more, "fund_expires": None, "fund_date": None, **changed}


def test_few_kinds_are_left_out() -> None:
    _, left = lazily(lazy([row(), row(period="2022")]))
    assert set(left.values()) == {"lazy-form"}
    assert set(left) == {"spread-plain", "spread-mean"}


def test_a_year_that_stands_twice_is_left_out() -> None:
    twice = [row(period="2021-1"), row(period="2021-2"), row(period="2022")]
    found, left = lazily(lazy(twice))
    assert left["grows"] == left["before"] == "lazy-twice"
    assert found["like-capital"]


def test_other_years_may_stand_in_other_parts() -> None:
    frame = framed(lazy([row(), row(period="2022")]))
    plan = lazy_plan(PACK.standards, [frame], PACK.vocabulary, GIVEN, ["period"])
    left = {one.standard: one.reason for one in plan.left_out}
    assert left["grows"] == left["since-year"] == "lazy-apart"
    assert "staged" not in left


def test_numbers_as_texts_and_decimals() -> None:
    rows = [row(), row(school="b", pupils=3), row(school="c", area=None)]
    frame = polars(rows)
    written = frame.with_columns(
        pl.col("pupils").cast(pl.String), pl.col("area").cast(pl.Decimal(10, 2))
    )
    assert lazily(written.lazy()) == lazily(frame.lazy())
    blank = frame.with_columns(pl.col("area").cast(pl.String).fill_null("—"))
    assert lazily(blank.lazy()) == lazily(frame.lazy())
    said = frame.with_columns(pl.col("fund").replace_strict({True: "是", False: "否"}))
    assert lazily(said.lazy()) == lazily(frame.lazy())


@pytest.mark.parametrize(
    ("column", "dtype", "reason"),
    [
        (pl.lit("about 3"), pl.String, "lazy-text"),
        (pl.lit(1.0), pl.Float32, "lazy-type"),
        (pl.lit(1234567890123456.7), pl.Float64, "lazy-digits"),
        (pl.lit(float("inf")), pl.Float64, "lazy-digits"),
        (pl.lit("1234567890123456"), pl.String, "lazy-text"),
    ],
)
def test_numbers_without_an_exact_form_are_left_out(
    column: pl.Expr, dtype: Any, reason: str
) -> None:
    frame = polars([row()]).with_columns(column.cast(dtype).alias("area"))
    _, left = lazily(frame.lazy())
    assert left["staged"] == reason
