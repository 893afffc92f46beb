"""The sheet of one standard: whom it was asked of, the worst first, units in the headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from edustandards.evaluate.results import Judged
from edustandards.reports.office.gathered import Least
from edustandards.reports.office.grid import Grid, headed, named
from edustandards.reports.office.looks import width
from edustandards.reports.office.overview import Spot
from edustandards.reports.office.scribe import Row, Scribe, verdict_words
from edustandards.reports.office.stream import Line
from edustandards.reports.run.tally import ORDER, tally_of
from edustandards.wording import sentence

_COLUMNS = (
    *("entity", "within", "stage", "period", "verdict", "value", "exact", "required"),
    *("threshold", "margin", "relative", "field", "change", "change_unit", "missing"),
    *("waiver", "cells"),
)
_IN_UNIT = ("value", "threshold", "margin")
_WIDTHS = {"within": 14, "stage": 8, "period": 9, "verdict": 14, "value": 14, "exact": 14}
_WIDTHS |= {"required": 24, "threshold": 14, "margin": 14, "relative": 11, "field": 22}
_WIDTHS |= {"change": 13, "change_unit": 11, "missing": 22, "waiver": 16, "cells": 30}


def standard_grid(
    scribe: Scribe, judged: Judged, kept: Least, name: str, back: str, spots: Sequence[Spot]
) -> Grid:
    """Return the sheet of one standard; it is filled once all findings have been made."""
    lang = scribe.lang
    known = {**_WIDTHS, "entity": width(judged.entities[:500], 10, 36)}
    widths = [known[one] for one in _COLUMNS] + [_WIDTHS["change_unit"]]

    def lines() -> Iterator[Line]:
        rows = [row for row, _ in kept.rows()]
        units = {row.unit for row in rows if row.unit}
        heads = _heads(units, lang)
        picked = attrgetter(*_COLUMNS)
        several = len(units) > 1
        body = ([*picked(row), row.unit if several else ""] for row in rows)
        if several:
            heads += named(("unit",), lang)
        note = _note(scribe, kept, rows, spots)
        yield from headed(_title(scribe, judged), note, heads, widths[: len(heads)], body)

    return Grid(
        name,
        widths,
        min(len(judged), kept.most),
        lines,
        verdict=_COLUMNS.index("verdict"),
        back=back,
    )


def _heads(units: set[str], lang: str) -> list[str]:
    """Return the headers; numbers that are all in one unit have it there."""
    heads = named(_COLUMNS, lang)
    if len(units) == 1:
        [unit] = units
        for name in _IN_UNIT:
            at = _COLUMNS.index(name)
            heads[at] += f"（{unit}）" if lang == "zh" else f" ({unit})"
    return heads


def _title(scribe: Scribe, judged: Judged) -> str:
    standard = judged.standard
    counts = "  ".join(
        f"{verdict_words(verdict, scribe.lang)} {tally_of(judged).of(verdict)}" for verdict in ORDER
    )
    title = scribe.title(standard.id)
    if standard.clause:
        title += f"（{standard.clause}）" if scribe.lang == "zh" else f" ({standard.clause})"
    return f"{title}   {counts}"


def _note(scribe: Scribe, kept: Least, rows: Sequence[Row], spots: Sequence[Spot]) -> str:
    lang = scribe.lang
    said = dict.fromkeys(f"{row.stage} {row.required}".strip() for row in rows if row.required)
    required = ("；" if lang == "zh" else "; ").join(list(said)[:6])
    code = "office-worst-note" if required else "office-worst-note-plain"
    note = sentence("office-link", lang, {}) + "   "
    note += sentence(code, lang, {"required": required})
    if kept.left_out:
        where = {"count": kept.left_out, "sheet": spots[0].name}
        note += sentence("office-rest-there", lang, where)
    return note
