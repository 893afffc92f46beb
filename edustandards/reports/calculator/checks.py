"""Checks as data, with what eased parts have to reach worked out beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.fields import bounds_of
from edustandards.checks.limits import limits
from edustandards.checks.relax import relaxed
from edustandards.checks.show import show_requirement
from edustandards.checks.shown import limit_of
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.measures.spread import has_root
from edustandards.measures.unit_of import unit_of
from edustandards.reports.calculator.formulas import (
    Data,
    condition_data,
    in_both,
    measure_data,
)
from edustandards.reports.calculator.offered import after_many
from edustandards.reports.calculator.seen import Seen
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit
from edustandards.units.unit import ONE, Unit


def check_data(check: c.Check, seen: Seen, share: Fraction | None = None) -> Data:
    """Return a check as data, eased to a share of its thresholds if there is one.

    Compositions stand as they are written, and what they are made of is eased, as where a row is
    judged (`evaluate.judge.plan`).

    Raises:
        BeyondError: where it asks for what a page cannot hold.
    """

    def inner(part: c.Check) -> Data:
        return check_data(part, seen, share)

    match check:
        case c.Require():
            eased = check if share is None else relaxed(check, share)
            assert isinstance(eased, c.Require), "a requirement that is eased is one still"
            return _require(eased, seen)
        case c.Holds(condition):
            said = in_both(lambda lang: show_formula(condition, lang, seen.vocabulary.title))
            return ["holds", condition_data(condition, seen), said]
        case c.ByStage(cases):
            seen.stages.update(dict.fromkeys(stage for stage, _ in cases))
            return ["stages", [[stage, inner(case)] for stage, case in cases]]
        case c.ByYear(cases, plan):
            seen.years.setdefault(plan, set()).update(year for year, _ in cases)
            return ["years", plan, [[year, inner(case)] for year, case in cases]]
        case c.Cases(cases):
            return ["cases", [[condition_data(when, seen), inner(case)] for when, case in cases]]
        case c.AllOf(parts):
            return ["all", [inner(part) for part in parts]]
        case c.AnyOf(parts):
            return ["any", [inner(part) for part in parts]]
        case c.Not(part):
            return ["not", check_data(part, seen, None if share is None else 1 / share)]
        case c.AtLeast(k, parts, others, counting):
            floors: list[Data] = []
            if others is not None:
                lowest = others if share is None else others * share
                floors = [check_data(part, seen, lowest) for part in parts]
            return ["at-least", k, counting.value, [inner(part) for part in parts], floors]
        case c.ForEvery(entity, part, where):
            return ["every", *_of_parts(entity, part, where, seen, share)]
        case c.ShareOf(entity, part, where=where):
            eased_share = check if share is None else relaxed(check, share)
            assert isinstance(eased_share, c.ShareOf), "a share that is eased is one still"
            of_parts = _of_parts(entity, part, where, seen, None)
            return ["share", *of_parts, _side(eased_share.bound, ONE, seen)]
        case c.When(condition, part):
            return ["when", condition_data(condition, seen), inner(part)]
        case c.Cited(name, part):
            title = in_both(lambda lang: seen.vocabulary.title(name, lang))
            return ["cite", name, title, inner(part)]
        case _:
            assert_never(check)


def _of_parts(
    entity: str, part: c.Check, where: m.Condition | None, seen: Seen, share: Fraction | None
) -> Sequence[Data]:
    with seen.parts(entity) as kind:
        picked = None if where is None else condition_data(where, seen)
        return kind, picked, check_data(part, seen, share)


def _require(check: c.Require, seen: Seen) -> Data:
    measure, requirement = check.measure, check.requirement
    if isinstance(requirement, c.Level):
        while isinstance(measure, m.Named):
            measure = measure.of
        assert isinstance(measure, m.Field), "only a field has a level"
        seen.meet(measure)
        return ["level", requirement.comparator.value, measure.name, requirement.level]
    unit = unit_of(measure)
    found: dict[str, Data] = {
        "of": measure_data(measure, seen),
        "sides": [_side(bound, unit, seen) for bound in bounds_of(requirement)],
        "formula": in_both(
            lambda lang: show_formula(_unnamed(measure), lang, seen.vocabulary.title)
        ),
        "unit": _shown_unit(requirement, unit),
    }
    if isinstance(measure, m.Named):
        found["title"] = in_both(lambda lang: seen.vocabulary.title(measure.name, lang))
    if has_root(measure):
        found["root"] = True
    if check.judge is c.Judge.ROUNDED:
        judged = limits(requirement, check.judge)
        found["judged"] = [[one.comparator.value, _limit(one, unit, seen)] for one in judged]
        found["rounded"] = [_rounding(bound, unit) for bound in bounds_of(requirement)]
    return ["require", found]


def _unnamed(measure: m.Measure) -> m.Measure:
    return measure.of if isinstance(measure, m.Named) else measure


def _side(bound: c.Bound, unit: Unit, seen: Seen) -> Data:
    """Return a comparator, its threshold in a unit, and the words that both are read in."""
    said = in_both(lambda lang: show_requirement(bound, lang, seen.vocabulary.title))
    return [bound.comparator.value, _limit(bound, unit, seen), said]


def _limit(bound: c.Bound, unit: Unit, seen: Seen) -> Data:
    threshold = bound.threshold
    if not isinstance(threshold, Quantity):
        return measure_data(threshold, seen, unit)
    return str(threshold.number * factor(threshold.unit, unit))


def _rounding(bound: c.Bound, unit: Unit) -> Data:
    """Return the factor to the unit of a limit and its digits after the point, if it has any."""
    threshold = bound.threshold
    if not isinstance(threshold, Quantity) or threshold.places is None:
        return None
    return [str(factor(unit, threshold.unit)), threshold.places]


def _shown_unit(requirement: c.Bound | c.Range, unit: Unit) -> Data:
    """Return the unit in which the value is read: that of its limit where it states one."""
    limit = limit_of(requirement)
    shown = unit if limit is None else limit.unit
    said = in_both(lambda lang: show_unit(shown, lang))
    found: dict[str, Data] = {**said, "many": after_many(shown), "by": str(factor(unit, shown))}
    if limit is not None and limit.ratio:
        found["ratio"] = True
    return found
