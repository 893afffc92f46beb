"""Worlds in which a verdict hangs on one thing: a limit, a yes, a stage, a part, a condition.

Each node of a check is looked at in turn; what stands beside it is settled so that it decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.relax import relaxed
from edustandards.checks.show import show_requirement
from edustandards.checks.verdict import Verdict
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.packs.trial.at_conditions import at_conditions, terms
from edustandards.packs.trial.at_limits import at_limits
from edustandards.packs.trial.case import SIDES, Case, Found, Gap, within
from edustandards.packs.trial.lay import filled, held, spots_made
from edustandards.packs.trial.settle import (
    all_settled,
    in_case,
    in_year,
    part_settled,
    settled,
    shares,
    void,
    with_count,
)
from edustandards.packs.trial.values import BeyondError
from edustandards.packs.trial.verdicts import MET, NOT_MET
from edustandards.packs.trial.world import OWN, Spot, World
from edustandards.units.quantity import Quantity

MOST_BESIDE = 8
"""How many observations may stand beside those of the part that is looked at."""


def focused(check: c.Check, world: World, spot: Spot = OWN) -> Iterator[Found]:
    """Return worlds about every limit and every other thing that the verdict of a check hangs on.

    What it cites is looked at as a whole: its own limits are its own matter.
    """
    match check:
        case c.Require():
            yield from at_limits(check, world, spot)
        case c.Holds(condition):
            yield from at_conditions(condition, world, spot)
        case c.ByStage(cases):
            yield from _staged(cases, world, spot)
        case c.ByYear():
            yield from _dated(check, world, spot)
        case c.Cases(cases):
            yield from _cases(cases, world, spot)
        case c.AllOf(parts):
            yield from _composed(parts, MET, world, spot)
        case c.AnyOf(parts):
            yield from _composed(parts, NOT_MET, world, spot)
        case c.Not(part):
            yield from focused(part, world, spot)
        case c.AtLeast():
            yield from _at_least(check, world, spot)
        case c.ForEvery() | c.ShareOf():
            yield from _over_parts(check, world, spot)
        case c.When(condition, inner):
            yield from _when(condition, inner, world, spot)
        case c.Cited(id_, inner):
            made = {want: settled(inner, want, world, spot) for want in (MET, NOT_MET)}
            for want, found in made.items():
                if found is not None:
                    yield Case(found, _outcome(want), (id_,))
            if all(found is None for found in made.values()):
                yield Gap("case-gap-large", (id_,))
            yield Case(world, "case-missing", (id_,), further=True)
        case _:
            assert_never(check)


def _outcome(want: Verdict) -> str:
    return "case-met" if want is MET else "case-not-met"


def _staged(cases: tuple[tuple[str, c.Check], ...], world: World, spot: Spot) -> Iterator[Found]:
    for stage, case in cases:
        if world.stage in {"", stage}:
            for one in focused(case, replace(world, stage=stage), spot):
                yield within(one, stage)
    other = void(c.ByStage(cases), world, spot)
    if other is not None:
        yield Case(other, "case-other-stage")


def _dated(check: c.ByYear, world: World, spot: Spot) -> Iterator[Found]:
    years = [year for year, _ in check.cases]
    for at, (year, case) in enumerate(check.cases):
        said = f"year {year}" if check.plan else str(year)
        dated = in_year(world, year, plan=check.plan)
        if dated is None:
            continue
        for one in focused(case, dated, spot):
            yield within(one, said)
        for near in (year - 1, year + 1):
            beside = in_year(world, near, plan=check.plan)
            if near in years or beside is None:
                continue
            for want in (MET, NOT_MET):
                # What is asked the year before says more where it differs.
                for asked in (case, check.cases[at - 1][1] if at else case):
                    made = settled(asked, want, beside, spot)
                    if made is not None:
                        yield Case(made, "case-year", (said, str(near)), further=near > year)
            yield Case(beside, "case-year", (said, str(near)), further=True)


def _cases(
    cases: tuple[tuple[m.Condition, c.Check], ...], world: World, spot: Spot
) -> Iterator[Found]:
    for at, (condition, case) in enumerate(cases):
        said = show_formula(condition)
        chosen = in_case(cases, at, world, spot)
        if chosen is None:
            yield Gap("case-gap-unsolved", (said,))
            continue
        for one in focused(case, chosen, spot):
            yield within(one, said)
        for one in terms(condition, world, spot):
            if isinstance(one, Gap):
                yield within(one, said)
                continue
            yield from _asked(one, [each for _, each in cases], said, spot)


def _asked(case: Case, checks: list[c.Check], said: str, spot: Spot) -> Iterator[Case]:
    """Return a world with each of several checks met and not met in it."""
    for check in checks:
        for want in (MET, NOT_MET):
            made = settled(check, want, case.world, spot)
            if made is not None:
                yield replace(case, world=made, path=(said, *case.path), further=True)
    yield replace(case, path=(said, *case.path), further=True)


def _composed(
    parts: tuple[c.Check, ...], beside: Verdict, world: World, spot: Spot
) -> Iterator[Found]:
    """Return worlds about each part, the others settled so that it decides, or left open."""
    for at, part in enumerate(parts):
        name = part.id if isinstance(part, c.Cited) else str(at + 1)
        rest = (*parts[:at], *parts[at + 1 :])
        for one in focused(part, world, spot):
            if isinstance(one, Gap):
                yield within(one, name)
                continue
            # Once a part cites another, the names of both say enough.
            inner = one.path if not isinstance(part, c.Cited) else ()
            found = replace(one, path=(name, *inner))
            made = all_settled(rest, beside, one.world, spot)
            # Where much stands beside, a part that decides alone says more than all of it.
            long = made is not None and len(made.cells) > len(one.world.cells) + MOST_BESIDE
            if made is not None:
                yield replace(found, world=made, further=found.further or long)
            short = found.further or (made is not None and not long)
            yield replace(found, further=short)
            if made is None:
                yield from _some_settled(found, rest, beside, spot)
    opposite = NOT_MET if beside is MET else MET
    both = all_settled(parts, opposite, world, spot)
    if both is not None:
        yield Case(both, _outcome(opposite))


def _some_settled(
    found: Case, rest: tuple[c.Check, ...], beside: Verdict, spot: Spot
) -> Iterator[Case]:
    """Return a world with as many parts settled as can be."""
    made = found.world
    for part in rest:
        made = settled(part, beside, made, spot) or made
    yield replace(found, world=made, further=True)


def _at_least(check: c.AtLeast, world: World, spot: Spot) -> Iterator[Found]:
    parts, k = check.parts, check.k
    for count in (k, k - 1, k + 1, len(parts)):
        if 0 <= count <= len(parts):
            made = with_count(parts, count, world, spot)
            if made is not None:
                yield Case(made, "case-count", (str(count),), further=count not in {k, k - 1})
    for at, part in enumerate(parts):
        name = part.id if isinstance(part, c.Cited) else str(at + 1)
        rest = (*parts[:at], *parts[at + 1 :])
        for one in focused(part, world, spot):
            if isinstance(one, Gap):
                yield within(one, name)
                continue
            made = with_count(rest, k - 1, one.world, spot)
            if made is not None:
                yield replace(one, world=made, path=(name, *one.path))
            met = all_settled(rest, MET, one.world, spot)
            if met is not None:
                yield replace(one, world=met, path=(name, *one.path), further=True)
        yield from _voided(part, rest, k, world, spot)
    if check.others is not None:
        yield from _floors(check, world, spot)


def _voided(
    part: c.Check, rest: tuple[c.Check, ...], k: int, world: World, spot: Spot
) -> Iterator[Case]:
    """Return worlds in which one part does not apply, with so many of the others met."""
    inner = part.check if isinstance(part, c.Cited) else part
    open_ = void(inner, world, spot)
    if open_ is None:
        return
    for count in (k - 1, k):
        made = with_count(rest, count, open_, spot) if 0 <= count <= len(rest) else None
        if made is not None:
            yield Case(made, "case-void", (str(count),))


def _floors(check: c.AtLeast, world: World, spot: Spot) -> Iterator[Found]:
    """Return worlds in which the one part that is not met stands at the share asked of it."""
    assert check.others is not None, "without a share there is no floor"
    for at, part in enumerate(check.parts):
        name = part.id if isinstance(part, c.Cited) else str(at + 1)
        rest = (*check.parts[:at], *check.parts[at + 1 :])
        floor = relaxed(part.check if isinstance(part, c.Cited) else part, check.others)
        for one in focused(floor, world, spot):
            if isinstance(one, Case):
                made = all_settled(rest, MET, one.world, spot)
                if made is not None:
                    yield replace(one, world=made, path=(name, *one.path))


def _over_parts(check: c.ForEvery | c.ShareOf, world: World, spot: Spot) -> Iterator[Found]:
    try:
        if isinstance(check, c.ShareOf) and isinstance(check.bound.threshold, Quantity):
            text = show_requirement(check.bound)
            for apart, made in shares(check, world, spot):
                side = SIDES[(apart > 0) - (apart < 0)]
                yield Case(made, side, (check.entity, text))
        yield from _each_part(check, world, spot)
    except BeyondError:
        yield Gap("case-gap-outside", (check.entity,))


def _each_part(check: c.ForEvery | c.ShareOf, world: World, spot: Spot) -> Iterator[Found]:
    first, second = spots_made(world, spot, check.entity, "")[:2]
    for one in focused(check.check, world, first):
        if isinstance(one, Gap):
            yield within(one, check.entity)
            continue
        found = replace(one, world=filled(one.world, first), path=(check.entity, *one.path))
        picked: World | None = found.world
        if check.where is not None:
            picked = held(check.where, True, found.world, first)
        if picked is None:
            continue
        for want in (MET, NOT_MET):
            made = part_settled(check, want, picked, second)
            if made is not None:
                yield replace(found, world=made, further=found.further or want is NOT_MET)
        yield replace(found, world=picked, further=True)
    if check.where is not None:
        for want in (MET, NOT_MET):
            yield from _picked(check, check.where, want, world, (first, second))


def _picked(
    check: c.ForEvery | c.ShareOf,
    where: m.Condition,
    want: Verdict,
    world: World,
    spots: tuple[Spot, Spot],
) -> Iterator[Found]:
    """Return worlds about the condition that picks parts: one at its edge, one well within."""
    first, second = spots
    for one in at_conditions(where, world, first):
        if isinstance(one, Gap):
            yield within(one, check.entity)
            continue
        made = settled(check.check, want, one.world, first)
        for other in (MET, NOT_MET):
            beside = None if made is None else part_settled(check, other, made, second)
            if beside is not None:
                path = (check.entity, *one.path)
                yield Case(beside, one.what, path, further=other is want)
        if made is not None:
            yield Case(made, one.what, (check.entity, *one.path), further=True)


def _when(condition: m.Condition, inner: c.Check, world: World, spot: Spot) -> Iterator[Found]:
    applies = held(condition, True, world, spot)
    if applies is None:
        yield Gap("case-gap-unsolved", (show_formula(condition),))
    for one in focused(inner, world, spot):
        if isinstance(one, Case):
            made = held(condition, True, one.world, spot)
            if made is not None:
                yield replace(one, world=made)
    if applies is not None:
        yield from (one for one in focused(inner, applies, spot) if isinstance(one, Gap))
        for one in focused(inner, applies, spot):
            if isinstance(one, Case):
                yield replace(one, further=True)
    yield from about(condition, inner, world, spot)


def about(
    condition: m.Condition, check: c.Check, world: World, spot: Spot = OWN
) -> Iterator[Found]:
    """Return worlds about a condition on which it hangs whether a check applies at all."""
    for one in at_conditions(condition, world, spot):
        if isinstance(one, Gap):
            yield one
            continue
        settled_any = False
        for want in (NOT_MET, MET):
            made = settled(check, want, one.world, spot)
            if made is not None:
                yield replace(one, world=made, further=one.further or want is MET)
                settled_any = True
        if not settled_any:
            yield replace(one, further=True)
