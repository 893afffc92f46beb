"""From a grid to a table of one kind of entity: its header row, its keys, its values."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from edustandards.errors import DataError, Problem, problem, refuse
from edustandards.evaluate.observed import PERIOD, STAGE, Observed, Origin
from edustandards.measures.values import Unreadable, Value
from edustandards.tables.cells import read_cell
from edustandards.tables.grid import Cell, Grid, letters
from edustandards.tables.headers import Lexicon, Meaning, bracketed, folded
from edustandards.tables.reading import Ignored, Understood
from edustandards.units.show import show_unit

HEADER_ROWS = 12
"""How far down the header row is looked for, below titles."""

TOTALS = frozenset({"合计", "总计", "小计", "共计", "总数", "total", "totals", "grandtotal", "sum"})
NOTES = (
    "注:",
    "注：",
    "备注",
    "说明",
    "填表",
    "note:",
    "notes:",
    "source:",
    "资料来源",
    "数据来源",
)
MOST_NOTES = 200


@dataclass(frozen=True, slots=True)
class Tabulated:
    """A table with the account of how its columns were understood."""

    table: Observed
    understood: tuple[Understood, ...]
    ignored: tuple[Ignored, ...]
    notes: tuple[Problem, ...]


def tabulate(grid: Grid, lexicon: Lexicon, *, kind: str = "") -> Tabulated:
    """Return the table that a grid holds; `kind` names its entity where no column does.

    Raises:
        DataError: where no header is known, a column stands twice, a unit does not fit, or the
            names of the entities are missing or stand twice.
    """
    at = _header_row(grid, lexicon)
    columns, understood, ignored = _columns(grid, at, lexicon)
    entity = _entity(grid, at, columns, lexicon, kind)
    body, notes = _body(grid, at, columns, entity)
    keys = _keys(grid, body, columns, entity, lexicon)
    values: dict[str, Sequence[Value]] = {}
    for index, meaning in columns.items():
        if meaning.field is not None:
            values[meaning.name] = _values(grid, body, index, meaning, notes)
    spots = [(0, row) for row in range(len(body))]
    origin = _origin(grid, body, columns)
    table = Observed(entity, len(body), keys, values, (origin,), spots)
    return Tabulated(table, tuple(understood), tuple(ignored), tuple(notes))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _blank(row: Sequence[Cell]) -> bool:
    return all(_text(cell) == "" for cell in row)


def _header_row(grid: Grid, lexicon: Lexicon) -> int:
    """Return the row with the most headers that are known, the first of those that have as many."""
    if all(_blank(row) for row in grid.rows):
        raise DataError(problem("table-empty", grid.source))
    best, most = 0, 0
    for at, row in enumerate(grid.rows[:HEADER_ROWS]):
        known = sum(1 for cell in row if isinstance(cell, str) and _known(cell, lexicon))
        if known > most:
            best, most = at, known
    if not most:
        first = next(row for row in grid.rows if not _blank(row))
        seen = ", ".join(filter(None, (_text(cell)[:20] for cell in first[:8])))
        wanted = ", ".join(_expected(lexicon))
        raise DataError(problem("headers-unknown", grid.source, seen=seen, wanted=wanted))
    return best


def _known(cell: str, lexicon: Lexicon) -> bool:
    return folded(cell) in lexicon.words or folded(bracketed(cell)[0]) in lexicon.words


def _expected(lexicon: Lexicon) -> list[str]:
    words = lexicon.vocabulary
    found = [one.title.say("zh") for one in words.entities.values()]
    return found + [one.title.say("zh") for one in list(words.fields.values())[:6]]


def _columns(
    grid: Grid, at: int, lexicon: Lexicon
) -> tuple[dict[int, Meaning], list[Understood], list[Ignored]]:
    columns: dict[int, Meaning] = {}
    understood: list[Understood] = []
    ignored: list[Ignored] = []
    first: dict[str, int] = {}
    wrong: list[Problem] = []
    for index, cell in enumerate(grid.rows[at]):
        header, place = _text(cell), grid.place(at, index)
        if not header:
            continue
        try:
            meaning = lexicon.meaning(header, place)
        except DataError as error:
            wrong += error.problems
            continue
        if meaning is None:
            ignored.append(Ignored(place, header[:60], lexicon.near(header)))
            continue
        if meaning.name in first:
            before = str(grid.place(at, first[meaning.name]))
            wrong.append(problem("column-twice", place, header=header[:60], first=before))
            continue
        first[meaning.name] = index
        columns[index] = meaning
        unit = show_unit(meaning.unit, "en") if meaning.unit else ""
        understood.append(
            Understood(place, header[:60], meaning.role, meaning.name, unit, meaning.stated)
        )
    refuse(DataError, wrong)
    return columns, understood, ignored


def _entity(grid: Grid, at: int, columns: dict[int, Meaning], lexicon: Lexicon, kind: str) -> str:
    present = {meaning.name for meaning in columns.values() if meaning.role == "key"}
    for entity in lexicon.vocabulary.entities:
        if entity in present:
            return entity
    if kind:
        return kind
    wanted = ", ".join(one.title.say("zh") for one in lexicon.vocabulary.entities.values())
    raise DataError(problem("no-key-column", grid.place(at, 0), wanted=wanted))


def _body(
    grid: Grid, at: int, columns: dict[int, Meaning], entity: str
) -> tuple[list[int], list[Problem]]:
    """Return the rows that speak of entities, and notes on those that do not."""
    body: list[int] = []
    notes: list[Problem] = []
    wrong: list[Problem] = []
    keys = [index for index, one in columns.items() if one.role == "key"]
    own = next((index for index in keys if columns[index].name == entity), None)
    width = max(columns) + 1
    for index in range(at + 1, len(grid.rows)):
        row = grid.rows[index]
        if _blank(row):
            continue
        lead = next(_text(cell) for cell in row if _text(cell))
        names = [_text(row[key]) if key < len(row) else "" for key in keys]
        if any(_is_total(name) for name in (*names, lead)):
            notes.append(problem("row-total", grid.place(index, 0), text=lead[:60]))
        elif lead.casefold().startswith(NOTES):
            notes.append(problem("row-note", grid.place(index, 0), text=lead[:60]))
        elif any(_text(cell) for cell in row[len(grid.rows[at]) :]):
            wrong.append(
                problem("row-too-long", grid.place(index, len(grid.rows[at])), width=width)
            )
        elif own is not None and not (own < len(row) and _text(row[own])):
            wrong.append(problem("row-without-name", grid.place(index, own)))
        else:
            body.append(index)
    refuse(DataError, wrong[:MOST_NOTES])
    return body, notes


def _is_total(name: str) -> bool:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split()) in TOTALS


def _keys(
    grid: Grid, body: list[int], columns: dict[int, Meaning], entity: str, lexicon: Lexicon
) -> dict[str, Sequence[str]]:
    keys: dict[str, Sequence[str]] = {}
    for index, meaning in columns.items():
        if meaning.role == "field":
            continue
        texts = [_text(_cell(grid, row, index)) for row in body]
        if meaning.role == STAGE:
            texts = [lexicon.stages.get(folded(text), text) for text in texts]
        elif meaning.role == PERIOD:
            texts = [_period(text) for text in texts]
        keys[meaning.name] = texts
    keys.setdefault(entity, [""] * len(body))
    seen: dict[tuple[str, ...], int] = {}
    wrong: list[Problem] = []
    for at, key in enumerate(zip(*keys.values(), strict=True)):
        before = seen.setdefault(key, at)
        if before != at:
            first, name = str(grid.place(body[before], 0)), " ".join(filter(None, key))
            wrong.append(problem("row-twice", grid.place(body[at], 0), name=name[:60], first=first))
    refuse(DataError, wrong[:MOST_NOTES])
    return keys


def _period(text: str) -> str:
    """Return a year without its sign: `2017年` and `2017年度` are 2017."""
    return text.removesuffix("度").removesuffix("学年").removesuffix("年")


def _cell(grid: Grid, row: int, index: int) -> Cell:
    cells = grid.rows[row]
    return cells[index] if index < len(cells) else None


def _values(
    grid: Grid, body: list[int], index: int, meaning: Meaning, notes: list[Problem]
) -> list[Value]:
    field, by = meaning.field, meaning.factor
    assert field is not None, "only fields have values"
    values = [read_cell(field, by, _cell(grid, row, index)) for row in body]
    bad = [(row, one) for row, one in zip(body, values, strict=True) if isinstance(one, Unreadable)]
    notes += [
        problem(one.code, grid.place(row, index), text=one.text, field=field.name)
        for row, one in bad[:MOST_NOTES]
    ]
    return values


def _origin(grid: Grid, body: list[int], columns: dict[int, Meaning]) -> Origin:
    names = {meaning.name: letters(index) for index, meaning in columns.items()}
    return Origin(grid.source, names, [grid.numbers[row] for row in body])
