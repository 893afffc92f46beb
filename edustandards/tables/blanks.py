"""What an empty cell may mean: a gap, or zero. Nobody but who filled in the table knows, so ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from edustandards.errors import Problem, problem
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.tables.cells import MAYBE_ZERO
from edustandards.tables.grid import Grid, short, shown
from edustandards.tables.headers import Meaning
from edustandards.tables.layout import Layout
from edustandards.tables.paths import shown_path
from edustandards.where import Place


@dataclass(frozen=True, slots=True)
class Gaps:
    """The rows in which a column has nothing, and whether it has numbers, and zeros, elsewhere."""

    rows: Sequence[int]
    numbers: bool
    zeros: bool


def ask(
    grid: Grid,
    body: Sequence[int],
    layout: Layout,
    columns: Mapping[int, Sequence[Value]],
    paths: Sequence[tuple[str, ...]],
) -> list[Problem]:
    """Return a note for each column of numbers in which a gap may well mean zero."""
    notes = []
    for at, column in columns.items():
        rows = [index for index, value in enumerate(column) if value is None]
        numbers = any(value is not None and type(value) is not Unreadable for value in column)
        gaps = Gaps(rows, numbers, 0 in column)
        notes += ask_column(
            layout.meanings[at],
            paths[at],
            gaps,
            lambda row, at=at: _shown(grid, body[row], at),  # type: ignore[misc]  # bound now
            lambda row, at=at: grid.place(body[row], at),  # type: ignore[misc]  # bound now
        )
    return notes


def ask_column(
    meaning: Meaning,
    path: tuple[str, ...],
    gaps: Gaps,
    said: Callable[[int], str],
    place: Callable[[int], Place],
) -> list[Problem]:
    """Return a note for a column in which a gap may well mean zero, if it is one.

    That is one in which somebody wrote 无, and one of counts or amounts in which some rows have
    nothing, some have numbers, and none has a zero. `said` and `place` tell of a cell by its row.
    """
    field = meaning.field
    if field is None or field.kind is not Kind.NUMBER or meaning.zero or not gaps.rows:
        return []
    header, count = short(shown_path(path)), len(gaps.rows)
    word = next((row for row in gaps.rows if said(row) in MAYBE_ZERO), None)
    if word is not None:
        text = short(said(word))
        return [problem("word-maybe-zero", place(word), header=header, count=count, text=text)]
    if not field.adds_up or not gaps.numbers or gaps.zeros:
        return []
    return [problem("blank-maybe-zero", place(gaps.rows[0]), header=header, count=count)]


def _shown(grid: Grid, row: int, column: int) -> str:
    cells = grid.rows[row]
    return shown(cells[column]) if column < len(cells) else ""
