"""What has to be done: shortfalls in the order of what they take, unknowns, doubts, waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from edustandards.checks.explain import MARKS, say
from edustandards.checks.standard import Confidence
from edustandards.checks.verdict import Verdict
from edustandards.checks.waiver import Waiver
from edustandards.reports.consistency import hangs, said
from edustandards.reports.html.parts import Sheet, head, marked, names, opening, section, table
from edustandards.reports.html.tags import Html, Piece, el, name_of
from edustandards.reports.run.shortfalls import Failure, failures
from edustandards.reports.run.tally import tally
from edustandards.reports.run.undecided import undecided
from edustandards.reports.terminal import failed_line
from edustandards.tables.consistency.doubt import Doubt, Severity, how_many

MOST_NEAR = 150
MOST_FAR = 50
MOST_REASONS = 40
MOST_NAMED = 6
MOST_DOUBTS = 200
MOST_WAIVERS = 500
MOST_COLUMNS = 100

_SEVERITY = {
    Severity.ERROR: "doubt-error",
    Severity.WARNING: "doubt-warning",
    Severity.NOTE: "doubt-note",
}


def shortfalls(sheet: Sheet) -> Iterator[Html]:
    """Return what is not met, the smallest step first; of very many also the largest ones."""
    total = tally(sheet.run).not_met
    if not total:
        return
    found = failures(sheet.run)
    ordered = found.ordered
    near = ordered[: MOST_NEAR + MOST_FAR] if _few(ordered) else ordered[:MOST_NEAR]
    far = [] if _few(ordered) else list(found.worst())[:MOST_FAR]
    rest = total - len(near) - len(far)
    children: list[Piece] = [el("p", sheet.say("html-shortfalls-about"), class_="soft")]
    children += [_failure(sheet, one) for one in near]
    if far:
        children.append(el("h3", sheet.say("html-furthest")))
        children += [_failure(sheet, one) for one in far]
    if rest > 0:
        children.append(el("p", sheet.say("html-rest", count=rest), class_="notice"))
    yield section("shortfalls", sheet.say("html-shortfalls"), children)


def _few(ordered: Sequence[Failure]) -> bool:
    return len(ordered) <= MOST_NEAR + MOST_FAR


def _failure(sheet: Sheet, one: Failure) -> Html:
    run, finding, lang = sheet.run, one.finding, sheet.lang
    title, within = run.title(one.standard, lang), run.whole(one.judged, one.index)
    line = failed_line(finding, title, run.document.vocabulary, lang, within=within)
    return opening([marked(sheet, Verdict.NOT_MET), " ", name_of(line)], finding, lang)


def unknowns(sheet: Sheet) -> Iterator[Html]:
    """Return what was not judged and why: absent columns, gaps, what the pack does not say yet."""
    document, lang = sheet.run.document, sheet.lang
    parts = [*_reasons(sheet), *_pending(sheet)]
    unsure = [one for one in document.standards if one.confidence is Confidence.UNVERIFIED]
    if unsure:
        titles = [sheet.run.title(one, lang) for one in unsure]
        parts += [el("h3", sheet.say("html-unverified-head")), el("p", names(titles, 20))]
    if parts:
        yield section("unknown", sheet.say("html-unknown"), parts)


def _reasons(sheet: Sheet) -> Iterator[Html]:
    if not tally(sheet.run).unknown:
        return
    found, words, lang = undecided(sheet.run), sheet.run.document.vocabulary, sheet.lang
    rows = [
        el(
            "tr",
            el("th", sheet.say("html-no-column", field=sheet.kind(one.field)), scope="row"),
            el("td", one.count, class_="n"),
            el("td", names([sheet.run.title(s, lang) for s in one.standards], MOST_NAMED)),
        )
        for one in found.columns[:MOST_REASONS]
    ]
    rows += [
        el(
            "tr",
            el("th", say(one.problem, lang, words), scope="row"),
            el("td", len(one.subjects), class_="n"),
            el(
                "td",
                names([s.say(words, lang) or sheet.kind(k) for k, s in one.subjects], MOST_NAMED),
            ),
        )
        for one in found.reasons[:MOST_REASONS]
    ]
    heads = [
        head(sheet.say("html-reason")),
        head(sheet.say("html-findings"), "n"),
        head(sheet.say("html-concerns")),
    ]
    yield table(sheet.say("html-unknown-about"), heads, rows)
    rest = len(found.columns) + len(found.reasons) - len(rows) + found.left_out
    if rest > 0:
        yield el("p", sheet.say("html-rest", count=rest), class_="notice")


def _pending(sheet: Sheet) -> Iterator[Html]:
    pending, lang = sheet.run.document.pending, sheet.lang
    if not pending:
        return
    yield el("h3", sheet.say("html-pending"))
    yield el(
        "ul",
        [
            el("li", " ".join(filter(None, (one.clause, one.title.say(lang), one.kind.say(lang)))))
            for one in pending
        ],
    )


def problems(sheet: Sheet) -> Iterator[Html]:
    """Return what is wrong or doubtful in the data itself, and the columns that were not read."""
    run, lang = sheet.run, sheet.lang
    words = run.document.vocabulary
    parts: list[Piece] = []
    doubts = run.doubts or ()
    if doubts:
        heads = [
            head(sheet.say("html-severity")),
            head(sheet.say("html-doubt")),
            head(sheet.say("html-cells")),
            head(sheet.say("html-hanging")),
        ]
        first = _first(doubts)
        rows = [_doubt(sheet, one) for one in first]
        parts.append(table(sheet.say("html-doubts-about"), heads, rows))
        if len(doubts) > len(first):
            rest = how_many(doubts) - how_many(first)
            parts.append(el("p", sheet.say("html-rest", count=rest), class_="notice"))
    notes = (*run.results.notes, *run.reading.notes)
    if notes:
        lines = [el("li", name_of(say(note, lang, words))) for note in notes[:MOST_DOUBTS]]
        parts += [el("h3", sheet.say("html-notes")), el("ul", lines)]
        if len(notes) > MOST_DOUBTS:
            rest = len(notes) - MOST_DOUBTS
            parts.append(el("p", sheet.say("html-left-out", count=rest), class_="notice"))
    ignored = [one.header for one in run.reading.ignored]
    if ignored:
        parts += [el("h3", sheet.say("html-ignored")), el("p", names(ignored, MOST_COLUMNS))]
    if parts:
        yield section("data", sheet.say("html-data"), parts)


def _first(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Return the doubts on which a verdict hangs first."""
    return sorted(doubts, key=lambda one: not one.hanging)[:MOST_DOUBTS]


