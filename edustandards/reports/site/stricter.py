"""Who asks more of the same thing: requirements of all packs in one unit, the strictest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from typing import TypeAlias

from edustandards.checks import nodes as c
from edustandards.checks.relation import Order
from edustandards.checks.strictness import compare
from edustandards.measures.nodes import Comparator
from edustandards.reports.site.asks import Ask
from edustandards.reports.site.shelf import Listed
from edustandards.units.convert import dimension, factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit

_FLOORS = {Comparator.AT_LEAST, Comparator.MORE}
_CEILINGS = {Comparator.AT_MOST, Comparator.LESS}


@dataclass(frozen=True, slots=True)
class Held:
    """A limit among others of its kind: `number` in the unit of the first, and its rank from 1."""

    listed: Listed
    ask: Ask
    bound: c.Bound
    number: Fraction
    rank: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """Limits of one stage that can be compared, the strictest first, in one unit."""

    stage: str
    unit: Unit
    held: tuple[Held, ...]


def ranked(several: Sequence[tuple[Listed, Ask]]) -> Iterator[Ranked]:
    """Return the limits on one measure by stage, those from below and those from above apart.

    What is stricter is decided by the comparison of checks, not by the numbers as printed.
    """
    limits = [
        (stage, (listed, ask, bound, threshold))
        for listed, ask in several
        for bound, threshold in _limits(ask.require.requirement)
        for stage in ((ask.stage,) if ask.stage else listed.standard.stages or ("",))
    ]
    for stage in dict.fromkeys(stage for stage, _ in limits):
        of_stage = [one for its, one in limits if its == stage]
        for side in (_FLOORS, _CEILINGS):
            found = [one for one in of_stage if one[2].comparator in side]
            if found:
                yield _ranked(stage, found)


_Limit: TypeAlias = tuple[Listed, Ask, c.Bound, Quantity]


def _ranked(stage: str, found: Sequence[_Limit]) -> Ranked:
    unit = found[0][3].unit
    alike = [one for one in found if dimension(one[3].unit) == dimension(unit)]
    alike.sort(key=cmp_to_key(_by_strictness))
    held: list[Held] = []
    for at, (listed, ask, bound, threshold) in enumerate(alike):
        before = held[-1] if held else None
        same = before is not None and not _stricter(before.ask, before.bound, ask, bound)
        rank = before.rank if before is not None and same else at + 1
        held.append(Held(listed, ask, bound, threshold.number * factor(threshold.unit, unit), rank))
    return Ranked(stage, unit, tuple(held))


def _limits(requirement: c.Requirement) -> Iterator[tuple[c.Bound, Quantity]]:
    match requirement:
        case c.Bound(threshold=Quantity() as threshold):
            yield requirement, threshold
        case c.Range(low, high):
            yield from _limits(low)
            yield from _limits(high)
        case _:
            return


def _by_strictness(one: _Limit, other: _Limit) -> int:
    return _stricter(one[1], one[2], other[1], other[2])


def _stricter(one: Ask, bound: c.Bound, other: Ask, its: c.Bound) -> int:
    before = c.Require(one.require.measure, bound, one.require.judge)
    after = c.Require(other.require.measure, its, other.require.judge)
    order = compare(before, after).order
    return {Order.LOOSER: -1, Order.STRICTER: 1}.get(order, 0)
