"""The verdict of a check in a made-up world, by the words of the design and plain fractions.

Written apart from `evaluate`, so that a trial also tries the evaluation.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.relax import relaxed
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.packs.trial.nudge import stands
from edustandards.packs.trial.values import BeyondError, spots_of, truth_of, value_in, value_of
from edustandards.packs.trial.world import OWN, Spot, World
from edustandards.units.convert import factor
from edustandards.units.numbers import round_half_even
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
UNKNOWN, VOID = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
_OPPOSITE = {MET: NOT_MET, NOT_MET: MET, UNKNOWN: UNKNOWN, VOID: VOID}


def verdict_of_standard(standard: Standard, world: World) -> Verdict:
    """Return what a standard must find in a world: unknown where it asks nobody.

    Raises:
        BeyondError: where plain values do not settle it.
    """
    if standard.where is not None:
        holds = truth_of(standard.where, world)
        if holds is not True:
            # With peers at hand it would be asked of one of them.
            if world.rows(world.on):
                raise BeyondError
            return UNKNOWN
    if standard.stages and world.stage not in standard.stages:
        return VOID if world.stage else UNKNOWN
    return verdict_of(standard.check, world)


def verdict_of(check: c.Check, world: World, spot: Spot = OWN) -> Verdict:
    """Return the verdict of a check on what stands at a spot of a world.

    Raises:
        BeyondError: where plain values do not settle it.
    """
    match check:
        case c.Require():
            return _required(check, world, spot)
        case c.Holds(condition):
            return _told(truth_of(condition, world, spot))
        case c.ByStage(cases):
            found = dict(cases).get(world.stage)
            if found is not None:
                return verdict_of(found, world, spot)
            return VOID if world.stage else UNKNOWN
        case c.ByYear():
            return _by_year(check, world, spot)
        case c.Cases(cases):
            for condition, case in cases:
                truth = truth_of(condition, world, spot)
                if truth is None:
                    return UNKNOWN
                if truth:
                    return verdict_of(case, world, spot)
            return VOID
        case c.AllOf(parts):
            return all_of([verdict_of(part, world, spot) for part in parts])
        case c.AnyOf(parts):
            return any_of([verdict_of(part, world, spot) for part in parts])
        case c.Not(part):
            return _OPPOSITE[verdict_of(part, world, spot)]
        case c.AtLeast():
            return _at_least(check, world, spot)
        case c.ForEvery() | c.ShareOf():
            return _over_parts(check, world, spot)
        case c.When(condition, inner):
            truth = truth_of(condition, world, spot)
            if truth is None:
                return UNKNOWN
            return verdict_of(inner, world, spot) if truth else VOID
        case c.Cited(_, inner):
            return verdict_of(inner, world, spot)
        case _:
            assert_never(check)


def _told(truth: bool | None) -> Verdict:
    return UNKNOWN if truth is None else MET if truth else NOT_MET


def all_of(found: Sequence[Verdict]) -> Verdict:
    """Return the verdict of all of several: not met decides, then unknown; void counts for none."""
    for one in (NOT_MET, UNKNOWN, MET):
        if one in found:
            return one
    return VOID


def any_of(found: Sequence[Verdict]) -> Verdict:
    """Return the verdict of any of several: met decides, then unknown; void counts for none."""
    for one in (MET, UNKNOWN, NOT_MET):
        if one in found:
            return one
    return VOID


def _required(check: c.Require, world: World, spot: Spot) -> Verdict:
    requirement, measure = check.requirement, check.measure
    match requirement:
        case c.Level(comparator, level, levels):
            field = measure
            while isinstance(field, m.Named):
                field = field.of
            assert isinstance(field, m.Field), "only a field has a level"
            said = world.cells.get((spot, field.name))
            if said not in levels:
                return UNKNOWN
            return _told(stands(levels.index(str(said)), comparator, levels.index(level)))
        case c.Range(low, high):
            return all_of([_bound(measure, one, check.judge, world, spot) for one in (low, high)])
        case c.Bound():
            return _bound(measure, requirement, check.judge, world, spot)
        case _:
            assert_never(requirement)


def _bound(measure: m.Measure, bound: c.Bound, judge: c.Judge, world: World, spot: Spot) -> Verdict:
    limit = bound.threshold
    if not isinstance(limit, Quantity):
        value = value_of(measure, world, spot)
        other = value_in(limit, unit_of(measure), world, spot)
        if value is None or other is None:
            return UNKNOWN
        return _told(stands(value, bound.comparator, other))
    value = value_in(measure, limit.unit, world, spot)
    if value is None:
        return UNKNOWN
    rounds = judge is c.Judge.ROUNDED and bound.comparator is not m.Comparator.UNEQUAL
    if rounds and limit.places is not None:
        value = round_half_even(value, limit.places)
    return _told(stands(value, bound.comparator, limit.number))


def _by_year(check: c.ByYear, world: World, spot: Spot) -> Verdict:
    year = world.calendar if world.calendar is not None else world.given.today.year
    if check.plan:
        if world.first is None:
            return UNKNOWN
        year = year - world.first + 1
    in_force = [case for first, case in check.cases if first <= year]
    return verdict_of(in_force[-1], world, spot) if in_force else VOID


def _at_least(check: c.AtLeast, world: World, spot: Spot) -> Verdict:
    found = [verdict_of(part, world, spot) for part in check.parts]
    applicable = [one for one in found if one is not VOID]
    if not applicable:
        return VOID
    k = check.k
    if check.counting is c.Counting.APPLICABLE:
        k -= len(found) - len(applicable)
    if applicable.count(MET) + applicable.count(UNKNOWN) < k:
        return NOT_MET
    enough = MET if applicable.count(MET) >= k else UNKNOWN
    if check.others is None:
        return enough
    floors = [verdict_of(relaxed(part, check.others), world, spot) for part in check.parts]
    return all_of([enough, *floors])


def _over_parts(check: c.ForEvery | c.ShareOf, world: World, spot: Spot) -> Verdict:
    spots = spots_of(world, spot, check.entity) or ()
    found = []
    for one in spots:
        truth = True if check.where is None else truth_of(check.where, world, one)
        if truth is None:
            found.append(UNKNOWN)
        elif truth:
            found.append(verdict_of(check.check, world, one))
    if not found:
        return UNKNOWN
    return all_of(found) if isinstance(check, c.ForEvery) else _share(check.bound, found)


def _share(bound: c.Bound, found: Sequence[Verdict]) -> Verdict:
    """Return the verdict on a share: whatever the unknown ones may turn out to be."""
    applicable = [one for one in found if one is not VOID]
    if not applicable:
        return VOID
    assert isinstance(bound.threshold, Quantity), "a share is held against a number"
    limit = bound.threshold.number * factor(bound.threshold.unit, ONE)
    met, unknown = applicable.count(MET), applicable.count(UNKNOWN)
    if unknown and bound.comparator in {m.Comparator.EQUAL, m.Comparator.UNEQUAL}:
        return UNKNOWN
    shares = [Fraction(met + more, len(applicable)) for more in range(unknown + 1)]
    truths = {stands(share, bound.comparator, limit) for share in shares}
    return UNKNOWN if len(truths) > 1 else _told(truths.pop())
