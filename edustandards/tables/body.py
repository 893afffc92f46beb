"""The rows under the headers: which speak of entities, which add up others, which are remarks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edustandards.errors import DataError, Parameter, Problem, problem, refuse
from edustandards.tables.block import Block
from edustandards.tables.grid import Cell, Grid, Span, blank, short, shown
from edustandards.tables.keys import AVERAGES, MOST_PROBLEMS, TOTALS, is_average, is_total
from edustandards.tables.layout import Layout

NOTES = (
    *("注:", "注：", "注1", "注１", "备注", "说明", "资料来源", "数据来源", "填报说明"),
    *("填表", "制表", "审核", "单位负责人", "填报人", "填报单位", "联系电话", "负责人"),
    *("note:", "notes:", "source:"),
)
"""How the lines below a table begin that say how it was made."""


_SAID = sorted(TOTALS | AVERAGES)
ASIDE = r"(?i)^[\s(（【\[]*(?:$|[\uFF21-\uFF5A]|"
ASIDE += "|".join(r"\s*".join(map(re.escape, word)) for word in _SAID)
ASIDE += "|" + "|".join(map(re.escape, NOTES)) + ")"
"""How a name begins that may be none."""

_MAYBE = re.compile(ASIDE).match


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a table by position: those of entities, and those that add up; and notes."""

    rows: list[int]
    totals: list[int]
    notes: list[Problem]


def body_of(grid: Grid, block: Block, layout: Layout, entity: str) -> Body:
    """Return the rows that speak of entities, and notes on those that do not.

    Raises:
        DataError: one problem for each row that has data and no name, or more cells than headers.
    """
    keys = [*layout.keys.values()]
    own = layout.keys.get(entity, -1)
    doubtful = _doubtful(grid, block, [max(own, 0), *keys])
    sorter = _Sorter(grid, block, layout, own)
    rows = range(block.start, len(grid.rows))
    body = [at for at in rows if at not in doubtful or sorter.is_data(at)]
    refuse(DataError, sorter.wrong[:MOST_PROBLEMS])
    return Body(body, sorter.totals, sorter.notes)


def _doubtful(grid: Grid, block: Block, columns: Sequence[int]) -> set[int]:
    """Return the rows that must be looked at: all others surely have a name, and are no total."""
    width = len(block.paths)
    rows = grid.rows[block.start :]
    found = {at for at, row in enumerate(rows, block.start) if len(row) != width}
    for column in dict.fromkeys((0, *columns)):
        cells = [row[column] if column < len(row) else None for row in rows]
        texts = {cell for cell in cells if type(cell) is str}
        odd: set[Cell] = {text for text in texts if _MAYBE(text) and is_aside(text.strip())}
        path = block.paths[column]
        odd |= {text for text in texts if path and text.strip() == path[-1]}
        odd |= {None} if None in cells else set()
        if odd:
            found |= {at for at, cell in enumerate(cells, block.start) if cell in odd}
    return found


def is_aside(text: str) -> bool:
    """Tell whether a name is none: empty, a total, an average, or the beginning of a remark."""
    return not text or is_total(text) or is_average(text) or text.casefold().startswith(NOTES)


