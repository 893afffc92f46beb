"""The sheet of what is not met, in the order of what it takes to close each gap."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from edustandards.reports.office.gathered import Least
from edustandards.reports.office.grid import Grid, headed, named
from edustandards.reports.office.names import SheetNames
from edustandards.reports.office.numbers import counted
from edustandards.reports.office.scribe import Cell, Scribe
from edustandards.reports.office.stream import Line
from edustandards.wording import sentence

_COLUMNS = {
    "title": 30,
    "entity": 32,
    "within": 14,
    "stage": 8,
    "period": 9,
    "value": 12,
    "unit": 14,
    "required": 24,
    "field": 22,
    "change": 13,
    "change_unit": 11,
    "effort": 12,
    "relative": 11,
    "parts": 40,
    "waiver": 16,
}


def shortfalls_grid(scribe: Scribe, kept: Least, names: SheetNames, size: int) -> Grid:
    """Return the sheet; it is filled once all findings have been made."""
    lang = scribe.lang
    heads = named(("number", *_COLUMNS), lang)
    widths = [7, *_COLUMNS.values()]
    name = names.name(sentence("office-shortfalls", lang, {}))

    def lines() -> Iterator[Line]:
        note = sentence("office-shortfalls-note", lang, {})
        if kept.left_out:
            note += sentence("office-left-out", lang, {"count": kept.left_out})
        folding = [1 + list(_COLUMNS).index(one) for one in ("entity", "parts")]
        yield from headed(name, note, heads, widths, _rows(kept), folding)

    return Grid(name, widths, min(size, kept.most), lines, keys=3, colour="#C0392B")


def _rows(kept: Least) -> Iterator[list[Cell]]:
    picked = attrgetter(*_COLUMNS)
    for at, row in enumerate(kept.rows(), 1):
        yield [counted(at), *picked(row)]
