"""The first sheet: what was found, counted by standard, with formulas that follow the findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from edustandards.reports.heading import SHORT
from edustandards.reports.office.grid import head, named
from edustandards.reports.office.looks import LINE, Looks, bars, rule, set_up_page, width
from edustandards.reports.office.names import quoted
from edustandards.reports.office.scribe import verdict_words
from edustandards.reports.office.texts import acts, inert
from edustandards.reports.run.run import Run
from edustandards.reports.run.tally import ORDER, Tally, tally, tally_of
from edustandards.reports.screen import Screen
from edustandards.reports.summary import summary_line
from edustandards.wording import sentence

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MOST_COUNTED = 100_000_000
"""How many comparisons the formulas may make when the file is opened; past that, only values."""

_IDS, _VERDICTS, _FIRST, _TOTAL, _RATE, _WAIVED = 0, "I", 4, 8, 9, 10
_NAMES = ("standard", "title", "clause", "on")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where findings stand: the name of a sheet, and its last row as the sheet counts."""

    name: str
    last: int


def write_overview(
    book: Workbook,
    run: Run,
    looks: Looks,
    lang: str,
    name: str,
    spots: Sequence[Spot],
    sheets: Mapping[int, str],
) -> None:
    """Write the first sheet. `sheets` names those of single standards, by their position."""
    page = book.add_worksheet(name)
    cells = looks.cells
    top = _above(page, run, looks, lang)
    heads = [*named(_NAMES, lang), *(verdict_words(one, lang) for one in ORDER)]
    heads += named(("total", "rate", "waived-count", "confidence", "sheet"), lang)
    widths = _widths(run, heads, lang)
    for at, wide in enumerate(widths):
        page.set_column(at, at, wide)
    texts, _, height = head(heads, widths)
    page.set_row(top, height)
    for at, text in enumerate(texts):
        page.write_string(top, at, str(text), cells["head"])
    judged = run.results.judged
    first, last = top + 1, top + len(judged)
    opened = sentence("office-open", lang, {})
    live = sum(map(len, judged)) * len(judged) * len(ORDER) <= MOST_COUNTED
    for at, one in enumerate(judged):
        row = first + at
        standard = one.standard
        said = (standard.id, run.title(standard, lang), standard.clause, standard.on)
        said = (*said[:3], run.words.title(standard.on, lang))
        for column, text in enumerate(said):
            _text(page, row, column, text, looks, "wrapped" if column in {1, 2} else "text")
        counts = tally_of(one)
        _numbers(page, row, counts, looks, spots if live else (), heads)
        confidence = sentence(f"confidence-{standard.confidence.value}", lang, {})
        _text(page, row, _WAIVED + 1, confidence, looks)
        if at in sheets:
            target = f"internal:{quoted(sheets[at])}!A1"
            page.write_url(row, _WAIVED + 2, target, cells["link"], opened)
        else:
            code = "office-no-sheet-many" if counts.decided else "office-no-sheet"
            where = spots[0].name
            _text(page, row, _WAIVED + 2, sentence(code, lang, {"sheet": where}), looks)
    if judged:
        _totals(page, last + 1, first, tally(run), looks, sentence("office-total", lang, {}))
        bars(page, first, last + 1, _RATE)
        rule(page, looks, first, last + 1, len(heads))
        page.autofilter(top, 0, last, _WAIVED + 2)
    page.freeze_panes(top + 1, 2)
    page.hide_gridlines(2)
    set_up_page(page, top, run.document.name)


