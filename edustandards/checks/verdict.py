"""The four verdicts, and Kleene's logic over them with `not_applicable` neutral.

Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64: the strong tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum


class Verdict(Enum):
    """What is concluded of one standard on one entity; it refuses to be used as a truth value."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    def __bool__(self) -> bool:
        """Refuse: four verdicts do not fit into two truth values."""
        raise TypeError("a verdict is not true or false; compare it: verdict is Verdict.MET")


def all_of(parts: Iterable[Verdict]) -> Verdict:
    """Return not_met if any is, else unknown if any is, else met; not_applicable parts are neutral.

    >>> all_of([Verdict.MET, Verdict.NOT_APPLICABLE])
    <Verdict.MET: 'met'>
    """
    return _first(set(parts), (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET))


def any_of(parts: Iterable[Verdict]) -> Verdict:
    """Return met if any is, else unknown, else not_met; not_applicable parts are neutral."""
    return _first(set(parts), (Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET))


def not_(part: Verdict) -> Verdict:
    """Return the verdict with met and not_met swapped."""
    return _OPPOSITE.get(part, part)


def at_least(k: int, parts: Iterable[Verdict]) -> Verdict:
    """Return met once k are met, not_met once even the unknowns cannot reach k, else unknown."""
    counts = Counter(parts)
    if counts.total() == counts[Verdict.NOT_APPLICABLE]:
        return Verdict.NOT_APPLICABLE
    if counts[Verdict.MET] >= k:
        return Verdict.MET
    within_reach = counts[Verdict.MET] + counts[Verdict.UNKNOWN] >= k
    return Verdict.UNKNOWN if within_reach else Verdict.NOT_MET


def known(truth: bool | None) -> Verdict:
    """Return met for true, not_met for false, unknown for None."""
    if truth is None:
        return Verdict.UNKNOWN
    return Verdict.MET if truth else Verdict.NOT_MET


_OPPOSITE = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}


def _first(found: set[Verdict], order: tuple[Verdict, ...]) -> Verdict:
    return next((verdict for verdict in order if verdict in found), Verdict.NOT_APPLICABLE)
