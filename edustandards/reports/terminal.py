"""The report on a terminal: what was found, what is not met, what is unknown and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from edustandards.checks.explain import MARKS, say
from edustandards.checks.finding import Finding
from edustandards.checks.show import show_requirement
from edustandards.checks.shown import show_number, show_value
from edustandards.checks.standard import Confidence, Standard
from edustandards.checks.verdict import Verdict
from edustandards.measures.vocabulary import Vocabulary
from edustandards.reports.consistency import doubt_lines
from edustandards.reports.heading import heading
from edustandards.reports.run.run import Run
from edustandards.reports.run.shortfalls import failures
from edustandards.reports.run.tally import ORDER, tally
from edustandards.reports.run.undecided import NoColumn, Undecided, undecided
from edustandards.reports.screen import Screen
from edustandards.reports.summary import summary_line
from edustandards.reports.width import padded, safe, width_of
from edustandards.wording import sentence

Counts: TypeAlias = tuple[Standard, Mapping[Verdict, int]]
"""A standard, and how often it has each verdict."""

MOST_FAILED = 20
MOST_REASONS = 12
MOST_NAMED = 4


def terminal_report(run: Run, screen: Screen) -> Iterator[str]:
    """Return the lines of the report, none wider than the screen."""
    yield from _head(run, screen)
    yield ""
    yield from counts_table([(one.standard, one.counts()) for one in run.results.judged], screen)
    yield from _failed(run, screen)
    yield from _unknown(run, screen)
    yield from _foot(run, screen)
    if run.doubts:
        yield from doubt_lines(run.doubts, run.document, screen)


def _head(run: Run, screen: Screen) -> Iterator[str]:
    yield from heading(run.document, screen, run.as_of)
    counts = tally(run)
    yield from screen.lines(summary_line(run, screen))
    if counts.waived:
        yield from screen.lines(screen.say("report-waived", count=counts.waived))
    if not counts.decided:
        yield from screen.lines(screen.say("report-nothing"))


def counts_table(counted: Sequence[Counts], screen: Screen) -> Iterator[str]:
    """Return the lines of a table of standards, each with how often it has each verdict."""
    heads = [screen.say(f"verdict-{verdict.value}") for verdict in ORDER]
    widths = [max(width_of(head), 7) + 2 for head in heads]
    wide = max(screen.width - sum(widths), 12)
    if wide + sum(widths) > screen.width:
        yield from _narrow(counted, screen)
        return
    wide = min(
        wide, max([width_of(_title(standard, screen)) + 2 for standard, _ in counted] + [12])
    )
    line = padded(screen.say("report-standard"), wide)
    yield line + "".join(_right(head, size) for head, size in zip(heads, widths, strict=True))
    for standard, counts in counted:
        cells = [
            _right(str(counts[verdict]), size) for verdict, size in zip(ORDER, widths, strict=True)
        ]
        painted = [
            screen.paint(cell, verdict) if counts[verdict] else cell
            for verdict, cell in zip(ORDER, cells, strict=True)
        ]
        yield padded(_title(standard, screen), wide) + "".join(painted)


def _narrow(counted: Sequence[Counts], screen: Screen) -> Iterator[str]:
    for standard, counts in counted:
        yield from screen.lines(_title(standard, screen))
        said = (f"{MARKS[verdict]} {counts[verdict]}" for verdict in ORDER)
        yield "  " + "  ".join(said)


def _right(text: str, width: int) -> str:
    return " " * (width - width_of(text)) + text


def _title(standard: Standard, screen: Screen) -> str:
    return safe(standard.title.say(screen.lang) or standard.id)


def _failed(run: Run, screen: Screen) -> Iterator[str]:
    """Return what is not met, the largest gap first: those that need the most are named first."""
    total = tally(run).not_met
    if not total:
        return
    yield ""
    yield screen.paint(screen.say("report-failed"), Verdict.NOT_MET)
    for one in islice(failures(run).worst(), MOST_FAILED):
        title = _title(one.standard, screen)
        within = run.whole(one.judged, one.index)
        line = failed_line(one.finding, title, run.words, screen.lang, within=within)
        yield from screen.lines(f"{MARKS[Verdict.NOT_MET]} {line}")
    if total > MOST_FAILED:
        yield from screen.lines("  " + screen.say("report-rest", count=total - MOST_FAILED))


def failed_line(
    finding: Finding,
    title: str,
    words: Vocabulary,
    lang: str,
    *,
    alone: bool = False,
    within: str = "",
) -> str:
    """Return a finding that is not met in one line: value, requirement, and what would do.

    Where it stands `alone`, an entity without a name is not spoken of by its kind. `within` is what
    the entity is part of, where its name does not tell who it is.
    """
    subject = "" if alone and not finding.entity else _subject(finding, words, lang)
    subject = f"{within} {subject}" if within else subject
    if finding.requirement is None:
        code = "report-line-plain" if subject else "report-line-plain-alone"
        line = sentence(code, lang, {"title": title, "subject": subject})
        failed = sum(part.verdict is Verdict.NOT_MET for part in finding.parts)
        if finding.parts:
            counts = {"count": len(finding.parts), "failed": failed}
            line += sentence("report-parts", lang, counts)
        return line + _waiver(finding, lang)
    line = sentence(
        "report-line" if subject else "report-line-alone",
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


def _unknown(run: Run, screen: Screen) -> Iterator[str]:
    if not tally(run).unknown:
        return
    yield ""
    yield screen.paint(screen.say("report-unknown"), Verdict.UNKNOWN)
    found = undecided(run)
    yield from _absent(found.columns, run.document.vocabulary, screen)
    yield from _gaps(found, run.document.vocabulary, screen)


def _absent(columns: Sequence[NoColumn], words: Vocabulary, screen: Screen) -> Iterator[str]:
    """Return a line for each column that the data lacks, with the standards that ask for it."""
    for one in columns[:MOST_REASONS]:
        line = screen.say(
            "report-no-column",
            field=words.title(one.field, screen.lang),
            count=one.count,
            standards=_some(_title(standard, screen) for standard in one.standards),
        )
        yield from screen.lines(f"{MARKS[Verdict.UNKNOWN]} {line}")
    if len(columns) > MOST_REASONS:
        names = [words.title(one.field, screen.lang) for one in columns[MOST_REASONS:]]
        yield from screen.lines("  " + screen.say("report-more-columns", fields=", ".join(names)))


def _gaps(found: Undecided, words: Vocabulary, screen: Screen) -> Iterator[str]:
    """Return a line for each reason that the rows themselves give, the most frequent first."""
    for one in found.reasons[:MOST_REASONS]:
        reason = say(one.problem, screen.lang, words)
        names = [
            subject.say(words, screen.lang) or words.title(kind, screen.lang)
            for kind, subject in one.subjects
        ]
        line = screen.say(
            "report-reason-for", reason=reason, count=len(names), entities=_some(names)
        )
        yield from screen.lines(f"{MARKS[Verdict.UNKNOWN]} {line}")
    rest = max(len(found.reasons) - MOST_REASONS, 0) + found.left_out
    if rest:
        yield from screen.lines("  " + screen.say("report-rest", count=rest))


def _some(names: Iterable[str]) -> str:
    several = list(dict.fromkeys(filter(None, names)))
    text = ", ".join(several[:MOST_NAMED])
    return f"{text} .." if len(several) > MOST_NAMED else text


def column_lines(known: int, ignored: Sequence[str], screen: Screen) -> Iterator[str]:
    """Return how many columns were understood, and which were not."""
    yield from screen.lines(screen.say("report-columns", known=known, ignored=len(ignored)))
    if ignored:
        yield from screen.lines(screen.say("report-ignored", headers=", ".join(ignored)))


def _foot(run: Run, screen: Screen) -> Iterator[str]:
    document, reading = run.document, run.reading
    yield ""
    headers = [column.header for column in reading.ignored]
    yield from column_lines(len(reading.understood), headers, screen)
    for note in (*run.results.notes, *reading.notes)[:MOST_REASONS]:
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
