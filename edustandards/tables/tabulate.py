"""From a grid to a table of one kind of entity: its header row, its rows, its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edustandards.errors import DataError, Problem, problem, refuse
from edustandards.evaluate.observed import STAGE, Observed, Origin
from edustandards.measures.values import Unreadable, Value
from edustandards.tables.cells import read_column
from edustandards.tables.grid import Cell, Grid, blank, short, shown
from edustandards.tables.headers import Lexicon, Meaning, folded, is_known
from edustandards.tables.keys import MOST_PROBLEMS, check_unique, is_total, read_keys
from edustandards.tables.layout import Layout, entity_of, headers_unknown, lay_out, no_key
from edustandards.tables.reading import Ignored, Reading

HEADER_ROWS = 12
"""How far down the header row is looked for, below titles."""

FORM_ROWS, FORM_COLUMNS = 60, 6
"""How much of a sheet is looked at to tell a form, with its items down the rows, from a table."""

MOST_NOTES = 100
"""How many notes of one kind are kept; the last says how many more there are."""

NOTES = (
    *("注:", "注：", "备注", "说明", "资料来源", "数据来源"),
    *("填表", "制表", "审核", "单位负责人"),
    *("note:", "notes:", "source:"),
)
"""How the lines below a table begin that say how it was made."""


def tabulate(grid: Grid, lexicon: Lexicon, *, hint: str = "", given: str = "") -> Reading:
    """Return the table that a grid holds.

    `hint` is the name of its sheet or file, `given` the kind of entity where the caller states it.

    Raises:
        DataError: where no header is known, a column stands twice, a unit does not fit, or the
            names of the entities are missing or stand twice.
    """
    at = _header_row(grid, lexicon)
    headers = [(index, shown(cell)) for index, cell in enumerate(grid.rows[at])]
    layout = lay_out(
        [(index, text, grid.header(at, index)) for index, text in headers if text], lexicon
    )
    kind = lexicon.kind(hint)
    entity = entity_of(layout, lexicon, grid.header(at, 0), hint=kind, given=given)
    body, notes = _body(grid, at, layout, entity)
    keys, found = read_keys(grid, body, layout.keys, lexicon)
    notes += found
    own = layout.keys.get(entity, -1)
    if own < 0:
        keys = {entity: [""] * len(body), **keys}
    notes += _wholes(grid, body, keys, max(own, 0))
    stage = lexicon.stages.get(folded(hint), "")
    if stage and STAGE not in keys:
        keys[STAGE] = [stage] * len(body)
        notes.append(problem("stage-of-sheet", grid.source, text=short(hint)))
    if own < 0 and len(body) > 1:
        _refuse_nameless(grid, at, keys, entity, lexicon)
    check_unique(grid, body, keys, max(own, 0))
    values = _values(grid, body, layout.meanings, notes)
    if not body:
        notes.append(problem("table-no-rows", grid.source))
    table = Observed(entity, len(body), keys, values, (_origin(grid, body, layout),))
    ignored = (*layout.ignored, *_headless(grid, at, body))
    return Reading((table,), layout.understood, ignored, tuple(notes))


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


def _header_row(grid: Grid, lexicon: Lexicon) -> int:
    """Return the row with the most headers that are known, the first of those that have as many."""
    best, most = 0, 0
    for at, row in enumerate(grid.rows[:HEADER_ROWS]):
        known = known_headers(row, lexicon)
        if known > most:
            best, most = at, known
    down = _known_down(grid, lexicon)
    if down > max(most, 2):
        raise DataError(problem("form-layout", grid.source, count=down))
    if most:
        return best
    first = next((row for row in grid.rows if not blank(row)), None)
    if first is None:
        raise DataError(problem("table-empty", grid.source))
    seen = ", ".join(short(cell)[:20] for cell in first if shown(cell))
    raise headers_unknown(lexicon, grid.source, seen)


def _known_down(grid: Grid, lexicon: Lexicon) -> int:
    """Return how many headers stand in one column, one below the other: in a form they do."""
    rows = grid.rows[:FORM_ROWS]
    return max(
        len({folded(row[at]) for row in rows if at < len(row) and _is_header(row[at], lexicon)})
        for at in range(FORM_COLUMNS)
    )


def _is_header(cell: Cell, lexicon: Lexicon) -> bool:
    return isinstance(cell, str) and is_known(lexicon, cell)


def known_headers(row: Sequence[Cell], lexicon: Lexicon) -> int:
    """Return how many cells of a row are headers."""
    return sum(1 for cell in row if _is_header(cell, lexicon))


def _refuse_nameless(
    grid: Grid, at: int, keys: Mapping[str, Sequence[str]], entity: str, lexicon: Lexicon
) -> None:
    """Refuse several rows that nothing tells apart, since no column names the entities."""
    told = list(zip(*keys.values(), strict=True))
    if len(set(told)) < len(told):
        raise no_key(lexicon, grid.header(at, 0), entity)


def _body(grid: Grid, at: int, layout: Layout, entity: str) -> tuple[list[int], list[Problem]]:
    """Return the rows that speak of entities, and notes on those that do not."""
    body: list[int] = []
    notes: list[Problem] = []
    wrong: list[Problem] = []
    keys = [*layout.keys.values()]
    own = layout.keys.get(entity, -1)
    fields = [index for index, one in layout.meanings.items() if one.field is not None]
    width, needed = len(grid.rows[at]), max(layout.meanings) + 1
    notes += _above(grid, at)
    for index in range(at + 1, len(grid.rows)):
        row = grid.rows[index]
        lead = next((text for cell in row if (text := shown(cell))), "")
        if not lead:
            continue
        if is_total(lead) or any(is_total(shown(row[key])) for key in keys if key < len(row)):
            notes.append(problem("row-total", grid.place(index, 0), text=short(lead)))
        elif lead.casefold().startswith(NOTES) and not _holds(row, fields):
            notes.append(problem("row-note", grid.place(index, 0), text=short(lead)))
        elif len(row) > width and not blank(row[width:]):
            wrong.append(problem("row-too-long", grid.place(index, width), width=width))
        elif own >= 0 and not (own < len(row) and shown(row[own])):
            if _holds(row, (*keys, *fields)):
                wrong.append(problem("row-without-name", grid.place(index, own)))
            else:
                notes.append(problem("row-note", grid.place(index, 0), text=short(lead)))
        else:
            if len(row) < needed:
                place = grid.place(index, len(row))
                notes.append(problem("row-short", place, cells=len(row), width=width))
            body.append(index)
    refuse(DataError, wrong[:MOST_PROBLEMS])
    return body, _bounded(notes)


def _holds(row: Sequence[Cell], columns: Sequence[int]) -> bool:
    return any(shown(row[column]) for column in columns if column < len(row))


def _above(grid: Grid, at: int) -> list[Problem]:
    """Return notes on what stands above the header row: titles."""
    return [
        problem("row-title", grid.place(index, 0), text=short(" ".join(filter(None, texts))))
        for index in range(at)
        if any(texts := [shown(cell) for cell in grid.rows[index]])
    ]


def _bounded(notes: Sequence[Problem]) -> list[Problem]:
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


def _values(
    grid: Grid, body: Sequence[int], meanings: Mapping[int, Meaning], notes: list[Problem]
) -> dict[str, Sequence[Value]]:
    rows = [grid.rows[index] for index in body]
    ragged = any(len(row) <= max(meanings) for row in rows)
    values: dict[str, Sequence[Value]] = {}
    found: list[Problem] = []
    for at, meaning in meanings.items():
        if meaning.field is None:
            continue
        cells = (row[at] if not ragged or at < len(row) else None for row in rows)
        column = read_column(meaning.field, meaning.factor, cells)
        values[meaning.name] = column
        found += [
            problem(one.code, grid.place(index, at), text=one.text, field=meaning.name)
            for index, one in zip(body, column, strict=True)
            if type(one) is Unreadable
        ]
    notes += _bounded(found)
    return values


def _headless(grid: Grid, at: int, body: Sequence[int]) -> list[Ignored]:
    """Return the columns that hold something under an empty header."""
    empty = [index for index, cell in enumerate(grid.rows[at]) if not shown(cell)]
    held = (
        index
        for index in empty
        if any(index < len(grid.rows[row]) and shown(grid.rows[row][index]) for row in body)
    )
    return [
        Ignored(grid.header(at, index), grid.label(index), code="column-headless") for index in held
    ]


def _origin(grid: Grid, body: Sequence[int], layout: Layout) -> Origin:
    labels = {meaning.name: grid.label(index) for index, meaning in layout.meanings.items()}
    return Origin(grid.source, labels, [grid.numbers[row] for row in body])
