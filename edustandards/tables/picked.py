"""Rows that a mapping leaves out, by their words or by a condition, before names are compared."""

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
from edustandards.tables.block import Block
from edustandards.tables.body import Body, names_of_merged
from edustandards.tables.build import plain_table, values_of
from edustandards.tables.choices import RowChoice, Where
from edustandards.tables.grid import Cell, Grid, short, shown
from edustandards.tables.headers import folded
from edustandards.tables.layout import Layout
from edustandards.tables.parts import added
from edustandards.tables.paths import shown_path

Keys = Mapping[str, Sequence[str]]


def chosen(
    grid: Grid, block: Block, body: Body, keys: Keys, choices: Sequence[RowChoice]
) -> tuple[Body, Keys, list[Problem]]:
    """Return the rows with the words only that a mapping asks for, and notes on how many go."""
    notes: list[Problem] = []
    for choice in choices:
        column = _column_of(block, choice.header)
        header = short(choice.header)
        if column < 0:
            notes.append(problem("rows-filter-unmet", grid.source, header=header))
            continue
        words = {folded(word) for word in choice.words}
        above = names_of_merged(grid, column)
        texts = (_at(grid.rows[row], column) or above.get(row, "") for row in body.rows)
        stay = [at for at, text in enumerate(texts) if (folded(text) in words) is choice.keep]
        left = len(body.rows) - len(stay)
        if left:
            body, keys = _only(body, keys, stay)
            place = grid.place(block.last, column)
            notes.append(problem("rows-filtered", place, count=left, header=header))
    return body, keys, notes


def _column_of(block: Block, header: str) -> int:
    """Return the column that a mapping names by its header or its whole path, -1 without one."""
    wanted = folded(header)
    for at, path in enumerate(block.paths):
        if path and wanted in {folded(shown_path(path)), folded(path[-1])}:
            return at
    return -1


def _at(row: Sequence[Cell], column: int) -> str:
    return shown(row[column]) if column < len(row) else ""


def _only(body: Body, keys: Keys, stay: Sequence[int]) -> tuple[Body, Keys]:
    kept = replace(body, rows=[body.rows[at] for at in stay])
    return kept, {name: [column[at] for at in stay] for name, column in keys.items()}


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
    kept, fewer = _only(body, keys, stay)
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
    values = added(values_of(grid, rows, layout), layout)
    table = plain_table(grid, rows, layout, entity, own, values)
    stages = own.get(STAGE, [""] * len(rows))
    holds = [compile_condition(one.condition) for one in wheres]
    found = []
    for at, index in enumerate(among):
        stage = stages[at] if stages[at] in words.stages else ""
        row = Row(table, at, stage, ALONE)
        if any(one(row) is False for one in holds):
            found.append(index)
    return found
