"""A workbook: summary, shortfalls, findings, a sheet for each standard, the data's problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from edustandards.checks.standard import Standard
from edustandards.errors import DataError, problem
from edustandards.reports.file import beside
from edustandards.reports.office.gathered import (
    MOST_OF_STANDARD,
    MOST_SHORTFALLS,
    Gathered,
    Least,
    gather,
)
from edustandards.reports.office.grid import Grid, head, lay_out, named
from edustandards.reports.office.looks import FONT, looks_of, width
from edustandards.reports.office.names import SheetNames
from edustandards.reports.office.others import (
    by_parents,
    identity_grid,
    problems_grid,
    waivers_grid,
)
from edustandards.reports.office.overview import Spot, write_overview
from edustandards.reports.office.scribe import Row, Scribe
from edustandards.reports.office.shortfall_sheet import shortfalls_grid
from edustandards.reports.office.standard_sheet import standard_grid
from edustandards.reports.office.stream import Line, Lines, filled
from edustandards.reports.run.run import Run
from edustandards.reports.run.tally import tally, tally_of
from edustandards.wording import sentence

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

MOST_ROWS = 1_048_575
"""How many findings a sheet holds below its headers; more go to further sheets."""

MOST_STANDARDS = 60
"""How many standards have a sheet of their own."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same run gives the same file
_WIDTHS = {"clause": 12, "on": 8, "stage": 8, "period": 9, "verdict": 14, "value": 12}
_WIDTHS |= {"unit": 14, "exact": 14, "required": 24, "threshold": 11, "margin": 12}
_WIDTHS |= {
    "relative": 11,
    "field": 22,
    "change": 13,
    "change_unit": 11,
    "effort": 12,
    "missing": 22,
    "parts": 30,
}
_WIDTHS |= {"waiver": 16, "cells": 30, "standard": 18, "title": 30, "within": 14}


def write_workbook(run: Run, path: Path, lang: str, most_rows: int = MOST_ROWS) -> None:
    """Write a report as a workbook (.xlsx), in zh or en.

    Each finding is made once. Findings past what a sheet holds go to further sheets, and the
    summary counts over all of them.

    Raises:
        DataError: where it cannot be written, or xlsxwriter is not installed (the extra `excel`).
    """
    try:
        from xlsxwriter import Workbook  # the extra `excel`
    except ImportError:
        raise DataError(problem("report-needs", form="xlsx", extra="excel")) from None
    shell = BytesIO()
    plain = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    options = {"in_memory": True, "default_format_properties": dict(FONT), **plain}
    with beside(path) as other:
        with Workbook(shell, options) as book:
            lines, styles = _laid_out(book, run, lang, most_rows)
        filled(shell, other, lines, styles)


def _laid_out(
    book: Workbook, run: Run, lang: str, most_rows: int
) -> tuple[dict[int, Lines], list[str]]:
    """Make the sheets without their rows; return what fills each, and the names of formats."""
    title = run.document.title.say(lang) or run.document.id
    book.set_properties({"title": title, "comments": run.document.name, "created": _MADE})
    looks = looks_of(book)
    names = SheetNames()
    scribe = Scribe(run, lang)
    summary = names.name(sentence("office-summary", lang, {}))
    sheets = {at: names.name(run.title(one, lang)) for at, one in _with_sheet(run)}
    kept = Gathered(Least(MOST_SHORTFALLS), {at: Least(MOST_OF_STANDARD) for at in sheets})
    rows = gather(scribe, kept)
    findings = list(_findings(run, lang, names, rows, most_rows))
    spots = [Spot(one.name, one.size + 1) for one in findings]
    write_overview(book, run, looks, lang, summary, spots, sheets)
    grids = [
        *by_parents(run, lang, names),
        shortfalls_grid(scribe, kept.shortfalls, names, tally(run).not_met),
        *findings,
        *problems_grid(run, lang, names),
        *waivers_grid(run, lang, names),
        identity_grid(run, lang, names),
        *(
            standard_grid(scribe, run.results.judged[at], kept.standards[at], name, summary, spots)
            for at, name in sheets.items()
        ),
    ]
    for grid in grids:
        lay_out(book, looks, grid, lang, run.document.name)
    # The findings are written first: what other sheets show is known once they have been made.
    order = sorted(enumerate(grids, 1), key=lambda one: one[1] not in findings)
    return {at: grid.lines for at, grid in order}, list(looks.cells)


def _with_sheet(run: Run) -> Iterator[tuple[int, Standard]]:
    """Return the standards that have a sheet of their own: those by which something was decided."""
    decided = (
        (at, one.standard) for at, one in enumerate(run.results.judged) if tally_of(one).decided
    )
    return islice(decided, MOST_STANDARDS)


def _findings(
    run: Run, lang: str, names: SheetNames, rows: Iterator[Row], most_rows: int
) -> Iterator[Grid]:
    """Return the sheets of findings, as many as their rows need."""
    left = sum(map(len, run.results.judged))
    name = sentence("office-findings", lang, {})
    widths = _finding_widths(run)
    while True:
        size = min(left, most_rows)
        yield Grid(
            names.name(name),
            widths,
            size,
            _Findings(rows, size, widths, lang),
            keys=5,
            above=0,
            verdict=Row._fields.index("verdict"),
            colour="#1F4E79",
        )
        left -= size
        if not left:
            return


class _Findings:
    """The lines of one sheet of findings: the next so many rows of all."""

    __slots__ = ("lang", "rows", "size", "widths")

    def __init__(self, rows: Iterator[Row], size: int, widths: Sequence[int], lang: str) -> None:
        self.rows = rows
        self.size = size
        self.widths = widths
        self.lang = lang

    def __call__(self) -> Iterable[Line]:
        yield head(named(Row._fields, self.lang), self.widths)
        for row in islice(self.rows, self.size):
            yield row, "text", 0


def _finding_widths(run: Run) -> list[int]:
    known = dict(_WIDTHS)
    judged = run.results.judged
    known["entity"] = width([name for one in judged for name in one.entities[:60]], 10, 44)
    return [known[name] for name in Row._fields]
