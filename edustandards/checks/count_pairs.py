"""Two counts of parts side by side: at least k of these, at least l of those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from edustandards.checks.nodes import Counting
from edustandards.checks.pairs import (
    ANY,
    JUDGED,
    A,
    M,
    N,
    Pairs,
    U,
    Verdicts,
    crossed,
    listed,
    pair,
    single,
)

MOST_PARTS = 60
"""Past so many parts, what differs is not counted out."""

ABSENT = 4
"""The verdict, as it were, of a part that one of the two has not got."""

Part: TypeAlias = int
"""The pairs that a part may come to, `ABSENT` among them: bit `5 * before + after`."""

Choices: TypeAlias = list[tuple[int, int]]
"""The same, pair by pair."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many have to be met, and whether each that does not apply makes it one fewer.

    However few apply, one at least has to be met.
    """

    k: int
    counting: Counting = Counting.ALL


def part_of(pairs: Pairs) -> Part:
    """Return a part that both have."""
    return _part(listed(pairs))


def only_before(verdicts: Verdicts) -> Part:
    """Return a part that only the first has."""
    return _part((one, ABSENT) for one in single(verdicts))


def only_after(verdicts: Verdicts) -> Part:
    """Return a part that only the second has."""
    return _part((ABSENT, one) for one in single(verdicts))


def _part(pairs: Iterable[tuple[int, int]]) -> Part:
    found = 0
    for b, a in pairs:
        found |= 1 << (5 * b + a)
    return found


def _listed(part: Part) -> list[tuple[int, int]]:
    return [divmod(at, 5) for at in range(25) if part >> at & 1]


def counted(before: Count, after: Count, parts: Iterable[Part]) -> Pairs:
    """Return what two counts may find, each of its own parts.

    Whether one can be met where the other is not is told by the most, and the least, that the
    second may count for each number that the first does.
    """
    return _counted(before, after, tuple(sorted(parts)))


@lru_cache(maxsize=4096)
def _counted(before: Count, after: Count, sorted_parts: tuple[Part, ...]) -> Pairs:
    parts = [_listed(part) for part in sorted_parts]
    if before == after and all(b == a for part in parts for b, a in part):
        return _alike(parts)
    if len(parts) > MOST_PARTS:
        return crossed(ANY, ANY)
    pairs = crossed(1 << U, JUDGED) | crossed(JUDGED, 1 << U)
    turned = [[(a, b) for b, a in part] for part in parts]
    pairs |= pair(U, A) if _applies_alone(parts) else 0
    pairs |= pair(A, U) if _applies_alone(turned) else 0
    for b in (N, M, A):
        for a in (N, M, A):
            ways = ((one, two) for one in _ways(before, b) for two in _ways(after, a))
            if any(_possible(one, two, parts) for one, two in ways):
                pairs |= pair(b, a)
    return pairs


def _applies_alone(parts: Sequence[Choices]) -> bool:
    """Tell whether the first of two may apply where the second does not."""
    left = [[b for b, a in part if a in {A, ABSENT}] for part in parts]
    return all(left) and any(b not in {A, ABSENT} for part in left for b in part)


def _alike(parts: Sequence[Choices]) -> Pairs:
    applies = any(code != A for part in parts for code, _ in part)
    never = all((A, A) in part for part in parts)
    found = sum(pair(one, one) for one in (N, U, M)) if applies else 0
    return found | (pair(A, A) if never else 0)


Aim: TypeAlias = tuple[Count, int]
"""A count, and the verdict that it is to come to."""


def _ways(count: Count, verdict: int) -> tuple[Aim, ...]:
    """Return the ways to come to a verdict: not met is also where nothing that applies is met."""
    if verdict == N and count.counting is Counting.APPLICABLE:
        return (count, N), (Count(1), N)
    return ((count, verdict),)


def _possible(before: Aim, after: Aim, parts: Sequence[Choices]) -> bool:
    """Tell whether two counts may come to two verdicts, none of them unknown, together."""
    # Of the first so many counted, and whether any bore each out: the extremes of the second.
    wants_most = after[1] == M
    best: dict[tuple[int, bool, bool], int] = {(0, False, False): 0}
    for part in parts:
        choices = [(b, a) for b, a in part if _fits(b, before[1]) and _fits(a, after[1])]
        moved: dict[tuple[int, bool, bool], int] = {}
        for (count, one, other), reached in best.items():
            for b, a in choices:
                key = (
                    count + _counts(b, before),
                    one or _bears_out(b, before),
                    other or _bears_out(a, after),
                )
                total = reached + _counts(a, after)
                known = moved.get(key)
                if known is None or (total > known if wants_most else total < known):
                    moved[key] = total
        best = moved
    return any(
        _comes_to(before, count, borne_out=one) and _comes_to(after, reached, borne_out=other)
        for (count, one, other), reached in best.items()
    )


def _fits(code: int, aim: int) -> bool:
    """Tell whether a part with a verdict leaves the aim open: nothing applies only where none."""
    return aim != A or code in {A, ABSENT}


def _counts(code: int, aim: Aim) -> int:
    """Return whether a part counts as met; for not met, what is unknown counts too."""
    count, verdict = aim
    if code == A:
        return int(count.counting is Counting.APPLICABLE)
    return int(code == M or (code == U and verdict == N))


def _bears_out(code: int, aim: Aim) -> bool:
    """Tell whether a part is one that its aim cannot do without: one that applies, or is met."""
    return code == M if aim[1] == M else code not in {A, ABSENT}


def _comes_to(aim: Aim, counted: int, *, borne_out: bool) -> bool:
    count, verdict = aim
    if verdict == A:
        return not borne_out
    return borne_out and (counted >= count.k if verdict == M else counted < count.k)
