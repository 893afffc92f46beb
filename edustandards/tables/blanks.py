"""What an empty cell may mean: a gap, or zero. Nobody but who filled in the table knows, so ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edustandards.errors import Parameter, Problem, problem
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Value
from edustandards.tables.cells import MAYBE_ZERO
from edustandards.tables.grid import Grid, short, shown
from edustandards.tables.layout import Layout
from edustandards.tables.paths import shown_path


def ask(
    grid: Grid,
    body: Sequence[int],
    layout: Layout,
    columns: Mapping[int, Sequence[Value]],
    paths: Sequence[tuple[str, ...]],
) -> list[Problem]:
    """Return a note for each column of numbers in which a gap may well mean zero.

    That is one in which somebody wrote 无, and one of counts or amounts in which some rows have
    nothing, some have numbers, and none has a zero.
    """
    notes = []
    for at, column in columns.items():
        meaning = layout.meanings[at]
        if meaning.field is None or meaning.field.kind is not Kind.NUMBER or meaning.zero:
            continue
        gaps = [index for index, value in enumerate(column) if value is None]
        if not gaps:
            continue
        word = next((index for index in gaps if _shown(grid, body[index], at) in MAYBE_ZERO), None)
        numbers = any(value is not None for value in column)
        counts = meaning.field.adds_up and numbers and 0 not in column and len(body) > 1
        if word is None and not counts:
            continue
        first = gaps[0] if word is None else word
        text = _shown(grid, body[first], at)
        params: dict[str, Parameter] = {
            "header": short(shown_path(paths[at])),
            "count": len(gaps),
            "text": short(text),
        }
        code = "blank-maybe-zero" if word is None else "word-maybe-zero"
        if word is None:
            del params["text"]
        notes.append(problem(code, grid.place(body[first], at), **params))
    return notes


def _shown(grid: Grid, row: int, column: int) -> str:
    cells = grid.rows[row]
    return shown(cells[column]) if column < len(cells) else ""
