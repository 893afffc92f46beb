"""Worlds at the limits of a requirement, and on both sides of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from edustandards.checks import nodes as c
from edustandards.checks.fields import bounds_of
from edustandards.checks.limits import limits
from edustandards.checks.show import show_requirement
from edustandards.measures import nodes as m
from edustandards.measures.fields import children
from edustandards.measures.show import show_formula
from edustandards.packs.trial.case import SIDES, Case, Found, Gap
from edustandards.packs.trial.settle import with_level
from edustandards.packs.trial.solve import UNEVEN, edges
from edustandards.packs.trial.values import BeyondError
from edustandards.packs.trial.world import Spot, World

NEAR = "case-gap-near"
"""The reason where there are cases beside a limit, and none at it."""
GROUPS = 8
"""How many solutions of one limit are looked at, of different fields and sizes."""


def at_limits(check: c.Require, world: World, spot: Spot) -> Iterator[Found]:
    """Return worlds at each limit of a requirement, below it and above it, and at each level."""
    requirement = check.requirement
    name = show_formula(check.measure)
    if isinstance(requirement, c.Level):
        for level in requirement.levels:
            made = with_level(check, level, world, spot)
            if made is not None:
                yield Case(made, "case-level", (level,))
        return
    for bound in bounds_of(requirement):
        path = (name, show_requirement(bound))
        yield from edged(check.measure, bound, path, world, spot)
    # Where rounding would begin to matter, whichever way the standard judges.
    for bound in limits(requirement, c.Judge.ROUNDED) if world.thorough else ():
        if bound not in bounds_of(requirement):
            for one in edged(check.measure, bound, (name,), world, spot):
                if isinstance(one, Case):
                    yield replace(one, further=True)


def edged(
    measure: m.Measure, bound: c.Bound, path: tuple[str, ...], world: World, spot: Spot
) -> Iterator[Found]:
    """Return worlds at a limit, below and above it; a gap where there are none."""
    seen = exact = False
    try:
        even = islice(edges(measure, bound, world, spot), GROUPS if world.thorough else 1)
        uneven = edges(measure, bound, world, spot, tilt=UNEVEN) if world.thorough else ()
        for group in chain(even, islice(uneven, GROUPS)):
            for edge in group:
                yield Case(edge.world, SIDES[edge.side], path, further=seen or edge.outsiders)
                exact = exact or edge.side == 0
            seen = True
    except BeyondError:
        yield Gap("case-gap-outside", path)
        return
    if not seen:
        asks = weights_asked(measure)
        yield Gap("case-gap-weights" if asks else "case-gap-unsolved", path)
    elif not exact:
        yield Gap(NEAR, path)


def weights_asked(measure: m.Measure) -> bool:
    """Tell whether an index waits for weights from outside, which no example can state."""
    if isinstance(measure, m.Index):
        return any(part.weight is None for part in measure.parts)
    return any(weights_asked(one) for one in children(measure) if isinstance(one, m.Measure))
