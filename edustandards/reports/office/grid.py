"""A sheet of rows under headers: how it is laid out, before it is filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edustandards.reports.office.looks import LINE, Looks, bars, paint, rule, set_up_page
from edustandards.reports.office.names import quoted
from edustandards.reports.office.scribe import Cell
from edustandards.reports.office.stream import Line, Lines
from edustandards.reports.width import width_of
from edustandards.wording import sentence

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

WIDE = 280
"""How many columns of a character a printed page takes and still can be read."""

LEAST_WIDE = 130
"""How wide a printed page is at least, so that titles are seen whole."""

MOST_TALL = 400
"""How high a row may be, in points; a spreadsheet allows 409."""

ABOVE = 2
"""How many rows stand above the headers: what the sheet is, and how to read it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, the widths of its columns, how many rows stand under its headers.

    `lines` gives all its lines, those above the headers too, when they are written. `keys` columns
    stay in sight; `verdict` is the column of verdicts, `shares` are columns from 0 to 1.
    """

    name: str
    widths: Sequence[int]
    size: int
    lines: Lines
    keys: int = 1
    above: int = ABOVE
    verdict: int | None = None
    shares: tuple[int, ...] = ()
    back: str = ""
    colour: str = ""


def lay_out(book: Workbook, looks: Looks, grid: Grid, lang: str, footer: str) -> Worksheet:
    """Add a sheet to a workbook, with its pattern and without its rows."""
    page = book.add_worksheet(grid.name)
    for at, look in enumerate(looks.cells.values()):
        page.write_blank(0, at, None, look)
    for at, wide in enumerate(grid.widths):
        page.set_column(at, at, wide)
    page.freeze_panes(grid.above + 1, grid.keys)
    first, last = grid.above + 1, grid.above + max(grid.size, 1)
    page.autofilter(grid.above, 0, last, len(grid.widths) - 1)
    if grid.verdict is not None:
        paint(page, looks, first, last, grid.verdict, lang)
    for column in grid.shares:
        bars(page, first, last, column)
    rule(page, looks, first, last, len(grid.widths))
    room = max(LEAST_WIDE - sum(grid.widths), 0) // 8  # columns that are not set are 8 wide
    page.print_area(0, 0, last, len(grid.widths) - 1 + room)
    if grid.back:
        # The cell itself is filled with the rest; a link belongs to its sheet.
        page.write_url(1, 0, f"internal:{quoted(grid.back)}!A1", None, "")
    if grid.colour:
        page.set_tab_color(grid.colour)
    wide = -(-sum(grid.widths) // WIDE)
    set_up_page(page, grid.above, footer, wide)
    if wide > 1:
        page.repeat_columns(0, grid.keys - 1)
    return page


def headed(
    title: str,
    note: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[Cell]],
    folding: Sequence[int],
) -> Iterator[Line]:
    """Return the lines of a sheet: what it is, how to read it, its headers, its rows.

    A row is folded, and as high as it needs, where a text of the columns `folding` is too long.
    """
    yield [title], "title", 24
    yield [note], "note", 0
    yield head(heads, widths)
    for row in rows:
        if any(_is_long(row[at], widths[at]) for at in folding):
            yield row, "wrapped", tall([row[at] for at in folding], [widths[at] for at in folding])
        else:
            yield row, "text", 0


def _is_long(cell: Cell, wide: int) -> bool:
    # A sign takes two columns at most: most texts need no counting.
    return isinstance(cell, str) and len(cell) * 2 + 2 > wide and width_of(cell) + 2 > wide


def head(heads: Sequence[str], widths: Sequence[int]) -> Line:
    """Return the line of headers, high enough for each to be seen whole."""
    return heads, "head", min(tall(heads, widths), LINE * 4) + 8


def tall(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how high a row has to be for its folded texts to be seen whole."""
    lines = [
        -(-(width_of(cell) + 2) // max(wide - 1, 1))
        for cell, wide in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    ]
    return min(LINE * max(lines, default=1), MOST_TALL)


def named(names: Iterable[str], lang: str) -> list[str]:
    """Return the headers of columns by their names."""
    return [sentence(f"office-{name}", lang, {}) for name in names]