def _above(page: Worksheet, run: Run, looks: Looks, lang: str) -> int:
    """Write what stands above the table; return the row below it."""
    screen = Screen(lang)
    title = inert(run.document.title.say(lang) or run.document.id)
    page.set_row(0, 26)
    said = sentence("office-report", lang, {"title": title})
    page.write_string(0, 0, said, looks.cells["title"])
    digest = run.document.digest.removeprefix("sha256:")[:SHORT]
    about = [run.document.name]
    about.append(screen.say("report-identity", revision=run.document.revision, hash=digest))
    if run.as_of is not None:
        about.append(screen.say("report-as-of", day=run.as_of.isoformat()))
    lines = [" · ".join(about), summary_line(run, screen)]
    whole = tally(run)
    if whole.waived:
        lines.append(screen.say("report-waived", count=whole.waived))
    if not whole.decided:
        lines.append(screen.say("report-nothing"))
    lines.append(screen.say("office-rate-note"))
    lines.append(screen.say("office-live"))
    for at, line in enumerate(lines, 1):
        page.set_row(at, LINE + 3)
        page.write_string(at, 0, inert(line), looks.cells["note"])
    return len(lines) + 2


def _text(
    page: Worksheet, row: int, column: int, text: str, looks: Looks, look: str = "text"
) -> None:
    text = inert(text)
    page.write_string(row, column, text, looks.cells[f"acting-{look}" if acts(text) else look])


def _numbers(
    page: Worksheet,
    row: int,
    counts: Tally,
    looks: Looks,
    spots: Sequence[Spot],
    heads: Sequence[str],
) -> None:
    """Write the counts of a standard: formulas over the findings, with their values stored."""
    whole, rate = looks.cells["n0"], looks.cells["rate"]
    for at, (_, count) in enumerate(counts.counts()):
        column = _FIRST + at
        if spots:
            said = heads[column].replace("?", "~?").replace('"', '""')
            parts = [
                f"COUNTIFS({quoted(one.name)}!$A$2:$A${one.last},$A{row + 1},"
                f'{quoted(one.name)}!${_VERDICTS}$2:${_VERDICTS}${one.last},"{said}")'
                for one in spots
            ]
            page.write_formula(row, column, "=" + "+".join(parts), whole, count)
        else:
            page.write_number(row, column, count, whole)
    page.write_formula(row, _TOTAL, f"=SUM(E{row + 1}:H{row + 1})", whole, counts.total)
    page.write_formula(row, _RATE, _rate(row), rate, share_met(counts))
    page.write_number(row, _WAIVED, counts.waived, whole)


def share_met(counts: Tally) -> Any:
    """Return how many of those decided are met; nothing where none is decided."""
    return counts.met / counts.decided if counts.decided else ""


def _rate(row: int) -> str:
    at = row + 1
    return f'=IF(E{at}+F{at}=0,"",E{at}/(E{at}+F{at}))'


def _totals(page: Worksheet, row: int, first: int, counts: Tally, looks: Looks, said: str) -> None:
    strong = looks.cells["strong"]
    page.write_string(row, 0, said, strong)
    for column in range(1, _FIRST):
        page.write_blank(row, column, None, strong)
    numbers = [count for _, count in counts.counts()] + [counts.total]
    for at, count in enumerate([*numbers, None, counts.waived]):
        column = _FIRST + at
        if count is None:
            page.write_formula(
                row, column, _rate(row), looks.cells["strong-rate"], share_met(counts)
            )
            continue
        letter = "EFGHIJK"[at]
        formula = f"=SUM({letter}{first + 1}:{letter}{row})"
        page.write_formula(row, column, formula, looks.cells["strong-n0"], count)
    for column in (_WAIVED + 1, _WAIVED + 2):
        page.write_blank(row, column, None, strong)


def _widths(run: Run, heads: Sequence[str], lang: str) -> list[int]:
    standards = [one.standard for one in run.results.judged]
    return [
        width([heads[0], *(one.id for one in standards)], 10, 24),
        width([heads[1], *(run.title(one, lang) for one in standards)], 14, 44),
        width([heads[2], *(one.clause for one in standards)], 8, 20),
        width([heads[3], *(run.words.title(one.on, lang) for one in standards)], 8, 14),
        *(width([text], 11, 18) for text in heads[4:11]),
        width([heads[11]], 10, 14),
        18,
    ]
