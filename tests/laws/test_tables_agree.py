"""Wholes and parts in tables of their own: frames, eager and lazy, give the verdicts of rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.evaluate.lazy.engine import fetched
from edustandards.evaluate.lazy.layout import long
from edustandards.evaluate.lazy.plan import lazy_plan
from edustandards.evaluate.observed import Column, Framed, Observed
from edustandards.evaluate.run import evaluate
from tests.effort import examples
from tests.laws.test_kinds_agree import GIVEN, PACK, SCHEMA, TYPES, verdicts

Table = Mapping[str, list[Any]]
ABOVE = {
    "class": ("school", "county", "city"),
    "school": ("county", "city"),
    "county": ("city",),
    "city": (),
}
HOME = {"a": "X", "b": "X", "c": "Y", "d": "Z"}


@st.composite
def table(draw: st.DrawFn, kind: str, columns: list[str], keys: list[str]) -> Table:
    """Draw rows of one kind, each once, with some of the keys above it."""
    school = st.sampled_from("abcd")
    entity = {"city": st.just("C"), "county": st.sampled_from("XYZ")}.get(kind, school)
    own = [kind, *(key for key in keys if key in {"stage", "period"})]
    drawn = {
        kind: entity if kind != "class" else st.tuples(school, st.sampled_from("12")),
        "stage": st.sampled_from(["primary", "junior"]),
        "period": st.sampled_from(["2021", "2022"]),
    }
    names = st.tuples(*(drawn[key] for key in own))
    rows = [
        dict(zip(own, one, strict=True))
        for one in draw(st.lists(names, min_size=1, max_size=6, unique=True))
    ]
    made = []
    for row in rows:
        named = dict(row)
        if kind == "class":
            named["school"] = row["class"][0]
            named["class"] = "".join(row["class"])
        if kind in {"class", "school"}:
            named["county"] = HOME[named["school"]]
        named["city"] = "C"
        made.append({**named, **{name: draw(TYPES[name]) for name in columns}})
    order = [key for key in ("class", "school", "county", "city", "stage", "period") if key in keys]
    return {name: [row[name] for row in made] for name in (*order, *columns)}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Table]:
    kinds = draw(st.lists(st.sampled_from(list(ABOVE)), min_size=2, max_size=3, unique=True))
    found = {}
    for kind in kinds:
        columns = draw(st.lists(st.sampled_from(list(TYPES)), min_size=1, max_size=6, unique=True))
        more = draw(st.lists(st.sampled_from([*ABOVE[kind], "stage", "period"]), unique=True))
        found[kind] = draw(table(kind, columns, [kind, *more]))
    return found


def keys_of(one: Table) -> list[str]:
    return [name for name in one if name not in TYPES]


def observed(kind: str, one: Table) -> Observed:
    keys = {name: list(one[name]) for name in keys_of(one)}
    values = {name: list(one[name]) for name in one if name in TYPES}
    return Observed(kind, len(one[kind]), keys, values)


def framed(kind: str, one: Table, *, lazy: bool = False) -> Framed:
    schema = {**SCHEMA, "class": pl.String}
    frame = pl.DataFrame(dict(one), schema={name: schema[name] for name in one})
    columns = {name: Column(name) for name in one if name in TYPES}
    words = {"primary": "primary", "junior": "junior"}
    keys = {key: key for key in keys_of(one)}
    return Framed(kind, frame.lazy() if lazy else frame, keys, columns, words)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=tables())
def test_tables_of_wholes_and_parts(drawn: dict[str, Table]) -> None:
    words, standards = PACK.vocabulary, PACK.standards
    rows = evaluate(standards, [observed(*one) for one in drawn.items()], words, GIVEN)
    by_row = verdicts(rows)
    frames = evaluate(standards, [framed(*one) for one in drawn.items()], words, GIVEN)
    in_columns = verdicts(frames)
    for id_, expected in by_row.items():
        assert in_columns[id_] == expected, id_
    plan = lazy_plan(standards, [framed(*one, lazy=True) for one in drawn.items()], words, GIVEN)
    left = {one.standard for one in plan.left_out}
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for row in fetched(long(plan, words, only_failing=False)):
        one = (row["entity"] or "", row["stage"] or "", row["period"] or "", row["verdict"])
        found.setdefault(row["standard"], []).append(one)
    for id_, expected in by_row.items():
        wanted = [(*one[:3], one[3].value) for one in expected]
        assert id_ in left or sorted(found[id_]) == sorted(wanted), id_
