"""The counts of a run in one line, the same in every report for people."""

from __future__ import annotations

from edustandards.reports.run.run import Run
from edustandards.reports.run.tally import tally
from edustandards.reports.screen import Screen


def summary_line(run: Run, screen: Screen) -> str:
    """Return how often each verdict was given, in one line."""
    counts = tally(run)
    numbers = {verdict.value: count for verdict, count in counts.counts()}
    return screen.say("report-summary", total=counts.total, **numbers)
