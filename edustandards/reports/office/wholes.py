"""Which kinds are judged as parts of which: schools of counties, schools of cities."""

from __future__ import annotations

from edustandards.reports.run.kin import above
from edustandards.reports.run.run import Run


def wholes(run: Run) -> tuple[tuple[str, str], ...]:
    """Return the kinds that were judged, each with a kind that its entities are part of."""
    pairs = dict.fromkeys(
        (judged.standard.on, parent)
        for judged in run.results.judged
        for parent in above(run.reading, run.words, judged.standard.on)
    )
    return tuple(pairs)
