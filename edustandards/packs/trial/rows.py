"""Worlds about a limit on how many rows there are, how many satisfy a condition, or stand above."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeAlias

from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.packs.trial.lay import filled, held, lay, spots_made, suits
from edustandards.packs.trial.nudge import neighbours
from edustandards.packs.trial.values import number, value_in
from edustandards.packs.trial.world import Spot, World
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE

MOST_ROWS = 40
"""More rows than these nobody would read in an example."""

Group: TypeAlias = tuple[tuple[World, int], ...]
"""Worlds, each below a limit (-1), at it (0) or above it (1)."""


def counts_rows(core: m.Measure) -> bool:
    """Tell whether a formula counts rows, or places among them."""
    if isinstance(core, m.Folded):
        return core.fold in {m.Fold.COUNT, m.Fold.SHARE}
    return isinstance(core, m.Rank)


def by_rows(
    core: m.Measure,
    limit: Quantity,
    distance: Callable[[World], Fraction | None],
    world: World,
    spot: Spot,
) -> Iterator[Group]:
    """Return worlds at a limit, and nearest to it on both sides, for several numbers of rows."""
    at = limit.number * factor(limit.unit, ONE)
    if isinstance(core, m.Folded) and core.fold is m.Fold.COUNT:
        counts = [one for one in range(int(at) - 1, int(at) + 3) if 1 <= one <= MOST_ROWS]
        made = [(count, count) for count in counts]
        if core.of is not None and counts:
            made = [(counts[-1], met) for met in range(counts[-1] + 1)]
        yield _nearest(core, distance, world, spot, made)
        return
    for count in row_counts(limit, at):
        if count <= MOST_ROWS:
            middle = int(at * count)
            near = range(max(middle - 2, 0), min(middle + 2, count) + 1)
            yield _nearest(core, distance, world, spot, [(count, met) for met in near])


def row_counts(limit: Quantity, at: Fraction) -> tuple[int, ...]:
    """Return how many rows it takes to stand at a limit, and next to it on both sides."""
    by = factor(limit.unit, ONE)
    beside = ((one.number * by).denominator for one in neighbours(limit))
    counts = dict.fromkeys((at.denominator, at.denominator * 2, *beside, 10))
    return tuple(one for one in counts if one >= 2)


def _nearest(
    core: m.Measure,
    distance: Callable[[World], Fraction | None],
    world: World,
    spot: Spot,
    several: list[tuple[int, int]],
) -> Group:
    found = []
    for count, met in several:
        made = _with_rows(core, world, spot, count, met)
        apart = None if made is None else distance(made)
        if made is not None and apart is not None:
            found.append((apart, made))
    below = max((one for one in found if one[0] < 0), key=lambda one: one[0], default=None)
    above = min((one for one in found if one[0] > 0), key=lambda one: one[0], default=None)
    on = next((one for one in found if one[0] == 0), None)
    chosen = [one for one in (on, below, above) if one is not None]
    return tuple((made, (apart > 0) - (apart < 0)) for apart, made in chosen)


def _with_rows(core: m.Measure, world: World, spot: Spot, count: int, met: int) -> World | None:
    """Return a world with so many rows, of which so many satisfy a condition, or stand above."""
    if isinstance(core, m.Rank):
        return _ranked(core, world, spot, count, met)
    assert isinstance(core, m.Folded), "only ranks and aggregates count rows"
    spots = spots_made(world, spot, core.over, core.within, count)
    if len(spots) != count:
        return None
    made: World | None = world
    for at, one in enumerate(spots):
        if core.where is not None and made is not None:
            made = held(core.where, True, made, one)
        if made is not None and core.of is not None:
            assert not isinstance(core.of, m.Measure), "rows are counted by a condition"
            made = held(core.of, at < met, made, one, near=True)
        if made is not None and not made.at(one):
            made = filled(made, one)
    return made


def _ranked(core: m.Rank, world: World, spot: Spot, count: int, above: int) -> World | None:
    """Return a world with peers of which so many stand above the entity itself."""
    if above >= count:
        return None
    spots = spots_made(world, spot, "", core.within, count)
    if len(spots) != count:
        return None
    own, *peers = spots
    made = lay(core.of, world, own, Fraction(1))
    cell = next(
        (one for one, value in made.cells.items() if one not in world.cells and number(value)), None
    )
    if cell is None:
        return None
    field = made.words.fields[cell[1]].field
    middle = number(made.cells[cell])
    mine = value_in(core.of, unit_of(core.of), made, own)
    if middle is None or mine is None:
        return None
    for at, peer in enumerate(peers):
        peered = lay(core.of, made, peer, Fraction(1))
        for value in (middle * 3 / 4, middle / 2, middle * 2, middle * 3 / 2):
            there = peered.put((peer, cell[1]), value)
            his = value_in(core.of, unit_of(core.of), there, peer)
            if (
                suits(made, field, value)
                and his is not None
                and (his > mine) is (at < above)
                and his != mine
            ):
                made = there
                break
        else:
            return None
    return made
