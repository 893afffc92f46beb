"""What two checks may find on the same data, side by side: sets of pairs of verdicts.

To compare two checks is to ask which pairs (before, after) can come about. A set that may be too
large and never too small carries that through any composition: each composition is a function of
the verdicts of its parts, so the pairs of the whole are those functions applied to pairs of parts.
Nothing about order has to be proved node by node: it is read off the set at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

N, U, M, A = range(4)
"""Not met, unknown, met, not applicable: in this order `all of` is the smallest."""

Verdicts: TypeAlias = int
"""A set of verdicts: bit `verdict`."""
Pairs: TypeAlias = int
"""A set of pairs: bit `4 * before + after`."""

ANY: Verdicts = 0b1111
JUDGED: Verdicts = 0b0111
"""What a requirement can be: it applies wherever it is asked."""
NOT_ASKED: Verdicts = 1 << A
UNSURE: Verdicts = 1 << U


def _sum(bits: Iterable[int]) -> int:
    found = 0
    for one in bits:
        found |= one
    return found


def pair(before: int, after: int) -> Pairs:
    """Return the set of one pair."""
    return 1 << (4 * before + after)


def listed(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Return the pairs of a set."""
    return ((at // 4, at % 4) for at in range(16) if pairs >> at & 1)


def single(verdicts: Verdicts) -> Iterator[int]:
    """Return the verdicts of a set."""
    return (one for one in range(4) if verdicts >> one & 1)


def crossed(before: Verdicts, after: Verdicts) -> Pairs:
    """Return all pairs of two sets of verdicts: nothing is known of how they go together.

    >>> sorted(listed(crossed(1 << N | 1 << M, 1 << A)))
    [(0, 3), (2, 3)]
    """
    return _sum(pair(b, a) for b in single(before) for a in single(after))


def alike(verdicts: Verdicts) -> Pairs:
    """Return the pairs of two checks that always agree."""
    return _sum(pair(one, one) for one in single(verdicts))


ALIKE: Pairs = alike(ANY)


def same(pairs: Pairs) -> bool:
    """Tell whether two checks agree whatever the data."""
    return not pairs & ~ALIKE


def before_of(pairs: Pairs) -> Verdicts:
    """Return what the first may find."""
    return _sum(1 << b for b, _ in listed(pairs))


def after_of(pairs: Pairs) -> Verdicts:
    """Return what the second may find."""
    return _sum(1 << a for _, a in listed(pairs))


def turned(pairs: Pairs) -> Pairs:
    """Return the pairs of the opposites of two checks."""
    opposite = (M, U, N, A)
    return _sum(pair(opposite[b], opposite[a]) for b, a in listed(pairs))


def every(one: int, other: int) -> int:
    """Return the verdict of all of two."""
    return min(one, other)


def any_one(one: int, other: int) -> int:
    """Return the verdict of any of two; what does not apply does not count."""
    return max((code for code in (one, other) if code != A), default=A)


def held_up(enough: int, floors: int) -> int:
    """Return the verdict of enough that are met and all above their floors."""
    return enough if enough == A else min(enough, floors)


@lru_cache(maxsize=4096)
def combined(how: Callable[[int, int], int], one: Pairs, other: Pairs) -> Pairs:
    """Return the pairs of a composition of two checks, from those of its parts."""
    return _sum(pair(how(b, d), how(a, e)) for b, a in listed(one) for d, e in listed(other))


def folded(how: Callable[[int, int], int], parts: Iterable[Pairs]) -> Pairs:
    """Return the pairs of a composition of several checks; of none, not applicable."""
    found = pair(A, A)
    for one in parts:
        found = combined(how, found, one)
    return found


def over_some(child: Pairs) -> Pairs:
    """Return the pairs of `for every` from those of one part: there may be any number of them.

    Without any part the verdict is unknown. `child` has what a part that is passed over counts as:
    see `PASSED`.
    """
    found = {(PASSED, PASSED)}
    each = {(b, a) for b in range(5) for a in range(5) if child >> (5 * b + a) & 1}
    while True:
        more = found | {(_with_passed(b, d), _with_passed(a, e)) for b, a in found for d, e in each}
        if more == found:
            break
        found = more
    empty = {PASSED: U}
    return _sum(pair(empty.get(b, b), empty.get(a, a)) for b, a in found)


PASSED = 4
"""The verdict, as it were, of a part that `where` leaves out."""


def child(pairs: Iterable[tuple[int, int]]) -> int:
    """Return a set of pairs that may be `PASSED`, for `over_some`."""
    return _sum(1 << (5 * b + a) for b, a in pairs)


def _with_passed(one: int, other: int) -> int:
    return min(one, other, key=lambda code: (code == PASSED, code))
