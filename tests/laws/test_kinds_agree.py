"""Every kind of check: rows, columns and plain fractions give one verdict, whatever the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks.verdict import Verdict
from edustandards.evaluate.columns.judge import judge_columns
from edustandards.evaluate.given import Given, Supplied
from edustandards.evaluate.observed import Column, Framed, Observed
from edustandards.evaluate.results import Results
from edustandards.evaluate.run import evaluate
from edustandards.packs.build import build_pack
from edustandards.packs.shelf import shelf
from edustandards.packs.vocabulary import lexicon_of
from tests.effort import examples

FILE = Path(__file__).parent / "every-kind.yaml"
PACK = build_pack(FILE.read_text(encoding="utf-8"), str(FILE), lexicon_of(shelf()))
GIVEN = Given(
    day=date(2023, 6, 1),
    first_year=2021,
    references={"capital": (Supplied(Fraction(2)), Supplied(Fraction(3), stage="junior"))},
    weights={"degree_weighed": {"pass": Fraction(1, 3), "money": Fraction(2, 3)}},
)
NUMBERS = ("pupils", "teach", "area", "money", "passed", "music", "forms", "reported")
KEYS = ("school", "county", "city", "stage", "period")
LEVELS = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ")
Row = Mapping[str, Any]
NA = "not applicable"

small = st.one_of(st.integers(0, 9), st.sampled_from([None, 2, 3, 4, 5]))
TYPES = {
    **dict.fromkeys(NUMBERS, small),
    "grade": st.sampled_from([None, *LEVELS]),
    "fund": st.sampled_from([None, True, False]),
    "sort": st.sampled_from([None, "点", "校"]),
    "fund_expires": st.sampled_from([None, date(2023, 5, 31), date(2023, 6, 1)]),
    "fund_date": st.sampled_from([None, date(2023, 6, 1), date(2023, 6, 2)]),
    "fund_evidence": st.sampled_from([None, "文件"]),
}


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """Draw schools of two counties over some years, in any order, each once for stage and year."""
    keys = draw(
        st.lists(
            st.tuples(
                st.sampled_from("abcde"),
                st.sampled_from(["primary", "junior"]),
                st.sampled_from(["2020", "2021", "2022", "2023", "2025"]),
            ),
            min_size=1,
            max_size=10,
            unique=True,
        )
    )
    if draw(st.booleans()):
        # As most tables by year are: each entity's years stand together.
        keys.sort()
    rows: list[Row] = []
    for school, stage, period in keys:
        named = {"school": school, "county": "XY"[school in "de"], "city": "C"}
        values = {name: draw(value) for name, value in TYPES.items()}
        rows.append({**named, "stage": stage, "period": period, **values})
    return rows


def observed(rows: Sequence[Row]) -> Observed:
    keys = {key: [str(row[key]) for row in rows] for key in KEYS}
    return Observed("school", len(rows), keys, {name: [r[name] for r in rows] for name in TYPES})


def framed(frame: Any) -> Framed:
    words = {"primary": "primary", "junior": "junior"}
    columns = {name: Column(name) for name in TYPES}
    return Framed("school", frame, {key: key for key in KEYS}, columns, words)


SCHEMA: dict[str, Any] = {
    **dict.fromkeys(KEYS, pl.String),
    **dict.fromkeys(NUMBERS, pl.Int64),
    "grade": pl.String,
    "fund": pl.Boolean,
    "sort": pl.String,
    "fund_expires": pl.Date,
    "fund_date": pl.Date,
    "fund_evidence": pl.String,
}


def polars(rows: Sequence[Row]) -> pl.DataFrame:
    return pl.DataFrame({key: [row[key] for row in rows] for key in SCHEMA}, schema=SCHEMA)


def pandas(rows: Sequence[Row]) -> pd.DataFrame:
    frame = pd.DataFrame({key: pd.Series([row[key] for row in rows]) for key in SCHEMA})
    return frame.convert_dtypes()


def verdicts(results: Results) -> dict[str, list[tuple[str, str, str, Verdict]]]:
    return {
        one.standard.id: list(
            zip(one.entities, one.stages, one.periods, one.verdicts(), strict=True)
        )
        for one in results.judged
    }


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", [polars, lambda rows: polars(rows).lazy(), pandas])
@settings(max_examples=examples(50), deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=tables())
def test_columns_give_the_verdicts_of_rows(
    engine: Callable[[Sequence[Row]], Any], rows: list[Row]
) -> None:
    words, standards = PACK.vocabulary, PACK.standards
    by_row = verdicts(evaluate(standards, [observed(rows)], words, GIVEN))
    in_columns = verdicts(evaluate(standards, [framed(engine(rows))], words, GIVEN))
    for id_, expected in by_row.items():
        assert in_columns[id_] == expected, id_


def test_nearly_all_kinds_are_judged_in_columns() -> None:
    row = dict.fromkeys(TYPES, 2) | {"grade": "Ⅰ", "fund": True, "sort": "校"}
    row |= {"fund_evidence": "x", "fund_date": None}
    named = {"school": "a", "county": "X", "city": "C", "stage": "primary", "period": "2021"}
    rows = [{**named, **row, "fund_expires": None}]
    tables = {"school": framed(polars(rows))}
    found = judge_columns(PACK.standards, tables, PACK.vocabulary, GIVEN)
    left = {one.id for index, one in enumerate(PACK.standards) if index not in found}
    assert left == {"spread-mean", "spread-plain"}


# ---- Oracles, written apart from the code: plain fractions over plain rows ----------------------


def over(above: Any, below: Any) -> Fraction | None:
    if above is None or not below:
        return None
    return Fraction(above, below)


def per(row: Row, name: str) -> Fraction | None:
    return over(row[name], row["pupils"])


def share(row: Row) -> Fraction | None:
    return per(row, "passed")


def at_least(value: Any, limit: Any) -> bool | None:
    return None if value is None or limit is None else value >= limit


def year(row: Row) -> int:
    return int(row["period"])


def of_year(row: Row, rows: Sequence[Row], wanted: int) -> Row | None:
    same = ("school", "county", "city", "stage")
    found = (one for one in rows if all(one[key] == row[key] for key in same))
    return next((one for one in found if year(one) == wanted), None)


def staged(row: Row, rows: Sequence[Row]) -> Any:
    value = per(row, "area")
    if year(row) < 2023:
        return at_least(value, 2)
    return None if value is None else value > 3


def plan_staged(row: Row, rows: Sequence[Row]) -> Any:
    plan_year = year(row) - 2020
    if row["stage"] == "primary":
        return at_least(share(row), Fraction(2 if plan_year < 2 else Fraction(5, 2)) / 5)
    return at_least(share(row), Fraction(3, 5)) if plan_year >= 2 else NA


def says(row: Row, *, proven: bool = False) -> bool | None:
    today = date(2023, 6, 1)
    doubt = row["fund_expires"] is not None and row["fund_expires"] < today
    doubt = doubt or (row["fund_date"] is not None and row["fund_date"] > today)
    if proven:
        doubt = doubt or row["fund_date"] is None or row["fund_evidence"] is None
    found: bool | None = row["fund"]
    return None if found and doubt else found


def grows(row: Row, rows: Sequence[Row]) -> Any:
    before = of_year(row, rows, year(row) - 1)
    if before is None or before["money"] is None or row["money"] is None:
        return None
    return row["money"] > before["money"]


def rises(row: Row, rows: Sequence[Row]) -> Any:
    before = of_year(row, rows, 2020)
    if before is None or not before["money"] or row["money"] is None:
        return None
    return Fraction(row["money"], before["money"]) >= Fraction(11, 10)


def points(row: Row, rows: Sequence[Row]) -> Any:
    before = of_year(row, rows, 2020)
    old = None if before is None else share(before)
    now = share(row)
    return None if old is None or now is None else now - old >= Fraction(5, 100)


def steps(row: Row, rows: Sequence[Row]) -> Any:
    pupils, teach = row["pupils"], row["teach"]
    if pupils is None:
        return None
    if pupils <= 3:
        return at_least(teach, 1)
    if pupils <= 6:
        return at_least(teach, 2)
    return at_least(teach, Fraction(pupils, 3)) if pupils > 8 else NA


def ceiling(row: Row, rows: Sequence[Row]) -> Any:
    forms = row["forms"]
    return None if forms is None else at_least(row["music"], ceil(Fraction(forms, 2)))


def flooring(row: Row, rows: Sequence[Row]) -> Any:
    if row["pupils"] is None or row["music"] is None:
        return None
    return row["music"] <= floor(Fraction(row["pupils"], 2))


def peers(row: Row, rows: Sequence[Row], whole: str) -> list[Row]:
    return [
        one for one in rows if all(one[k] == row[k] for k in (whole, "city", "stage", "period"))
    ]


def top(row: Row, rows: Sequence[Row]) -> Any:
    own, among = share(row), [share(one) for one in peers(row, rows, "city")]
    if own is None or len(among) < 2:
        return None
    better = sum(1 for one in among if one is not None and one > own)
    unknown = among.count(None)
    ends = {
        Fraction(place, len(among)) <= Fraction(3, 10)
        for place in (better + 1, better + unknown + 1)
    }
    return ends.pop() if len(ends) == 1 else None


def above_mean(row: Row, rows: Sequence[Row]) -> Any:
    among = peers(row, rows, "city")
    if share(row) is None or any(share(one) is None for one in among):
        return None
    mean = Fraction(sum(one["passed"] for one in among), sum(one["pupils"] for one in among))
    own = share(row)
    assert own is not None
    return own > mean


def reached(row: Row) -> list[tuple[Fraction, Fraction | None]]:
    area, load = per(row, "area"), over(row["pupils"], row["teach"])
    if load is None:
        less = None
    else:
        less = Fraction(1) if not load else min(Fraction(4) / load, Fraction(1))
    fund = says(row)
    return [
        (Fraction(3, 10), None if area is None else min(area / 4, Fraction(1))),
        (Fraction(1, 2), less),
        (Fraction(1, 5), None if fund is None else Fraction(fund)),
    ]


def index(row: Row, rows: Sequence[Row]) -> Any:
    parts = reached(row)
    low = sum((w * (0 if v is None else v) for w, v in parts), Fraction(0))
    high = sum((w * (1 if v is None else v) for w, v in parts), Fraction(0))
    ends = {low >= Fraction(3, 4), high >= Fraction(3, 4)}
    return ends.pop() if len(ends) == 1 else None


def index_dropped(row: Row, rows: Sequence[Row]) -> Any:
    parts = [(w, v) for w, v in reached(row) if v is not None]
    if not parts:
        return None
    return sum(w * v for w, v in parts) / sum(w for w, _ in parts) >= Fraction(3, 4)


def index_zeroed(row: Row, rows: Sequence[Row]) -> Any:
    return sum(w * (v or 0) for w, v in reached(row)) >= Fraction(3, 4)


def like_capital(row: Row, rows: Sequence[Row]) -> Any:
    return at_least(per(row, "money"), 3 if row["stage"] == "junior" else 2)


def known(row: Row, rows: Sequence[Row]) -> Any:
    if row["reported"] is not None:
        return row["reported"] >= 50
    return at_least(share(row), Fraction(1, 2))


def other_stage(row: Row, rows: Sequence[Row]) -> Any:
    same = ("school", "county", "city", "period")
    there = next(
        (o for o in rows if o["stage"] == "primary" and all(o[k] == row[k] for k in same)), None
    )
    return None if there is None else at_least(per(row, "area"), per(there, "area"))


ORACLES: Mapping[str, Callable[[Row, Sequence[Row]], Any]] = {
    "staged": staged,
    "plan-staged": plan_staged,
    "late": lambda row, _: NA if year(row) < 2022 else says(row),
    "grows": grows,
    "rises": rises,
    "points": points,
    "like-capital": like_capital,
    "level": lambda row, _: None if row["grade"] is None else row["grade"] in "ⅢⅣ",
    "attested": lambda row, _: says(row),
    "proven": lambda row, _: says(row, proven=True),
    "steps": steps,
    "ceiling": ceiling,
    "floor": flooring,
    "top": top,
    "above-mean": above_mean,
    "other-stage": other_stage,
    "index": index,
    "index-dropped": index_dropped,
    "index-zeroed": index_zeroed,
    "known": known,
}
SAID = {
    True: Verdict.MET,
    False: Verdict.NOT_MET,
    None: Verdict.UNKNOWN,
    NA: Verdict.NOT_APPLICABLE,
}


@settings(max_examples=examples(80), deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=tables())
def test_each_kind_agrees_with_plain_fractions(rows: list[Row]) -> None:
    found = verdicts(evaluate(PACK.standards, [observed(rows)], PACK.vocabulary, GIVEN))
    asked = [row for row in rows if year(row) >= 2021]
    for id_, oracle in ORACLES.items():
        expected = [SAID[oracle(row, rows)] for row in asked] or [Verdict.UNKNOWN]
        assert [verdict for *_, verdict in found[id_]] == expected, id_


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=tables())
def test_shares_of_schools_agree_with_plain_counts(rows: list[Row]) -> None:
    found = verdicts(evaluate(PACK.standards, [observed(rows)], PACK.vocabulary, GIVEN))["most"]
    for county, _, period, verdict in found:
        if not county:
            continue
        among = [r for r in rows if r["county"] == county and r["period"] == period]
        codes = []
        for row in among:
            if row["sort"] == "点":
                continue
            codes.append(None if row["sort"] is None else at_least(per(row, "area"), 2))
        met, unknown = codes.count(True), codes.count(None)
        if not codes:
            assert verdict is Verdict.UNKNOWN
            continue
        ends = {2 * n >= len(codes) for n in (met, met + unknown)}
        assert verdict is SAID[ends.pop() if len(ends) == 1 else None]
