"""Lazy plans give the verdicts of the rows, and say which standards they leave out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from edustandards.evaluate.lazy.engine import fetched
from edustandards.evaluate.lazy.layout import counts, long
from edustandards.evaluate.lazy.plan import lazy_plan
from edustandards.evaluate.plans import MET
from edustandards.evaluate.run import evaluate
from tests.effort import examples
from tests.evaluate.world import WORDS
from tests.laws.test_engines_agree import STANDARDS, framed, observed, polars, tables

Table = Mapping[str, list[Any]]


def lazy(table: Table) -> Any:
    return polars(table).lazy()


def duck(table: Table) -> Any:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.register("schools", polars(table).to_arrow())
    return connection.table("schools")


ENGINES = {"polars": lazy, "duckdb": duck}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", list(ENGINES))
@settings(max_examples=examples(5), deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables())
def test_lazy_plans_give_the_verdicts_of_rows(engine: str, table: dict[str, list[Any]]) -> None:
    make: Callable[[Table], Any] = ENGINES[engine]
    plan = lazy_plan(STANDARDS, [framed(make(table), table)], WORDS)
    left = {one.standard for one in plan.left_out}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in fetched(long(plan, WORDS, only_failing=False)):
        one = (row["entity"] or "", row["stage"] or "", row["verdict"])
        found.setdefault(row["standard"], []).append(one)
    met = 0
    for judged in evaluate(STANDARDS, [observed(table)], WORDS).judged:
        if judged.standard.id in left:
            continue
        rows = zip(judged.entities, judged.stages, judged.verdicts(), strict=True)
        wanted = sorted((entity, stage, verdict.value) for entity, stage, verdict in rows)
        assert sorted(found.get(judged.standard.id, [])) == wanted, judged.standard.id
        met += sum(verdict == "met" for _, _, verdict in wanted)
    assert sum(several[MET] for several in counts(plan).values()) == met
