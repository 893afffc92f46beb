"""The header block of a sheet: under its titles, over its rows, one to three rows high.

Every block of up to three rows near the top is tried, and the one in which most columns are known
is taken; what is merged above groups the columns below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from edustandards.errors import DataError, Problem, problem
from edustandards.tables.grid import Grid, blank, short, shown
from edustandards.tables.headers import Lexicon
from edustandards.tables.layout import headers_unknown
from edustandards.tables.paths import Stated, is_known_path, is_unit, units_of_line
from edustandards.units.unit import Unit
from edustandards.where import NOWHERE, Place

HEADER_ROWS = 30
"""How far down the headers are looked for, below titles and notes."""

MOST_LEVELS = 3
_ORDER = ("甲", "乙", "丙", "丁", "戊", "a", "b", "c", "d")
_COUNT = re.compile(r"[(<\[]?([0-9]{1,4})[)>\]]?(?:\s*=.*)?")
_MOST_TRIED = 400
_DASHES = frozenset({"—", "-", "/"})
_UNIT_WORDS = frozenset({"单位", "计量单位", "unit"})
_MOST_HEADER = 40


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of the headers, by position, where the data begins, and the header of each column.

    `paths` are the levels of the headers, empty for a column without one; `below` is the row of
    units, -1 without one.
    """

    first: int
    last: int
    start: int
    paths: Sequence[tuple[str, ...]]
    below: int = -1
    lines: tuple[Unit, ...] = ()
    line: Place = NOWHERE
    notes: tuple[Problem, ...] = ()

    def stated(self, grid: Grid, column: int) -> Stated:
        """Return what the table says of the unit of a column outside its header."""
        row = grid.rows[self.below] if self.below >= 0 else ()
        text = shown(row[column]) if column < len(row) else ""
        return Stated(text, "form" if grid.turned else "row", self.lines, self.line)


def find_block(grid: Grid, lexicon: Lexicon) -> tuple[Block, int]:
    """Return the header block of a grid, and how many of its columns are known.

    Raises:
        DataError: where the grid is empty, or no header of it is known.
    """
    rows = [[shown(cell) for cell in row[:_MOST_TRIED]] for row in grid.rows[:HEADER_ROWS]]
    tried = _best(grid, rows, lexicon)
    if tried is None:
        first = next((row for row in grid.rows if not blank(row)), None)
        if first is None:
            raise DataError(problem("table-empty", grid.source))
        seen = ", ".join(short(cell)[:20] for cell in first if shown(cell))
        raise headers_unknown(lexicon, grid.source, seen)
    known, first_row, last = tried
    first_row = _widened(grid, first_row, last)
    last = _deepened(grid, first_row, last, lexicon)
    paths = paths_of(grid, first_row, last)
    below = last + 1 if _is_units(grid, last + 1, paths, lexicon) else -1
    start = (below if below >= 0 else last) + 1
    notes = _titles(grid, first_row)
    if _is_count(grid, start):
        notes.append(problem("row-count", grid.place(start, 0)))
        start += 1
    lines, place = unit_line(grid, first_row)
    return Block(first_row, last, start, paths, below, lines, place, tuple(notes)), known


def _best(grid: Grid, rows: list[list[str]], lexicon: Lexicon) -> tuple[int, int, int] | None:
    """Return how much is known of the best block, its first row and its last."""
    singly = [sum(1 for text in row if text and is_known_path(lexicon, (text,))[0]) for row in rows]
    near = {at + off for at, many in enumerate(singly) if many for off in (-1, 0, 1, 2)}
    wanted = [at for at in range(len(rows)) if not any(singly) or at in near]
    best: tuple[tuple[int, int, int, int], int, int] | None = None
    for last in wanted:
        if not any(rows[last]):
            continue
        for high in range(1, min(MOST_LEVELS, last + 1) + 1):
            top = last - high + 1
            if high > 1 and (not any(rows[top]) or _has_numbers(grid.rows[last])):
                break
            found = [is_known_path(lexicon, path) for path in paths_of(grid, top, last) if path]
            known = {what for what, _ in found if what}
            whole = sum(1 for what, more in found if what and more)
            score = (len(known), whole, -high, -last)
            if known and (best is None or score > best[0]):
                best = (score, top, last)
    return None if best is None else (best[0][0], best[1], best[2])


def _has_numbers(row: Sequence[object]) -> bool:
    return any(isinstance(cell, float | int) and not isinstance(cell, bool) for cell in row)


