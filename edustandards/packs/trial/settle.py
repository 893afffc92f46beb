"""A world in which a check comes out as wanted: for the parts beside the one looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.fields import bounds_of, every_field
from edustandards.checks.verdict import Verdict
from edustandards.measures import nodes as m
from edustandards.packs.trial.lay import held, spots_made
from edustandards.packs.trial.rows import row_counts
from edustandards.packs.trial.solve import Edge, edges
from edustandards.packs.trial.values import BeyondError
from edustandards.packs.trial.verdicts import MET, NOT_MET, VOID, verdict_of
from edustandards.packs.trial.world import OWN, Spot, World
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE

MOST_TRIES = 12
MOST_SHARED = 24
FEW_SIZES = (Fraction(1), Fraction(10))
OPPOSITE = {MET: NOT_MET, NOT_MET: MET}


def settled(check: c.Check, want: Verdict, world: World, spot: Spot = OWN) -> World | None:
    """Return a world in which a check is met, or not met, as wanted; None where none was found.

    What the world holds already stays as it is.
    """
    names = world.once(check, "names", lambda: {one.name for one in every_field(check)})
    seen = tuple((cell, value) for cell, value in world.cells.items() if cell[1] in names)
    rows = tuple((kind, world.rows(kind)) for kind in world.kinds())
    times = (world.stage, world.year, world.period, world.first_year, world.today)
    key = (want, spot, times, seen, rows, tuple(world.references.items()))
    found: World | None = world.once(check, key, lambda: _settled(check, want, world, spot))
    if found is None or found is world:
        return found
    return replace(found, cells={**world.cells, **found.cells})


def _settled(check: c.Check, want: Verdict, world: World, spot: Spot) -> World | None:
    names = world.once(check, "names", lambda: {one.name for one in every_field(check)})
    seen = {cell: value for cell, value in world.cells.items() if cell[1] in names}
    try:
        for found in islice(_tries(check, want, world, spot), MOST_TRIES):
            if verdict_of(check, found, spot) is want:
                new = {cell: v for cell, v in found.cells.items() if cell not in world.cells}
                return replace(found, cells={**seen, **new})
    except BeyondError:
        return None
    return None


def _tries(check: c.Check, want: Verdict, world: World, spot: Spot) -> Iterator[World]:
    yield world
    match check:
        case c.Require():
            yield from around(check, world, spot)
        case c.Holds(condition):
            found = held(condition, want is MET, world, spot)
            if found is not None:
                yield found
        case c.ByStage(cases):
            for stage, case in cases:
                if world.stage in {"", stage}:
                    yield from _one(case, want, replace(world, stage=stage), spot)
        case c.ByYear(cases, plan):
            for year, case in cases:
                dated = in_year(world, year, plan=plan)
                if dated is not None:
                    yield from _one(case, want, dated, spot)
        case c.Cases(cases):
            for at, (_, case) in enumerate(cases):
                chosen = in_case(cases, at, world, spot)
                if chosen is not None:
                    yield from _one(case, want, chosen, spot)
        case c.AllOf(parts) | c.AnyOf(parts):
            yield from _several(parts, want, world, spot, all_=isinstance(check, c.AllOf))
        case c.Not(part):
            yield from _one(part, OPPOSITE[want], world, spot)
        case c.AtLeast(k, parts):
            yield from _counted(parts, k if want is MET else k - 1, world, spot)
        case c.ForEvery():
            yield from _every(check, want, world, spot)
        case c.ShareOf():
            yield from _share(check, world, spot)
        case c.When(condition, inner):
            found = held(condition, True, world, spot)
            if found is not None:
                yield from _one(inner, want, found, spot)
        case c.Cited(_, inner):
            yield from _one(inner, want, world, spot)
        case _:
            assert_never(check)


def _one(check: c.Check, want: Verdict, world: World, spot: Spot) -> Iterator[World]:
    found = settled(check, want, world, spot)
    if found is not None:
        yield found


def around(check: c.Require, world: World, spot: Spot) -> Iterator[World]:
    """Return worlds on both sides of what a requirement asks, the nearest first."""
    requirement = check.requirement
    if isinstance(requirement, c.Level):
        for level in requirement.levels:
            made = with_level(check, level, world, spot)
            if made is not None:
                yield made
        return
    for bound in bounds_of(requirement):
        for group in islice(edges(check.measure, bound, world, spot, FEW_SIZES), 4):
            near = [edge for edge in group if not edge.outsiders]
            yield from (edge.world for edge in sorted(near, key=_far))


def _far(edge: Edge) -> int:
    return abs(edge.side)


def with_level(check: c.Require, level: str, world: World, spot: Spot) -> World | None:
    """Return a world in which the field of a requirement has a level; None if it has another."""
    field = check.measure
    while isinstance(field, m.Named):
        field = field.of
    assert isinstance(field, m.Field), "only a field has a level"
    cell = (spot, field.name)
    return None if cell in world.cells else world.put(cell, level)


def in_year(world: World, year: int, *, plan: bool) -> World | None:
    """Return a world in a year of the plan, or of the calendar; None if it is in another."""
    if plan:
        if world.year in {None, year} and world.period is None and year >= 1:
            return replace(world, year=year)
        return None
    if world.period in {None, year} and world.year is None:
        return replace(world, period=year)
    return None


def in_case(
    cases: tuple[tuple[m.Condition, c.Check], ...], at: int, world: World, spot: Spot
) -> World | None:
    """Return a world in which one case is taken, those before it are not."""
    found: World | None = held(cases[at][0], True, world, spot)
    for condition, _ in cases[:at]:
        found = None if found is None else held(condition, False, found, spot)
    return found


def _several(
    parts: tuple[c.Check, ...], want: Verdict, world: World, spot: Spot, *, all_: bool
) -> Iterator[World]:
    # All of is met where all are; any of is not met where none is.
    if all_ is (want is MET):
        found = all_settled(parts, want, world, spot)
        if found is not None:
            yield found
        return
    for part in parts:
        one = settled(part, want, world, spot)
        if one is None:
            continue
        # One is enough to decide; the others are left open.
        yield one


def all_settled(
    parts: tuple[c.Check, ...], want: Verdict, world: World, spot: Spot
) -> World | None:
    """Return a world in which every one of several checks comes out as wanted."""
    found: World | None = world
    for part in parts:
        found = None if found is None else settled(part, want, found, spot)
    return found


def _counted(parts: tuple[c.Check, ...], k: int, world: World, spot: Spot) -> Iterator[World]:
    found = with_count(parts, k, world, spot)
    if found is not None:
        yield found
    # Each part is tried among those that are not met.
    for at in range(len(parts)):
        turned = (*parts[at:], *parts[:at])
        other = with_count(turned, k, world, spot)
        if other is not None:
            yield other


def with_count(parts: tuple[c.Check, ...], k: int, world: World, spot: Spot) -> World | None:
    """Return a world in which the first `k` of several are met and the others are not."""
    found = all_settled(parts[:k], MET, world, spot)
    return None if found is None else all_settled(parts[k:], NOT_MET, found, spot)


def _every(check: c.ForEvery, want: Verdict, world: World, spot: Spot) -> Iterator[World]:
    spots = spots_made(world, spot, check.entity, "")
    found: World | None = world
    for at, one in enumerate(spots):
        verdict = want if at == 0 else MET
        found = None if found is None else part_settled(check, verdict, found, one)
    if found is not None:
        yield found


def part_settled(
    check: c.ForEvery | c.ShareOf, want: Verdict, world: World, spot: Spot
) -> World | None:
    """Return a world in which one part is asked and comes out as wanted."""
    found = settled(check.check, want, world, spot)
    if found is not None and check.where is not None:
        found = held(check.where, True, found, spot)
    return found


def _share(check: c.ShareOf, world: World, spot: Spot) -> Iterator[World]:
    for _, made in shares(check, world, spot):
        yield made


def shares(check: c.ShareOf, world: World, spot: Spot) -> Iterator[tuple[Fraction, World]]:
    """Return worlds with the share of parts that are met at the limit, and beside it."""
    assert isinstance(check.bound.threshold, Quantity), "a share is held against a number"
    limit = check.bound.threshold
    at = limit.number * factor(limit.unit, ONE)
    for count in row_counts(limit, at):
        if count > MOST_SHARED:
            continue
        middle = int(at * count)
        for met in (middle, middle - 1, middle + 1):
            made = _with_share(check, world, spot, count, met) if 0 <= met <= count else None
            if made is not None:
                yield Fraction(met, count) - at, made


def _with_share(check: c.ShareOf, world: World, spot: Spot, count: int, met: int) -> World | None:
    spots = spots_made(world, spot, check.entity, "", count)
    if len(spots) != count:
        return None
    found: World | None = world
    for at, one in enumerate(spots):
        verdict = MET if at < met else NOT_MET
        found = None if found is None else part_settled(check, verdict, found, one)
    return found


def void(check: c.Check, world: World, spot: Spot = OWN) -> World | None:
    """Return a world in which a check does not apply, where its own nodes can say so."""
    match check:
        case c.When(condition):
            found = held(condition, False, world, spot)
        case c.ByStage(cases):
            named = {stage for stage, _ in cases}
            other = next((one for one in world.words.stages if one not in named), "")
            found = replace(world, stage=other) if other and world.stage == "" else None
        case _:
            return None
    try:
        return found if found is not None and verdict_of(check, found, spot) is VOID else None
    except BeyondError:
        return None
