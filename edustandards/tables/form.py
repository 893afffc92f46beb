"""Forms: one school or one county on a sheet, its items down the rows, its values in a column.

Items may stand in several columns, each with its values to the right. A form is turned until all
of them stand side by side; then it is a table of one row (or of a row for each column of values),
and read as any other. Each cell keeps its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edustandards.errors import DataError, Problem, problem
from edustandards.tables.block import Block
from edustandards.tables.grid import Grid, short, shown
from edustandards.tables.headers import Lexicon, folded
from edustandards.tables.paths import is_known_path, year_of
from edustandards.tables.turned import Part, text_at, turned

FIRST, ROWS, COLUMNS, ACROSS = 60, 600, 6, 40
"""How much of a sheet is looked at to tell a form from a table, where one must have begun, and how
far to the right its items may stand again."""

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


def as_form(grid: Grid, lexicon: Lexicon, across: int) -> tuple[Grid, Block] | None:
    """Return a form turned, and its headers; None where it is a table with so many known `across`.

    Raises:
        DataError: where it is a form in which nothing was filled in.
    """
    if grid.labels or grid.turned:
        return None
    items, known = _items(grid, lexicon)
    if known <= max(across, FEWEST):
        return None
    parts = _parts(grid, items, lexicon)
    if not any(_filled(grid, part, lexicon) for part in parts):
        raise DataError(problem("form-empty", grid.source, count=known))
    parts, notes = _alike(grid, [_with_values(grid, part) for part in parts])
    made, block = turned(grid, parts, lexicon)
    return replace(made, notes=(*made.notes, *notes)), block


def _filled(grid: Grid, part: Part, lexicon: Lexicon) -> bool:
    """Tell whether an item that is no name has a value."""
    return any(
        text_at(grid, row, column)
        for row in part.rows
        if not _is_key(lexicon, text_at(grid, row, part.item))
        for column in part.values
    )


def _with_values(grid: Grid, part: Part) -> Part:
    """Return a part with those of its columns of values only in which something stands."""
    held = [at for at in part.values if any(text_at(grid, row, at) for row in part.rows)]
    return replace(part, values=tuple(held))


def _alike(grid: Grid, parts: Sequence[Part]) -> tuple[list[Part], list[Problem]]:
    """Return the parts with as many columns of values as the first that has any, and notes."""
    many = next(len(part.values) for part in parts if part.values)
    notes = [
        problem(
            "form-part-uneven",
            grid.place(part.rows[0], part.item),
            text=short(text_at(grid, part.rows[0], part.item)),
            count=len(part.values),
            wanted=many,
        )
        for part in parts
        if part.values and len(part.values) != many
    ]
    return [part for part in parts if len(part.values) in {0, many}], notes


def _items(grid: Grid, lexicon: Lexicon) -> tuple[list[int], int]:
    """Return the columns with headers one below the other, and how many headers they are.

    The one with the most of them must stand near the left edge; those beside it are items too
    where values stand between them.
    """
    known = {at: found for at in range(COLUMNS) if (found := _down(grid, lexicon, at, FEWEST))}
    if not known:
        return [0], 0
    best = max(known, key=lambda at: len(known[at]))
    head = _header(grid, best, _first(grid, best, lexicon))
    same = folded(text_at(grid, head, best)) if head >= 0 else ""
    for at in range(COLUMNS, ACROSS):
        again = bool(same) and folded(text_at(grid, head, at)) == same
        if found := _down(grid, lexicon, at, 1 if again else FEWEST):
            known[at] = found
    items = [best]
    for at in sorted(one for one in known if one > best):
        if _values_between(grid, items[-1], at, head):
            items.append(at)
    for at in sorted((one for one in known if one < best), reverse=True):
        if _values_between(grid, at, items[0], head):
            items.insert(0, at)
    return items, len({what for at in items for what in known[at]})


def _down(grid: Grid, lexicon: Lexicon, column: int, fewest: int) -> set[str]:
    """Return what the headers down a column mean; nothing where fewer stand near its top."""
    found = _known_down(grid, lexicon, column, range(FIRST))
    if len(found) < fewest:
        return set()
    return found | _known_down(grid, lexicon, column, range(FIRST, ROWS))


def _values_between(grid: Grid, left: int, right: int, head: int) -> bool:
    """Tell whether a column between two others holds values: by its header, or by its numbers."""
    words = {at: folded(text_at(grid, head, at)) if head >= 0 else "" for at in range(left, right)}
    if any(words[at] in VALUE for at in range(left + 1, right)):
        return True
    rows = grid.rows[max(head, 0) :][:ROWS]
    return any(
        at < len(row) and _is_number(row[at])
        for at in range(left + 1, right)
        if words[at] not in UNIT | ASIDE
        for row in rows
    )


def _is_number(cell: object) -> bool:
    if isinstance(cell, str):
        return cell.strip()[:1].isdecimal()
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _known_down(grid: Grid, lexicon: Lexicon, column: int, rows: range) -> set[str]:
    """Return what the headers in some rows of a column mean."""
    return {
        what
        for at in rows[: max(len(grid.rows) - rows.start, 0)]
        if column < len(grid.rows[at])
        and isinstance(grid.rows[at][column], str)
        and (text := text_at(grid, at, column))
        and (what := is_known_path(lexicon, (text,))[0])
    }


def _parts(grid: Grid, items: Sequence[int], lexicon: Lexicon) -> list[Part]:
    """Return each column of items with what belongs to it: its groups, its unit, its values."""
    width = max(map(len, grid.rows[:ROWS]))
    first = min(_first(grid, item, lexicon) for item in items)
    header = next((at for item in items if (at := _header(grid, item, first)) >= 0), -1)
    words = [folded(text_at(grid, header, at)) if header >= 0 else "" for at in range(width)]
    parts: list[Part] = []
    start = 0
    for item, end in zip(items, [*items[1:], width], strict=True):
        unit = next((at for at in range(start, end) if words[at] in UNIT), -1)
        aside = {at for at in range(start, end) if words[at] in ASIDE} | {unit}
        groups = tuple(at for at in range(start, item) if at not in aside)
        after = [at for at in range(item + 1, end) if at not in aside]
        values = _values(grid, words, after, lexicon, last=end == width)
        rows = [at for at in range(header + 1, len(grid.rows)) if text_at(grid, at, item)]
        parts.append(Part(groups, item, unit, values, header, tuple(rows)))
        start = max(values, default=item) + 1
    return [part for part in parts if part.rows and part.values]


def _values(
    grid: Grid, words: Sequence[str], after: Sequence[int], lexicon: Lexicon, *, last: bool
) -> tuple[int, ...]:
    """Return the columns of values among those after the items; `last` where no items follow."""
    said = tuple(at for at in after if words[at] in VALUE)
    over = tuple(at for at in after if words[at] in lexicon.stages or year_of(words[at]))
    if said or over or last:
        return said or over or tuple(after)
    # What stands before the next items may be the groups that they belong to.
    numbers = [at for at in after if any(_is_number(row[at]) for row in grid.rows if at < len(row))]
    return tuple(at for at in after if at <= max(numbers, default=-1))


def _first(grid: Grid, item: int, lexicon: Lexicon) -> int:
    return next(
        at
        for at in range(len(grid.rows))
        if (text := text_at(grid, at, item)) and is_known_path(lexicon, (text,))[0]
    )


def _header(grid: Grid, item: int, first: int) -> int:
    """Return the row above the items that says what the columns are, -1 without one."""
    for at in range(first - 1, -1, -1):
        words = {folded(shown(cell)) for cell in grid.rows[at]}
        if words & (VALUE | UNIT | ASIDE):
            return at
    return first - 1 if first and text_at(grid, first - 1, item) else -1


def _is_key(lexicon: Lexicon, text: str) -> bool:
    known = lexicon.meanings(text)
    return bool(known) and known[0].field is None
