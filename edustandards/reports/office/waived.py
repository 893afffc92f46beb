"""Waivers, one a line: whom they let off what, until when, by whom; the verdict stays."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.evaluate.results import CODES
from edustandards.reports.office.scribe import verdict_words
from edustandards.reports.run.run import Run
from edustandards.wording import sentence

COLUMNS = (
    *("title", "entity", "stage", "period", "verdict", "in-force", "granted", "expires"),
    *("reason", "approver"),
)


def waivers(run: Run, lang: str) -> Iterator[tuple[str, ...]]:
    """Return the waivers that speak of a finding, in force or not, as texts for `COLUMNS`."""
    for judged in run.results.judged:
        for at, waiver in judged.waivers.items():
            holds = judged.day is not None and waiver.in_force(judged.day)
            stage = judged.stages[at]
            yield (
                run.title(judged.standard, lang),
                judged.entities[at],
                run.words.title(stage, lang) if stage else "",
                judged.periods[at],
                verdict_words(CODES[judged.codes[at]], lang),
                sentence("yes" if holds else "no", lang, {}),
                waiver.granted.isoformat(),
                waiver.expires.isoformat(),
                waiver.reason,
                waiver.approver,
            )
