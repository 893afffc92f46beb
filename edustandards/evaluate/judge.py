"""The verdict of a check on one row: each node becomes a function from rows to a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.asked import check_of
from edustandards.checks.limits import limits
from edustandards.checks.relax import relaxed
from edustandards.checks.speaks import by_stage
from edustandards.checks.standard import Standard
from edustandards.evaluate.arithmetic import STANDS, Number, Truth
from edustandards.evaluate.bounds import Bounds, compile_bounds
from edustandards.evaluate.choose import first_of, of_stage, of_year, where_holds
from edustandards.evaluate.evidence import own_fields
from edustandards.evaluate.measure import compile_condition, compile_measure
from edustandards.evaluate.plans import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    OPPOSITE,
    UNKNOWN,
    Judging,
    Made,
    Measured,
    Plan,
)
from edustandards.evaluate.quick import quickly
from edustandards.evaluate.roots import compile_rooted, sign_against
from edustandards.evaluate.row import Row
from edustandards.evaluate.shortfall import closing
from edustandards.evaluate.words import word_of
from edustandards.measures.nodes import Comparator, Field, Measure, Named
from edustandards.measures.spread import has_root
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE


def plan(check: c.Check, made: Made | None = None, share: Fraction | None = None) -> Plan:
    """Return the plan of a check: units turned into factors, thresholds into integers, once.

    `made` holds the plans of a pack: a standard that others cite is planned once for all of them.
    With a `share`, it is the plan of the check relaxed to that share of its thresholds; there the
    compositions stand as they are written, and what they are made of is relaxed.

    Raises:
        UnitError: where a formula or a threshold has the wrong unit.
    """
    made = {} if made is None else made
    key = (id(check), share)
    if key not in made:
        made[key] = (check, _plan(check, made, share))
    return made[key][1]


def plan_of(standard: Standard, made: Made) -> Plan:
    """Return the plan of what a standard asks, apart from whom."""
    key = (id(standard), None)
    if key not in made:
        made[key] = (standard, plan(check_of(standard), made))
    return made[key][1]


def _plan(check: c.Check, made: Made, share: Fraction | None) -> Plan:
    match check:
        case c.Require():
            eased = check if share is None else relaxed(check, share)
            assert isinstance(eased, c.Require), "a requirement that is relaxed is one still"
            return _require(eased)
        case c.Holds(condition):
            return Plan(check, _holds(compile_condition(condition)))
        case c.ByStage(cases):
            stages = [stage for stage, _ in cases]
            return of_stage(check, stages, [plan(one, made, share) for _, one in cases])
        case c.ByYear(cases):
            return of_year(check, [plan(one, made, share) for _, one in cases])
        case c.Cases():
            return first_of(
                check,
                [compile_condition(condition) for condition, _ in check.cases],
                [plan(case, made, share) for _, case in check.cases],
            )
        case c.AllOf(parts):
            return _several(check, [plan(part, made, share) for part in parts], min)
        case c.AnyOf(parts):
            return _several(check, [plan(part, made, share) for part in parts], _any_of)
        case c.Not(part):
            inner = plan(part, made, None if share is None else 1 / share)
            return Plan(check, lambda row: OPPOSITE[inner.judge(row)], (inner,))
        case c.AtLeast():
            return _at_least(check, made, share)
        case c.ForEvery():
            return _over_parts(check, min, plan(check.check, made, share))
        case c.ShareOf():
            fewer = check if share is None else relaxed(check, share)
            assert isinstance(fewer, c.ShareOf), "a share that is relaxed is one still"
            return _over_parts(fewer, _share(fewer.bound), plan(check.check, made))
        case c.When(condition, then):
            return where_holds(check, compile_condition(condition), plan(then, made, share))
        case c.Cited(check=cited):
            inner = plan(cited, made, share)
            return Plan(check, inner.judge, (inner,))
        case _:
            assert_never(check)


def _require(check: c.Require) -> Plan:
    requirement = check.requirement
    if isinstance(requirement, c.Level):
        return Plan(check, _level(check.measure, requirement))
    bounds = limits(requirement, check.judge)
    rooted = has_root(check.measure)
    judged = [(_rooted if rooted else _bound)(check.measure, bound) for bound in bounds]
    judge = judged[0] if len(judged) == 1 else lambda row: min([one(row) for one in judged])
    measured = _measured(check, requirement, bounds, rooted=rooted)
    return Plan(check, judge, measured=measured)


def _measured(
    check: c.Require, requirement: c.Bound | c.Range, full: Sequence[c.Bound], *, rooted: bool
) -> Measured:
    measure = check.measure
    sides = (
        (requirement.low, requirement.high) if isinstance(requirement, c.Range) else (requirement,)
    )
    return Measured(
        unit=unit_of(measure),
        value=compile_rooted(measure) if rooted else _fraction(compile_measure(measure)),
        thresholds=tuple(_threshold(bound, measure) for bound in sides),
        sides=sides,
        closing=cache(lambda: [closing(measure, bound) for bound in full]),
        bounds=compile_bounds(measure),
        own=own_fields(check),
    )


def _fraction(value: Number) -> Callable[[Row], Fraction | None]:
    def exact(row: Row) -> Fraction | None:
        pair = value(row)
        return None if pair is None else Fraction(*pair)

    return exact


def _threshold(bound: c.Bound, measure: Measure) -> Callable[[Row], Fraction | None]:
    """Return the function that gives the threshold of a bound in the unit of a measure."""
    unit = unit_of(measure)
    if not isinstance(bound.threshold, Quantity):
        return _fraction(compile_measure(bound.threshold, unit))
    fixed = bound.threshold.number * factor(bound.threshold.unit, unit)
    return lambda _: fixed


def _bound(measure: Measure, bound: c.Bound) -> Judging:
    value = compile_measure(measure)
    stands = STANDS[bound.comparator]
    ends = compile_bounds(measure)
    if ends is not None:
        return _enclosed(ends, bound.comparator, _threshold(bound, measure))
    if not isinstance(bound.threshold, Quantity):
        return _against(value, bound.comparator, compile_measure(bound.threshold, unit_of(measure)))
    fixed = bound.threshold.number * factor(bound.threshold.unit, unit_of(measure))
    up, down = fixed.numerator, fixed.denominator

    def judge(row: Row) -> int:
        found = value(row)
        if found is None:
            return UNKNOWN
        return MET if stands(found[0] * down, up * found[1]) else NOT_MET

    return quickly(measure, bound.comparator, fixed, judge)


def _enclosed(
    ends: Bounds, comparator: Comparator, threshold: Callable[[Row], Fraction | None]
) -> Judging:
    """Return the verdict on a value that may be anything between two ends: if both agree."""
    stands = STANDS[comparator]
    monotone = comparator not in {Comparator.EQUAL, Comparator.UNEQUAL}

    def judge(row: Row) -> int:
        found, limit = ends(row), threshold(row)
        if found is None or limit is None or (not monotone and found[0] != found[1]):
            return UNKNOWN
        verdicts = {
            stands(end.numerator * limit.denominator, limit.numerator * end.denominator)
            for end in found
        }
        if len(verdicts) > 1:
            return UNKNOWN
        return MET if verdicts.pop() else NOT_MET

    return judge


def _against(value: Number, comparator: Comparator, threshold: Number) -> Judging:
    stands = STANDS[comparator]

    def judge(row: Row) -> int:
        found = value(row)
        limit = threshold(row)
        if found is None or limit is None:
            return UNKNOWN
        return MET if stands(found[0] * limit[1], limit[0] * found[1]) else NOT_MET

    return judge


def _rooted(measure: Measure, bound: c.Bound) -> Judging:
    value = compile_rooted(measure)
    threshold = _threshold(bound, measure)
    stands = STANDS[bound.comparator]

    def judge(row: Row) -> int:
        found = value(row)
        limit = threshold(row)
        if found is None or limit is None:
            return UNKNOWN
        return MET if stands(sign_against(found, limit), 0) else NOT_MET

    return judge


def level_field(measure: Measure) -> Field:
    """Return the field that holds the level that a requirement asks for."""
    while isinstance(measure, Named):
        measure = measure.of
    assert isinstance(measure, Field), "only a field has a level"
    return measure


def _level(measure: Measure, level: c.Level) -> Judging:
    field = level_field(measure)
    ranks = {name: rank for rank, name in enumerate(level.levels)}
    limit = ranks[level.level]
    stands = STANDS[level.comparator]

    def judge(row: Row) -> int:
        rank = ranks.get(word_of(row, field) or "")
        if rank is None:
            return UNKNOWN
        return MET if stands(rank, limit) else NOT_MET

    return judge


def _holds(truth: Truth) -> Judging:
    def judge(row: Row) -> int:
        holds = truth(row)
        if holds is None:
            return UNKNOWN
        return MET if holds else NOT_MET

    return judge


def _any_of(codes: Sequence[int]) -> int:
    applicable = [code for code in codes if code != NOT_APPLICABLE]
    return max(applicable, default=NOT_APPLICABLE)


def _several(check: c.Check, plans: Sequence[Plan], combine: Callable[[list[int]], int]) -> Plan:
    judges = [one.judge for one in plans]
    return Plan(check, lambda row: combine([judge(row) for judge in judges]), tuple(plans))


def needed(check: c.AtLeast, not_applicable: int) -> int:
    """Return how many parts must be met when some do not apply.

    Counting all parts, always k. Counting the applicable ones, each that does not apply lowers k
    by one, so that as many may fail as before; but never below one: nothing met is no pass.
    """
    return max(check.k - not_applicable, 1) if check.counting is c.Counting.APPLICABLE else check.k


def _at_least(check: c.AtLeast, made: Made, share: Fraction | None) -> Plan:
    parts = tuple(plan(part, made, share) for part in check.parts)
    floors: tuple[Plan, ...] = ()
    if check.others is not None:
        lowest = check.others if share is None else check.others * share
        floors = tuple(plan(part, made, lowest) for part in check.parts)
    judges = [one.judge for one in parts]
    lower = [one.judge for one in floors]

    def judge(row: Row) -> int:
        codes = [one(row) for one in judges]
        applicable = len(codes) - codes.count(NOT_APPLICABLE)
        if not applicable:
            return NOT_APPLICABLE
        k = needed(check, len(codes) - applicable)
        met = codes.count(MET)
        if met + codes.count(UNKNOWN) < k:
            return NOT_MET
        enough = MET if met >= k else UNKNOWN
        return min(enough, *[one(row) for one in lower]) if lower else enough

    return Plan(check, judge, parts, floors)


def parts_asked(check: c.ForEvery | c.ShareOf, row: Row) -> Sequence[Row]:
    """Return the parts that a check on parts speaks of."""
    return row.kin.parts(row, check.entity, staged=by_stage(check.check)) or ()


def asked(plan: Plan, parts: Sequence[Row]) -> list[tuple[Row, int]]:
    """Return the parts that a check on parts asks, with the verdict of each."""
    inner = plan.parts[0].judge
    if plan.where is None:
        return [(part, inner(part)) for part in parts]
    found = ((part, plan.where(part)) for part in parts)
    return [(part, UNKNOWN if w is None else inner(part)) for part, w in found if w is not False]


def _over_parts(
    check: c.ForEvery | c.ShareOf, combine: Callable[[list[int]], int], inner: Plan
) -> Plan:
    where = None if check.where is None else compile_condition(check.where)
    entity, staged = check.entity, by_stage(check.check)

    def judge(row: Row) -> int:
        parts = row.kin.parts(row, entity, staged=staged)
        codes = [code for _, code in asked(found, parts)] if parts else []
        return combine(codes) if codes else UNKNOWN

    found = Plan(check, judge, (inner,), where=where)
    return found


def _share(bound: c.Bound) -> Callable[[list[int]], int]:
    """Return the verdict on a share of verdicts; unknown ones leave a range, which may decide."""
    stands = STANDS[bound.comparator]
    monotone = bound.comparator not in {Comparator.EQUAL, Comparator.UNEQUAL}
    assert isinstance(bound.threshold, Quantity), "a share is held against a number"
    limit = bound.threshold.number * factor(bound.threshold.unit, ONE)

    def judge(codes: list[int]) -> int:
        applicable = len(codes) - codes.count(NOT_APPLICABLE)
        if not applicable:
            return NOT_APPLICABLE
        met, unknown = codes.count(MET), codes.count(UNKNOWN)
        ends = {
            stands(n * limit.denominator, limit.numerator * applicable)
            for n in (met, met + unknown)
        }
        if (unknown and not monotone) or len(ends) > 1:
            return UNKNOWN
        return MET if ends.pop() else NOT_MET

    return judge
