"""Which verdicts of a standard none of its examples comes to."""

from __future__ import annotations

from collections.abc import Iterable

from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.packs.trial.voids import ALWAYS, applies


def unreached(standard: Standard, found: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return the verdicts that a standard can come to and that are not among those found.

    One that asks the same of everybody always applies.
    """
    seen = set(found)
    possible = [Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN]
    if standard.stages or applies(standard.check) != ALWAYS:
        possible.append(Verdict.NOT_APPLICABLE)
    return tuple(one for one in possible if one not in seen)
