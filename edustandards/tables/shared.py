"""Cells merged over several rows or columns of data: for which of them their content holds.

A word or a date holds for each. A number may be that of each, or what they have together; only
where they are the stages of one entity is it known whose it is: the whole entity's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from edustandards.errors import Problem, problem
from edustandards.evaluate.observed import STAGE
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.tables.grid import Cell, Grid, Span, blank, letters, short
from edustandards.tables.headers import Meaning
from edustandards.tables.layout import Layout

CODE = "cell-merged"


@dataclass(frozen=True, slots=True)
class Shared:
    """A merged cell: its rows by position in the body, and its columns, all of them of fields.

    `row` and `column` are where its content stands in the grid, `cells` is its range; `others`
    tells whether it is shared by rows that are no data, too.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    row: int
    column: int
    cells: str
    others: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """A number that is merged over all stages of an entity; `rows` are theirs in the body."""

    rows: tuple[int, ...]
    column: int
    value: Value


def shared_cells(grid: Grid, body: Sequence[int], layout: Layout) -> list[Shared]:
    """Return the cells of fields that are merged over several rows or columns of fields.

    Of cells that overlap, as no spreadsheet program has them, the first is taken.
    """
    fields = [at for at, meaning in layout.meanings.items() if meaning.field is not None]
    spans = sorted(grid.merged or (), key=lambda one: (one.top, one.left))
    if grid.turned:
        return _in_form(grid, body, fields, spans)
    places = _Places(grid, body, fields)
    found = (places.shared(span) for span in spans)
    return [one for one in found if one is not None]


def _in_form(
    grid: Grid, body: Sequence[int], fields: Sequence[int], spans: Sequence[Span]
) -> list[Shared]:
    """Return the merged cells of a form, of which each cell has a place of its own."""
    spots = {
        (grid.lines[column], grid.across[column][row]): (at, column)
        for at, row in enumerate(body)
        for column in fields
    }
    order = sorted(spots)
    covered: set[tuple[int, int]] = set()
    found = []
    for span in spans:
        corner = (span.top, span.left)
        if corner not in spots or corner in covered:
            continue
        ends = bisect_left(order, corner), bisect_right(order, (span.bottom, span.right))
        inside = [one for one in order[slice(*ends)] if span.left <= one[1] <= span.right]
        covered.update(inside)
        if len(inside) > 1:
            rows = tuple(dict.fromkeys(spots[one][0] for one in inside))
            columns = tuple(dict.fromkeys(spots[one][1] for one in inside))
            row, column = spots[corner]
            found.append(Shared(rows, columns, body[row], column, _range(span)))
    return found


def _range(span: Span) -> str:
    return f"{letters(span.left)}{span.top}:{letters(span.right)}{span.bottom}"


class _Places:
    """Where the rows and columns of a table stand in its sheet."""

    def __init__(self, grid: Grid, body: Sequence[int], fields: Sequence[int]) -> None:
        self.grid, self.body = grid, body
        self.rows = sorted((grid.numbers[row], at) for at, row in enumerate(body))
        self.columns = [(at, at) for at in sorted(fields)]
        self.row_at, self.column_at = dict(self.rows), dict(self.columns)
        self.covered: set[tuple[int, int]] = set()

    def shared(self, span: Span) -> Shared | None:
        """Return what a merged cell is shared by; None where it is a single cell of data."""
        down, across = (span.top, span.bottom), (span.left, span.right)
        top, left = self.row_at.get(span.top), self.column_at.get(span.left)
        if top is None or left is None or (top, left) in self.covered:
            return None
        rows = tuple(_within(self.rows, down, self.row_at))
        columns = tuple(_within(self.columns, across, self.column_at))
        self.covered |= {(row, left) for row in rows}
        others = any(self._speaks(row) for row in range(*down))
        if len(rows) * len(columns) == 1 and not others:
            return None
        return Shared(rows, columns, self.body[top], left, _range(span), others)

    def _speaks(self, number: int) -> bool:
        """Tell whether the row after one is no data, and not empty: left out, or a total."""
        at = number + 1 - self.grid.numbers[0]
        beside = number + 1 not in self.row_at and at < len(self.grid.rows)
        return beside and not blank(self.grid.rows[at])


def _within(
    pairs: Sequence[tuple[int, int]], span: tuple[int, int], at: Mapping[int, int]
) -> Iterable[int]:
    """Return the positions of what stands within a span, in its order there."""
    first, last = span
    if last - first < len(pairs):
        return [at[number] for number in range(first, last + 1) if number in at]
    return [position for number, position in pairs if first <= number <= last]


def spread(shared: Sequence[Shared], grid: Grid, at: int, cells: list[Cell]) -> None:
    """Put what a merged cell holds into all its cells of a column of the body."""
    for one in shared:
        if at in one.columns:
            row = grid.rows[one.row]
            held = row[one.column] if one.column < len(row) else None
            for index in one.rows:
                cells[index] = held


def untold(
    shared: Sequence[Shared], grid: Grid, meaning: Meaning, at: int, values: list[Value]
) -> dict[int, Value]:
    """Make the numbers of merged cells of a column unreadable, and return them by their rows.

    A zero stays: where counts are none together, each of them is.
    """
    field = meaning.field
    numbers: dict[int, Value] = {}
    if field is None or field.kind is not Kind.NUMBER:
        return numbers
    for one in shared:
        number = values[one.rows[0]] if at in one.columns else None
        if not isinstance(number, int | Fraction) or (number == 0 and not field.signed):
            continue
        text = f"{short(grid.rows[one.row][one.column])} ({one.cells})"
        for index in one.rows:
            numbers[index] = number
            values[index] = Unreadable(text, CODE)
    return numbers


def settled(
    shared: Sequence[Shared],
    numbers: Mapping[int, Mapping[int, Value]],
    grid: Grid,
    layout: Layout,
    keys: Mapping[str, Sequence[str]],
) -> tuple[list[Whole], list[Problem]]:
    """Return the numbers that are those of whole entities, and a note on each that is not told.

    `numbers` are those of merged cells, by column and row.
    """
    wholes: list[Whole] = []
    notes: list[Problem] = []
    stages = keys.get(STAGE, ())
    names = list(zip(*(column for key, column in keys.items() if key != STAGE), strict=True))
    size: dict[tuple[str, ...], int] = {}
    for name in names:
        size[name] = size.get(name, 0) + 1
    for one in shared:
        held = [at for at in one.columns if numbers.get(at, {}).get(one.rows[0]) is not None]
        if not held:
            continue
        owners = {names[row] for row in one.rows}
        staged = bool(stages) and all(stages[row] for row in one.rows)
        alone = len(one.columns) == 1 == len(owners) and not one.others and not layout.over
        alone = alone and not layout.meanings[held[0]].part
        if alone and staged and size[names[one.rows[0]]] == len(one.rows):
            wholes.append(Whole(one.rows, held[0], numbers[held[0]][one.rows[0]]))
            continue
        text = f"{short(grid.rows[one.row][one.column])} ({one.cells})"
        field = layout.meanings[held[0]].name
        notes.append(problem(CODE, grid.place(one.row, one.column), text=text, field=field))
    return wholes, notes
