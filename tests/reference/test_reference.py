"""The whole system held against a judge that shares nothing with it but the files of packs.

Packs of every kind are drawn as text, with tables full of limits, gaps and zeros; they come in by
every engine and every kind of file. What was found is kept in `found/`, shrunk, each with a name.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import edustandards as es
from tests.effort import TIMES
from tests.reference import compare, draw, shipped
from tests.reference.packs import pack as read_pack
from tests.reference.packs import shipped as shipped_packs
from tests.reference.ways import SLOW, WAYS

FOUND = sorted(Path(__file__).parent.glob("found/*.yaml"))
ALL_WAYS = {**WAYS, **SLOW}
REFERENCES: list[dict[str, str]] = [{}, {"capital": "2 yuan/student"}]


def agree(
    text: str, pack: es.Pack, tables: Any, way: str, references: Mapping[str, str]
) -> dict[compare.Key, Any]:
    """Hold the verdicts that come out one way against the reference, and return its own."""
    wanted = compare.expected(text, tables, references)
    asked = {"refs": references, "as_of": compare.DAY}
    found = compare.keys(ALL_WAYS[way](pack, tables, asked))
    if way in {"polars lazy", "duckdb"}:  # what is left out of a plan is said, and not judged
        judged = {standard for standard, *_ in found}
        wanted = {key: one for key, one in wanted.items() if key[0] in judged}
    assert compare.differences(wanted, found) == {}
    return wanted


def drawn(seed: str) -> tuple[str, es.Pack, Any, dict[str, str]]:
    """Return a pack as text and as it is read, tables for it, and values of reference."""
    pick = picking(seed)
    text = compare.written(draw.pack(pick, (2, 2)))
    return text, compare.loaded(text), draw.tables(pick)[0], pick(REFERENCES)


def picking(seed: str) -> draw.Pick:
    chance = random.Random(seed)
    return lambda values: chance.choice(list(values))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("batch", range(4))
def test_verdicts_values_and_margins_of_drawn_packs(batch: int) -> None:
    for number in range(5 * TIMES):
        text, pack, tables, references = drawn(f"{batch} {number}")
        wanted = agree(text, pack, tables, "records", references)
        report = pack.evaluate(tables, refs=references, as_of=compare.DAY)
        assert compare.figures(text, wanted, report) == []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("way", [*WAYS, *SLOW])
def test_each_way_into_a_pack(way: str) -> None:
    """Each engine and each kind of file."""
    judged: set[str] = set()
    for number in range(2 if way in SLOW else 3 * TIMES):
        text, pack, tables, references = drawn(f"{number}")
        judged |= {one.verdict for one in agree(text, pack, tables, way, references).values()}
    assert judged >= {"met", "not_met"}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", sorted(shipped_packs()))
def test_shipped_packs_on_drawn_tables(name: str) -> None:
    text = shipped_packs()[name].read_text("utf-8")
    pack = es.load_pack(shipped_packs()[name])
    for seed in range(TIMES):
        chance = random.Random(f"{name} {seed}")
        tables = shipped.tables(read_pack(text), chance)
        # Each way costs as much again, so a run of every day takes one for each pack.
        ways = ("records", "polars") if TIMES > 1 else (chance.choice(["records", "polars"]),)
        references = shipped.references(read_pack(text), chance)
        for way in ways:
            agree(text, pack, tables, way, references)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
@pytest.mark.parametrize("way", WAYS)
def test_what_was_found_stays_mended(path: Path, way: str) -> None:
    case = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    text = compare.written(case["pack"])
    tables = {
        kind: [
            {key: int(one) if one.isdigit() else one for key, one in row.items()} for row in rows
        ]
        for kind, rows in case["tables"].items()
    }
    wanted = agree(text, compare.loaded(text), tables, way, {})
    said: dict[str, dict[str, str]] = {}
    for (standard, entity, _, _), found in wanted.items():
        said.setdefault(standard, {})[entity] = found.verdict
    assert {name: case["expect"][name] for name in said} == said
    assert set(said) == set(case["expect"]) or way == "polars lazy"
