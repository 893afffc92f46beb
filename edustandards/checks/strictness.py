"""Which of two checks asks more: decided for all data at once, or said not to be decidable.

`after` is stricter than `before` if, whatever the data, it never goes up where both can judge:
from not met to met, from either to not being asked. So whoever meets a stricter check never fails
the earlier one. The comparison follows both checks node by node and gathers which verdicts they
may find side by side (see `pairs`); where it cannot follow, anything may be found.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from edustandards.checks import nodes as c
from edustandards.checks import pairs as p
from edustandards.checks.among_pairs import for_every, share_of
from edustandards.checks.asked import check_with_where
from edustandards.checks.case_pairs import by_case
from edustandards.checks.composition import all_of, any_of, as_requirement, cases_of
from edustandards.checks.condition_pairs import truths
from edustandards.checks.found import Found, by_spot
from edustandards.checks.part_pairs import counts, several
from edustandards.checks.place import (
    ANYWHERE,
    Always,
    Side,
    Spot,
    inwards,
    settled,
    spots,
)
from edustandards.checks.possible import may_find
from edustandards.checks.relation import (
    Change,
    Flip,
    Order,
    Relation,
    Step,
    What,
    order_of,
    relation,
)
from edustandards.checks.requirement_pairs import held
from edustandards.checks.speaks import by_stage
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict

MOST_SPOTS = 500
"""Past so many stages or years they are not compared one by one."""

__all__ = ["Order", "Relation", "compare", "compare_standards"]


def compare(before: c.Check, after: c.Check) -> Relation:
    """Return how a check stands to an earlier one, on any entity and any data.

    If it is equal or stricter, whatever it finds met the earlier one never finds not met.
    """
    found = _compare(before, after, ANYWHERE)
    return relation(found.pairs, found.changes)


def compare_standards(before: Standard, after: Standard) -> Relation:
    """Return how a standard stands to an earlier one, with whom they are asked of.

    Standards of different kinds of entity, or of which one only is asked stage by stage, are asked
    of different rows of the same data and cannot be compared; what differs in what they ask is told
    all the same.
    """
    one, other = check_with_where(before), check_with_where(after)
    found = _compare(one, other, ANYWHERE)
    if before.on != after.on:
        kinds = Change(What.KIND, before.on, after.on, Order.INCOMPARABLE)
        return relation(p.crossed(p.ANY, p.ANY), (kinds, *found.changes))
    if by_stage(one) is not by_stage(other):
        rows = Change(What.ROWS, before.check, after.check, Order.INCOMPARABLE)
        return relation(p.crossed(p.ANY, p.ANY), (rows, *found.changes))
    return relation(found.pairs, found.changes)


def _compare(before: Side, after: Side, spot: Spot) -> Found:
    """Return what may be found at a spot; differences that come to nothing are left out."""
    if before == after:
        return Found(p.alike(may_find(before, spot)))
    one, other = settled(before, spot), settled(after, spot)
    if one == other:
        return Found(p.alike(may_find(one, spot)))
    found = _split(one, other, spot) or _together(one, other, spot)
    if p.same(found.pairs):
        return Found(found.pairs)
    if not found.changes:
        return Found(found.pairs, (_other(one, other, order_of(found.pairs)),))
    return found


def _split(before: Side, after: Side, spot: Spot) -> Found | None:
    """Return what may be found stage by stage, or year by year, where that is to be told apart."""
    among = spots(before, after, spot)
    if among is None:
        return None
    if len(among) > MOST_SPOTS:
        return Found(p.crossed(may_find(before, spot), may_find(after, spot)))
    pairs = 0
    told: list[tuple[Step, tuple[Change, ...]]] = []
    for at, step in among:
        found = _compare(before, after, at)
        pairs |= found.pairs
        if step is not None:
            told.append((step, found.changes))
    return Found(pairs, by_spot(told))


def _other(before: Side, after: Side, order: Order) -> Change:
    """Return a difference that has no better name."""
    one, other = (None if isinstance(side, Always) else side for side in (before, after))
    if one is None or other is None:
        return Change(What.ADDED if one is None else What.REMOVED, one, other, order)
    return Change(What.OTHER, one, other, order)


def _together(before: Side, after: Side, spot: Spot) -> Found:
    """Return what two sides may find of which neither is told apart by stage or year."""
    if isinstance(before, Always) or isinstance(after, Always):
        return Found(p.crossed(may_find(before, spot), may_find(after, spot)))
    if isinstance(before, c.Not) is not isinstance(after, c.Not):
        one, other = _inwards(before), _inwards(after)
        if (one, other) != (before, after):
            return _compare(one, other, spot)
    match before, after:
        case c.Require(), c.Require():
            return _required(before, after)
        case c.Holds(b), c.Holds(a):
            pairs = truths(b, a)
            return Found(pairs, (Change(What.CONDITION, b, a, order_of(pairs)),))
        case c.Not(b), c.Not(a):
            inner = _compare(b, a, spot)
            changes = (_turned(one) for one in inner.changes)
            return Found(p.turned(inner.pairs), tuple(changes))
        case c.ForEvery(), c.ForEvery():
            return for_every(before, after, spot, _compare)
        case c.ShareOf(), c.ShareOf():
            return share_of(before, after, spot, _compare)
        case (c.Cases() | c.When(), _) | (_, c.Cases() | c.When()):
            return by_case(cases_of(before), cases_of(after), spot, _compare)
        case (c.AtLeast(), _) | (_, c.AtLeast()) | (c.AllOf(), c.AnyOf()) | (c.AnyOf(), c.AllOf()):
            return _counts(before, after, spot)
        case (c.AllOf(), _) | (_, c.AllOf()):
            parts = all_of(before, after), all_of(after, before)
            return several(*parts, p.every, spot, _compare)
        case (c.AnyOf(), _) | (_, c.AnyOf()):
            return several(any_of(before), any_of(after), p.any_one, spot, _compare)
        case _:
            return _otherwise(before, after, spot)


# What the other parts have to reach is compared as a copy of them: counts in counts come up again.
@lru_cache(maxsize=1024)
def _counts(before: c.Check, after: c.Check, spot: Spot) -> Found:
    return counts(before, after, spot, _compare)


def _otherwise(before: c.Check, after: c.Check, spot: Spot) -> Found:
    """Return what may be found of two checks of different kinds, in another form if there is."""
    one, other = as_requirement(before), as_requirement(after)
    if (one, other) != (before, after):
        return _compare(one, other, spot)
    return Found(p.crossed(may_find(before, spot), may_find(after, spot)))


def _inwards(check: c.Check) -> c.Check:
    return (inwards(check) or check) if isinstance(check, c.Not) else check


def _turned(change: Change) -> Change:
    """Return a change as it tells on the opposite of where it stands."""
    opposite = {Order.STRICTER: Order.LOOSER, Order.LOOSER: Order.STRICTER}
    verdicts = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}
    flips = tuple(
        Flip(one.interval, verdicts[one.before], verdicts[one.after]) for one in change.flips
    )
    order = change.order
    if change.what not in {What.ADDED, What.REMOVED}:
        order = opposite.get(order, order)
    return replace(change, order=order, flips=flips)


def _required(before: c.Require, after: c.Require) -> Found:
    found = held(before, after)
    what = What.REQUIREMENT if found.alike else What.FORMULA
    order = order_of(found.pairs)
    change = Change(what, before, after, order, flips=found.flips, unit=found.unit)
    return Found(found.pairs, (change,))
