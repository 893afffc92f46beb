"""Plans to comply are enough, exactly, and no plan of less is."""

from __future__ import annotations

import csv
import itertools
import json
import random
import tempfile
from collections.abc import Sequence
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import edustandards as es
from edustandards.comply.plan import Compliance
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.reports.comply_report import comply_csv, comply_json, comply_lines
from edustandards.reports.screen import Screen
from edustandards.reports.width import width_of
from tests.cli.conftest import (
    Run,
    run,  # noqa: F401 - a fixture
)
from tests.effort import examples

pytest.importorskip("clarabel")
pytest.importorskip("scipy")

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXT = """
pack: t/even
edition: "1"
title: {zh: 均衡, en: Even}
standards:
  enough:
    title: {zh: 生均场地, en: Area per student}
    on: school
    indicator: sports_field_area / students
    require: ≥ 7.5 m²/student
  even:
    title: {zh: 校际差异, en: Evenness}
    on: county
    indicator: cv(sports_field_area / students, weight=students)
    require: ≤ 0.3
"""
LIMIT = Fraction(3, 10)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> es.Pack:
    path = tmp_path_factory.mktemp("pack") / "even.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return es.load_pack(path)


def county(schools: Sequence[tuple[int, int]], name: str = "甲县") -> list[dict[str, Any]]:
    return [
        {"school": f"{name}{at}小", "county": name, "students": students}
        | {"sports_field_area": area}
        for at, (students, area) in enumerate(schools)
    ]


def after(rows: list[dict[str, Any]], plan: Compliance) -> list[dict[str, Any]]:
    then = {one.entity: one.then for one in plan.shares}
    return [
        row | {"sports_field_area": then.get(row["school"], row["sports_field_area"])}
        for row in rows
    ]


def right(rows: list[dict[str, Any]]) -> bool:
    """Tell, by plain fractions, whether each school and the county meet what is asked."""
    pairs = [(Fraction(r["students"]), Fraction(r["sports_field_area"])) for r in rows]
    weights, total = sum(p for p, _ in pairs), sum(a for _, a in pairs)
    squares = sum(a * a / p for p, a in pairs)
    even = weights * squares <= (1 + LIMIT**2) * total * total
    return even and all(a / p >= Fraction(15, 2) for p, a in pairs)


SCHOOLS = st.lists(st.tuples(st.integers(20, 2000), st.integers(0, 40_000)), min_size=1, max_size=6)


@settings(deadline=None, max_examples=examples(60))
@given(SCHOOLS)
def test_a_plan_is_enough_exactly(schools: list[tuple[int, int]]) -> None:
    pack = _pack()
    rows = county(schools)
    plan = pack.comply({"school": rows}, "sports_field_area")
    assert right(after(rows, plan))
    assert plan.open_ == ()
    assert all(one.more > 0 for one in plan.shares)
    assert all(one.then % 1 == 0 for one in plan.shares)
    assert bool(plan.shares) == (not right(rows))
    verdicts = {one.verdict for one in pack.evaluate({"school": after(rows, plan)})}
    assert es.Verdict.NOT_MET not in verdicts


PACKS: list[es.Pack] = []


def _pack() -> es.Pack:
    return PACKS[0]


@pytest.fixture(autouse=True)
def _kept(pack: es.Pack) -> None:
    if not PACKS:
        PACKS.append(pack)


@settings(deadline=None, max_examples=examples(40))
@given(SCHOOLS, st.randoms(use_true_random=False))
def test_no_plan_of_less_is_enough(schools: list[tuple[int, int]], draw: random.Random) -> None:
    """Levelling up to any level is a plan too, and so is any plan that does more for somebody."""
    rows = county(schools)
    plan = _pack().comply({"school": rows}, "sports_field_area")
    most = max([Fraction(area, students) for students, area in schools] + [Fraction(15, 2)])
    for _ in range(20):
        level = Fraction(15, 2) + (most - Fraction(15, 2)) * Fraction(draw.random())
        other = [
            row
            | {
                "sports_field_area": max(
                    row["sports_field_area"],
                    ceil(row["students"] * max(level, Fraction(15, 2))),
                )
            }
            for row in rows
        ]
        if right(other):
            total = sum(
                o["sports_field_area"] - r["sports_field_area"]
                for o, r in zip(other, rows, strict=True)
            )
            assert total >= plan.bound
            # Rounding up costs less than one step a school, twice over where it was tightened.
            assert plan.total <= total + 2 * len(rows) + Fraction(total, 1000)


