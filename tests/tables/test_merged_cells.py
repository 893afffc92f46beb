"""Merged cells of data, any that do not overlap: each cell is what a plain reading of it gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Unreadable
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.grid import letters
from edustandards.tables.read import read_tables
from tests.tables.hostile.books import Book, Page, packed

HEADS = ("在校生数", "专任教师", "占地面积", "办学类型")
NAMES = ("students", "teachers", "site_area", "kind")
ROWS = 5

Span = tuple[int, int, int, int]
"""First and last row, first and last column, of the cells of data from 0."""


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    """Return merged cells that do not overlap."""
    found: list[Span] = []
    taken: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, 4))):
        top, left = draw(st.integers(0, ROWS - 1)), draw(st.integers(0, len(HEADS) - 1))
        bottom = draw(st.integers(top, ROWS - 1))
        right = draw(st.integers(left, len(HEADS) - 1))
        cells = {(row, at) for row in range(top, bottom + 1) for at in range(left, right + 1)}
        if len(cells) > 1 and not cells & taken:
            taken |= cells
            found.append((top, bottom, left, right))
    return found


cells = st.one_of(st.none(), st.just(0), st.integers(1, 9), st.just("—"))
words = st.one_of(st.none(), st.sampled_from(["公办", "民办"]))
table = st.lists(st.tuples(cells, cells, cells, words), min_size=ROWS, max_size=ROWS)


def _meant(content: object, at: int, alone: bool) -> object:
    """Return what a cell means, by what stands in it or in the first of those merged with it."""
    if content in {None, "—"}:
        return None
    if NAMES[at] == "kind":
        return str(content)
    if isinstance(content, str):
        return "unreadable"
    return content if alone or content == 0 else "unreadable"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=table, merged=spans())
def test_each_cell_is_told(
    rows: list[tuple[object, ...]],
    merged: list[Span],
    write: Callable[..., Path],
    vocabulary: Vocabulary,
) -> None:
    first = {
        (row, at): (top, left)
        for top, bottom, left, right in merged
        for row in range(top, bottom + 1)
        for at in range(left, right + 1)
    }
    sheet: list[list[object]] = [["学校", *HEADS]]
    for row in range(ROWS):
        held = [
            rows[row][at] if first.get((row, at), (row, at)) == (row, at) else None
            for at in range(len(HEADS))
        ]
        sheet.append([f"校{row}", *held])
    ranges = [
        f"{letters(left + 1)}{top + 2}:{letters(right + 1)}{bottom + 2}"
        for top, bottom, left, right in merged
    ]
    path = write("a.xlsx", packed(Book({"表": Page(sheet, merged=ranges)})))

    reading = read_tables([path], vocabulary)

    [found] = reading.tables
    assert isinstance(found, Observed)
    assert found.keys["school"] == [f"校{row}" for row in range(ROWS)]
    for at, name in enumerate(NAMES):
        column = found.values.get(name, [None] * ROWS)
        got = ["unreadable" if isinstance(one, Unreadable) else one for one in column]
        contents = [
            (first.get((row, at), (row, at)), (row, at) not in first) for row in range(ROWS)
        ]
        expected = [_meant(rows[top][left], at, alone) for (top, left), alone in contents]
        assert got == expected, name
    told = {note.where.cell for note in reading.notes if note.code == "cell-merged"}
    numbers = {
        f"{letters(left + 1)}{top + 2}"
        for top, _, left, _ in merged
        if isinstance(rows[top][left], int) and rows[top][left] and left < NAMES.index("kind")
    }
    assert told == numbers
