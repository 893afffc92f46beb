"""Columns and rows become a table: values in the units of their fields, each with its cell.

Where headers say of which stage or year their numbers are, each row becomes several. What no
header says so of belongs to the whole, or to the only stage that there is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from edustandards.errors import Problem, problem
from edustandards.evaluate.observed import PERIOD, STAGE, Observed, Origin
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.tables.cells import read_column
from edustandards.tables.grid import Cell, Grid
from edustandards.tables.layout import Layout
from edustandards.tables.shared import (
    CODE,
    Shared,
    Whole,
    shared_cells,
    spread,
    untold,
)

Over = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Values:
    """The values of each column of a field, by its position in the grid; a value for each row.

    `shared` are merged cells, `numbers` those that stand in them, by column and row: in the columns
    they are unreadable.
    """

    columns: Mapping[int, Sequence[Value]]
    notes: list[Problem]
    shared: Sequence[Shared] = ()
    numbers: Mapping[int, Mapping[int, Value]] = field(default_factory=dict)


def values_of(grid: Grid, body: Sequence[int], layout: Layout) -> Values:
    """Return the values of the columns, and notes on the cells that hold none of their field."""
    rows = [grid.rows[index] for index in body]
    ragged = any(len(row) <= max(layout.meanings) for row in rows)
    shared = shared_cells(grid, body, layout) if grid.merged else []
    found: dict[int, Sequence[Value]] = {}
    numbers: dict[int, Mapping[int, Value]] = {}
    notes: list[Problem] = []
    for at, meaning in layout.meanings.items():
        if meaning.field is None:
            continue
        cells: list[Cell] = [row[at] if not ragged or at < len(row) else None for row in rows]
        spread(shared, grid, at, cells)
        column = read_column(meaning.field, meaning.factor, cells, zero=meaning.zero)
        numbers[at] = untold(shared, grid, meaning, at, column)
        found[at] = column
        notes += [
            problem(one.code, grid.place(index, at), text=one.text, field=meaning.name)
            for index, one in zip(body, column, strict=True)
            if type(one) is Unreadable and one.code != CODE
        ]
    return Values(found, notes, shared, numbers)


def plain_table(
    grid: Grid,
    body: Sequence[int],
    layout: Layout,
    entity: str,
    keys: Mapping[str, Sequence[str]],
    values: Values,
    wholes: Sequence[Whole] = (),
) -> Observed:
    """Return a table with a row for each row of the grid, and one for each entity of `wholes`."""
    if wholes:
        body, keys, values = _with_wholes(body, layout, keys, values, wholes)
    named = {layout.meanings[at].name: column for at, column in values.columns.items()}
    if grid.turned:
        origins, spots = _scattered(grid, [(row, [*layout.meanings]) for row in body], layout)
        return Observed(entity, len(body), keys, named, origins, spots)
    return Observed(entity, len(body), keys, named, (_origin(grid, body, layout),))


def _with_wholes(
    body: Sequence[int],
    layout: Layout,
    keys: Mapping[str, Sequence[str]],
    values: Values,
    wholes: Sequence[Whole],
) -> tuple[Sequence[int], Mapping[str, Sequence[str]], Values]:
    """Return rows, keys and values with a row for each entity of `wholes`, before its first."""
    columns = {at: list(column) for at, column in values.columns.items()}
    own: dict[int, dict[int, Value]] = {}
    for one in wholes:
        known = own.setdefault(one.rows[0], {})
        for at, column in columns.items():
            field = layout.meanings[at].field
            words = {column[row] for row in one.rows}
            if field is not None and field.kind is Kind.TEXT and len(words) == 1:
                known[at] = column[one.rows[0]]
        known[one.column] = one.value
        for row in one.rows:
            columns[one.column][row] = None
    order: list[tuple[int, bool]] = []
    for row in range(len(body)):
        order += [(row, True), (row, False)] if row in own else [(row, False)]
    found = {
        at: [own[row].get(at) if whole else column[row] for row, whole in order]
        for at, column in columns.items()
    }
    named = {
        name: ["" if whole and name == STAGE else column[row] for row, whole in order]
        for name, column in keys.items()
    }
    return [body[row] for row, _ in order], named, Values(found, [])


def _label(grid: Grid, layout: Layout, at: int) -> str:
    """Return the letter of a column; all of them where columns add up, as in `C+D`."""
    if not layout.meanings[at].part:
        return grid.label(at)
    own = next(one for one in layout.sums if at in one)
    return "+".join(grid.label(one) for one in own)


def _origin(grid: Grid, body: Sequence[int], layout: Layout) -> Origin:
    labels = {one.name: _label(grid, layout, at) for at, one in layout.meanings.items()}
    return Origin(grid.source, labels, [grid.numbers[row] for row in body])


def apart(
    grid: Grid,
    body: Sequence[int],
    layout: Layout,
    entity: str,
    keys: Mapping[str, Sequence[str]],
    values: Values,
) -> tuple[Observed, list[Problem]]:
    """Return a table with a row for each stage and year that the headers of a row name."""
    by_over: dict[Over, list[int]] = {(): []}
    for at in values.columns:
        by_over.setdefault(layout.meanings[at].over, []).append(at)
    rows: list[tuple[int, Over, list[int]]] = []
    joined = 0
    for index in range(len(body)):
        held = [
            over
            for over, columns in by_over.items()
            if over and any(values.columns[at][index] is not None for at in columns)
        ]
        common = by_over[()]
        has_common = any(values.columns[at][index] is not None for at in common)
        if len(held) == 1 and _only_stage(held[0]) and common:
            joined += has_common
            rows.append((index, held[0], [*by_over[held[0]], *common]))
            continue
        if has_common or not held:
            rows.append((index, (), common))
        # What kind of school it is holds for each of its stages, and years.
        rows += [(index, over, [*by_over[over], *_words(layout, by_over, over)]) for over in held]
    table = _table(grid, body, layout, entity, keys, values, rows)
    notes = [problem("stage-of-whole", grid.source, count=joined)] if joined else []
    return table, notes


def _words(layout: Layout, by_over: Mapping[Over, list[int]], over: Over) -> list[int]:
    """Return the columns of words that are given once, where a stage has none of its own."""
    own = {layout.meanings[at].name for at in by_over[over]}
    return [
        at
        for at in by_over[()]
        if (field := layout.meanings[at].field) is not None
        and field.kind is Kind.TEXT
        and field.name not in own
    ]


def _only_stage(over: Over) -> bool:
    return len(over) == 1 and over[0][0] == STAGE


def _table(
    grid: Grid,
    body: Sequence[int],
    layout: Layout,
    entity: str,
    keys: Mapping[str, Sequence[str]],
    values: Values,
    rows: Sequence[tuple[int, Over, list[int]]],
) -> Observed:
    names = {name: [column[index] for index, _, _ in rows] for name, column in keys.items()}
    for name in (STAGE, PERIOD):
        if any(name in dict(over) for _, over, _ in rows) or _speaks_of(layout, name):
            own = names.get(name, [""] * len(rows))
            names[name] = [
                dict(over).get(name, before) for (_, over, _), before in zip(rows, own, strict=True)
            ]
    fields = dict.fromkeys(layout.meanings[at].name for at in values.columns)
    found: dict[str, list[Value]] = {name: [None] * len(rows) for name in fields}
    for out, (index, _, columns) in enumerate(rows):
        for at in columns:
            found[layout.meanings[at].name][out] = values.columns[at][index]
    key_columns = [at for at, one in layout.meanings.items() if one.field is None]
    where = [(body[index], [*columns, *key_columns]) for index, _, columns in rows]
    if grid.turned:
        origins, spots = _scattered(grid, where, layout)
    else:
        origins, spots = _by_columns(grid, where, layout)
    return Observed(entity, len(rows), names, dict(found), origins, spots)


def _speaks_of(layout: Layout, name: str) -> bool:
    return any(name in dict(one.over) for one in layout.meanings.values())


def _by_columns(
    grid: Grid, where: Sequence[tuple[int, list[int]]], layout: Layout
) -> tuple[list[Origin], list[list[tuple[int, int]]]]:
    """Return an origin for each set of columns that rows are made of."""
    origins: dict[tuple[int, ...], tuple[Origin, list[int]]] = {}
    spots: list[list[tuple[int, int]]] = []
    order: dict[tuple[int, ...], int] = {}
    for row, columns in where:
        key = tuple(columns)
        if key not in origins:
            numbers: list[int] = []
            letters = {layout.meanings[at].name: _label(grid, layout, at) for at in columns}
            origins[key] = (Origin(grid.source, letters, numbers), numbers)
            order[key] = len(order)
        _, numbers = origins[key]
        numbers.append(grid.numbers[row])
        spots.append([(order[key], len(numbers) - 1)])
    return [origin for origin, _ in origins.values()], spots


def _scattered(
    grid: Grid, where: Sequence[tuple[int, list[int]]], layout: Layout
) -> tuple[list[Origin], list[list[tuple[int, int]]]]:
    """Return an origin for each cell of a form: its values stand in rows of their own."""
    origins: list[Origin] = []
    spots: list[list[tuple[int, int]]] = []
    for row, columns in where:
        own = []
        for at in columns:
            letter, number = _spot(grid, layout, row, at)
            origins.append(Origin(grid.source, {layout.meanings[at].name: letter}, [number]))
            own.append((len(origins) - 1, 0))
        spots.append(own)
    return origins, spots


def _spot(grid: Grid, layout: Layout, row: int, at: int) -> tuple[str, int]:
    """Return the cell of an item of a form; all of them where items add up, as in `E4+E5`."""
    own = next((one for one in layout.sums if at in one), [at])
    *before, (letter, number) = [grid.spot(row, one) for one in own]
    if before and not grid.source.sheet:
        return before[0]
    return "".join(f"{one}{line}+" for one, line in before) + letter, number


def gaps_of(values: Values) -> dict[int, int]:
    """Return how many cells of each column of a field are empty."""
    return {at: sum(one is None for one in column) for at, column in values.columns.items()}
