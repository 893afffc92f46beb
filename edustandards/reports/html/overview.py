"""The head of the report and its summary: how much is met, of each standard and in all."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.checks.explain import MARKS
from edustandards.checks.standard import Confidence
from edustandards.reports.html.parts import (
    Sheet,
    bar,
    count_cells,
    count_heads,
    head,
    section,
    table,
)
from edustandards.reports.html.tags import Html, Piece, el, name_of
from edustandards.reports.run.kin import above
from edustandards.reports.run.tally import Tally, by_parent, tally, tally_of

MOST_PLACES = 200
SHORT = 12


def identity(sheet: Sheet) -> Iterator[Html]:
    """Return what was judged by what: the pack, its edition and hash, the day, the data."""
    document, run = sheet.run.document, sheet.run
    places = [one.source for one in run.reading.sheets]
    places += [one.place for one in run.reading.understood]
    files = list(dict.fromkeys(one.file for one in places if one.file))
    source = document.source
    rows: list[tuple[str, Piece]] = [
        (sheet.say("html-pack"), el("span", document.name)),
        (
            sheet.say("html-revision"),
            f"{document.revision} · {document.digest.removeprefix('sha256:')[:SHORT]}",
        ),
    ]
    if source.document:
        issued = f" ({source.issued.isoformat()})" if source.issued else ""
        rows.append((sheet.say("html-source"), name_of(source.document + issued)))
    day = run.as_of or run.given.today
    rows.append((sheet.say("html-day"), day.isoformat()))
    if files:
        rows.append((sheet.say("html-files"), [el("div", name_of(one)) for one in files]))
    yield el("h1", document.title.say(sheet.lang) or document.name)
    yield el("dl", [(el("dt", name), el("dd", said)) for name, said in rows], class_="about")


def summary(sheet: Sheet) -> Html:
    """Return the counts in all, and those of each standard."""
    whole = tally(sheet.run)
    cards = [
        el(
            "li",
            el("b", el("span", MARKS[verdict], aria_hidden="true"), count or "0"),
            sheet.word(verdict),
            " ",
            _percent(sheet, count, whole.total),
            class_=verdict.value,
        )
        for verdict, count in whole.counts()
    ]
    return section(
        "summary",
        sheet.say("html-summary"),
        el("p", sheet.say("html-total", total=whole.total, decided=whole.decided)),
        el("ul", cards, class_="counts"),
        _said_aloud(sheet, whole),
        _by_standard(sheet),
    )


def _percent(sheet: Sheet, count: int, total: int) -> Html | None:
    if not total:
        return None
    return el("span", sheet.say("html-share", share=f"{100 * count / total:.1f}"), class_="soft")


def _said_aloud(sheet: Sheet, whole: Tally) -> list[Html]:
    found = []
    if not whole.decided:
        found.append(el("p", sheet.say("report-nothing"), class_="notice"))
    if whole.waived:
        found.append(el("p", sheet.say("report-waived", count=whole.waived), class_="notice"))
    return found


def _by_standard(sheet: Sheet) -> Html:
    rows = []
    for judged in sheet.run.results.judged:
        standard, counts = judged.standard, tally_of(judged)
        unsure = standard.confidence is Confidence.UNVERIFIED
        rows.append(
            el(
                "tr",
                el(
                    "th",
                    sheet.run.title(standard, sheet.lang),
                    el("div", sheet.say("html-unverified"), class_="soft") if unsure else None,
                    scope="row",
                ),
                el("td", standard.clause, class_="soft clause"),
                el("td", bar(sheet, counts)),
                count_cells(counts),
            )
        )
    heads = [
        head(sheet.say("report-standard")),
        head(sheet.say("report-clause"), "clause"),
        head(sheet.say("html-bar")),
        *count_heads(sheet),
    ]
    return table(sheet.say("html-by-standard"), heads, rows)


def places(sheet: Sheet) -> Iterator[Html]:
    """Return what entities are part of, compared: counties by their schools, the worst first."""
    run = sheet.run
    tables = []
    for on in dict.fromkeys(one.standard.on for one in run.results.judged):
        for parent in above(run.reading, run.document.vocabulary, on):
            found = by_parent(run, on, parent)
            if len(found) > 1:
                tables.append(_compared(sheet, on, parent, found))
    if tables:
        yield section("places", sheet.say("html-places"), tables)


def _compared(sheet: Sheet, on: str, parent: str, found: dict[str, Tally]) -> Html:
    ranked = sorted(found.items(), key=lambda item: (-_failing(item[1]), item[0]))
    rows = [
        el(
            "tr",
            el("th", name_of(name), scope="row"),
            el("td", f"{100 * one.met / one.decided:.1f} %" if one.decided else "–", class_="n"),
            el("td", bar(sheet, one)),
            count_cells(one),
        )
        for name, one in ranked[:MOST_PLACES]
    ]
    caption = sheet.say("html-compared", on=sheet.kind(on), parent=sheet.kind(parent))
    if len(ranked) > MOST_PLACES:
        caption += " " + sheet.say("html-left-out", count=len(ranked) - MOST_PLACES)
    heads = [
        head(sheet.kind(parent)),
        head(sheet.say("html-rate"), "n"),
        head(sheet.say("html-bar")),
        *count_heads(sheet),
    ]
    return table(caption, heads, rows)


def _failing(one: Tally) -> float:
    return one.not_met / one.decided if one.decided else -1.0
