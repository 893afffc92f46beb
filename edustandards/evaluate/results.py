"""What evaluation gives back: the verdicts of each standard as columns, and findings on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict

CODES = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET, Verdict.NOT_APPLICABLE)
"""Verdicts as small numbers; in this order `all of` is the smallest code."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts of one standard, one for each entity, stage and period that it was asked of.

    `codes` index `CODES`; `entities`, `stages` and `periods` are as long. `find` makes the finding
    of one position.
    """

    standard: Standard
    codes: Sequence[int]
    entities: Sequence[str]
    stages: Sequence[str]
    periods: Sequence[str]
    find: Callable[[int], Finding]

    def __len__(self) -> int:
        """Return how many entities (and stages, and periods) were asked."""
        return len(self.codes)

    def verdicts(self) -> Iterator[Verdict]:
        """Return the verdicts in the order of the data."""
        return (CODES[code] for code in self.codes)

    def findings(self) -> Iterator[Finding]:
        """Return the findings in the order of the data, made one at a time."""
        return (self.find(index) for index in range(len(self.codes)))

    def counts(self) -> dict[Verdict, int]:
        """Return how often each verdict was given."""
        return {verdict: self.codes.count(code) for code, verdict in enumerate(CODES)}


@dataclass(frozen=True, slots=True)
class Results:
    """All that a pack found in the tables, in the order of the pack and then of the data."""

    judged: tuple[Judged, ...]

    def findings(self) -> Iterator[Finding]:
        """Return every finding, made one at a time."""
        return (finding for one in self.judged for finding in one.findings())

    def counts(self) -> dict[Verdict, int]:
        """Return how often each verdict was given, over all standards."""
        return {
            verdict: sum(one.counts()[verdict] for one in self.judged)
            for verdict in (
                Verdict.MET,
                Verdict.NOT_MET,
                Verdict.UNKNOWN,
                Verdict.NOT_APPLICABLE,
            )
        }
