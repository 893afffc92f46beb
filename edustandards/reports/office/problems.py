"""The data's own problems, one a line: doubts, why verdicts are unknown, notes of the reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from edustandards.checks.explain import MARKS, say
from edustandards.checks.standard import Confidence
from edustandards.checks.verdict import Verdict
from edustandards.reports.consistency import hangs, said
from edustandards.reports.office.scribe import spot
from edustandards.reports.run.run import Run
from edustandards.reports.run.undecided import Undecided, undecided
from edustandards.tables.consistency.doubt import Doubt, Severity
from edustandards.where import NOWHERE
from edustandards.wording import sentence

MOST_NAMED = 20
"""How many entities, cells or verdicts one problem names; the rest are counted."""

_SEVERITIES = {
    Severity.ERROR: "doubt-error",
    Severity.WARNING: "doubt-warning",
    Severity.NOTE: "doubt-note",
}


class Told(NamedTuple):
    """A problem of the data in words: what it is, whom it concerns, where, what hangs on it."""

    kind: str
    said: str
    about: str
    cells: str
    times: int
    hanging: str


def problems(run: Run, lang: str) -> Iterator[Told]:
    """Return the problems, those on which verdicts hang first."""
    yield from sorted(
        (_doubt(one, run, lang) for one in run.doubts or ()), key=lambda one: not one.hanging
    )
    yield from _unknown(undecided(run), run, lang)
    note = sentence("office-note", lang, {})
    for one in (*run.results.notes, *run.reading.notes):
        yield Told(note, say(one.at(NOWHERE), lang, run.words), "", spot(one.where), 1, "")
    ignored = sentence("office-ignored", lang, {})
    for column in run.reading.ignored:
        yield Told(ignored, column.header, "", spot(column.place), 1, "")
    unverified = sentence("office-unverified", lang, {})
    for standard in run.document.standards:
        if standard.confidence is Confidence.UNVERIFIED:
            yield Told(unverified, run.title(standard, lang), "", "", 1, "")


def _doubt(doubt: Doubt, run: Run, lang: str) -> Told:
    several = [hangs(one, run.words, lang) for one in doubt.hanging or ()]
    return Told(
        sentence(_SEVERITIES[doubt.severity], lang, {}),
        said(replace(doubt, problem=doubt.problem.at(NOWHERE)), run.document.vocabulary, lang),
        some(doubt.entities, len(doubt.entities), lang),
        some(map(spot, doubt.cells), doubt.count, lang),
        doubt.count,
        some(several, len(several), lang),
    )


def _unknown(found: Undecided, run: Run, lang: str) -> Iterator[Told]:
    kind = f"{MARKS[Verdict.UNKNOWN]} {sentence('verdict-unknown', lang, {})}"
    for one in found.columns:
        titles = [run.title(standard, lang) for standard in one.standards]
        params = {
            "field": run.words.title(one.field, lang),
            "count": one.count,
            "standards": some(titles, len(titles), lang),
        }
        yield Told(kind, sentence("report-no-column", lang, params), "", "", one.count, "")
    for reason in found.reasons:
        names = (
            subject.say(run.words, lang) or run.words.title(on, lang)
            for on, subject in reason.subjects
        )
        count = len(reason.subjects)
        about = some(names, count, lang)
        yield Told(kind, say(reason.problem, lang, run.words), about, "", count, "")
    if found.left_out:
        rest = sentence("office-left-out", lang, {"count": found.left_out})
        yield Told(kind, rest, "", "", found.left_out, "")


def some(texts: Iterable[str], count: int, lang: str) -> str:
    """Return the first of several texts side by side, and how many more there are.

    >>> some("abc", 40, "en")
    'a, b, c +37'
    """
    shown = [text for text in islice(texts, MOST_NAMED) if text]
    rest = count - len(shown)
    return ("、" if lang == "zh" else ", ").join(shown) + (
        f" +{rest}" if shown and rest > 0 else ""
    )
