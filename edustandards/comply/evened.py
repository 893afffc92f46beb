"""Groups evened out in whole steps: solved, rounded up, trimmed, and held against limits exactly.

Groups that share no school have nothing to do with each other: each cluster is solved by itself, so
that one county that cannot be helped leaves the plans of the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TypeAlias

from edustandards.comply.bound import proved_total
from edustandards.comply.program import Group, Term, least_total

MOST_TRIES = 12
"""How often limits are tightened a little more, until what was rounded up passes."""


@dataclass(frozen=True, slots=True)
class Evened:
    """Amounts by row, what they come to at least, and the groups that stay uneven."""

    amounts: Mapping[int, Fraction]
    least: Fraction
    uneven: tuple[Group, ...]


def stepped(now: Fraction, amount: Fraction, step: Fraction) -> Fraction:
    """Return the least amount at or above another that is whole steps away from what there is.

    >>> stepped(Fraction(7, 2), Fraction(10), Fraction(2))
    Fraction(23, 2)
    """
    return now + max(ceil((amount - now) / step), 0) * step


def evened(
    now: Mapping[int, Fraction],
    floors: Mapping[int, Fraction],
    groups: Sequence[Group],
    step: Fraction,
) -> Evened:
    """Return amounts over their floors, in whole steps added to what there is now.

    Raises:
        ModuleNotFoundError: where the solver is not installed.
    """
    amounts = dict(floors)
    least = Fraction(0)
    uneven: list[Group] = []
    for cluster in _clusters(groups):
        rows = dict.fromkeys(term.variable for group in cluster for term in group.terms)
        inside = {row: floors[row] for row in rows}
        if all(is_even(group, inside) for group in cluster):
            least += sum(inside.values())
            continue
        found = _cluster(now, inside, cluster, step)
        amounts.update(found.amounts)
        least += found.least
        uneven += found.uneven
    joined = {term.variable for group in groups for term in group.terms}
    least += sum(floor for row, floor in floors.items() if row not in joined)
    return Evened(amounts, least, tuple(uneven))


def is_even(group: Group, amounts: Mapping[int, Fraction]) -> bool:
    """Tell, exactly, whether a coefficient of variation keeps its limit."""
    return _keeps(group, _sums(group, amounts))


def _clusters(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Return groups that share schools together, directly or through others."""
    root = list(range(len(groups)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = at = root[root[at]]
        return at

    first: dict[int, int] = {}
    for at, group in enumerate(groups):
        for term in group.terms:
            root[top(at)] = top(first.setdefault(term.variable, at))
    together: dict[int, list[Group]] = {}
    for at, group in enumerate(groups):
        together.setdefault(top(at), []).append(group)
    yield from together.values()


def _cluster(
    now: Mapping[int, Fraction],
    floors: Mapping[int, Fraction],
    groups: Sequence[Group],
    step: Fraction,
) -> Evened:
    nearest: Mapping[int, Fraction] = floors
    least = sum(floors.values(), Fraction(0))
    for attempt in range(MOST_TRIES):
        tightened = 0.0 if not attempt else 1e-6 * 4**attempt
        found = least_total(floors, groups, tightened)
        if found is None:
            break
        if not attempt:
            least = proved_total(floors, groups, found)
        nearest = {row: _rounded(now[row], floors[row], found.amounts[row], step) for row in floors}
        if all(is_even(group, nearest) for group in groups):
            return Evened(_trimmed(nearest, floors, groups, step), least, ())
    level = _level(now, floors, groups, step)
    if all(is_even(group, level) for group in groups):
        return Evened(level, least, ())
    return Evened(nearest, least, tuple(one for one in groups if not is_even(one, nearest)))


def _rounded(now: Fraction, floor: Fraction, amount: float, step: Fraction) -> Fraction:
    wanted = Fraction(amount)
    # What the solver leaves above the floor by less than a thousandth of a step is noise.
    return floor if wanted <= floor + step / 1000 else stepped(now, wanted, step)


def _level(
    now: Mapping[int, Fraction],
    floors: Mapping[int, Fraction],
    groups: Sequence[Group],
    step: Fraction,
) -> dict[int, Fraction]:
    """Return amounts that lift every school to the highest value of its group: nothing is evener.

    A limit of zero leaves the solver no room, and has no other plan.
    """
    amounts = dict(floors)
    for group in groups:
        top = max(term.slope * amounts[term.variable] + term.base for term in group.terms)
        for term in group.terms:
            if term.slope > 0:
                wanted = stepped(now[term.variable], (top - term.base) / term.slope, step)
                amounts[term.variable] = max(amounts[term.variable], wanted)
    return amounts


def _trimmed(
    amounts: Mapping[int, Fraction],
    floors: Mapping[int, Fraction],
    groups: Sequence[Group],
    step: Fraction,
) -> dict[int, Fraction]:
    """Return amounts without the steps that rounding up added and no limit needs."""
    trimmed = dict(amounts)
    sums = [_sums(group, trimmed) for group in groups]
    parts: dict[int, list[tuple[int, Term]]] = {}
    for at, group in enumerate(groups):
        for term in group.terms:
            parts.setdefault(term.variable, []).append((at, term))
    for row, several in parts.items():
        while trimmed[row] - step >= floors[row]:
            less = {at: _moved(sums[at], term, trimmed[row], -step) for at, term in several}
            if not all(_keeps(groups[at], one) for at, one in less.items()):
                break
            trimmed[row] -= step
            for at, one in less.items():
                sums[at] = one
    return trimmed


_Sums: TypeAlias = tuple[Fraction, Fraction, Fraction]
"""Of weights, of weighted values, of weighted squares."""


def _sums(group: Group, amounts: Mapping[int, Fraction]) -> _Sums:
    values = [(t.weight, t.slope * amounts[t.variable] + t.base) for t in group.terms]
    return (
        sum((weight for weight, _ in values), Fraction(0)),
        sum((weight * value for weight, value in values), Fraction(0)),
        sum((weight * value * value for weight, value in values), Fraction(0)),
    )


def _moved(sums: _Sums, term: Term, amount: Fraction, more: Fraction) -> _Sums:
    """Return the sums of a group once the amount of one of its schools has moved."""
    weights, total, squares = sums
    before = term.slope * amount + term.base
    after = before + term.slope * more
    return (
        weights,
        total + term.weight * (after - before),
        squares + term.weight * (after * after - before * before),
    )


def _keeps(group: Group, sums: _Sums) -> bool:
    weights, total, squares = sums
    left, right = weights * squares, (1 + group.limit * group.limit) * total * total
    return left < right if group.strict else left <= right
