"""Findings as annotations of GitHub: remarks beside the lines of the data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from edustandards.checks.verdict import Verdict
from edustandards.reports.gate.told import told
from edustandards.reports.github import Level, annotation
from edustandards.reports.run.run import Run
from edustandards.reports.screen import Screen
from edustandards.reports.summary import summary_line
from edustandards.where import NOWHERE

MOST_SHOWN = 50
"""How many are written; GitHub itself shows ten of each kind for a step."""


def findings_github(run: Run, lang: str) -> Iterator[str]:
    """Return a line for each of the first findings that are not met or unknown, then the summary.

    What has a waiver in force is a notice, what is unknown a warning.
    """
    for one in islice(told(run, lang), MOST_SHOWN):
        level: Level = "error" if one.finding.verdict is Verdict.NOT_MET else "warning"
        if one.finding.waived:
            level = "notice"
        place = one.places[0] if one.places else NOWHERE
        yield annotation(level, place, run.title(one.standard, lang), one.message)
    yield annotation("notice", NOWHERE, run.document.name, summary_line(run, Screen(lang)))
