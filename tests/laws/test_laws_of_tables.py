"""Laws of whole tables: neither order, nor company, nor what is left blank changes a verdict."""

from __future__ import annotations

import random
from typing import Any

import pytest

import edustandards as es
from tests.effort import TIMES
from tests.reference import compare, draw

Rows = list[dict[str, Any]]
Verdicts = dict[compare.Key, str]
SEEDS = range(6 * TIMES)


def judged(pack: es.Pack, rows: Rows) -> Verdicts:
    found = compare.keys(pack.evaluate({"school": rows}, as_of=compare.DAY).findings)
    # Where nothing was asked of a whole table, that is said once; of half a table, once for each.
    return {key: verdict for key, verdict in found.items() if key[1]}


def drawn(seed: int, *, without: tuple[str, ...] = ()) -> tuple[es.Pack, Rows, random.Random]:
    """Return a pack, but for standards in which some words stand, and a table for it."""
    chance = random.Random(f"tables {seed}")

    def pick(values: Any) -> Any:
        return chance.choice(list(values))

    document = draw.pack(pick)
    document["indicators"]["degree"]["index"]["missing"] = "unknown"
    names = {name for name, body in document["standards"].items() if not _has(body, without)}
    while left := {name for name in names if _cites(document["standards"][name]) - names}:
        names -= left
    kept = {name: document["standards"][name] for name in names} or {
        "s": {"on": "school", "indicator": "area_per", "require": "≥ 2 m²/student"}
    }
    pack = compare.loaded(compare.written({**document, "standards": kept}))
    return pack, draw.tables(pick)[0]["school"], chance


def _has(body: Any, words: tuple[str, ...]) -> bool:
    return any(word in str(body) for word in words)


def _cites(body: Any) -> set[str]:
    if isinstance(body, dict):
        return set().union(*map(_cites, body.values())) if body else set()
    if isinstance(body, list):
        return set().union(*map(_cites, body)) if body else set()
    return {body} if body in {"s0", "s1", "s2", "c0", "c1", "c2"} else set()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_shuffled_table_has_the_same_verdicts(seed: int) -> None:
    pack, rows, chance = drawn(seed)
    shuffled = chance.sample(rows, len(rows))
    assert judged(pack, shuffled) == judged(pack, rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_split_by_county_has_the_same_verdicts(seed: int) -> None:
    pack, rows, _ = drawn(seed)
    chunks = [[row for row in rows if row["county"] == county] for county in "AB"]
    apart: Verdicts = {}
    for chunk in chunks:
        apart |= judged(pack, chunk) if chunk else {}
    assert apart == judged(pack, rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_school_alone_has_the_verdicts_that_it_has_among_others(seed: int) -> None:
    pack, rows, _ = drawn(seed, without=("county", "at(", "change", "growth", "previous"))
    alone: Verdicts = {}
    for row in rows:
        alone |= judged(pack, [row])
    assert alone == judged(pack, rows)


@pytest.mark.parametrize("seed", range(20 * TIMES))
def test_filling_a_gap_never_contradicts_a_verdict(seed: int) -> None:
    """But for `first`, which says itself that another figure stands in for one that is missing."""
    pack, rows, chance = drawn(seed, without=("first(", "known"))
    gaps = [(at, name) for at, row in enumerate(rows) for name, one in row.items() if one is None]
    before = judged(pack, rows)
    for at, name in chance.sample(gaps, min(len(gaps), 3)):
        texts = any(isinstance(one, str) for key, one in rows[at].items() if key in draw.NUMERIC)
        value = draw.amount(lambda values: chance.choice(list(values)), name, texts=texts)
        rows = [row | ({name: value} if number == at else {}) for number, row in enumerate(rows)]
    after = judged(pack, rows)
    turned = {
        key: (verdict, after[key])
        for key, verdict in before.items()
        if verdict in {"met", "not_met"} and after.get(key) != verdict
    }
    assert turned == {}


@pytest.mark.parametrize("verdict", ["yes", "no", None])
@pytest.mark.parametrize("k", [1, 2])
def test_what_does_not_apply_changes_no_verdict_and_no_margin(verdict: Any, k: int) -> None:
    area, kept = es.field("area", "m²"), es.field("kept", kind="yes_no").holds()
    parts = [area >= "4 m²", area >= "2 m²", kept]
    away = (area >= "9 m²").when(es.field("away", kind="yes_no").holds())
    for amount in (1, 3, 5):
        record = {"area": amount, "kept": verdict, "away": False}
        for without, beside in (
            (es.all_of(*parts), es.all_of(*parts, away)),
            (es.any_of(*parts), es.any_of(*parts, away)),
            (es.at_least(k, of=parts), es.at_least(k, of=[*parts, away])),
        ):
            plain, more = without(record), beside(record)
            assert (more.verdict, more.relative_margin) == (plain.verdict, plain.relative_margin)