SMALL = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 12)), min_size=2, max_size=3)


@settings(deadline=None, max_examples=examples(40))
@given(SMALL, st.sampled_from([Fraction(1, 10), Fraction(3, 10), Fraction(6, 10)]), st.booleans())
def test_the_best_plan_of_all_lies_between_bound_and_total(
    schools: list[tuple[int, int]], limit: Fraction, strict: bool
) -> None:
    """Every plan in whole steps is tried, on schools small enough for that."""
    asked = TEXT.replace("≥ 7.5", "≥ 1").replace(
        "≤ 0.3", f"{'<' if strict else '≤'} {float(limit)}"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "even.yaml"
        path.write_text(asked, encoding="utf-8")
        pack = es.load_pack(path)
    plan = pack.comply({"school": county(schools)}, "sports_field_area")

    def enough(areas: Sequence[int]) -> bool:
        pairs = [(p, a) for (p, _), a in zip(schools, areas, strict=True)]
        left = sum(p for p, _ in pairs) * sum(Fraction(a * a, p) for p, a in pairs)
        right = (1 + limit**2) * sum(a for _, a in pairs) ** 2
        return all(a >= p for p, a in pairs) and (left < right if strict else left <= right)

    now = [area for _, area in schools]
    highest = max(*(Fraction(a, p) for p, a in schools), Fraction(1))
    levels = [range(a, max(a, ceil(highest * p) + 1) + 1) for p, a in schools]
    best = min(
        (sum(areas) - sum(now) for areas in itertools.product(*levels) if enough(areas)),
        default=None,
    )
    if best is None:
        return
    assert plan.bound <= best
    if not plan.problems and any(
        one.verdict is not es.Verdict.UNKNOWN
        for one in pack.evaluate({"school": county(schools)})
        if one.standard == "even"
    ):
        assert best <= plan.total <= best + len(schools)


def test_thresholds_alone_need_no_solver_and_are_the_least(pack: es.Pack) -> None:
    rows = county([(100, 700), (100, 749), (100, 750)])
    plan = pack.comply({"school": rows}, "sports_field_area")
    assert [(one.entity, one.more) for one in plan.shares] == [("甲县0小", 50), ("甲县1小", 1)]
    assert plan.total == 51
    assert [one.because for one in plan.shares] == [("enough",)] * 2
    assert {one.standard for one in plan.turned} == {"enough"}


def test_steps(pack: es.Pack) -> None:
    rows = county([(100, 700), (100, 745)])
    plan = pack.comply({"school": rows}, "sports_field_area", step="10 平方米")
    assert [one.more for one in plan.shares] == [50, 10]
    assert plan == pack.evaluate({"school": rows}).comply("sports_field_area", step="10 平方米")
    for wrong in ("0 m²", "-1 m²"):
        with pytest.raises(es.NotationError):
            pack.comply({"school": rows}, "sports_field_area", step=wrong)
    with pytest.raises(es.UnitError):
        pack.comply({"school": rows}, "sports_field_area", step="1 yuan")


def test_counties_are_evened_out_each_by_itself(pack: es.Pack) -> None:
    uneven = [(100, 750), (100, 3000)]
    rows = county(uneven) + county([(100, 800), (100, 800)], "乙县")
    plan = pack.comply({"school": rows}, "sports_field_area")
    assert {one.whole for one in plan.shares} == {"甲县"}
    # By hand: (x² + 3000²) * 2 <= 1.09 * (x + 3000)², so x >= 3000 * 0.538...
    [share] = plan.shares
    x = share.then
    assert 2 * (x * x + 9_000_000) <= Fraction(109, 100) * (x + 3000) ** 2
    x -= 1
    assert 2 * (x * x + 9_000_000) > Fraction(109, 100) * (x + 3000) ** 2


def test_a_county_that_cannot_be_helped_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "even.yaml"
    path.write_text(TEXT.replace("≤ 0.3", "≤ 0"), encoding="utf-8")
    pack = es.load_pack(path)
    rows = county([(100, 750), (100, 1000)]) + county([(30, 250), (70, 800)], "乙县")
    plan = pack.comply({"school": rows}, "sports_field_area")
    # Equal to the last square metre: 250 more in 甲县; in 乙县 no whole number of them will do.
    assert [(one.entity, one.more) for one in plan.shares if one.whole == "甲县"] == [
        ("甲县0小", 250)
    ]
    assert plan.by_whole()["甲县"] == 250
    assert [one.code for one in plan.problems] == ["comply-uneven"]
    assert dict(plan.problems[0].params) == {"standard": "even", "entity": "乙县"}
    assert [one.entity for one in plan.open_] == ["乙县"]
    for lang in ("zh", "en"):
        said = "\n".join(comply_lines(plan, load_vocabulary(), Screen(lang, 200)))
        assert "乙县" in said


def test_stages_of_a_county_are_evened_out_each_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "even.yaml"
    path.write_text(TEXT.replace("≤ 0.3", "{primary: ≤ 0.3, junior: ≤ 0.3}"), encoding="utf-8")
    pack = es.load_pack(path)
    rows = [
        {"school": f"{at}", "county": "甲县", "stage": stage, "students": 100}
        | {"sports_field_area": area}
        for at, (stage, area) in enumerate(
            [("primary", 750), ("primary", 3000), ("junior", 900), ("junior", 900)]
        )
    ]
    plan = pack.comply({"school": rows}, "sports_field_area")
    [share] = plan.shares
    assert (share.entity, share.stage, share.because) == ("0", "primary", ("even",))


def test_gaps_that_another_resource_would_close_are_left(pack: es.Pack) -> None:
    rows = county([(100, 700)])
    with pytest.raises(es.DataError, match="comply-no-column"):
        pack.comply({"school": rows}, "equipment_value")
    with pytest.raises(es.DataError, match="comply-no-column"):
        pack.comply({"school": rows}, "nonsense")


def test_missing_numbers_take_no_part(pack: es.Pack) -> None:
    rows = county([(100, 700), (100, 800)])
    rows[1]["sports_field_area"] = None
    plan = pack.comply({"school": rows}, "sports_field_area")
    assert [one.entity for one in plan.shares] == ["甲县0小"]


def test_what_stays_open_for_want_of_others_is_told() -> None:
    pack = es.load_pack("cn/quality-balanced@2017")
    plan = pack.comply(EXAMPLES / "generated-county-schools.csv", "equipment_value")
    assert {one.standard for one in plan.turned if one.after.verdict is es.Verdict.MET} >= {
        "equipment",
        "equipment-balance",
    }
    assert all(one.standard not in {"equipment", "equipment-balance"} for one in plan.open_)
    assert plan.bound <= plan.total < plan.bound + 2 * len(plan.shares)


def test_reports_of_a_plan_agree(pack: es.Pack) -> None:
    rows = county([(100, 100), (300, 9000), (50, 375)], "=甲县")
    plan = pack.comply({"school": rows}, "sports_field_area")
    said = json.loads("".join(comply_json(plan)))
    assert Fraction(said["total"]) == sum(Fraction(one["more"]) for one in said["shares"])
    assert Fraction(said["total"]) == plan.total
    text = "".join(comply_csv(plan)).lstrip("\ufeff")
    lines = list(csv.DictReader(text.splitlines()))
    assert [Fraction(one["more"]) for one in lines] == [one.more for one in plan.shares]
    assert all(not one["whole"].startswith("=") for one in lines)
    words = load_vocabulary()
    for lang in ("zh", "en"):
        for width in (40, 80):
            shown = list(comply_lines(plan, words, Screen(lang, width)))
            assert all(width_of(line) <= width for line in shown)


def test_nothing_to_do_is_said(pack: es.Pack) -> None:
    plan = pack.comply({"school": county([(100, 800)])}, "sports_field_area")
    [line] = comply_lines(plan, load_vocabulary(), Screen("en", 200))
    assert line.startswith("no more area of sports grounds is needed")


def test_the_verb(run: Run) -> None:  # noqa: F811
    Path("even.yaml").write_text(TEXT, encoding="utf-8")
    Path("s.csv").write_text(
        "区县,学校,在校生数,运动场地面积（平方米）\n甲县,一小,100,700\n甲县,二小,100,3000\n",
        encoding="utf-8",
    )
    base = ("comply", "s.csv", "--pack", "even.yaml", "--resource", "sports_field_area")
    said = run(*base)
    assert said.status == 0
    assert "700 m² → 16" in said.out
    assert run(*base, "--format", "json").json["open"] == []
    assert run(*base, "--format", "csv", "-o", "plan.csv").status == 0
    wrong = run("comply", "s.csv", "--pack", "even.yaml", "--resource", "seats")
    assert wrong.status == 2
    assert "comply-no-column" in wrong.err
