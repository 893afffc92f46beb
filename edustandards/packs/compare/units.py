"""The units that a check is written in."""

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
    return frozenset(_units(check))


def _units(check: c.Check) -> Iterator[Unit]:
    match check:
        case c.Require(measure, requirement):
            yield from _of_formula(measure)
            for bound in bounds_of(requirement):
                yield from _of_bound(bound)
        case c.Holds(condition):
            yield from _of_formula(condition)
        case c.ByStage() | c.ByYear():
            for _, case in check.cases:
                yield from _units(case)
        case c.Cases(cases):
            for condition, case in cases:
                yield from _of_formula(condition)
                yield from _units(case)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            for part in parts:
                yield from _units(part)
        case c.Not(part) | c.Cited(_, part) | c.ForEvery(check=part):
            yield from _units(part)
        case c.ShareOf(check=part, bound=bound):
            yield from _of_bound(bound)
            yield from _units(part)
        case c.When(condition, part):
            yield from _of_formula(condition)
            yield from _units(part)
        case _:
            assert_never(check)


def _of_bound(bound: c.Bound) -> Iterator[Unit]:
    if isinstance(bound.threshold, Quantity):
        yield bound.threshold.unit
    else:
        yield from _of_formula(bound.threshold)


def _of_formula(node: m.Measure | m.Condition | m.Word) -> Iterator[Unit]:
    if isinstance(node, m.Constant):
        yield node.quantity.unit
    elif isinstance(node, m.Named):
        yield node.unit
    for child in children(node):
        yield from _of_formula(child)
