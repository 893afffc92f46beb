"""The sheet of one standard: whom it was asked of, the worst first, units in the headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from edustandards.checks.verdict import Verdict
from edustandards.evaluate.results import Judged
from edustandards.reports.office.gathered import Least
from edustandards.reports.office.grid import Grid, headed, named
from edustandards.reports.office.looks import width
from edustandards.reports.office.overview import Spot
from edustandards.reports.office.scribe import Row, Scribe, verdict_words
from edustandards.reports.office.stream import Line
from edustandards.reports.run.shortfalls import positions
from edustandards.reports.run.tally import ORDER, tally_of
from edustandards.wording import sentence

_MEASURED = ("value", "required", "threshold", "margin")
_GAP = ("field", "change", "change_unit", "effort")
_IN_UNIT = ("value", "threshold", "margin")
_WIDTHS = {"within": 14, "stage": 10, "period": 9, "verdict": 14, "value": 14, "exact": 14}
_WIDTHS |= {"required": 24, "threshold": 14, "margin": 14, "relative": 11, "field": 22}
_WIDTHS |= {"change": 13, "change_unit": 11, "effort": 12, "parts": 50, "missing": 30, "waiver": 20}
_WIDTHS |= {"cells": 40, "unit": 14}
_ORDER = (
    *("entity", "within", "stage", "period", "verdict", "value", "unit", "exact"),
    *(*_MEASURED[1:], "relative", *_GAP, "parts", "missing", "waiver", "cells"),
)
_SAMPLE = 12


def standard_grid(
    scribe: Scribe, judged: Judged, kept: Least, name: str, back: str, spots: Sequence[Spot]
) -> Grid:
    """Return the sheet of one standard; it is filled once all findings have been made."""
    lang = scribe.lang
    columns = _columns(scribe, judged)
    known = {**_WIDTHS, "entity": width(judged.entities[:60], 10, 44)}
    widths = [known[one] for one in columns]

    def lines() -> Iterator[Line]:
        rows = kept.rows()
        heads = _heads(columns, {row.unit for row in rows if row.unit}, lang)
        note = _note(scribe, kept, rows, spots)
        body = map(attrgetter(*columns), rows)
        folding = [columns.index(one) for one in ("entity", "parts") if one in columns]
        yield from headed(_title(scribe, judged), note, heads, widths, body, folding)

    verdict = columns.index("verdict")
    size = min(len(judged), kept.most)
    return Grid(name, widths, size, lines, verdict=verdict, back=back)


def _columns(scribe: Scribe, judged: Judged) -> tuple[str, ...]:
    """Return the columns that say something of this standard."""
    counts = tally_of(judged)
    step = max(len(judged) // _SAMPLE, 1)
    chosen = [*range(0, len(judged), step), *islice(positions(judged, Verdict.NOT_MET), 3)]
    some = [scribe.row(judged, at) for at in chosen]
    measured = any(row.required for row in some)
    units = {row.unit for row in some if row.unit}
    holds = {
        "within": any(row.within for row in some),
        "stage": any(judged.stages),
        "period": any(judged.periods),
        "unit": len(units) > 1,
        "parts": any(row.parts for row in some),
        "exact": any(row.exact for row in some),
        "missing": bool(counts.unknown),
        "waiver": bool(judged.waivers),
        "cells": any(row.cells for row in some),
        **dict.fromkeys(_MEASURED, measured),
        **dict.fromkeys(_GAP, measured and bool(counts.not_met)),
    }
    return tuple(name for name in _ORDER if holds.get(name, True))


def _heads(columns: Sequence[str], units: set[str], lang: str) -> list[str]:
    """Return the headers; numbers that are all in one unit have it there."""
    heads = named(columns, lang)
    if len(units) == 1 and "value" in columns:
        [unit] = units
        for name in _IN_UNIT:
            at = columns.index(name)
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
