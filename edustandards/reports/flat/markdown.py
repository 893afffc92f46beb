"""The report as Markdown, for documents, issues and comments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from edustandards.checks.explain import MARKS, say
from edustandards.checks.verdict import Verdict
from edustandards.reports.consistency import doubt_lines
from edustandards.reports.heading import heading
from edustandards.reports.md import plain, row
from edustandards.reports.run.run import Run
from edustandards.reports.run.shortfalls import failures
from edustandards.reports.run.tally import ORDER, Tally, tally, tally_of
from edustandards.reports.run.undecided import undecided
from edustandards.reports.screen import Screen
from edustandards.reports.summary import summary_line
from edustandards.reports.terminal import failed_line

MOST_FAILED = 50
MOST_REASONS = 20
WIDE = 100_000


def markdown_report(run: Run, lang: str) -> Iterator[str]:
    """Return the report as lines of Markdown: summary, what is not met, what is unknown, doubts.

    Source: the table and escape rules of GitHub Flavored Markdown.
    """
    screen = Screen(lang, WIDE)
    title, *identity = heading(run.document, screen, run.as_of)
    yield f"# {plain(title)}"
    yield ""
    yield from map(plain, identity)
    yield ""
    yield from _summary(run, screen)
    yield from _failed(run, screen)
    yield from _unknown(run, screen)
    yield from _doubts(run, screen)


def _summary(run: Run, screen: Screen) -> Iterator[str]:
    whole = tally(run)
    yield f"**{plain(summary_line(run, screen))}**"
    if whole.waived:
        yield ""
        yield plain(screen.say("report-waived", count=whole.waived))
    if not whole.decided:
        yield ""
        yield plain(screen.say("report-nothing"))
    yield ""
    heads = (f"{MARKS[one]} {screen.say(f'verdict-{one.value}')}" for one in ORDER)
    yield row([screen.say("report-standard"), screen.say("report-clause"), *heads])
    yield "|---|---|" + "--:|" * len(ORDER)
    for judged in run.results.judged:
        standard = judged.standard
        yield row([run.title(standard, screen.lang), standard.clause, *_counts(tally_of(judged))])


def _counts(counts: Tally) -> Iterator[str]:
    return (str(count) for _, count in counts.counts())


def _failed(run: Run, screen: Screen) -> Iterator[str]:
    total = tally(run).not_met
    if not total:
        return
    yield ""
    yield f"## {plain(screen.say('report-failed'))}"
    yield ""
    words = run.document.vocabulary
    for one in islice(failures(run).worst(), MOST_FAILED):
        title = run.title(one.standard, screen.lang)
        within = run.whole(one.judged, one.index)
        line = failed_line(one.finding, title, words, screen.lang, within=within)
        yield f"- {MARKS[Verdict.NOT_MET]} {plain(line)}"
    if total > MOST_FAILED:
        yield f"- {plain(screen.say('report-rest', count=total - MOST_FAILED))}"


def _unknown(run: Run, screen: Screen) -> Iterator[str]:
    if not tally(run).unknown:
        return
    words, found = run.document.vocabulary, undecided(run)
    yield ""
    yield f"## {plain(screen.say('report-unknown'))}"
    yield ""
    for column in found.columns[:MOST_REASONS]:
        titles = ", ".join(run.title(one, screen.lang) for one in column.standards)
        field = words.title(column.field, screen.lang)
        params = {"field": field, "count": column.count, "standards": titles}
        yield f"- {MARKS[Verdict.UNKNOWN]} {plain(screen.say('report-no-column', **params))}"
    for reason in found.reasons[:MOST_REASONS]:
        names = [
            subject.say(words, screen.lang) or words.title(kind, screen.lang)
            for kind, subject in islice(reason.subjects, 4)
        ]
        more = " .." if len(reason.subjects) > len(names) else ""
        told = screen.say(
            "report-reason-for",
            reason=say(reason.problem, screen.lang, words),
            count=len(reason.subjects),
            entities=", ".join(names) + more,
        )
        yield f"- {MARKS[Verdict.UNKNOWN]} {plain(told)}"
    rest = max(len(found.columns) - MOST_REASONS, 0) + max(len(found.reasons) - MOST_REASONS, 0)
    rest += found.left_out
    if rest:
        yield f"- {plain(screen.say('report-rest', count=rest))}"


def _doubts(run: Run, screen: Screen) -> Iterator[str]:
    lines = doubt_lines(run.doubts or (), run.document, screen)
    for at, line in enumerate(one for one in lines if one):
        if not at:
            yield ""
            yield f"## {plain(line)}"
            yield ""
        else:
            yield f"{'  ' if line.startswith(' ') else ''}- {plain(line.strip())}"
