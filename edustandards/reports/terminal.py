"""The report on a terminal: what was found, what is not met, what is unknown and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from edustandards.checks.explain import MARKS, say
from edustandards.checks.fields import every_field
from edustandards.checks.finding import Finding
from edustandards.checks.show import show_requirement
from edustandards.checks.shown import show_number, show_value
from edustandards.checks.standard import Confidence, Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.observed import Observed, Table
from edustandards.evaluate.results import CODES, Judged, Results
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.reports.heading import heading
from edustandards.reports.screen import Screen
from edustandards.reports.width import padded, safe, width_of
from edustandards.tables.reading import Reading
from edustandards.where import NOWHERE
from edustandards.wording import sentence

MOST_FAILED = 20
MOST_REASONS = 12
MOST_NAMED = 4
MOST_LOOKED_AT = 500
"""How many unknown findings of a standard are asked for their reasons; the rest are counted."""

_ORDER = (Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)


def terminal_report(
    results: Results,
    document: PackDocument,
    reading: Reading,
    screen: Screen,
    as_of: date | None = None,
) -> Iterator[str]:
    """Return the lines of the report, none wider than the screen."""
    words = document.vocabulary
    yield from _head(results, document, screen, as_of)
    yield ""
    yield from _table(results, screen)
    yield from _failed(results, words, screen)
    yield from _unknown(results, reading, words, screen)
    yield from _foot(results, document, reading, screen)


def _head(
    results: Results, document: PackDocument, screen: Screen, as_of: date | None
) -> Iterator[str]:
    yield from heading(document, screen, as_of)
    counts = results.counts()
    numbers = {verdict.value: counts[verdict] for verdict in _ORDER}
    yield from screen.lines(screen.say("report-summary", total=sum(counts.values()), **numbers))
    if results.waived():
        yield from screen.lines(screen.say("report-waived", count=results.waived()))
    if not any(counts[verdict] for verdict in (Verdict.MET, Verdict.NOT_MET)):
        yield from screen.lines(screen.say("report-nothing"))


def _table(results: Results, screen: Screen) -> Iterator[str]:
    heads = [screen.say(f"verdict-{verdict.value}") for verdict in _ORDER]
    widths = [max(width_of(head), 7) + 2 for head in heads]
    wide = max(screen.width - sum(widths), 12)
    if wide + sum(widths) > screen.width:
        yield from _narrow(results, screen)
        return
    wide = min(
        wide, max([width_of(_title(one.standard, screen)) + 2 for one in results.judged] + [12])
    )
    line = padded(screen.say("report-standard"), wide)
    yield line + "".join(_right(head, size) for head, size in zip(heads, widths, strict=True))
    for judged in results.judged:
        counts = judged.counts()
        cells = [
            _right(str(counts[verdict]), size) for verdict, size in zip(_ORDER, widths, strict=True)
        ]
        painted = [
            screen.paint(cell, verdict) if counts[verdict] else cell
            for verdict, cell in zip(_ORDER, cells, strict=True)
        ]
        yield padded(_title(judged.standard, screen), wide) + "".join(painted)


def _narrow(results: Results, screen: Screen) -> Iterator[str]:
    for judged in results.judged:
        yield from screen.lines(_title(judged.standard, screen))
        counts = judged.counts()
        said = (f"{MARKS[verdict]} {counts[verdict]}" for verdict in _ORDER)
        yield "  " + "  ".join(said)


def _right(text: str, width: int) -> str:
    return " " * (width - width_of(text)) + text


def _title(standard: Standard, screen: Screen) -> str:
    return safe(standard.title.say(screen.lang) or standard.id)


def _indices(judged: Judged, verdict: Verdict) -> Iterator[int]:
    wanted = CODES.index(verdict)
    return (index for index, code in enumerate(judged.codes) if code == wanted)


def _failed(results: Results, words: Vocabulary, screen: Screen) -> Iterator[str]:
    total = results.counts()[Verdict.NOT_MET]
    if not total:
        return
    yield ""
    yield screen.paint(screen.say("report-failed"), Verdict.NOT_MET)
    shown = 0
    for judged in results.judged:
        for index in _indices(judged, Verdict.NOT_MET):
            if shown == MOST_FAILED:
                break
            shown += 1
            line = failed_line(
                judged.finding(index), _title(judged.standard, screen), words, screen.lang
            )
            yield from screen.lines(f"{MARKS[Verdict.NOT_MET]} {line}")
    if total > shown:
        yield from screen.lines("  " + screen.say("report-rest", count=total - shown))


def failed_line(finding: Finding, title: str, words: Vocabulary, lang: str) -> str:
    """Return a finding that is not met in one line: value, requirement, and what would do."""
    subject = _subject(finding, words, lang)
    if finding.requirement is None:
        line = sentence("report-line-plain", lang, {"title": title, "subject": subject})
        failed = sum(part.verdict is Verdict.NOT_MET for part in finding.parts)
        if finding.parts:
            counts = {"count": len(finding.parts), "failed": failed}
            line += sentence("report-parts", lang, counts)
        return line + _waiver(finding, lang)
    line = sentence(
        "report-line",
        lang,
        {
            "title": title,
            "subject": subject,
            "value": show_value(finding.value, finding.unit, finding.requirement, lang),
            "requirement": show_requirement(finding.requirement, lang, words.title),
        },
    )
    gap = finding.shortfall
    if gap is not None:
        change = show_number(abs(gap.change), gap.unit, lang)
        params = {"field": words.title(gap.field, lang), "change": change}
        line += sentence("report-more" if gap.change > 0 else "report-less", lang, params)
    return line + _waiver(finding, lang)


def _waiver(finding: Finding, lang: str) -> str:
    """Return the waiver of a finding, in force or void, as the end of its line."""
    if finding.waiver is None:
        return ""
    code = "report-waiver" if finding.waived else "report-waiver-void"
    one = finding.waiver
    params = {"reason": one.reason, "approver": one.approver, "expires": one.expires.isoformat()}
    return sentence(code, lang, params)


def _subject(finding: Finding, words: Vocabulary, lang: str) -> str:
    stage = words.title(finding.stage, lang) if finding.stage else ""
    kind = words.title(finding.on, lang)
    return " ".join(filter(None, (finding.entity or kind, stage, finding.period)))


def _unknown(
    results: Results, reading: Reading, words: Vocabulary, screen: Screen
) -> Iterator[str]:
    if not results.counts()[Verdict.UNKNOWN]:
        return
    yield ""
    yield screen.paint(screen.say("report-unknown"), Verdict.UNKNOWN)
    doubtful = [judged for judged in results.judged if judged.counts()[Verdict.UNKNOWN]]
    absent = {id(judged): absent_fields(judged.standard, reading) for judged in doubtful}
    yield from _absent(doubtful, absent, words, screen)
    yield from _gaps([one for one in doubtful if not absent[id(one)]], words, screen)


def absent_fields(standard: Standard, reading: Reading) -> tuple[str, ...]:
    """Return the fields that a standard asks for and that no table has as a column."""
    there = {name for table in reading.tables for name in _columns(table)}
    asked = dict.fromkeys(field.name for field in every_field(standard.check))
    return tuple(name for name in asked if name not in there)


def _columns(table: Table) -> Iterable[str]:
    return table.values if isinstance(table, Observed) else table.columns


def _absent(
    doubtful: Iterable[Judged],
    absent: Mapping[int, tuple[str, ...]],
    words: Vocabulary,
    screen: Screen,
) -> Iterator[str]:
    """Return a line for each column that the data lacks, with the standards that ask for it."""
    lacking: dict[str, list[Judged]] = {}
    for judged in doubtful:
        for name in absent[id(judged)]:
            lacking.setdefault(name, []).append(judged)
    ranked = sorted(lacking.items(), key=lambda item: -len(item[1]))
    for name, several in ranked[:MOST_REASONS]:
        line = screen.say(
            "report-no-column",
            field=words.title(name, screen.lang),
            count=sum(judged.counts()[Verdict.UNKNOWN] for judged in several),
            standards=_some(_title(judged.standard, screen) for judged in several),
        )
        yield from screen.lines(f"{MARKS[Verdict.UNKNOWN]} {line}")
    if len(ranked) > MOST_REASONS:
        names = [words.title(name, screen.lang) for name, _ in ranked[MOST_REASONS:]]
        yield from screen.lines("  " + screen.say("report-more-columns", fields=", ".join(names)))


def _gaps(doubtful: Iterable[Judged], words: Vocabulary, screen: Screen) -> Iterator[str]:
    """Return a line for each reason that the rows themselves give, the most frequent first."""
    reasons: dict[str, list[str]] = {}
    left = 0
    for judged in doubtful:
        for looked_at, index in enumerate(_indices(judged, Verdict.UNKNOWN)):
            if looked_at == MOST_LOOKED_AT:
                left += judged.counts()[Verdict.UNKNOWN] - looked_at
                break
            finding = judged.finding(index)
            for reason in dict.fromkeys(
                say(problem.at(NOWHERE), screen.lang, words) for problem in finding.reasons
            ):
                reasons.setdefault(reason, []).append(_subject(finding, words, screen.lang))
    ranked = sorted(reasons.items(), key=lambda item: -len(item[1]))
    for reason, subjects in ranked[:MOST_REASONS]:
        line = screen.say(
            "report-reason-for", reason=reason, count=len(subjects), entities=_some(subjects)
        )
        yield from screen.lines(f"{MARKS[Verdict.UNKNOWN]} {line}")
    rest = max(len(ranked) - MOST_REASONS, 0) + left
    if rest:
        yield from screen.lines("  " + screen.say("report-rest", count=rest))


def _some(names: Iterable[str]) -> str:
    several = list(dict.fromkeys(filter(None, names)))
    text = ", ".join(several[:MOST_NAMED])
    return f"{text} .." if len(several) > MOST_NAMED else text


def _foot(
    results: Results, document: PackDocument, reading: Reading, screen: Screen
) -> Iterator[str]:
    yield ""
    known, ignored = len(reading.understood), len(reading.ignored)
    yield from screen.lines(screen.say("report-columns", known=known, ignored=ignored))
    if ignored:
        headers = ", ".join(column.header for column in reading.ignored)
        yield from screen.lines(screen.say("report-ignored", headers=headers))
    for note in (*results.notes, *reading.notes)[:MOST_REASONS]:
        yield from screen.lines(say(note, screen.lang, document.vocabulary))
    doubtful = [
        _title(standard, screen)
        for standard in document.standards
        if standard.confidence is Confidence.UNVERIFIED
    ]
    if doubtful:
        yield from screen.lines(screen.say("report-unverified", titles=_some(doubtful)))
    if document.pending:
        yield from screen.lines(screen.say("report-pending", count=len(document.pending)))
