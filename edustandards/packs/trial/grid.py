"""Which limits come to the same: a value that is a whole number has nothing between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.limits import limits
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor, is_count
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit


@dataclass(frozen=True, slots=True)
class Grid:
    """The values of a formula: whole multiples of `step`, below zero only if `signed`."""

    step: Fraction
    signed: bool


def grid_of(node: m.Measure) -> Grid | None:
    """Return the grid of a formula in its own unit; None where values lie anywhere.

    A field that counts things one by one (students, rooms) has whole values.
    """
    match node:
        case m.Field():
            whole = node.kind is m.Kind.NUMBER and is_count(node.unit)
            return Grid(Fraction(1), node.signed) if whole else None
        case m.Named(of=of):
            inner = grid_of(of)
            by = factor(unit_of(of), node.unit)
            return None if inner is None else Grid(inner.step * by, inner.signed)
        case m.Persons(of) | m.AtStage(of):
            return grid_of(of)
        case m.Negated(of):
            inner = grid_of(of)
            return None if inner is None else Grid(inner.step, signed=True)
        case m.Ceiling(of) | m.Floor(of):
            inner = grid_of(of)
            return Grid(Fraction(1), inner is None or inner.signed)
        case m.Sum(left, right) | m.Difference(left, right):
            found = _together([left, right])
            signed = isinstance(node, m.Difference)
            return None if found is None else Grid(found.step, found.signed or signed)
        case m.Least(of) | m.Greatest(of) | m.First(of):
            return _together(list(of))
        case m.Earlier(step, of):
            inner = grid_of(of)
            if inner is None or step is m.Step.GROWTH:
                return None
            return Grid(inner.step, inner.signed or step is m.Step.CHANGE)
        case m.Folded():
            return _folded(node)
        case m.Constant() | m.Product() | m.Quotient() | m.Reference() | m.Rank() | m.Index():
            return None
        case _:
            assert_never(node)


def _folded(node: m.Folded) -> Grid | None:
    if node.fold is m.Fold.COUNT:
        return Grid(Fraction(1), signed=False)
    plain = node.fold in {m.Fold.SUM, m.Fold.MIN, m.Fold.MAX}
    return grid_of(node.of) if plain and isinstance(node.of, m.Measure) else None


def _together(of: list[m.Measure]) -> Grid | None:
    unit = unit_of(of[0])
    found = [grid_of(one) for one in of]
    known = [one for one in found if one is not None]
    steps = {
        grid.step * factor(unit_of(one), unit)
        for one, grid in zip(of, found, strict=True)
        if grid is not None
    }
    if len(known) < len(of) or len(steps) != 1:
        return None
    return Grid(steps.pop(), any(one.signed for one in known))


def same_verdicts(one: c.Require, other: c.Require) -> bool:
    """Tell whether two requirements on the same measure accept the same values, provably.

    >>> from edustandards.units.unit import Unit
    >>> rooms = m.Field("rooms", Unit.of("room"))
    >>> def least(number):
    ...     limit = Quantity(Fraction(number), Unit.of("room"))
    ...     return c.Require(rooms, c.Bound(m.Comparator.AT_LEAST, limit))
    >>> same_verdicts(least("4.1"), least(5)), same_verdicts(least(4), least(5))
    (True, False)
    """
    grid = grid_of(one.measure)
    if one == other:
        return True
    if grid is None or one.measure != other.measure:
        return False
    unit = unit_of(one.measure)
    accepted = [accepts(each.requirement, each.judge, grid, unit) for each in (one, other)]
    return accepted[0] is not None and accepted[0] == accepted[1]


def accepts(
    requirement: c.Requirement, judge: c.Judge, grid: Grid, unit: Unit
) -> tuple[int | None, int | None] | None:
    """Return the first and the last multiple of a grid that a requirement accepts.

    None within stands for no end; where nothing can be accepted both ends are the same empty pair.
    None for the whole says that it cannot be told.
    """
    if isinstance(requirement, c.Level):
        return None
    low: int | None = None if grid.signed else 0
    high: int | None = None
    for bound in limits(requirement, judge):
        if not isinstance(bound.threshold, Quantity):
            return None
        found = _ends(bound.comparator, bound.threshold, grid, unit)
        if found is None:
            return None
        first, last = found
        low = first if low is None else low if first is None else max(low, first)
        high = last if high is None else high if last is None else min(high, last)
    if low is not None and high is not None and low > high:
        return 1, 0
    return low, high


def _ends(
    comparator: m.Comparator, threshold: Quantity, grid: Grid, unit: Unit
) -> tuple[int | None, int | None] | None:
    at = threshold.number * factor(threshold.unit, unit) / grid.step
    match comparator:
        case m.Comparator.AT_LEAST:
            return ceil(at), None
        case m.Comparator.MORE:
            return floor(at) + 1, None
        case m.Comparator.AT_MOST:
            return None, floor(at)
        case m.Comparator.LESS:
            return None, ceil(at) - 1
        case m.Comparator.EQUAL:
            return (int(at), int(at)) if at.denominator == 1 else (1, 0)
        case m.Comparator.UNEQUAL:
            return None
        case _:
            assert_never(comparator)
