"""What evaluation gives back: the verdicts of each standard as columns, and findings on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from edustandards.checks.finding import Finding, with_leave
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.checks.waiver import Waiver
from edustandards.errors import Problem

CODES = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET, Verdict.NOT_APPLICABLE)
"""Verdicts as small numbers; in this order `all of` is the smallest code."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts of one standard, one for each entity, stage and period that it was asked of.

    `codes` index `CODES`; `entities`, `stages` and `periods` are as long, and so are `wholes`, what
    each entity is part of (the school of a class), or empty where no table says it. `find` makes
    the finding of one position, without its waiver; `waivers` are those granted, in force or not,
    by position, to be judged on `day`.
    """

    standard: Standard
    codes: Sequence[int]
    entities: Sequence[str]
    stages: Sequence[str]
    periods: Sequence[str]
    find: Callable[[int], Finding]
    wholes: Sequence[str] = ()
    waivers: Mapping[int, Waiver] = field(default_factory=dict)
    day: date | None = None

    def __len__(self) -> int:
        """Return how many entities (and stages, and periods) were asked."""
        return len(self.codes)

    def verdicts(self) -> Iterator[Verdict]:
        """Return the verdicts in the order of the data."""
        return (CODES[code] for code in self.codes)

    def findings(self) -> Iterator[Finding]:
        """Return the findings in the order of the data, made one at a time."""
        return (self.finding(index) for index in range(len(self.codes)))

    def finding(self, index: int) -> Finding:
        """Return the finding of one position, with the waiver that speaks of it."""
        found = self.find(index)
        waiver = self.waivers.get(index)
        if waiver is None or self.day is None:
            return found
        return with_leave(found, waiver, waived=waiver.in_force(self.day))

    def waived(self) -> int:
        """Return how many that are not met have a waiver in force."""
        return sum(
            1
            for index, waiver in self.waivers.items()
            if self.day is not None
            and waiver.in_force(self.day)
            and CODES[self.codes[index]] is Verdict.NOT_MET
        )

    def counts(self) -> dict[Verdict, int]:
        """Return how often each verdict was given."""
        return {verdict: self.codes.count(code) for code, verdict in enumerate(CODES)}


@dataclass(frozen=True, slots=True)
class Results:
    """All that a pack found in the tables, in the order of the pack and then of the data.

    `notes` say what was given beside the tables and has found no use.
    """

    judged: tuple[Judged, ...]
    notes: tuple[Problem, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """Return every finding, made one at a time."""
        return (finding for one in self.judged for finding in one.findings())

    def waived(self) -> int:
        """Return how many findings that are not met have a waiver in force."""
        return sum(one.waived() for one in self.judged)

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
