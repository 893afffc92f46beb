"""The limits of a check, and the units that it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.fields import bounds_of
from edustandards.measures import nodes as m
from edustandards.measures.fields import children
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit


def units_in(check: c.Check) -> frozenset[Unit]:
    """Return the units of the thresholds of a check, and of the numbers in its formulas."""
    return frozenset(one.unit if isinstance(one, Quantity) else one for one in _written(check))


def limits_in(check: c.Check) -> Iterator[Quantity]:
    """Return the thresholds of a check that are numbers."""
    return (one for one in _written(check) if isinstance(one, Quantity))


def _written(check: c.Check) -> Iterator[Unit | Quantity]:
    """Return the thresholds of a check, and the units of its formulas."""
    match check:
        case c.Require(measure, requirement):
            yield from _of_formula(measure)
            for bound in bounds_of(requirement):
                yield from _of_bound(bound)
        case c.Holds(condition):
            yield from _of_formula(condition)
        case c.ByStage() | c.ByYear():
            for _, case in check.cases:
                yield from _written(case)
        case c.Cases(cases):
            for condition, case in cases:
                yield from _of_formula(condition)
                yield from _written(case)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            for part in parts:
                yield from _written(part)
        case c.Not(part) | c.Cited(_, part) | c.ForEvery(check=part):
            yield from _written(part)
        case c.ShareOf(check=part, bound=bound):
            yield from _of_bound(bound)
            yield from _written(part)
        case c.When(condition, part):
            yield from _of_formula(condition)
            yield from _written(part)
        case _:
            assert_never(check)


def _of_bound(bound: c.Bound) -> Iterator[Unit | Quantity]:
    if isinstance(bound.threshold, Quantity):
        yield bound.threshold
    else:
        yield from _of_formula(bound.threshold)


def _of_formula(node: m.Measure | m.Condition | m.Word) -> Iterator[Unit]:
    if isinstance(node, m.Constant):
        yield node.quantity.unit
    elif isinstance(node, m.Named):
        yield node.unit
    for child in children(node):
        yield from _of_formula(child)