def _doubt(sheet: Sheet, one: Doubt) -> Html:
    run, lang = sheet.run, sheet.lang
    hanging = [hangs(each, run.words, lang) for each in (one.hanging or ())]
    return el(
        "tr",
        el("td", sheet.say(_SEVERITY[one.severity])),
        el("th", name_of(said(one, run.document.vocabulary, lang)), scope="row"),
        el("td", names([str(cell) for cell in one.cells], 4)),
        el(
            "td",
            [el("div", line) for line in hanging[:4]],
            f"+{len(hanging) - 4}" if len(hanging) > 4 else None,
        ),
    )


def waivers(sheet: Sheet) -> Iterator[Html]:
    """Return the waivers that were granted, in force or not: none of them makes anything met."""
    rows = [
        el(
            "tr",
            el("th", sheet.run.title(judged.standard, sheet.lang), scope="row"),
            el("td", name_of(waiver.entity)),
            el("td", name_of(waiver.reason)),
            el("td", name_of(waiver.approver)),
            el("td", f"{waiver.granted.isoformat()} – {waiver.expires.isoformat()}"),
            el("td", marked(sheet, judged.finding(index).verdict)),
            el("td", sheet.say("html-in-force" if _holds(judged.day, waiver) else "html-void")),
        )
        for judged in sheet.run.results.judged
        for index, waiver in judged.waivers.items()
    ]
    if not rows:
        return
    codes = ("standard", "whom", "why", "approver", "dates", "verdict", "state")
    heads = [head(sheet.say(f"html-{code}")) for code in codes]
    yield section(
        "waivers",
        sheet.say("html-waivers"),
        table(
            _shown(sheet, "html-waivers-about", len(rows) - MOST_WAIVERS),
            heads,
            rows[:MOST_WAIVERS],
        ),
    )


def _shown(sheet: Sheet, code: str, rest: int) -> str:
    """Return a caption, with how many rows are left out where some are."""
    said = sheet.say(code)
    return f"{said} {sheet.say('html-left-out', count=rest)}" if rest > 0 else said


def _holds(day: date | None, waiver: Waiver) -> bool:
    return day is not None and waiver.in_force(day)


_LEGEND = (Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)


def legend(sheet: Sheet) -> Html:
    """Return what the four verdicts mean."""
    lines = [
        (
            el("dt", f"{MARKS[one]} {sheet.word(one)}"),
            el("dd", sheet.say(f"html-means-{one.value}")),
        )
        for one in _LEGEND
    ]
    return el("dl", lines, class_="about")
