"""Where a formula stands exactly at its limit: solved for one of its fields, in fractions.

As a function of one field, the others held, nearly every formula is (a + b x) / (c + d x): three
values tell where it is zero. What is found is put in and looked at; what does not fit is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from edustandards.checks import nodes as c
from edustandards.measures import nodes as m
from edustandards.measures.fields import children
from edustandards.measures.unit_of import unit_of
from edustandards.packs.trial.lay import lay, step_at, suits
from edustandards.packs.trial.outside import picky, with_outsiders
from edustandards.packs.trial.rows import by_rows, counts_rows
from edustandards.packs.trial.values import BeyondError, number, value_in, value_of
from edustandards.packs.trial.world import OWN, Cell, Spot, World
from edustandards.units.quantity import Quantity

SIZES = tuple(Fraction(one) for one in ("1", "100", "10", "2", "1/10", "5", "3"))
"""How much larger or smaller than usual the fields are tried."""
EVEN, UNEVEN = Fraction(1), Fraction(1, 2)
MOST_TIMES = 500
MOST_KNOBS = 4
MOST_OUTSIDE = 1
MOST_HELD_BACK = 6
_HIGHEST = 10**9

Apart: TypeAlias = Callable[[World], Fraction | None]
"""How far a value lies above its limit."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A world below a limit (-1), at it (0) or above it (1).

    With `outsiders` it has a row that has to be left out, and says the same.
    """

    world: World
    side: int
    outsiders: bool = False


def apart(measure: m.Measure, bound: c.Bound, spot: Spot) -> Apart:
    """Return the function that tells how far a value lies above its limit."""
    unit, limit = unit_of(measure), bound.threshold
    wanted: m.Measure = m.Constant(limit) if isinstance(limit, Quantity) else limit

    def found(world: World) -> Fraction | None:
        try:
            one = value_in(measure, unit, world, spot)
            other = value_in(wanted, unit, world, spot)
        except BeyondError:
            return None
        return None if one is None or other is None else one - other

    return found


def edges(
    measure: m.Measure,
    bound: c.Bound,
    world: World,
    spot: Spot = OWN,
    sizes: Sequence[Fraction] = SIZES,
    tilt: Fraction = EVEN,
) -> Iterator[tuple[Edge, ...]]:
    """Return worlds at, just below and just above a limit, in groups about one solution each.

    With a `tilt` each part is so many times the one before; where there are no parts, none.

    Raises:
        BeyondError: where a world cannot be made that the formula has a value in.
    """
    folds = picky(measure, bound)
    for at, group in enumerate(_best_first(_edges(measure, bound, world, spot, sizes, tilt))):
        outside = [
            Edge(one, edge.side, outsiders=True)
            for edge in (group if at < MOST_OUTSIDE else ())
            for one in with_outsiders(edge.world, folds)
        ]
        yield (*group, *outside)


def _best_first(groups: Iterator[tuple[Edge, ...]]) -> Iterator[tuple[Edge, ...]]:
    """Return groups, those first that have a world at the limit and on both sides of it."""
    later: list[tuple[Edge, ...]] = []
    for group in groups:
        if _lacking(group) == 0:
            yield group
            continue
        later.append(group)
        if len(later) == MOST_HELD_BACK:
            yield from sorted(later, key=_lacking)
            later = []
    yield from sorted(later, key=_lacking)


def _lacking(group: tuple[Edge, ...]) -> int:
    sides = {edge.side for edge in group}
    return (0 not in sides) + (not {-1, 1} <= sides)


def _edges(
    measure: m.Measure,
    bound: c.Bound,
    world: World,
    spot: Spot,
    sizes: Sequence[Fraction],
    tilt: Fraction,
) -> Iterator[tuple[Edge, ...]]:
    distance = apart(measure, bound, spot)
    core = measure
    while isinstance(core, m.Named):
        core = core.of
    if counts_rows(core) and isinstance(bound.threshold, Quantity):
        for group in by_rows(core, bound.threshold, distance, world, spot):
            yield tuple(Edge(made, side) for made, side in group)
        return
    bumpy = is_bumpy(measure) or (
        not isinstance(bound.threshold, Quantity) and is_bumpy(bound.threshold)
    )

    def laid_of(size: Fraction) -> World:
        return _laid(measure, bound, world, spot, size, tilt)

    usual = laid_of(EVEN)
    fitting = _fitting(measure, distance, usual, spot)
    if tilt != EVEN and not any(kind for (kind, _), _ in knobs(world, usual)):
        return
    inexact = []
    for size in (*sizes[:2], *fitting, *sizes[2:]):
        laid = laid_of(size)
        for cell in knobs(world, laid)[:MOST_KNOBS]:
            solved = _solved(distance, laid, cell)
            if isinstance(solved, int):
                # So many times as large, what is counted comes out whole.
                larger = laid_of(size * solved)
                if isinstance(_solved(distance, larger, cell), Fraction):
                    yield from _about(distance, larger, cell, bumpy=bumpy)
                else:
                    inexact.append((laid, cell))
            elif solved is None:
                inexact.append((laid, cell))
            else:
                yield from _about(distance, laid, cell, bumpy=bumpy)
        yield from _supplied(distance, world, laid)
    for laid, cell in inexact:
        yield from _about(distance, laid, cell, bumpy=bumpy)


def _solved(distance: Apart, laid: World, cell: Cell) -> Fraction | int | None:
    """Return the value of a field at the limit, or how much larger all must be for one that fits.

    None where there is no such value, or none that can be written.
    """
    has = number(laid.cells[cell])
    field = laid.words.fields[cell[1]].field
    solved = None if has is None else root_of(lambda x: distance(laid.put(cell, x)), has)
    if solved is None or suits(laid, field, solved):
        return solved
    times = solved.denominator
    return times if times <= MOST_TIMES and suits(laid, field, solved * times) else None


def _fitting(measure: m.Measure, distance: Apart, laid: World, spot: Spot) -> list[Fraction]:
    """Return the size at which a sum or a mean would come to its limit, and its half."""
    apart_, value = distance(laid), value_of(measure, laid, spot)
    if apart_ is None or not value or value == apart_:
        return []
    share = (value - apart_) / value
    return [share, share / 2] if share > 0 else []


def is_bumpy(node: m.Measure) -> bool:
    """Tell whether a formula has steps or corners, so that three values do not tell it."""
    match node:
        case m.Least() | m.Greatest() | m.Ceiling() | m.Floor() | m.Index() | m.Rank() | m.Folded():
            return True
        case _:
            return any(is_bumpy(one) for one in children(node) if isinstance(one, m.Measure))


def _laid(
    measure: m.Measure, bound: c.Bound, world: World, spot: Spot, size: Fraction, tilt: Fraction
) -> World:
    laid = lay(measure, world, spot, size, tilt)
    if not isinstance(bound.threshold, Quantity):
        laid = lay(bound.threshold, laid, spot, size, tilt)
    return laid


def knobs(world: World, laid: World) -> list[Cell]:
    """Return the numbers that were laid and can be changed."""
    return [
        cell
        for cell, value in laid.cells.items()
        if cell not in world.cells and number(value) is not None
    ]


def _about(distance: Apart, laid: World, cell: Cell, *, bumpy: bool) -> Iterator[tuple[Edge, ...]]:
    """Return the edges about the value of one field at which the limit is met exactly."""
    field = laid.words.fields[cell[1]].field
    has = number(laid.cells[cell])
    assert has is not None, "only numbers are changed"

    def at(value: Fraction) -> Fraction | None:
        return distance(laid.put(cell, value))

    solved = root_of(at, has)
    step = step_at(field, has if solved is None else solved)
    if solved is not None:
        below = solved // step * step
        values = [solved] if suits(laid, field, solved) else [below, below + step]
    else:
        values = list(crossing(at, laid, field)) if bumpy else []
    near = [*values, *(one + by for one in values for by in (-step, step))]
    group = [
        Edge(laid.put(cell, value), (found > 0) - (found < 0))
        for value in dict.fromkeys(near)
        if suits(laid, field, value) and (found := at(value)) is not None
    ]
    sides = {edge.side for edge in group}
    if len(sides) > 1 or 0 in sides:
        yield tuple(group)


def root_of(at: Callable[[Fraction], Fraction | None], has: Fraction) -> Fraction | None:
    """Return where a function of the form (a + b x) / (c + d x) is zero; None where it is not so.

    >>> root_of(lambda x: 3 / x - Fraction(1, 4), Fraction(1))
    Fraction(12, 1)
    """
    base = has or Fraction(1)
    for xs in ((base, base * 2, base * 3), (base / 4, base / 2, base * 3 / 4), (1, 2, 5)):
        three = [Fraction(x) for x in xs]
        ys = [at(x) for x in three]
        known = [y for y in ys if y is not None]
        if len(known) < 3:
            continue
        if 0 in known:
            return three[known.index(Fraction(0))]
        found = _zero(three, known)
        if found is not None and at(found) == 0:
            return found
    return None


def _zero(xs: Sequence[Fraction], ys: Sequence[Fraction]) -> Fraction | None:
    """Return the zero of the function (a + b x) / (c + d x) through three points.

    Such a function keeps the cross ratio of four points, the zero among them.
    """
    if len(set(ys)) < 3 or not ys[2]:
        return None
    ratio = ys[1] * (ys[0] - ys[2]) / (ys[2] * (ys[0] - ys[1]))
    ratio *= (xs[0] - xs[1]) / (xs[0] - xs[2])
    return None if ratio == 1 else (xs[1] - ratio * xs[2]) / (1 - ratio)


def crossing(
    at: Callable[[Fraction], Fraction | None], laid: World, field: m.Field
) -> Iterator[Fraction]:
    """Return two neighbouring values of a field between which a value passes its limit."""
    entry = laid.words.fields.get(field.name)
    low, high = Fraction(0), Fraction(_HIGHEST)
    if entry is not None and entry.plausible is not None:
        low, high = max(entry.plausible[0], low), min(entry.plausible[1], high)
    points = [low, *(low + 10**power for power in range(-1, 10) if low + 10**power < high), high]
    signs = [(point, sign) for point in points if (sign := at(point)) is not None]
    for (below, one), (above, other) in pairwise(signs):
        if (one > 0) != (other > 0):
            yield from _between(at, below, above, step_at(field, above))
            return


def _between(
    at: Callable[[Fraction], Fraction | None], below: Fraction, above: Fraction, step: Fraction
) -> Iterator[Fraction]:
    first, last = -(-below // step), above // step
    start = at(first * step)
    if start is None or last <= first:
        return
    while last - first > 1:
        middle = (first + last) // 2
        found = at(middle * step)
        if found is None:
            return
        if (found > 0) == (start > 0):
            first = middle
        else:
            last = middle
    yield first * step
    yield last * step


def _supplied(distance: Apart, world: World, laid: World) -> Iterator[tuple[Edge, ...]]:
    """Return the edges about the value of reference at which the limit is met exactly."""
    for name, has in laid.references.items():
        if name in world.references:
            continue

        def at(value: Fraction, name: str = name) -> Fraction | None:
            return distance(laid.supply(name, value))

        solved = root_of(at, has)
        if solved is None or (solved * 10_000).denominator != 1:
            continue
        step = Fraction(1, 100)
        group = []
        for value in (solved, solved - step, solved + step):
            there = laid.supply(name, value)
            found = distance(there)
            if found is not None:
                group.append(Edge(there, (found > 0) - (found < 0)))
        yield tuple(group)
