"""The ternary logic of the DMN compatibility kit: for checks, for conditions, and for whole tables.

`data/dmn-ternary-logic.csv` states the facts of https://github.com/dmn-tck/tck (Apache 2.0), models
0064 to 0066, 0106 and 0107, commit 0dbcaf9: what and, or and not come to, of true, false and null.
What is no truth value at all (`true and 123`) has no like here: it is refused.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import edustandards as es
from edustandards.checks import nodes as c
from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_condition

TRUTHS = {"true": True, "false": False, "null": None}
VERDICTS = {"true": es.Verdict.MET, "false": es.Verdict.NOT_MET, "null": es.Verdict.UNKNOWN}


class Case(NamedTuple):
    model: str
    case: str
    operator: str
    a: str
    b: str
    result: str


with (Path(__file__).parent / "data" / "dmn-ternary-logic.csv").open(encoding="ascii") as file:
    CASES = [Case(**row) for row in csv.DictReader(file)]

PACK = """\
pack: t/logic
edition: "1"
title: {zh: 逻辑, en: Logic}
fields:
  a: {title: {zh: 甲, en: a}, unit: 人}
  b: {title: {zh: 乙, en: b}, unit: 人}
standards:
  a: {title: {zh: 甲, en: a}, on: school, indicator: a, require: ≥ 1 人}
  b: {title: {zh: 乙, en: b}, on: school, indicator: b, require: ≥ 1 人}
  and: {title: {zh: 与, en: and}, on: school, all_of: [a, b]}
  or: {title: {zh: 或, en: or}, on: school, any_of: [a, b]}
  not: {title: {zh: 非, en: not}, on: school, not: a}
"""


def test_every_table_is_whole() -> None:
    seen = {(one.operator, one.a, one.b) for one in CASES}
    assert len(seen) == 9 + 9 + 3


@pytest.mark.parametrize("one", CASES, ids="-".join)
def test_checks(one: Case) -> None:
    a, b = (es.field(name, kind="yes_no").holds() for name in "ab")
    check = {"and": a & b, "or": a | b, "not": ~a}[one.operator]
    record = {"a": TRUTHS[one.a], "b": TRUTHS[one.b or "null"]}
    assert check.verdict(record) is check(record).verdict is VERDICTS[one.result]


@pytest.mark.parametrize("one", CASES, ids="-".join)
def test_conditions(one: Case) -> None:
    names: dict[str, m.Measure] = {name: m.Field(name, kind=m.Kind.YES_NO) for name in "ab"}
    text = "not a" if one.operator == "not" else f"a {one.operator} b"
    check = es.Check(c.Holds(parse_condition(text, names)))
    record = {"a": TRUTHS[one.a], "b": TRUTHS[one.b or "null"]}
    assert check.verdict(record) is VERDICTS[one.result]


@pytest.mark.parametrize("frame", [pl.DataFrame, pd.DataFrame, pa.table], ids=["pl", "pd", "pa"])
def test_tables(frame: type, tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(PACK, encoding="utf-8")
    numbers = {"true": 1, "false": 0, "null": None, "": None}
    table = frame(
        {
            "school": [f"{at}" for at in range(len(CASES))],
            "a": [numbers[one.a] for one in CASES],
            "b": [numbers[one.b] for one in CASES],
        }
    )
    report = es.load_pack(path).evaluate(table)
    for at, one in enumerate(CASES):
        assert report.find(one.operator, f"{at}").verdict is VERDICTS[one.result]
