"""Cells that a mapping gives another word for: codes of stages, yes and no, what was suppressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from edustandards.tables.grid import Cell, Grid, shown
from edustandards.tables.headers import folded
from edustandards.tables.layout import Layout


def reworded(grid: Grid, start: int, layout: Layout) -> Grid:
    """Return a grid in whose columns the words stand that a mapping gives, from row `start` on."""
    words = {
        at: {folded(before): after for before, after in one.words}
        for at, one in layout.meanings.items()
        if one.words
    }
    if not words:
        return grid
    rows = [row if index < start else _row(row, words) for index, row in enumerate(grid.rows)]
    return replace(grid, rows=rows)


def _row(row: Sequence[Cell], words: Mapping[int, Mapping[str, str]]) -> Sequence[Cell]:
    cells = list(row)
    for at, known in words.items():
        if at < len(cells):
            cells[at] = known.get(folded(shown(cells[at])), cells[at])
    return cells
