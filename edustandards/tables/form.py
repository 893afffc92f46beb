"""Forms: one school or one county on a sheet, its items down the rows, its values in a column.

A form is turned until its items stand side by side; then it is a table of one row (or of a row for
each column of values), and read as any other. Each cell keeps its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from edustandards.errors import DataError, problem
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.tables.block import Block, unit_line
from edustandards.tables.grid import Cell, Grid, shown
from edustandards.tables.headers import Lexicon, folded
from edustandards.tables.paths import is_known_path, year_of

FIRST, ROWS, COLUMNS = 60, 600, 6
"""How much of a sheet is looked at to tell a form from a table, and where one must have begun."""

FEWEST = 2
"""A form has more items than this that are known, and more than any row has headers."""

VALUE = frozenset(
    {
        "填报值",
        "值",
        "数值",
        "数据",
        "填报数",
        "填报数据",
        "填报内容",
        "内容",
        "结果",
        "填写",
        "填写内容",
    }
    | {"本年", "本年数", "实际值", "value", "values", "answer"}
)
UNIT = frozenset({"单位", "计量单位", "unit", "units"})
ASIDE = frozenset(
    {"序号", "编号", "代码", "no.", "no", "#", "是否必填", "必填", "required"}
    | {"备注", "备注说明", "说明", "填报说明", "指标说明", "指标解释", "数据来源", "note", "notes"}
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns of a form hold what: its groups, its items, their units, and their values."""

    groups: tuple[int, ...]
    item: int
    unit: int
    values: tuple[int, ...]
    header: int


def as_form(grid: Grid, lexicon: Lexicon, across: int) -> tuple[Grid, Block] | None:
    """Return a form turned, and its headers; None where it is a table with so many known `across`.

    Raises:
        DataError: where it is a form in which nothing was filled in.
    """
    if grid.labels or grid.turned:
        return None
    item, known = _items(grid, lexicon)
    if known <= max(across, FEWEST):
        return None
    columns = _columns(grid, item, lexicon)
    rows = [at for at in range(columns.header + 1, len(grid.rows)) if _text(grid, at, item)]
    values = [one for one in columns.values if any(_text(grid, at, one) for at in rows)]
    named = (_is_key(lexicon, _text(grid, at, item)) for at in rows)
    items = [at for key, at in zip(named, rows, strict=True) if not key]
    if not any(_any(grid, at, values) for at in items):
        raise DataError(problem("form-empty", grid.source, count=known))
    return _turned(grid, replace(columns, values=tuple(values)), rows, lexicon)


def _items(grid: Grid, lexicon: Lexicon) -> tuple[int, int]:
    """Return the column with the most headers one below the other, and how many they are."""
    best, most = 0, 0
    for column in range(COLUMNS):
        found = _known_down(grid, lexicon, column, range(FIRST))
        if len(found) < FEWEST:
            continue
        found |= _known_down(grid, lexicon, column, range(FIRST, ROWS))
        if len(found) > most:
            best, most = column, len(found)
    return best, most


def _known_down(grid: Grid, lexicon: Lexicon, column: int, rows: range) -> set[str]:
    """Return what the headers in some rows of a column mean."""
    return {
        what
        for at in rows[: max(len(grid.rows) - rows.start, 0)]
        if column < len(grid.rows[at])
        and isinstance(grid.rows[at][column], str)
        and (text := _text(grid, at, column))
        and (what := is_known_path(lexicon, (text,))[0])
    }


def _columns(grid: Grid, item: int, lexicon: Lexicon) -> _Columns:
    width = max(map(len, grid.rows[:ROWS]))
    first = next(
        at
        for at in range(len(grid.rows))
        if (text := _text(grid, at, item)) and is_known_path(lexicon, (text,))[0]
    )
    header = _header(grid, item, first)
    words = [folded(_text(grid, header, at)) if header >= 0 else "" for at in range(width)]
    unit = next((at for at in range(width) if words[at] in UNIT), -1)
    aside = {at for at in range(width) if words[at] in ASIDE}
    groups = tuple(at for at in range(item) if at not in aside and at != unit)
    said = tuple(at for at in range(item + 1, width) if words[at] in VALUE)
    over = tuple(
        at for at in range(item + 1, width) if words[at] in lexicon.stages or year_of(words[at])
    )
    rest = tuple(at for at in range(item + 1, width) if at not in aside and at != unit)
    return _Columns(groups, item, unit, said or over or rest, header)


def _header(grid: Grid, item: int, first: int) -> int:
    """Return the row above the items that says what the columns are, -1 without one."""
    for at in range(first - 1, -1, -1):
        words = {folded(shown(cell)) for cell in grid.rows[at]}
        if words & (VALUE | UNIT | ASIDE):
            return at
    return first - 1 if first and _text(grid, first - 1, item) else -1


def _text(grid: Grid, row: int, column: int) -> str:
    cells = grid.rows[row]
    return shown(cells[column]) if 0 <= column < len(cells) else ""


def _any(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    return any(_text(grid, row, column) for column in columns)


def _is_key(lexicon: Lexicon, text: str) -> bool:
    known = lexicon.meanings(text)
    return bool(known) and known[0].field is None


def _turned(grid: Grid, columns: _Columns, rows: list[int], lexicon: Lexicon) -> tuple[Grid, Block]:
    paths = _paths(grid, columns, rows)
    lines = [grid.numbers[at] for at in rows]
    items: list[Cell] = [_text(grid, at, columns.item) for at in rows]
    table = [items]
    numbers = [columns.item]
    if columns.unit >= 0:
        table.append([_text(grid, at, columns.unit) for at in rows])
        numbers.append(columns.unit)
    start = len(table)
    for column in columns.values:
        table.append([_cell(grid, at, column) for at in rows])
        numbers.append(column)
    key = _said_above(grid, columns, lexicon)
    if key:
        name, words = key
        paths.append((name,))
        lines.append(grid.numbers[columns.header])
        for at, row in enumerate(table):
            row.append(words[at - start] if at >= start else name)
    units, place = unit_line(grid, rows[0])
    turned = replace(grid, rows=table, numbers=numbers, lines=lines)
    below = 1 if columns.unit >= 0 else -1
    return turned, Block(0, 0, start, paths, below, units, place)


def _cell(grid: Grid, row: int, column: int) -> Cell:
    cells = grid.rows[row]
    return cells[column] if column < len(cells) else None


def _said_above(grid: Grid, columns: _Columns, lexicon: Lexicon) -> tuple[str, list[str]] | None:
    """Return the key that the headers of the columns of values name: stages, or years."""
    if columns.header < 0:
        return None
    words = [_text(grid, columns.header, at) for at in columns.values]
    if all(folded(word) in lexicon.stages for word in words):
        return STAGE, words
    if all(year_of(word) for word in words):
        return PERIOD, words
    return None


def _paths(grid: Grid, columns: _Columns, rows: list[int]) -> list[tuple[str, ...]]:
    """Return each item with the groups that it stands in; a blank group is the one above."""
    paths: list[tuple[str, ...]] = []
    last: dict[int, str] = {}
    for at in rows:
        for group in columns.groups:
            text = _text(grid, at, group)
            if text and not text.isdecimal():
                last[group] = text
        levels = [last[group] for group in columns.groups if group in last]
        paths.append((*levels, _text(grid, at, columns.item)))
    return paths
