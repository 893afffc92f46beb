"""Margins on a row: how far a check is from turning over, for one value and for compositions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.margin import (
    Margin,
    held_against,
    kth_largest,
    margin,
    negated,
    relative,
    smallest,
)
from edustandards.evaluate.choose import year_of_case
from edustandards.evaluate.judge import asked, level_field, needed, parts_asked
from edustandards.evaluate.plans import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Measured, Plan
from edustandards.evaluate.roots import Surd, shown
from edustandards.evaluate.row import Row
from edustandards.evaluate.words import word_of
from edustandards.units.convert import factor
from edustandards.units.numbers import round_half_even
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE


def relative_margin(plan: Plan, row: Row, code: int | None = None) -> Margin:
    """Return the relative margin of a check, None where its verdict is unknown or does not apply.

    Composed from those of the parts: the smallest for all-of, the largest for any-of, the k-th
    largest for at-least-k, negated for not. `code` is that of the verdict where it is known.
    """
    code = plan.judge(row) if code is None else code
    if code in {UNKNOWN, NOT_APPLICABLE}:
        return None
    check = plan.check
    match check:
        case c.Require():
            return _required(check, plan, row)
        case c.Holds():
            return inf if code == MET else -inf
        case c.ByStage(cases):
            chosen = [stage for stage, _ in cases].index(row.stage)
            return relative_margin(plan.parts[chosen], row, code)
        case c.ByYear():
            year = year_of_case(check, row)
            assert year is not None, "without a year the verdict is unknown"
            return relative_margin(plan.parts[year], row, code)
        case c.Cases():
            first = next(at for at, holds in enumerate(plan.conditions) if holds(row))
            return relative_margin(plan.parts[first], row, code)
        case c.When() | c.Cited():
            return relative_margin(plan.parts[0], row, code)
        case c.AllOf():
            return smallest(_of(plan.parts, row))
        case c.AnyOf():
            return kth_largest(1, _of(plan.parts, row))
        case c.Not():
            return negated(relative_margin(plan.parts[0], row))
        case c.AtLeast():
            return _at_least(check, plan, row)
        case c.ForEvery():
            parts = asked(plan, parts_asked(check, row))
            return smallest(
                [relative_margin(plan.parts[0], part, its) for part, its in parts if _counts(its)]
            )
        case c.ShareOf(bound=bound):
            value, limit = share_of_parts(plan, check, row)
            return (
                None if value is None else relative(margin(value, bound.comparator, limit), limit)
            )
        case _:
            assert_never(check)


def _counts(code: int) -> bool:
    return code != NOT_APPLICABLE


def _of(plans: Sequence[Plan], row: Row) -> list[Margin]:
    codes = [(one, one.judge(row)) for one in plans]
    return [relative_margin(one, row, code) for one, code in codes if _counts(code)]


def _at_least(check: c.AtLeast, plan: Plan, row: Row) -> Margin:
    margins = _of(plan.parts, row)
    found = kth_largest(needed(check, len(plan.parts) - len(margins)), margins)
    return smallest([found, *_of(plan.floors, row)])


def _required(check: c.Require, plan: Plan, row: Row) -> Margin:
    if plan.measured is None:
        return _levels_apart(check, row)
    return distance(check, plan.measured, row, value_of(plan.measured, row))[1]


def _levels_apart(check: c.Require, row: Row) -> Margin:
    """Return infinity with the sign of the distance: levels have an order and no scale."""
    level = check.requirement
    assert isinstance(level, c.Level), "bounds have a measured value"
    word = word_of(row, level_field(check.measure)) or ""
    apart = level.levels.index(word) - level.levels.index(level.level)
    found = margin(Fraction(apart), level.comparator, Fraction(0))
    return relative(found, Fraction(0))


def value_of(measured: Measured, row: Row) -> Fraction | None:
    """Return the value to show: exact, or a decimal on the same side of the threshold as a root."""
    found = measured.value(row)
    return shown(found, measured.thresholds[0](row)) if isinstance(found, Surd) else found


def distance(
    check: c.Require, measured: Measured, row: Row, value: Fraction | None
) -> tuple[Fraction | None, Margin, int]:
    """Return the margin of a value, the relative margin, and which side of a range they are of."""
    nearest: tuple[Fraction | None, Margin, int] = (None, None, 0)
    least: Margin = None
    for side, bound in enumerate(measured.sides):
        threshold = measured.thresholds[side](row)
        if value is None or threshold is None:
            return None, None, 0
        judged = value if check.judge is c.Judge.FULL else _rounded(value, bound, measured)
        apart, relation = held_against(judged, bound.comparator, threshold)
        if least is None or relation < least:
            nearest, least = (apart, relation, side), relation
    return nearest


def _rounded(value: Fraction, bound: c.Bound, measured: Measured) -> Fraction:
    threshold = bound.threshold
    if not isinstance(threshold, Quantity) or threshold.places is None:
        return value
    by = factor(measured.unit, threshold.unit)
    return round_half_even(value * by, threshold.places) / by


def share_of_parts(plan: Plan, check: c.ShareOf, row: Row) -> tuple[Fraction | None, Fraction]:
    """Return the share of the parts that meet a check, None if one is unknown, and the limit."""
    threshold = check.bound.threshold
    assert isinstance(threshold, Quantity), "a share is held against a number"
    limit = threshold.number * factor(threshold.unit, ONE)
    codes = [code for _, code in asked(plan, parts_asked(check, row))]
    met, applicable = codes.count(MET), codes.count(MET) + codes.count(NOT_MET)
    known = applicable and UNKNOWN not in codes
    return (Fraction(met, applicable) if known else None), limit
