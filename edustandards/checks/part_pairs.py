"""Two compositions side by side: all of, any of, at least so many of some parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.checks import pairs as p
from edustandards.checks.composition import Counted, count_of, id_of, same_subject, step_to
from edustandards.checks.count_pairs import counted, only_after, only_before, part_of
from edustandards.checks.found import Comparing, Found, under
from edustandards.checks.matching import matched
from edustandards.checks.place import NOTHING, Always, Side, Spot, settled
from edustandards.checks.possible import may_find
from edustandards.checks.relation import Change, Order, What, order_of
from edustandards.checks.relax import relaxed


def several(
    before: Sequence[c.Check],
    after: Sequence[c.Check],
    how: Callable[[int, int], int],
    spot: Spot,
    compare: Comparing,
) -> Found:
    """Return what may be found of compositions, from their parts."""
    found = []
    changes: list[Change] = []
    # What is not asked at the spot has no say.
    here = [[part for part in parts if settled(part, spot) != NOTHING] for parts in (before, after)]
    together = matched(here[0], here[1], [id_of], _same_subject(spot))
    for place, (b, a) in enumerate(together, 1):
        if b is not None and a is not None:
            one = compare(b, a, spot)
            found.append(one.pairs)
            changes += _in_part(b, place, one)
            continue
        gone = p.crossed(may_find(b or NOTHING, spot), may_find(a or NOTHING, spot))
        found.append(gone)
        order = order_of(p.combined(how, p.alike(p.JUDGED), gone))
        changes.append(_added_or_removed(b, a, place, order))
    return Found(p.folded(how, found), tuple(changes))


def _same_subject(spot: Spot) -> Callable[[c.Check, c.Check], bool]:
    def same(one: c.Check, other: c.Check) -> bool:
        mine, theirs = settled(one, spot), settled(other, spot)
        if isinstance(mine, Always) or isinstance(theirs, Always):
            return False
        return same_subject(mine, theirs)

    return same


def _in_part(part: c.Check, place: int, found: Found) -> Iterator[Change]:
    step = step_to(part, place)
    return (under(step, one) for one in found.changes)


def _added_or_removed(
    before: c.Check | None, after: c.Check | None, place: int, order: Order
) -> Change:
    what = What.ADDED if before is None else What.REMOVED
    part = before or after
    assert part is not None, "one of two is there"
    step = step_to(part, place)
    return Change(what, before, after, order, path=(step,))


def counts(before: c.Check, after: c.Check, spot: Spot, compare: Comparing) -> Found:
    """Return what may be found of two counts of parts."""
    one, other = count_of(before), count_of(after)
    parts, floors = [], []
    changes: list[Change] = []
    together = matched(one.parts, other.parts, [id_of], _same_subject(spot))
    for place, (b, a) in enumerate(together, 1):
        if b is not None and a is not None:
            found = compare(b, a, spot)
            parts.append(part_of(found.pairs))
            changes += _in_part(b, place, found)
        else:
            part = (
                only_after(may_find(a, spot))
                if a is not None
                else only_before(may_find(b or NOTHING, spot))
            )
            parts.append(part)
            rest = [part_of(p.alike(p.JUDGED))] * (max(len(one.parts), len(other.parts)) - 1)
            order = order_of(counted(one.count, other.count, [*rest, part]))
            changes.append(_added_or_removed(b, a, place, order))
        lower, higher = _floor(b, one.others), _floor(a, other.others)
        floors.append(compare(lower, higher, spot).pairs)
    enough = counted(one.count, other.count, parts)
    pairs = p.combined(p.held_up, enough, p.folded(p.every, floors))
    return Found(pairs, (*_count_changed(before, after, one, other), *changes))


def _floor(part: c.Check | None, others: Fraction | None) -> Side:
    """Return what a part that may fail still has to reach; nothing where nothing is asked."""
    return NOTHING if part is None or others is None else relaxed(part, others)


def _count_changed(
    before: c.Check, after: c.Check, one: Counted, other: Counted
) -> tuple[Change, ...]:
    """Return how the count itself differs, its parts apart."""
    if (one.count, one.others) == (other.count, other.others):
        return ()
    alike = [part_of(p.alike(p.JUDGED))] * max(len(one.parts), len(other.parts))
    pairs = counted(one.count, other.count, alike)
    lower, higher = one.others or 0, other.others or 0
    if lower != higher:
        moved = p.pair(p.M, p.N) if higher > lower else p.pair(p.N, p.M)
        pairs = p.combined(p.every, pairs, p.alike(p.JUDGED) | moved)
    return (Change(What.COUNT, before, after, order_of(pairs)),)
