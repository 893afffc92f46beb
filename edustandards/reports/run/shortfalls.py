"""What is not met, in the order of what it takes: the smallest step first, or the worst first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from sys import float_info

from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.results import CODES, Judged
from edustandards.reports.run.run import Run
from edustandards.reports.run.shape import is_single

MOST_LOOKED_AT = 50_000
"""How many findings that are not met are looked at; of more, as many of each standard."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A finding that is not met, and how far it is from what is asked.

    `effort` is the distance to the threshold as a share of it, None where there is none: of a
    composition, which takes what its parts take. What would close the gap is worked out with the
    finding, which is made when it is asked for.
    """

    judged: Judged
    index: int
    effort: Fraction | None

    @property
    def standard(self) -> Standard:
        """Return the standard that is not met."""
        return self.judged.standard

    @property
    def finding(self) -> Finding:
        """Return the finding."""
        return self.judged.finding(self.index)


@dataclass(frozen=True, slots=True)
class Failures:
    """What is not met, the smallest effort first; `left_out` were too many to look at."""

    ordered: tuple[Failure, ...]
    left_out: int = 0

    def worst(self) -> Iterator[Failure]:
        """Return the failures with the largest effort first; those without one come last."""
        known = [one for one in self.ordered if one.effort is not None]
        yield from reversed(known)
        yield from (one for one in self.ordered if one.effort is None)


def failures(run: Run, most: int = MOST_LOOKED_AT) -> Failures:
    """Return what is not met in the order of what it takes to close each gap.

    No more than about `most` are looked at; where there are more, the first of each standard.
    """
    failing = [one for one in run.results.judged if one.counts()[Verdict.NOT_MET]]
    left_out = 0
    found: list[Failure] = []
    share = _share([one.counts()[Verdict.NOT_MET] for one in failing], most)
    for judged in failing:
        single = is_single(judged.standard.check)
        for at, index in enumerate(positions(judged, Verdict.NOT_MET)):
            if at == share:
                left_out += judged.counts()[Verdict.NOT_MET] - share
                break
            step = effort(judged.finding(index)) if single else None
            found.append(Failure(judged, index, step))
    found.sort(key=_order)
    return Failures(tuple(found), left_out)


def effort(finding: Finding) -> Fraction | None:
    """Return how far a finding is from what is asked, as a share of it; None of a composition."""
    # A composition takes what its parts take, which are findings of their own as a rule.
    margin = None if finding.requirement is None else finding.relative_margin
    return None if margin is None else abs(margin)


def positions(judged: Judged, verdict: Verdict) -> Iterator[int]:
    """Return the positions of one verdict, in the order of the data."""
    wanted = CODES.index(verdict)
    return (index for index, code in enumerate(judged.codes) if code == wanted)


def _order(one: Failure) -> tuple[float, Fraction]:
    # Floats keep the order of fractions but for ties, and are compared many times as fast.
    if one.effort is None:
        return inf, Fraction(0)
    try:
        return float(one.effort), one.effort
    except OverflowError:
        return float_info.max, one.effort


def _share(counts: list[int], most: int) -> int:
    """Return how many of each may be looked at, so that all together are no more than `most`."""
    left, share = most, 0
    for at, count in enumerate(sorted(counts)):
        share = left // (len(counts) - at)
        if count > share:
            return max(share, 1)
        left -= count
    return max(share, *counts, 1)
