"""Two checks on parts of an entity side by side: for every class, for a share of the schools."""

from __future__ import annotations

from edustandards.checks import nodes as c
from edustandards.checks import pairs as p
from edustandards.checks.condition_pairs import truths
from edustandards.checks.found import Comparing, Found, under
from edustandards.checks.place import ANYWHERE, Spot
from edustandards.checks.possible import may_find
from edustandards.checks.relation import Change, Order, Step, Turn, What, order_of
from edustandards.checks.requirement_pairs import held, same_bounds, shares
from edustandards.checks.speaks import by_stage
from edustandards.measures import nodes as m


def for_every(before: c.ForEvery, after: c.ForEvery, spot: Spot, compare: Comparing) -> Found:
    """Return what two checks on every part may find: of which parts, and what of each."""
    if before.entity != after.entity or by_stage(before.check) is not by_stage(after.check):
        return Found(p.crossed(may_find(before, spot), may_find(after, spot)))
    inner = compare(before.check, after.check, ANYWHERE)
    among = truths(before.where, after.where)
    step = Step(Turn.EVERY, before.entity)
    changes = [under(step, one) for one in inner.changes]
    if not p.same(among):
        order = order_of(_of_each(among, p.alike(p.JUDGED)))
        changes.insert(0, _population(before.where, after.where, order, (step,)))
    return Found(_of_each(among, inner.pairs), tuple(changes))


def _population(
    before: m.Condition | None, after: m.Condition | None, order: Order, path: tuple[Step, ...]
) -> Change:
    return Change(What.CONDITION, before, after, order, path=path)


def _of_each(among: p.Pairs, inner: p.Pairs) -> p.Pairs:
    """Return what `for every` may find, from whom it asks and what it finds of one."""
    seen: set[tuple[int, int]] = set()
    for picks, takes in p.listed(among):
        for b, a in p.listed(inner):
            seen.add((_picked(picks, b), _picked(takes, a)))
    return p.over_some(p.child(seen))


def _picked(where: int, verdict: int) -> int:
    if where == p.M:
        return verdict
    return p.PASSED if where == p.N else p.U


def share_of(before: c.ShareOf, after: c.ShareOf, spot: Spot, compare: Comparing) -> Found:
    """Return what two shares of parts may find: which share is greater, and which limit."""
    strangers = p.crossed(may_find(before, spot), may_find(after, spot))
    same_rows = before.entity == after.entity
    if not same_rows or by_stage(before.check) is not by_stage(after.check):
        return Found(strangers)
    step = Step(Turn.EVERY, before.entity)
    if not p.same(truths(before.where, after.where)):
        change = _population(before.where, after.where, Order.INCOMPARABLE, (step,))
        return Found(strangers, (change,))
    inner = compare(before.check, after.check, ANYWHERE)
    changes = tuple(under(step, one) for one in inner.changes)
    if not same_bounds(before.bound, after.bound):
        changes = (_bound_changed(before.bound, after.bound), *changes)
    if any((b == p.A) is not (a == p.A) for b, a in p.listed(inner.pairs)):
        return Found(strangers, changes)
    signs = {0}
    signs |= {1} if inner.pairs & p.pair(p.M, p.N) else set()
    signs |= {-1} if inner.pairs & p.pair(p.N, p.M) else set()
    moved = frozenset(signs)
    pairs = shares(before.bound, after.bound, moved, alike=p.same(inner.pairs))
    never = p.pair(p.A, p.A) & p.crossed(may_find(before, spot), may_find(after, spot))
    return Found(pairs | never, changes)


def _bound_changed(before: c.Bound, after: c.Bound) -> Change:
    found = held(c.Require(_SHARE, before), c.Require(_SHARE, after))
    order = order_of(found.pairs)
    return Change(What.SHARE, before, after, order, flips=found.flips, unit=found.unit)


_SHARE = m.Field("share")
