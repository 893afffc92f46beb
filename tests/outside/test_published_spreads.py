"""A published coefficient of variation, recomputed from its schools, and a published division.

The method of the county evaluations (县域义务教育校际均衡指标计算方法) is handed round with an
example: five schools, their students and books, each step, and 0.52 in the end. The note on
schools of two stages (测算均衡系数拆分公式) divides 23,226 books between 166 pupils of a primary
and 210 of a junior stage, weighed 1 : 1.1. Both are found at many places, among them
https://m.777doc.com/doc-2019910.html and https://www.dyhzdl.cn/k/doc/da4bfb8403d8ce2f0166234d.html
"""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

import edustandards as es

with (Path(__file__).parent / "data" / "published-spreads.csv").open(encoding="utf-8") as file:
    SCHOOLS = list(csv.DictReader(file))
PUBLISHED = Fraction("0.52")

PACK = """\
pack: t/books
edition: "1"
title: {zh: 图书, en: Books}
standards:
  even: {title: {zh: 均衡, en: even}, on: county, require: ≤ LIMIT,
    indicator: "cv(books_per_student, weight=students)"}
"""


def _ratio(one: dict[str, str]) -> Fraction:
    return Fraction(int(one["books"]), int(one["students"]))


def test_each_published_step_follows_from_the_schools() -> None:
    students = sum(int(one["students"]) for one in SCHOOLS)
    mean = Fraction(sum(int(one["books"]) for one in SCHOOLS), students)
    assert (students, round(mean, 2)) == (302, Fraction("6.33"))
    parts = []
    for one in SCHOOLS:
        assert round(_ratio(one), 2) == Fraction(one["ratio"])
        parts.append(Fraction(int(one["students"]), students) * (_ratio(one) - mean) ** 2)
        # The last digits were rounded on the way.
        assert abs(parts[-1] - Fraction(one["part"])) <= Fraction(1, 100)
    spread = sum(parts)
    low, high = (PUBLISHED + step for step in (Fraction(-5, 1000), Fraction(5, 1000)))
    assert (low * mean) ** 2 <= spread < (high * mean) ** 2


def _loaded(folder: Path, limit: str) -> es.Pack:
    path = folder / f"{limit}.yaml"
    path.write_text(PACK.replace("LIMIT", limit), encoding="utf-8")
    return es.load_pack(path)


@pytest.mark.parametrize("make", [pl.DataFrame, lambda rows: rows], ids=["frame", "records"])
def test_the_coefficient_is_the_published_one(make: type, tmp_path: Path) -> None:
    schools = [
        {"county": "甲县", "school": one["school"]}
        | {"students": int(one["students"]), "library_books": int(one["books"])}
        for one in SCHOOLS
    ]
    data = {"county": [{"county": "甲县"}], "school": make(schools)}
    verdicts = {
        limit: _loaded(tmp_path, limit).evaluate(data).find("even", "甲县").verdict
        for limit in ("0.514", "0.515", "0.516", "0.52", "0.525")
    }
    met, not_met = es.Verdict.MET, es.Verdict.NOT_MET
    assert [*verdicts.values()] == [not_met, not_met, met, met, met]


def test_the_published_division_of_what_two_stages_share() -> None:
    """The weights are the same for all that is shared: here the books are square metres."""
    whole = {"school": "甲", "stage": "", "sports_field_area": 23_226, "gym_area": 0}
    stages = {"primary": (166, 9_711), "junior": (210, 13_515)}
    rows = [{"school": "甲", "stage": one, "students": many} for one, (many, _) in stages.items()]
    report = es.load_pack("cn/quality-balanced@2017").evaluate({"school": [whole, *rows]})
    for stage, (students, published) in stages.items():
        each = report.find("sports-area", "甲", stage=stage).value
        assert isinstance(each, Fraction)
        assert abs(each * students - published) < 1  # 58.5 for each pupil was rounded on the way
    first = report.find("sports-area", "甲", stage="primary").value
    assert first == Fraction(23_226, 397)
