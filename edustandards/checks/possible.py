"""Which verdicts a check may find at all."""

from __future__ import annotations

from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.pairs import JUDGED, NOT_ASKED, UNSURE, M, N, Verdicts
from edustandards.checks.place import ANYWHERE, Always, Side, Spot, settled


def may_find(side: Side, spot: Spot) -> Verdicts:
    """Return the verdicts that a side may find at a spot, as far as its shape tells; never too few.

    >>> may_find(c.ByStage(()), ANYWHERE) == NOT_ASKED | UNSURE
    True
    """
    side = settled(side, spot)
    match side:
        case Always(verdict):
            return 1 << verdict
        case c.Require() | c.Holds():
            return JUDGED
        case c.ByStage() | c.ByYear() | c.Cases():
            found = NOT_ASKED | UNSURE
            for _, case in side.cases:
                found |= may_find(case, spot)
            return found
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            return _of_parts([may_find(part, spot) for part in parts], side)
        case c.Not(part):
            found = may_find(part, spot)
            swapped = (found & 1 << N and 1 << M) | (found & 1 << M and 1 << N)
            return found & ~(1 << N | 1 << M) | swapped
        case c.ForEvery(check=part):
            return may_find(part, ANYWHERE) | UNSURE
        case c.ShareOf(check=part):
            return JUDGED | may_find(part, ANYWHERE) & NOT_ASKED
        case c.When(_, part):
            return may_find(part, spot) | NOT_ASKED | UNSURE
        case c.Cited(_, part):
            return may_find(part, spot)
        case _:
            assert_never(side)


def _of_parts(parts: list[Verdicts], check: c.AllOf | c.AnyOf | c.AtLeast) -> Verdicts:
    found, never = 0, NOT_ASKED
    for one in parts:
        found |= one
        never &= one
    if isinstance(check, c.AtLeast) and found & ~NOT_ASKED:
        found |= JUDGED
    return found & ~NOT_ASKED | never
