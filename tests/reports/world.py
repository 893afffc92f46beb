"""Runs that reports are tried on: a county, a plan, and names that mean harm."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import edustandards as es
from edustandards.reports.run.run import Run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-x",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "a|b**c**[d](javascript:1)",
    "a\tb\r\nc",
    "\x00\x07\x1b[31m红",
    "\u202egnp.exe\u2066",
    "&lt;b&gt; &amp; ]]>",
    "https://example.org www.example.org",
    "::error::x",
    "1. 第一",
    "名" * 300,
)

WAIVER = """
waivers:
  - standard: sports-area
    entity: 二小
    reason: "<b>新校区</b> 在建"
    approver: 县教育局
    granted: 2024-01-01
    expires: 2099-12-31
"""


@cache
def county() -> Run:
    """A generated county of 62 schools, judged against the national pack."""
    names = ("generated-county-schools.csv", "generated-county-classes.csv")
    pack = es.load_pack("cn/quality-balanced")
    return pack.evaluate([EXAMPLES / name for name in names], as_of=date(2024, 9, 1)).run


@cache
def survey() -> Run:
    """A survey of totals, judged against a city's plan: mostly unknown."""
    return es.load_pack("cn/city-plan").evaluate(EXAMPLES / "prefecture-survey-2017.csv").run


@cache
def hostile() -> Run:
    """Schools whose names mean harm, one of them with a field that is a formula."""
    rows = [
        {"school": name, "county": name, "stage": "primary", "school_kind": "小学"}
        | {"students": 100, "sports_field_area": at * 100, "gym_area": 0}
        for at, name in enumerate(HOSTILE)
    ]
    rows[3]["students"] = "=1+1"
    return es.load_pack("cn/quality-balanced").evaluate({"school": rows}).run


@cache
def nothing() -> Run:
    """A table without a row."""
    return es.load_pack("cn/quality-balanced").evaluate({"school": []}).run


def waived(folder: Path) -> Run:
    """Two schools that are not met in one standard; one of them has leave."""
    facts = folder / "facts.yaml"
    facts.write_text(WAIVER, encoding="utf-8")
    rows = [
        {"school": name, "county": "甲县", "stage": "primary", "school_kind": "小学"}
        | {"students": 100, "sports_field_area": 100, "gym_area": 0}
        for name in ("一小", "二小")
    ]
    pack = es.load_pack("cn/quality-balanced")
    return pack.evaluate({"school": rows}, facts=facts, as_of="2024-09-01").run
