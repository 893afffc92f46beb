"""Rows that stand twice, of which a condition of the mapping leaves out the one or the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from edustandards.errors import Problem, problem
from edustandards.evaluate.measure import compile_condition
from edustandards.evaluate.observed import STAGE
from edustandards.evaluate.row import Row
from edustandards.evaluate.take import ALONE
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.body import Body
from edustandards.tables.build import plain_table, values_of
from edustandards.tables.choices import Where
from edustandards.tables.grid import Grid
from edustandards.tables.layout import Layout

Keys = Mapping[str, Sequence[str]]


def picked(
    grid: Grid,
    body: Body,
    layout: Layout,
    entity: str,
    keys: Keys,
    wheres: Sequence[Where],
    words: Vocabulary,
) -> tuple[Body, Keys, list[Problem]]:
    """Return the rows without those that stand twice and that no condition lets through.

    All other rows stay, even where a condition does not hold: what is asked of them may stand in
    another table, so they are left out once all tables are read (`mapping.filtered`).
    """
    if not wheres:
        return body, keys, []
    names = list(zip(*keys.values(), strict=True))
    often = Counter(names)
    twice = [index for index, name in enumerate(names) if often[name] > 1]
    left = set(_left(grid, body, layout, entity, keys, wheres, words, twice))
    if not left:
        return body, keys, []
    stay = [index for index in range(len(body.rows)) if index not in left]
    kept = replace(body, rows=[body.rows[index] for index in stay])
    fewer = {name: [column[index] for index in stay] for name, column in keys.items()}
    place = grid.place(body.rows[min(left)], max(layout.keys.get(entity, 0), 0))
    return kept, fewer, [problem("mapping-where", place, kind=entity, count=len(left))]


def _left(
    grid: Grid,
    body: Body,
    layout: Layout,
    entity: str,
    keys: Keys,
    wheres: Sequence[Where],
    words: Vocabulary,
    among: Sequence[int],
) -> list[int]:
    """Return which rows of `among`, by position in the body, a condition does not let through."""
    rows = [body.rows[index] for index in among]
    own = {name: [column[index] for index in among] for name, column in keys.items()}
    table = plain_table(grid, rows, layout, entity, own, values_of(grid, rows, layout))
    stages = own.get(STAGE, [""] * len(rows))
    holds = [compile_condition(one.condition) for one in wheres]
    found = []
    for at, index in enumerate(among):
        stage = stages[at] if stages[at] in words.stages else ""
        row = Row(table, at, stage, ALONE)
        if any(one(row) is False for one in holds):
            found.append(index)
    return found
