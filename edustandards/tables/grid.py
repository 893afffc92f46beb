"""A sheet as it comes, before anything is understood: rows of cells, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from edustandards.errors import Problem
from edustandards.evaluate.observed import cell_place
from edustandards.units.numbers import brief
from edustandards.where import Place

Cell: TypeAlias = Any
"""What a cell holds: a text, a number, a truth value, a date, or None where it is empty."""

MOST_COLUMNS = 2_000
MOST_CELL = 10_000
MOST_BYTES = 300_000_000
MOST_SHOWN = 60

NO_RESULT = "#NO-RESULT"
"""Stands in a grid for a formula of which no result was ever kept."""


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: their first and last row as the sheet numbers them, their columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; `numbers` are the rows' own numbers (lines of a text file, rows of a sheet).

    Data in memory has no cells: there `labels` name the columns, and rows count from 0. `merged`
    is None where the format does not tell, `hidden` what is hidden of it. A form is turned, so
    that its items stand side by side: then `lines` has the row of the sheet that each column comes
    from, `across` the columns of the sheet that its cells come from, from 0, and `numbers` those of
    its first column. `notes` are on what was found on the way.
    """

    source: Place
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]
    labels: Sequence[str] = ()
    merged: Sequence[Span] | None = None
    hidden: str = "unknown"
    lines: Sequence[int] = ()
    across: Sequence[Sequence[int]] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def turned(self) -> bool:
        """Tell whether this is a form, turned."""
        return bool(self.lines)

    def label(self, column: int) -> str:
        """Return the name of a column: its letter, or what the data in memory calls it."""
        return self.labels[column] if self.labels else letters(column)

    def header(self, row: int, column: int) -> Place:
        """Return the place of a header by its position in the grid."""
        if self.labels:
            return Place(sheet=self.source.sheet, cell=self.labels[column])
        return self.place(row, column)

    def spot(self, row: int, column: int) -> tuple[str, int]:
        """Return the letter and the number of a cell by its position in the grid."""
        if self.lines:
            return letters(self.across[column][row]), self.lines[column]
        return self.label(column), self.numbers[row]

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell by its position in the grid."""
        return cell_place(self.source, *self.spot(row, column))


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


def shown(cell: Cell) -> str:
    """Return a cell as text; a whole number is written without a point, as people see it.

    >>> shown(3100000001.0), shown(" 示例小学　"), shown(None)
    ('3100000001', '示例小学', '')
    """
    if isinstance(cell, str):
        return cell.strip()
    if cell is None or is_gap(cell):
        return ""
    if isinstance(cell, Enum):
        return shown(cell.value)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return brief(cell).strip()


def unbroken(text: str) -> str:
    r"""Return text with what is no character as an escape: it can be written, and shows.

    Half of a character comes from JSON (`"\ud83d"`), and from names of files that are no UTF-8.

    >>> unbroken("一\ud83d小")
    '一\\ud83d小'
    """
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()


def short(cell: Cell) -> str:
    """Return what a message or a note quotes of a cell."""
    text = " ".join(shown(cell)[: 4 * MOST_SHOWN].split())
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"


def is_gap(raw: object) -> bool:
    """Tell whether a value of another library stands for a missing one: NaN, NaT, pandas' NA.

    >>> is_gap(float("nan")), is_gap(0)
    (True, False)
    """
    try:
        return bool(raw != raw)  # noqa: PLR0124 - only not-a-number differs from itself
    except (TypeError, ValueError, ArithmeticError):
        return type(raw).__name__ == "NAType"


def blank(row: Sequence[Cell]) -> bool:
    """Tell whether no cell of a row holds anything."""
    return not any(shown(cell) for cell in row)
