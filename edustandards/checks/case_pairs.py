"""Two tables of cases side by side: what is asked where the first condition that holds differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edustandards.checks import nodes as c
from edustandards.checks import pairs as p
from edustandards.checks.composition import CaseOf
from edustandards.checks.condition_pairs import reach_where, stepped_by, truths
from edustandards.checks.found import Comparing, Found, by_spot, under
from edustandards.checks.place import NOTHING, Spot
from edustandards.checks.possible import may_find
from edustandards.checks.reach import EVERYTHING, Reach, regions, shared, without
from edustandards.checks.relation import Change, Order, Step, Turn, What, order_of
from edustandards.measures import nodes as m


def by_case(
    before: Sequence[CaseOf], after: Sequence[CaseOf], spot: Spot, compare: Comparing
) -> Found:
    """Return what may be found of two tables of cases, each asking its first that holds."""
    on_both = len(before) == len(after)
    if on_both and all(p.same(truths(b, a)) for (b, _), (a, _) in zip(before, after, strict=True)):
        return _in_turn(before, after, spot, compare)
    steps = _steps(before, after)
    if steps is None:
        return _in_turn(before, after, spot, compare)
    return _on_steps(before, after, steps, spot, compare)


def _steps(before: Sequence[CaseOf], after: Sequence[CaseOf]) -> m.Measure | None:
    """Return the formula that all conditions hold against numbers, if it is one alone."""
    conditions = [one for one, _ in (*before, *after) if one is not None]
    of = stepped_by(conditions[0])
    if of is None or any(reach_where(one, of) is None for one in conditions):
        return None
    return of


def _on_steps(
    before: Sequence[CaseOf],
    after: Sequence[CaseOf],
    of: m.Measure,
    spot: Spot,
    compare: Comparing,
) -> Found:
    """Return what may be found on each piece of the line that tables of steps cut."""
    sides = [_first_reaches(cases, of) for cases in (before, after)]
    pairs = 0
    told: list[tuple[Step, tuple[Change, ...]]] = []
    for interval, lies in regions([*sides[0], *sides[1]]):
        held_by = lies[: len(before)], lies[len(before) :]
        checks = [
            cases[which.index(True)][1] if True in which else NOTHING
            for cases, which in zip((before, after), held_by, strict=True)
        ]
        found = compare(checks[0], checks[1], spot)
        pairs |= found.pairs
        told.append((Step(Turn.CASE, measure=of, interval=interval), found.changes))
    unsure = [_unless_told(cases, spot) for cases in (before, after)]
    return Found(pairs | p.crossed(*unsure), by_spot(told))


def _unless_told(cases: Sequence[CaseOf], spot: Spot) -> p.Verdicts:
    """Return what cases may find where the value of the steps is not known."""
    [(condition, check), *_] = cases
    return may_find(check, spot) if condition is None else p.UNSURE


def _first_reaches(cases: Sequence[CaseOf], of: m.Measure) -> list[Reach]:
    """Return for which values each case is the first that holds."""
    found: list[Reach] = []
    left: Reach = EVERYTHING
    for condition, _ in cases:
        holds = EVERYTHING if condition is None else reach_where(condition, of)
        assert holds is not None, "all conditions are on the steps"
        found.append(shared(holds, left))
        left = without(left, holds)
    return found


def _in_turn(
    before: Sequence[CaseOf], after: Sequence[CaseOf], spot: Spot, compare: Comparing
) -> Found:
    """Return what may be found where cases are gone through one by one on both sides."""
    pairs = 0
    changes: list[Change] = []
    several = max(len(before), len(after)) > 1
    for at in range(min(len(before), len(after))):
        (b, check), (a, other) = before[at], after[at]
        holds, apart = truths(b, a), 0
        for one, its in p.listed(holds):
            if one == its == p.M:
                found = compare(check, other, spot)
                pairs |= found.pairs
                changes += _in_case(b or a if several else None, found)
            elif (one, its) != (p.N, p.N):
                rest = _rest(before[at + 1 :], spot), _rest(after[at + 1 :], spot)
                apart |= p.crossed(
                    _then(one, check, rest[0], spot), _then(its, other, rest[1], spot)
                )
        pairs |= apart
        if not p.same(holds):
            changes.append(Change(What.CONDITION, b, a, order_of(apart)))
        if not holds & p.pair(p.N, p.N):
            return Found(pairs, tuple(changes))
    left = before[len(after) :], after[len(before) :]
    changes += _left(left[0], Order.LOOSER)
    changes += _left(left[1], Order.STRICTER)
    return Found(pairs | p.crossed(_rest(left[0], spot), _rest(left[1], spot)), tuple(changes))


def _left(cases: Sequence[CaseOf], order: Order) -> Iterator[Change]:
    """Return the cases that one side has got beyond those of the other."""
    for condition, check in cases:
        step = Step(Turn.CASE, condition=condition)
        if order is Order.STRICTER:
            yield Change(What.ADDED, None, check, order, path=(step,))
        else:
            yield Change(What.REMOVED, check, None, order, path=(step,))


def _then(truth: int, check: c.Check, rest: p.Verdicts, spot: Spot) -> p.Verdicts:
    """Return what may be found of a case whose condition is true, false or unknown."""
    if truth == p.U:
        return p.UNSURE
    return may_find(check, spot) if truth == p.M else rest


def _rest(cases: Sequence[CaseOf], spot: Spot) -> p.Verdicts:
    """Return what may be found of the cases that are left."""
    found = p.NOT_ASKED
    for _, check in cases:
        found |= may_find(check, spot) | p.UNSURE
    return found


def _in_case(condition: m.Condition | None, found: Found) -> Iterator[Change]:
    if condition is None:
        return iter(found.changes)
    step = Step(Turn.CASE, condition=condition)
    return (under(step, one) for one in found.changes)
