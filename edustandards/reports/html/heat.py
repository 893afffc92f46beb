"""The map of entities and standards: whoever is not met in most of them comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edustandards.checks.explain import MARKS
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.results import CODES, Judged
from edustandards.reports.html.parts import Sheet, head, section, table
from edustandards.reports.html.tags import Html, el, name_of
from edustandards.reports.run.kin import Subject
from edustandards.reports.run.tally import subjects_of

MOST_ROWS = 150
MOST_COLUMNS = 80
FEWEST = 2
"""Of fewer standards a map would say no more than a list."""

_CELLS = {
    Verdict.MET: "m",
    Verdict.NOT_MET: "f",
    Verdict.UNKNOWN: "u",
    Verdict.NOT_APPLICABLE: "a",
}


def heat(sheet: Sheet) -> Iterator[Html]:
    """Return a map for each kind of entity that has several standards."""
    by_kind: dict[str, list[Judged]] = {}
    for judged in sheet.run.results.judged:
        by_kind.setdefault(judged.standard.on, []).append(judged)
    maps = [
        one
        for on, several in by_kind.items()
        if len(several) >= FEWEST and (one := _map(sheet, on, several)) is not None
    ]
    if maps:
        legend = [
            el("span", f"{MARKS[verdict]} {sheet.word(verdict)}  ", class_=verdict.value)
            for verdict in _CELLS
        ]
        yield section("map", sheet.say("html-map"), el("p", legend), maps)


def _map(sheet: Sheet, on: str, whole: Sequence[Judged]) -> Html | None:
    several = whole[:MOST_COLUMNS]
    rows: dict[Subject, dict[int, int]] = {}
    for at, judged in enumerate(several):
        for subject, code in subjects_of(sheet.run, judged):
            rows.setdefault(subject, {})[at] = code
    if not rows:
        return None
    failed, unknown = CODES.index(Verdict.NOT_MET), CODES.index(Verdict.UNKNOWN)

    def weight(item: tuple[Subject, dict[int, int]]) -> tuple[int, int, Subject]:
        codes = list(item[1].values())
        return -codes.count(failed), -codes.count(unknown), item[0]

    ranked = sorted(rows.items(), key=weight)
    words, lang = sheet.run.document.vocabulary, sheet.lang
    titles = [sheet.run.title(one.standard, lang) for one in several]
    cells = [
        el("td", MARKS[verdict], class_=_CELLS[verdict], title=sheet.word(verdict))
        for verdict in CODES
    ]
    blank = el("td", class_="a")
    body = [
        el(
            "tr",
            el("th", name_of(subject.say(words, lang) or sheet.kind(on)), scope="row"),
            [cells[codes[at]] if at in codes else blank for at in range(len(several))],
        )
        for subject, codes in ranked[:MOST_ROWS]
    ]
    caption = sheet.say("html-map-of", kind=sheet.kind(on), count=len(ranked))
    if len(ranked) > MOST_ROWS:
        caption += " " + sheet.say("html-map-first", shown=MOST_ROWS)
    if len(whole) > MOST_COLUMNS:
        caption += " " + sheet.say("html-map-columns", count=len(whole) - MOST_COLUMNS)
    heads = [head(sheet.kind(on)), *(el("th", el("span", one), scope="col") for one in titles)]
    return table(caption, heads, body, "heat")
