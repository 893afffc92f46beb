"""A finding as one message of a build server: how grave, in which words, at which cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edustandards.checks.explain import say
from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.results import Judged
from edustandards.reports.run.run import Run
from edustandards.reports.run.shortfalls import positions
from edustandards.reports.run.tally import subject_at
from edustandards.reports.terminal import failed_line
from edustandards.where import NOWHERE, Place
from edustandards.wording import sentence

MOST_CELLS = 8


@dataclass(frozen=True, slots=True)
class Told:
    """A finding that is not met or unknown: its standard, its message, the cells it rests on."""

    standard: Standard
    finding: Finding
    message: str
    places: tuple[Place, ...]


def told(run: Run, lang: str) -> Iterator[Told]:
    """Return what is not met, then what is unknown, each in the order of pack and data."""
    for verdict in (Verdict.NOT_MET, Verdict.UNKNOWN):
        for judged in run.results.judged:
            for index in positions(judged, verdict):
                finding = judged.finding(index)
                said = message(run, judged, index, finding, lang)
                yield Told(judged.standard, finding, said, places_of(finding))


def message(run: Run, judged: Judged, index: int, finding: Finding, lang: str) -> str:
    """Return a finding in one line: what is wanting, or why it is not known."""
    title, words = run.title(judged.standard, lang), run.document.vocabulary
    if finding.verdict is not Verdict.UNKNOWN:
        return failed_line(finding, title, words, lang, within=run.whole(judged, index))
    reasons = dict.fromkeys(say(one.at(NOWHERE), lang, words) for one in finding.reasons)
    return sentence(
        "report-unknown-line",
        lang,
        {
            "title": title,
            "subject": subject(run, judged, index, lang),
            "reasons": ("；" if lang == "zh" else "; ").join(reasons),
        },
    )


def subject(run: Run, judged: Judged, index: int, lang: str) -> str:
    """Return whom a finding speaks of; the kind of entity where it has no name."""
    words = run.document.vocabulary
    who = subject_at(run, judged, index).say(words, lang)
    return who or words.title(judged.standard.on, lang)


def places_of(finding: Finding) -> tuple[Place, ...]:
    """Return the cells that a finding rests on or that are to blame, the first few."""
    found = [one.where for one in finding.reasons] + [one.place for one in finding.evidence]
    return tuple(dict.fromkeys(one for one in found if one.file))[:MOST_CELLS]
