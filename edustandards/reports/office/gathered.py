"""One pass over all findings: each becomes a row, and what other sheets show of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from edustandards.checks.verdict import Verdict
from edustandards.reports.office.numbers import nearest
from edustandards.reports.office.scribe import Row, Scribe, effort_of

MOST_SHORTFALLS = 20_000
"""How many findings the sheet of shortfalls shows, the smallest steps; findings have them all."""

MOST_OF_STANDARD = 500
"""How many findings the sheet of one standard shows; the worst come first."""

_RANKS = {Verdict.NOT_MET: 0, Verdict.UNKNOWN: 1, Verdict.MET: 2, Verdict.NOT_APPLICABLE: 3}


@dataclass(slots=True)
class Least:
    """The rows with the smallest keys of very many, no more than `most`; the rest are counted."""

    most: int
    seen: int = 0
    _rows: list[tuple[tuple[float, float, int], Row]] = field(default_factory=list)
    _end: tuple[float, float, int] | None = None

    def add(self, rank: float, size: float, row: Row) -> None:
        """Take up a row, if it is among the least so far; of equals the first ones."""
        key = (rank, size, self.seen)
        self.seen += 1
        if self._end is not None and key >= self._end:
            return
        self._rows.append((key, row))
        if len(self._rows) > self.most + self.most // 4:
            self._cut()

    def rows(self) -> list[Row]:
        """Return the rows in order."""
        self._cut()
        return [row for _, row in self._rows]

    @property
    def left_out(self) -> int:
        """Return how many rows were seen that are not kept."""
        return max(self.seen - self.most, 0)

    def _cut(self) -> None:
        self._rows.sort(key=lambda one: one[0])
        if len(self._rows) > self.most:
            del self._rows[self.most :]
            self._end = self._rows[-1][0]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is kept of the findings: those that are not met, and the worst of some standards."""

    shortfalls: Least
    standards: dict[int, Least]


def gather(scribe: Scribe, kept: Gathered) -> Iterator[Row]:
    """Return every finding as a row, in the order of pack and data; `kept` is filled meanwhile."""
    for at, judged in enumerate(scribe.run.results.judged):
        own = kept.standards.get(at)
        for index, finding in enumerate(judged.findings()):
            row = scribe.row_of(judged, index, finding)
            failed = finding.verdict is Verdict.NOT_MET
            effort = effort_of(finding) if failed else None
            if failed:
                kept.shortfalls.add(effort is None, effort or 0.0, row)
            if own is not None:
                relative = finding.relative_margin
                near = 0.0 if relative is None else nearest(relative) or 0.0
                own.add(_RANKS[finding.verdict], near if effort is None else -effort, row)
            yield row
