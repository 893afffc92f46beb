"""A form, turned: its items side by side as the headers of a table, each cell with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.tables.block import Block, unit_line
from edustandards.tables.grid import Cell, Grid, shown
from edustandards.tables.headers import Lexicon, folded
from edustandards.tables.paths import year_of


@dataclass(frozen=True, slots=True)
class Part:
    """Which columns of a form hold what: groups, items, their units, and their values.

    `header` is the row that says so, -1 without one; `rows` are those of the items.
    """

    groups: tuple[int, ...]
    item: int
    unit: int
    values: tuple[int, ...]
    header: int
    rows: tuple[int, ...]


def turned(grid: Grid, parts: Sequence[Part], lexicon: Lexicon) -> tuple[Grid, Block]:
    """Return the items of all parts side by side: a row of them, one of units, those of values."""
    many = max(len(part.values) for part in parts)
    units = any(part.unit >= 0 for part in parts)
    paths = [path for part in parts for path in _paths(grid, part)]
    lines = [grid.numbers[row] for part in parts for row in part.rows]
    across: list[list[int]] = []
    columns: list[list[Cell]] = []
    for part in parts:
        own = [part.item, *([part.unit] if units else [])]
        own += part.values or [part.item] * many
        for row in part.rows:
            held: list[Cell] = [text_at(grid, row, at) for at in own[: 1 + units]]
            held += [_cell(grid, row, at) for at in part.values] or [None] * many
            columns.append(held)
            across.append(own)
    start = 1 + units
    key = _said_above(grid, parts[0], lexicon)
    if key:
        name, words = key
        paths.append((name,))
        lines.append(grid.numbers[parts[0].header])
        columns.append([*[name] * start, *words])
        across.append(across[0])
    stated, place = unit_line(grid, min(part.rows[0] for part in parts))
    made = replace(
        grid,
        rows=[list(row) for row in zip(*columns, strict=True)],
        numbers=across[0],
        lines=lines,
        across=across,
    )
    return made, Block(0, 0, start, paths, 1 if units else -1, stated, place)


def text_at(grid: Grid, row: int, column: int) -> str:
    """Return what a cell shows; nothing where there is none."""
    cells = grid.rows[row]
    return shown(cells[column]) if 0 <= column < len(cells) else ""


def _cell(grid: Grid, row: int, column: int) -> Cell:
    cells = grid.rows[row]
    return cells[column] if column < len(cells) else None


def _said_above(grid: Grid, part: Part, lexicon: Lexicon) -> tuple[str, list[str]] | None:
    """Return the key that the headers of the columns of values name: stages, or years."""
    if part.header < 0:
        return None
    words = [text_at(grid, part.header, at) for at in part.values]
    if all(folded(word) in lexicon.stages for word in words):
        return STAGE, words
    if all(year_of(word) for word in words):
        return PERIOD, words
    return None


def _paths(grid: Grid, part: Part) -> list[tuple[str, ...]]:
    """Return each item with the groups that it stands in; a blank group is the one above."""
    paths: list[tuple[str, ...]] = []
    last: dict[int, str] = {}
    for at in part.rows:
        for group in part.groups:
            text = text_at(grid, at, group)
            if text and not text.isdecimal():
                last[group] = text
        levels = [last[group] for group in part.groups if group in last]
        paths.append((*levels, text_at(grid, at, part.item)))
    return paths
