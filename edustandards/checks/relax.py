"""A check made easier by a share: what the parts that may fail still have to reach."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from edustandards.checks.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Bound,
    ByStage,
    ByYear,
    Cases,
    Check,
    Cited,
    ForEvery,
    Holds,
    Level,
    Not,
    Range,
    Require,
    Requirement,
    ShareOf,
    When,
)
from edustandards.checks.signs import never_negative
from edustandards.measures.nodes import Comparator, Constant, Greatest, Least, Measure, Product
from edustandards.units.quantity import Quantity


def relaxed(check: Check, share: Fraction) -> Check:
    """Return the check with every threshold moved to the share `share` of it, on its easy side.

    A floor of 7.5 at 85 % becomes 6.375, a limit of 0.50 becomes 0.50 / 0.85. Levels and
    conditions have no shares and stay as they are.

    Source: 教督〔2017〕6号, art. 6 (the rest "no lower than 85 % of the required value").
    """
    match check:
        case Require(measure, requirement):
            return Require(measure, _relaxed(requirement, share), check.judge)
        case Holds():
            return check
        case ByStage(cases):
            return ByStage(tuple((stage, relaxed(case, share)) for stage, case in cases))
        case ByYear(cases):
            return replace(check, cases=tuple((year, relaxed(case, share)) for year, case in cases))
        case Cases(steps):
            return Cases(tuple((condition, relaxed(case, share)) for condition, case in steps))
        case AllOf(parts) | AnyOf(parts) | AtLeast(parts=parts):
            return replace(check, parts=tuple(relaxed(part, share) for part in parts))
        case Not(part):
            return Not(relaxed(part, 1 / share))
        case ForEvery() | When() | Cited():
            return replace(check, check=relaxed(check.check, share))
        case ShareOf(bound=bound):
            return replace(check, bound=_bound(bound, share))
        case _:
            assert_never(check)


def _relaxed(requirement: Requirement, share: Fraction) -> Requirement:
    match requirement:
        case Bound(Comparator.EQUAL, threshold):
            return Range(
                _bound(Bound(Comparator.AT_LEAST, threshold), share),
                _bound(Bound(Comparator.AT_MOST, threshold), share),
            )
        case Bound():
            return _bound(requirement, share)
        case Range(low, high):
            return Range(_bound(low, share), _bound(high, share))
        case Level():
            return requirement
        case _:
            assert_never(requirement)


def _bound(bound: Bound, share: Fraction) -> Bound:
    match bound.comparator:
        case Comparator.AT_LEAST | Comparator.MORE:
            times = share
        case Comparator.AT_MOST | Comparator.LESS:
            times = 1 / share
        case Comparator.EQUAL | Comparator.UNEQUAL:
            return bound
        case _:
            assert_never(bound.comparator)
    if not isinstance(bound.threshold, Quantity):
        return Bound(bound.comparator, _moved(bound.threshold, times))
    number = bound.threshold.number
    # A floor below zero is eased by moving it further down.
    number = number * times if number > 0 else number / times
    return Bound(bound.comparator, replace(bound.threshold, number=number, places=None))


def _moved(threshold: Measure, times: Fraction) -> Measure:
    """Return a threshold moved by a factor; where it may lie below zero, the same way there."""
    ahead = Product(threshold, Constant(Quantity(times)))
    if never_negative(threshold):
        return ahead
    back = Product(threshold, Constant(Quantity(1 / times)))
    return Greatest((ahead, back)) if times > 1 else Least((ahead, back))
