"""Which part of one composition answers to which of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

MOST_TRIED = 40
"""Past so many parts without an equal, places alone decide."""


def matched(
    before: Sequence[T], after: Sequence[T], *ways: Callable[[T, T], bool]
) -> list[tuple[T | None, T | None]]:
    """Return parts in pairs, in the order of the first: equal ones, then by each of some ways.

    What is left on both sides goes by its place; what is left on one side only has no partner.

    >>> matched("ab", "bxy")
    [('a', 'x'), ('b', 'b'), (None, 'y')]
    """
    partner: dict[int, int] = {}
    free = dict.fromkeys(range(len(after)))
    for number, way in enumerate((lambda one, other: one == other, *ways)):
        left = [at for at in range(len(before)) if at not in partner]
        if number and min(len(left), len(free)) > MOST_TRIED:
            break
        for at in left:
            found = next((it for it in free if way(before[at], after[it])), None)
            if found is not None:
                partner[at] = found
                del free[found]
    left = [at for at in range(len(before)) if at not in partner]
    for at, it in zip(left, list(free), strict=False):
        partner[at] = it
        del free[it]
    pairs: list[tuple[T | None, T | None]] = [
        (one, after[partner[at]] if at in partner else None) for at, one in enumerate(before)
    ]
    return pairs + [(None, after[it]) for it in free]