def paths_of(grid: Grid, first: int, last: int) -> list[tuple[str, ...]]:
    """Return the levels of the header of each column in a block of rows."""
    rows = [[shown(cell) for cell in grid.rows[at]] for at in range(first, last + 1)]
    width = max(map(len, rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    merged = _fill_merged(grid, rows, first, last)
    if not merged:
        _fill_right(rows)
    paths = []
    for column in range(width):
        levels: list[str] = []
        for row in rows:
            text = row[column]
            if text and (not levels or levels[-1] != text):
                levels.append(text)
        paths.append(tuple(levels))
    return paths


def _fill_merged(grid: Grid, rows: list[list[str]], first: int, last: int) -> bool:
    """Write the text of merged cells into each of them; tell whether there were any."""
    at = {number: index - first for index, number in enumerate(grid.numbers[: last + 1])}
    found = False
    for span in () if grid.turned else grid.merged or ():
        top, bottom = at.get(span.top, -1), at.get(span.bottom, -1)
        inside = [row for row in range(max(top, 0), bottom + 1) if row < len(rows)]
        if bottom < 0 or not inside or top < 0:
            continue
        text = rows[top][span.left] if span.left < len(rows[top]) else ""
        for row in inside:
            for column in range(span.left, min(span.right + 1, len(rows[row]))):
                rows[row][column] = text
                found = True
    return found


def _fill_right(rows: list[list[str]]) -> None:
    """Carry the groups of an upper row to the right, over the blank cells that merging left."""
    for at, row in enumerate(rows[:-1]):
        for column in range(1, len(row)):
            below = any(lower[column] for lower in rows[at + 1 :])
            left_below = any(lower[column - 1] for lower in rows[at + 1 :])
            above_same = at == 0 or rows[at - 1][column] == rows[at - 1][column - 1]
            if not row[column] and below and left_below and above_same:
                row[column] = row[column - 1]


def _widened(grid: Grid, first: int, last: int) -> int:
    """Return the first row of a block, taken upwards over rows that group its columns."""
    while first > 0 and last - first + 1 < MOST_LEVELS:
        above = [shown(cell) for cell in grid.rows[first - 1]]
        texts = {text for text in above if text}
        line = any(units_of_line(text) for text in texts)
        if len(texts) < 2 or line or _has_numbers(grid.rows[first - 1]):
            break
        if any(_is_line(text) for text in texts):
            break
        first -= 1
    return first


def _is_line(text: str) -> bool:
    """Tell whether a cell is a sentence or an entry (`填表人：张三`), and no header."""
    entry = (":" in text or "：" in text) and not text.startswith("其中")
    return entry or len(text) > _MOST_HEADER


def _deepened(grid: Grid, first: int, last: int, lexicon: Lexicon) -> int:
    """Return the last row of a block, taken down to where its merged cells end.

    Where merging is not known, a row of words alone that leaves the names empty is part of it.
    """
    if grid.turned or last - first + 1 >= MOST_LEVELS:
        return last
    numbers = grid.numbers[first : first + MOST_LEVELS]
    if grid.merged:
        ends = [span.bottom for span in grid.merged if span.top in numbers[: last - first + 1]]
        inside = [at for at, number in enumerate(numbers, first) if number in ends]
        return max([last, *inside])
    while last - first + 1 < MOST_LEVELS and _is_deeper(grid, first, last, lexicon):
        last += 1
    return last


def _is_deeper(grid: Grid, first: int, last: int, lexicon: Lexicon) -> bool:
    if last + 1 >= len(grid.rows):
        return False
    row = grid.rows[last + 1]
    texts = [shown(cell) for cell in row]
    keys = _keys(paths_of(grid, first, last), lexicon)
    words = [text for text in texts if text]
    named = any(at < len(texts) and texts[at] for at in keys)
    plain = all(isinstance(cell, str) and not _is_number(cell) for cell in row if shown(cell))
    marked = any(is_unit(text) or _is_line(text) for text in words)
    return bool(words) and bool(keys) and not named and plain and not marked


def _is_number(cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell).strip().rstrip("%").replace(",", "")
    return plain.replace(".", "", 1).isdecimal()


def _is_units(grid: Grid, at: int, paths: Sequence[tuple[str, ...]], lexicon: Lexicon) -> bool:
    """Tell whether a row below the headers holds their units, and nothing else: no names."""
    if at >= len(grid.rows) or grid.turned:
        return False
    keys = _keys(paths, lexicon)
    texts = [
        shown(cell) if isinstance(cell, str) else "0"
        for column, cell in enumerate(grid.rows[at])
        if shown(cell) and not (column in keys and shown(cell) in _UNIT_WORDS)
    ]
    named = any(
        column in keys and shown(cell) and shown(cell) not in _UNIT_WORDS
        for column, cell in enumerate(grid.rows[at])
    )
    return bool(texts) and not named and all(is_unit(text) or text in _DASHES for text in texts)


def _keys(paths: Sequence[tuple[str, ...]], lexicon: Lexicon) -> set[int]:
    """Return the columns that name entities."""
    return {
        at
        for at, path in enumerate(paths)
        if path and any(one.role == "key" for one in lexicon.meanings(path[-1]))
    }


def _is_count(grid: Grid, at: int) -> bool:
    """Tell whether a row only counts the columns: 甲, 乙, 1, 2, 3."""
    if at >= len(grid.rows) or grid.turned:
        return False
    texts = [text for cell in grid.rows[at] if (text := shown(cell))]
    plain = [unicodedata.normalize("NFKC", text).casefold() for text in texts]
    while plain and (plain[0] in _ORDER or plain[0] in {"栏次", "列次", "序号"}):
        plain.pop(0)
    named = len(texts) - len(plain)
    found = [_COUNT.fullmatch(text) for text in plain]
    numbers = [int(one[1]) for one in found if one]
    run = numbers == [*range(numbers[0], numbers[0] + len(numbers))] if numbers else False
    enough = len(numbers) >= 3 or (named > 0 and len(numbers) > 1)
    return run and len(numbers) == len(found) and enough and numbers[0] in {1, named + 1}


def unit_line(grid: Grid, first: int) -> tuple[tuple[Unit, ...], Place]:
    """Return the units that a line above the headers names for the whole sheet, and its place."""
    for at in range(min(first, len(grid.rows))):
        for column, cell in enumerate(grid.rows[at][:_MOST_TRIED]):
            units = units_of_line(shown(cell)) if isinstance(cell, str) else ()
            if units:
                return units, grid.place(at, column)
    return (), NOWHERE


def _titles(grid: Grid, first: int) -> list[Problem]:
    """Return notes on what stands above the headers."""
    return [
        problem("row-title", grid.place(index, 0), text=short(" ".join(filter(None, texts))))
        for index in range(first)
        if any(texts := [shown(cell) for cell in grid.rows[index]])
    ]
