"""Which part of one composition answers to which of another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

MOST_TRIED = 40
"""Past so many parts without a partner they are not tried one against one."""


def matched(
    before: Sequence[T],
    after: Sequence[T],
    keys: Sequence[Callable[[T], Hashable | None]] = (),
    alike: Callable[[T, T], bool] | None = None,
) -> list[tuple[T | None, T | None]]:
    """Return parts in pairs, in the order of the first.

    Equal ones go together, then those with the same of some keys (None is no key), then those that
    are `alike`. What is left on both sides goes by its place; the rest has no partner.

    >>> matched("ab", "bxy")
    [('a', 'x'), ('b', 'b'), (None, 'y')]
    """
    partner: dict[int, int] = {}
    free = dict.fromkeys(range(len(after)))
    itself: Callable[[T], Hashable | None] = _itself
    for key in (itself, *keys):
        waiting: dict[Hashable, list[int]] = {}
        for it in reversed(free):
            if (found := key(after[it])) is not None:
                waiting.setdefault(found, []).append(it)
        for at in _left(before, partner):
            if waiting.get(key(before[at])):
                partner[at] = waiting[key(before[at])].pop()
                del free[partner[at]]
    left = _left(before, partner)
    if alike is not None and max(len(left), len(free)) <= MOST_TRIED:
        for at in left:
            like = (it for it in free if alike(before[at], after[it]))
            if (found_at := next(like, None)) is not None:
                partner[at] = found_at
                del free[found_at]
    for at, it in zip(_left(before, partner), list(free), strict=False):
        partner[at] = it
        del free[it]
    pairs: list[tuple[T | None, T | None]] = [
        (one, after[partner[at]] if at in partner else None) for at, one in enumerate(before)
    ]
    return pairs + [(None, after[it]) for it in free]


def _itself(part: Hashable) -> Hashable:
    return part


def _left(before: Sequence[T], partner: dict[int, int]) -> list[int]:
    return [at for at in range(len(before)) if at not in partner]