class _Sorter:
    """Looks at rows in doubt one by one, and keeps what is to be said of them."""

    def __init__(self, grid: Grid, block: Block, layout: Layout, own: int) -> None:
        self.grid, self.own = grid, own
        self.block = block
        self.keys = [*layout.keys.values()]
        self.fields = [at for at, one in layout.meanings.items() if one.field is not None]
        self.width = len(block.paths)
        self.needed = max(layout.meanings) + 1
        self.totals: list[int] = []
        self.notes: list[Problem] = []
        self.wrong: list[Problem] = []

    def is_data(self, at: int) -> bool:
        """Tell whether a row speaks of an entity; if not, say what it is."""
        row = self.grid.rows[at]
        lead = next((text for cell in row if (text := shown(cell))), "")
        if not lead:
            return False
        named = [lead, *(shown(row[key]) for key in self.keys if key < len(row))]
        if any(is_total(text) for text in named):
            self.totals.append(at)
            self._note("row-total", at, text=short(next(filter(is_total, named))))
        elif any(is_average(text) for text in named):
            self._note("row-average", at, text=short(next(filter(is_average, named))))
        elif self._repeats(row):
            self._note("row-header-again", at)
        elif self._begins(row):
            place = self.grid.place(at, self.own)
            text = short(row[self.own])
            self.wrong.append(problem("table-again", place, text=text))
        elif lead.casefold().startswith(NOTES) and not self._holds(row, self.fields):
            self._note("row-note", at, text=short(lead))
        elif len(row) > self.width and not blank(row[self.width :]):
            place = self.grid.place(at, self.width)
            self.wrong.append(problem("row-too-long", place, width=self.width))
        elif self.own >= 0 and not (self.own < len(row) and shown(row[self.own])):
            return self._nameless(at, row, lead)
        else:
            if len(row) < self.needed:
                place = self.grid.place(at, len(row))
                params: dict[str, Parameter] = {"cells": len(row), "width": self.width}
                self.notes.append(problem("row-short", place, **params))
            return True
        return False

    def _nameless(self, at: int, row: Sequence[Cell], lead: str) -> bool:
        if merged_name(self.grid, at, self.own):
            return True
        if self._holds(row, (*self.keys, *self.fields)):
            self.wrong.append(problem("row-without-name", self.grid.place(at, self.own)))
        else:
            self._note("row-note", at, text=short(lead))
        return False

    def _note(self, code: str, at: int, **params: str) -> None:
        self.notes.append(problem(code, self.grid.place(at, 0), **params))

    def _repeats(self, row: Sequence[Cell]) -> bool:
        """Tell whether a row is the header again, as at the top of each printed page."""
        texts = [shown(cell) for cell in row]
        pairs = [
            (text, path[-1]) for text, path in zip(texts, self.block.paths, strict=False) if path
        ]
        same = sum(1 for text, header in pairs if text == header)
        return same >= 2 and same * 2 > sum(1 for text in texts if text)

    def _begins(self, row: Sequence[Cell]) -> bool:
        """Tell whether a row is the header of another table: the same name, no numbers."""
        if not 0 <= self.own < len(row) or self.grid.turned:
            return False
        path = self.block.paths[self.own]
        texts = [text for cell in row if (text := shown(cell))]
        words = all(isinstance(cell, str) for cell in row if shown(cell))
        return bool(path) and shown(row[self.own]) == path[-1] and words and len(texts) > 1

    def _holds(self, row: Sequence[Cell], columns: Sequence[int]) -> bool:
        return any(shown(row[column]) for column in columns if column < len(row))


def merged_name(grid: Grid, at: int, column: int) -> str:
    """Return the name that a cell has because it is merged with those above it."""
    return names_of_merged(grid, column).get(at, "")


def names_of_merged(grid: Grid, column: int) -> Mapping[int, str]:
    """Return the texts of the cells of a column that are merged with one above, by their rows."""
    found: dict[int, str] = {}
    if not grid.merged:
        return found
    if grid.turned:
        return _named_across(grid, grid.merged, column)
    first = grid.numbers[0] if grid.numbers else 0
    for span in sorted(grid.merged, key=lambda one: one.top):
        if not span.left <= column <= span.right or span.top == span.bottom:
            continue
        top = span.top - first
        if top in found or not 0 <= top < len(grid.rows) or span.left >= len(grid.rows[top]):
            continue
        text = shown(grid.rows[top][span.left])
        for at in range(top + 1, min(span.bottom - first + 1, len(grid.rows))):
            found[at] = text
    return found


def _named_across(grid: Grid, merged: Sequence[Span], column: int) -> dict[int, str]:
    """Return the texts of the cells of an item of a form that are merged with one to their left."""
    line, across = grid.lines[column], grid.across[column]
    texts = {at: shown(row[column]) for at, row in zip(across, grid.rows, strict=True)}
    own = [one for one in merged if one.top == line and one.left in texts]
    return {
        row: texts[span.left]
        for span in own
        for row, at in enumerate(across)
        if span.left < at <= span.right
    }
