"""From a grid to a table of one kind of entity: its headers, its rows, its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from edustandards.errors import DataError, Problem, problem
from edustandards.evaluate.observed import STAGE, Table
from edustandards.tables.blanks import ask
from edustandards.tables.block import Block, find_block
from edustandards.tables.body import Body, body_of, names_of_merged
from edustandards.tables.build import apart, gaps_of, plain_table, values_of
from edustandards.tables.choices import RowChoice, Where
from edustandards.tables.consistency.published import published_beside
from edustandards.tables.form import as_form
from edustandards.tables.grid import Grid, short, shown
from edustandards.tables.headers import Lexicon, folded
from edustandards.tables.keys import check_unique, read_keys
from edustandards.tables.large import LARGE, framed_rows
from edustandards.tables.layout import Header, Layout, entity_of, lay_out, no_key
from edustandards.tables.parts import added
from edustandards.tables.picked import chosen, picked
from edustandards.tables.reading import Ignored, Reading, Sheet, Understood
from edustandards.tables.reworded import reworded
from edustandards.tables.shared import settled, shared_cells
from edustandards.tables.totals import check_totals

MOST_NOTES = 100
"""How many notes of one kind are kept; the last says how many more there are."""


def tabulate(
    grid: Grid,
    lexicon: Lexicon,
    *,
    hint: str = "",
    given: str = "",
    rows: Sequence[RowChoice] = (),
    wheres: Sequence[Where] = (),
) -> Reading:
    """Return the table that a grid holds.

    `hint` is the name of its sheet or file, `given` the kind of entity where the caller states it,
    `rows` what a mapping says of which rows count, `wheres` the conditions that it puts on rows: of
    rows that stand twice, those that do not meet them go before the others are refused.

    Raises:
        DataError: where no header is known, a column stands twice, a unit does not fit, or the
            names of the entities are missing or stand twice.
    """
    source = grid
    grid, block = headers_of(grid, lexicon)
    layout = lay_out(
        [
            Header(at, path, grid.header(block.last, at), block.stated(grid, at))
            for at, path in enumerate(block.paths)
            if path
        ],
        lexicon,
        None if grid.labels else lambda first, second: _adds(grid, block, first, second),
    )
    grid = reworded(grid, block.start, layout)
    here = grid.header(block.last, 0)
    entity = entity_of(layout, lexicon, here, hint=lexicon.kind(hint), given=given)
    body = body_of(grid, block, layout, entity)
    notes = [*grid.notes, *block.notes, *body.notes]
    keys = _keys(grid, layout, entity, body, lexicon, hint, notes)
    every = body, keys  # totals add up what a mapping leaves out, too
    body, keys, few = chosen(grid, block, body, keys, rows)
    body, keys, left = picked(grid, body, layout, entity, keys, wheres, lexicon.vocabulary)
    notes += [*few, *left]
    _check_names(grid, block, layout, entity, body, keys, lexicon)
    stages = lexicon.vocabulary.stages
    table, gaps = _table(grid, block, layout, entity, body, keys, notes, stages)
    table, said = published_beside(table, grid, block, layout, body.rows, lexicon.vocabulary)
    totals, differing = check_totals(grid, every[0], layout, every[1], lexicon)
    notes += differing
    if not body.rows:
        notes.append(problem("table-no-rows", grid.source))
    ignored = (*said, *_headless(grid, block, body.rows))
    sheet = Sheet(
        grid.source,
        entity,
        _numbers(source, grid, block),
        len(body.rows),
        form=grid.turned,
        hidden=grid.hidden,
    )
    understood = counted(layout, entity, gaps)
    return Reading((table,), understood, ignored, tuple(bounded(notes)), (sheet,), tuple(totals))


def headers_of(grid: Grid, lexicon: Lexicon) -> tuple[Grid, Block]:
    """Return a grid and its headers, turned where it is a form.

    Raises:
        DataError: where no header is known, or it is a form in which nothing was filled in.
    """
    block: Block | None = None
    none: DataError | None = None
    known = 0
    try:
        block, known = find_block(grid, lexicon)
    except DataError as error:
        none = error
    form = as_form(grid, lexicon, known)
    if form is not None:
        return form
    if block is None:
        assert none is not None, "either there are headers, or it is said why not"
        raise none
    return grid, block


def _adds(grid: Grid, block: Block, first: int, second: int) -> bool:
    """Tell whether a column says anything in some row that another one does not."""
    for row in grid.rows[block.start :]:
        ours, other = (shown(row[at]) if at < len(row) else "" for at in (first, second))
        if other and other != ours:
            return True
    return block.start >= len(grid.rows)


def _numbers(source: Grid, grid: Grid, block: Block) -> tuple[int, int]:
    """Return the first and last row of the headers, as the sheet counts."""
    if grid.turned:
        return min(grid.lines), max(grid.lines)
    return source.numbers[block.first], source.numbers[block.last]


def counted(layout: Layout, entity: str, gaps: Mapping[int, int]) -> tuple[Understood, ...]:
    """Return the account of the columns, with how many gaps each has."""
    return tuple(
        replace(one, entity=entity, gaps=gaps.get(at, 0))
        for at, one in zip(layout.meanings, layout.understood, strict=True)
    )


def _keys(
    grid: Grid,
    layout: Layout,
    entity: str,
    body: Body,
    lexicon: Lexicon,
    hint: str,
    notes: list[Problem],
) -> Mapping[str, Sequence[str]]:
    """Return the keys of the rows, and note what was taken from the name of the sheet."""
    merged = {at: names_of_merged(grid, at) for at in layout.keys.values()}
    keys, found = read_keys(grid, body.rows, layout.keys, lexicon, merged)
    notes += found
    own = layout.keys.get(entity, -1)
    if own < 0:
        keys = {entity: [""] * len(body.rows), **keys}
    notes += _wholes(grid, body.rows, keys, max(own, 0))
    stage = lexicon.stages.get(folded(hint), "")
    said = any(STAGE in dict(one.over) for one in layout.meanings.values())
    if stage and STAGE not in keys and not said:
        keys[STAGE] = [stage] * len(body.rows)
        notes.append(problem("stage-of-sheet", grid.source, text=short(hint)))
    return keys


def _check_names(
    grid: Grid,
    block: Block,
    layout: Layout,
    entity: str,
    body: Body,
    keys: Mapping[str, Sequence[str]],
    lexicon: Lexicon,
) -> None:
    own = layout.keys.get(entity, -1)
    if own < 0 and len(body.rows) > 1:
        told = list(zip(*keys.values(), strict=True))
        if len(set(told)) < len(told):
            raise no_key(lexicon, grid.header(block.last, 0), entity)
    check_unique(grid, body.rows, keys, max(own, 0))


def _table(
    grid: Grid,
    block: Block,
    layout: Layout,
    entity: str,
    body: Body,
    keys: Mapping[str, Sequence[str]],
    notes: list[Problem],
    stages: Iterable[str],
) -> tuple[Table, dict[int, int]]:
    """Return the table, and how many gaps each of its columns has."""
    large = len(body.rows) >= LARGE and not layout.over and not layout.sums and not grid.turned
    if large and not (grid.merged and shared_cells(grid, body.rows, layout)):
        framed = framed_rows(grid, body.rows, layout, entity, keys, block.paths, stages)
        if framed is not None:
            notes += framed.notes
            return framed.table, dict(framed.gaps)
    values = values_of(grid, body.rows, layout)
    notes += values.notes
    notes += ask(grid, body.rows, layout, values.columns, block.paths)
    gaps = gaps_of(values)
    wholes, merged = settled(values.shared, values.numbers, grid, layout, keys)
    notes += merged
    values = added(values, layout)
    if not layout.over:
        return plain_table(grid, body.rows, layout, entity, keys, values, wholes), gaps
    table, found = apart(grid, body.rows, layout, entity, keys, values)
    notes += found
    return table, gaps


def _wholes(
    grid: Grid, body: Sequence[int], keys: Mapping[str, Sequence[str]], at: int
) -> list[Problem]:
    """Return a note on rows without a stage beside rows of the same entity that have one."""
    stages = keys.get(STAGE, ())
    if "" not in stages:
        return []
    names = list(zip(*(column for key, column in keys.items() if key != STAGE), strict=True))
    staged = {name for name, stage in zip(names, stages, strict=True) if stage}
    wholes = [
        row
        for row, name, stage in zip(body, names, stages, strict=True)
        if not stage and name in staged
    ]
    if not wholes:
        return []
    return [problem("row-of-whole", grid.place(wholes[0], at), count=len(wholes))]


def _headless(grid: Grid, block: Block, body: Sequence[int]) -> list[Ignored]:
    """Return the columns that hold something under an empty header."""
    empty = [at for at, path in enumerate(block.paths) if not path]
    held = (
        at
        for at in empty
        if any(at < len(grid.rows[row]) and shown(grid.rows[row][at]) for row in body)
    )
    return [
        Ignored(grid.header(block.last, at), grid.label(at), code="column-headless") for at in held
    ]


def bounded(notes: Sequence[Problem]) -> list[Problem]:
    """Return notes, of each kind no more than people read, and how many more there are."""
    kept: list[Problem] = []
    count: dict[str, int] = {}
    for note in notes:
        count[note.code] = count.get(note.code, 0) + 1
        if count[note.code] <= MOST_NOTES:
            kept.append(note)
    for code, many in count.items():
        if many > MOST_NOTES:
            last = next(note for note in reversed(kept) if note.code == code)
            kept.append(problem("notes-more", last.where, count=many - MOST_NOTES))
    return kept
