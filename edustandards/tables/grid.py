"""A sheet as it comes, before anything is understood: rows of cells, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from edustandards.where import NOWHERE, Place

Cell: TypeAlias = Any
"""What a cell holds: a text, a number, a truth value, a date, or None where it is empty."""

MOST_COLUMNS = 2_000
MOST_CELL = 10_000
MOST_BYTES = 300_000_000


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; `numbers` are the rows' own numbers (lines of a text file, rows of a sheet)."""

    source: Place
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell by its position in the grid."""
        letter = letters(column)
        if self.source == NOWHERE:
            return Place(cell=letter)
        if self.source.sheet:
            cell = f"{letter}{self.numbers[row]}"
            return Place(self.source.file, sheet=self.source.sheet, cell=cell)
        return Place(self.source.file, line=self.numbers[row], cell=letter)


def letters(column: int) -> str:
    """Return the name of a column as spreadsheets write it, from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
