"""Checks as columns of verdicts: the plan of a table, or of its groups, in few expressions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Any, assert_never

import narwhals as nw

from edustandards.checks import nodes as c
from edustandards.checks.limits import limits
from edustandards.checks.relax import relaxed
from edustandards.evaluate.columns.around import Around
from edustandards.evaluate.columns.codes import (
    STANDS,
    Coded,
    Codes,
    Plain,
    all_of,
    any_of,
    code,
    codes_of,
    counted,
    from_truth,
    opposite,
    unknown,
)
from edustandards.evaluate.columns.conditions import Conditions, Holding
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.peers import ranked
from edustandards.evaluate.columns.ratio import Leaf, Ratio, both, ratio, times
from edustandards.evaluate.columns.scan import MOST, UnsupportedError
from edustandards.evaluate.columns.scores import Score, Share
from edustandards.evaluate.plans import NOT_APPLICABLE, UNKNOWN
from edustandards.measures import nodes as m
from edustandards.measures.spread import has_root
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE


@dataclass(frozen=True, slots=True)
class Stages:
    """Which column says that a row is of a stage, and which that its stage is not known."""

    columns: Mapping[str, str]
    doubtful: str | None = None


class Coder:
    """Turns checks into columns of one frame; `leaf` gives the values of fields and aggregates.

    `special` is asked first: it knows coefficients of variation and checks on parts, where the
    frame has groups.
    """

    def __init__(
        self,
        x: Dialect,
        columns: Mapping[str, tuple[str, object]],
        leaf: Leaf,
        stages: Stages | None,
        around: Around,
        special: Callable[[c.Check], Coded | None] = lambda _: None,
    ) -> None:
        self.x = x
        self.leaf = leaf
        self.around = around
        self.scores: list[Score] = []
        self.conditions: Conditions = Conditions(x, columns, leaf, around.given.today)
        self.stages = stages
        self.special = special
        self.known: dict[int, tuple[c.Check, Coded, int]] = {}
        self.made: list[list[nw.Expr]] = []
        self.open: list[int] = []

    def code(self, check: c.Check) -> Coded:
        """Return the verdict of a check in columns; UnsupportedError where it cannot be."""
        # By identity: a hash of a check walks all of it, and a pack cites one and the same object.
        key = id(check)
        if key not in self.known:
            self.open.append(0)
            coded = self.special(check) or self.coded(check)
            level = self.open.pop()
            self.known[key] = (check, self.kept(coded, level), level + 1)
        _, coded, level = self.known[key]
        if self.open:
            self.open[-1] = max(self.open[-1], level)
        return coded

    def kept(self, coded: Coded, level: int) -> Coded:
        """Return a verdict as a column of its own, so that whatever is made of it stays short.

        Columns of one level can be worked out together, each level after the one before.
        """
        name = f"!{sum(map(len, self.made))}"
        self.made += [[] for _ in range(level + 1 - len(self.made))]
        if isinstance(coded, Plain):
            self.made[level].append(coded.met.alias(name))
            return Plain(self.x.col(name))
        self.made[level].append(coded.codes.alias(name))
        return Codes(self.x.col(name))

    def coded(self, check: c.Check) -> Coded:
        """Return the verdict of a check, made anew."""
        match check:
            case c.Require():
                return self.required(check)
            case c.Holds(condition):
                holding = self.conditions.holding(condition)
                return from_truth(self.x, holding.true, holding.known)
            case c.ByStage(cases):
                return self.by_stage(cases)
            case c.AllOf(parts):
                return all_of(self.x, [self.code(part) for part in parts])
            case c.AnyOf(parts):
                return any_of(self.x, [self.code(part) for part in parts])
            case c.Not(part):
                return opposite(self.x, self.code(part))
            case c.AtLeast():
                return self.at_least(check)
            case c.When(condition, then):
                return self.when(self.conditions.holding(condition), self.code(then))
            case c.Cited(check=cited):
                return self.code(cited)
            case c.ForEvery(entity) | c.ShareOf(entity):
                if self.around.without_parts(entity):
                    return unknown(self.x)
                raise UnsupportedError("parts")
            case c.ByYear():
                return self.by_year(check)
            case c.Cases(cases):
                return self.cases(cases)
            case _:
                assert_never(check)

    def required(self, check: c.Require) -> Coded:
        """Return the verdict of a value against its requirement."""
        if isinstance(check.requirement, c.Level):
            holding = self.level(check.measure, check.requirement)
            return from_truth(self.x, holding.true, holding.known)
        bounds = limits(check.requirement, check.judge)
        bare = _bare(check.measure)
        if isinstance(bare, m.Rank):
            return all_of(self.x, [self.ranked(bare, bound, check.measure) for bound in bounds])
        if isinstance(bare, m.Index):
            return all_of(self.x, [self.scored(bare, bound, check.measure) for bound in bounds])
        value = ratio(check.measure, self.leaf, self.x)
        return all_of(self.x, [self.bound(value, bound, check.measure) for bound in bounds])

    def bound(self, value: Ratio, bound: c.Bound, measure: m.Measure) -> Coded:
        """Return the verdict of a value against one bound."""
        if value.missing:
            return unknown(self.x)
        if not isinstance(bound.threshold, Quantity):
            return self.against(value, bound, measure)
        limit = bound.threshold.number * factor(bound.threshold.unit, unit_of(measure))
        a, b = value.scale.numerator * limit.denominator, limit.numerator * value.scale.denominator
        left, _ = times(value.above, a, value.top)
        right = times(value.below, b, value.deep)[0] if value.below is not None else b
        if isinstance(right, int) and abs(right) > MOST:
            raise UnsupportedError("overflow")
        return from_truth(self.x, STANDS[bound.comparator](left, right), value.known)

    def ranked(self, rank: m.Rank, bound: c.Bound, measure: m.Measure) -> Coded:
        """Return the verdict on a place among peers."""
        limit = _fixed(bound, measure)
        return ranked(rank, self.leaf, self.around, bound.comparator, limit)

    def scored(self, index: m.Index, bound: c.Bound, measure: m.Measure) -> Coded:
        """Note an index held against a limit; the column of its verdict is made beforehand."""
        if not index.parts:
            raise UnsupportedError("index")
        limit = _fixed(bound, measure)
        weights = [part.weight for part in index.parts]
        given = self.around.given.weights.get(index.name, {})
        if None in weights:
            weights = [given.get(part.name) for part in index.parts]
        if None in weights:
            return unknown(self.x)
        if index.floor < 0 or any(weight < 0 for weight in weights if weight is not None):
            # Where shares are taken away, no band of floats is proven.
            raise UnsupportedError("index")
        shares = [
            self.share(part, weight, index.cap)
            for part, weight in zip(index.parts, weights, strict=True)
            if weight is not None
        ]
        name = f"~score{len(self.scores)}-{id(self)}"
        self.scores.append(
            Score(
                name,
                bound.comparator,
                limit,
                tuple(shares),
                index.lack,
                index.cap,
                index.floor,
            )
        )
        return Codes(self.x.col(name))

    def share(self, part: m.Part, weight: Fraction, cap: Fraction | None) -> Share:
        """Return how far a part of an index is reached."""
        x = self.x
        if not isinstance(part.of, m.Measure):
            holding = self.conditions.holding(part.of)
            above = holding.true.cast(x.Int64)
            return Share(weight, Ratio(above, 1, known=holding.known), plain=True)
        if part.target is None:
            value = ratio(part.of, self.leaf, x)
            if value.missing:
                return Share(weight, value)
            return Share(weight, replace(value, scale=value.scale * factor(unit_of(part.of), ONE)))
        unit, target = unit_of(part.of), unit_of(part.target)
        goal = m.Named("", part.target, unit) if target != unit else part.target
        if not part.falling:
            return Share(weight, ratio(m.Quotient(part.of, goal), self.leaf, x))
        value, limit = ratio(part.of, self.leaf, x), ratio(goal, self.leaf, x)
        reached = ratio(m.Quotient(goal, part.of), self.leaf, x)
        if value.missing or reached.missing:
            return Share(weight, reached)
        spent = value.above <= 0 if value.scale > 0 else value.above >= 0
        if cap is None:
            return Share(weight, replace(reached, known=both(reached.known, ~spent)))
        return Share(weight, replace(reached, known=both(value.known, limit.known)), spent)

    def against(self, value: Ratio, bound: c.Bound, measure: m.Measure) -> Coded:
        """Return the verdict of a value against a formula."""
        assert not isinstance(bound.threshold, Quantity)
        gap = ratio(m.Difference(measure, bound.threshold), self.leaf, self.x)
        if gap.missing:
            return unknown(self.x)
        sign = gap.above if gap.scale > 0 else gap.above * -1
        return from_truth(self.x, STANDS[bound.comparator](sign, 0), both(value.known, gap.known))

    def level(self, measure: m.Measure, level: c.Level) -> Holding:
        """Return where a level is as required."""
        field = measure.of if isinstance(measure, m.Named) else measure
        assert isinstance(field, m.Field), "only a field has a level"
        return self.conditions.level(field, level.comparator, level.level, level.levels)

    def by_stage(self, cases: Sequence[tuple[str, c.Check]]) -> Coded:
        """Return the verdict of the case of each stage."""
        stages = self.stages
        if stages is None:
            return unknown(self.x)
        joined = self.same_measure(cases, stages)
        if joined is not None:
            return joined
        codes: nw.Expr = code(self.x, NOT_APPLICABLE)
        if stages.doubtful is not None:
            doubtful = self.x.col(stages.doubtful)
            codes = self.x.when(doubtful).then(code(self.x, UNKNOWN)).otherwise(codes)
        for stage, case in cases:
            if stage in stages.columns:
                there = self.x.col(stages.columns[stage])
                codes = self.x.when(there).then(codes_of(self.x, self.code(case))).otherwise(codes)
        return Codes(codes)

    def same_measure(self, cases: Sequence[tuple[str, c.Check]], stages: Stages) -> Coded | None:
        """Return one comparison for all stages, where they differ in their thresholds only."""
        found = [(stage, _limit_of(case)) for stage, case in cases if stage in stages.columns]
        kinds = {limit[:2] for _, limit in found if limit is not None}
        covered = set(stages.columns) <= {stage for stage, _ in found}
        if not covered or stages.doubtful is not None or len(kinds) != 1:
            return None
        if any(limit is None for _, limit in found):
            return None
        [(measure, comparator)] = kinds
        value = ratio(measure, self.leaf, self.x)
        if value.missing:
            return unknown(self.x)
        if value.scale <= 0:
            # Divided by it, a limit would change sides, or be none at all.
            return None
        wanted = {stage: limit[2] / value.scale for stage, limit in found if limit is not None}
        common = lcm(*(limit.denominator for limit in wanted.values()))
        left, _ = times(value.above, common, value.top)
        numbers = [(stage, int(limit * common)) for stage, limit in wanted.items()]
        if max(abs(number) for _, number in numbers) * value.deep > MOST:
            raise UnsupportedError("overflow")
        right: Any = self.x.lit(numbers[-1][1], self.x.Int64)
        for stage, number in numbers[:-1]:
            there = self.x.col(stages.columns[stage])
            right = self.x.when(there).then(self.x.lit(number, self.x.Int64)).otherwise(right)
        if value.below is not None:
            right = right * value.below
        return from_truth(self.x, STANDS[comparator](left, right), value.known)

    def by_year(self, check: c.ByYear) -> Coded:
        """Return the verdict of the case in force in the year of each row."""
        x, around = self.x, self.around
        if check.plan and around.given.first_year is None:
            return unknown(x)
        shift = (around.given.first_year or 1) - 1 if check.plan else 0
        year: Any = around.year()
        codes: nw.Expr = code(x, NOT_APPLICABLE)
        for first, case in check.cases:
            begun = year >= first + shift
            codes = x.when(begun).then(codes_of(x, self.code(case))).otherwise(codes)
        return Codes(x.when(year.is_null()).then(code(x, UNKNOWN)).otherwise(codes))

    def cases(self, cases: Sequence[tuple[m.Condition, c.Check]]) -> Coded:
        """Return the verdict of the first case whose condition holds."""
        x = self.x
        codes: nw.Expr = code(x, NOT_APPLICABLE)
        for condition, case in reversed(cases):
            holding = self.conditions.holding(condition)
            codes = x.when(holding.true).then(codes_of(x, self.code(case))).otherwise(codes)
            if holding.known is not None:
                codes = x.when(holding.known).then(codes).otherwise(code(x, UNKNOWN))
        return Codes(codes)

    def at_least(self, check: c.AtLeast) -> Coded:
        """Return the verdict that enough parts are met, and the others near it."""
        parts = [self.code(part) for part in check.parts]
        share = check.others
        floors = [] if share is None else [self.code(relaxed(p, share)) for p in check.parts]
        return all_of(self.x, [counted(self.x, check, parts), *floors])

    def when(self, holding: Holding, then: Coded) -> Coded:
        """Return a verdict that applies only where a condition holds."""
        apart, x = code(self.x, NOT_APPLICABLE), self.x
        codes = x.when(holding.true).then(codes_of(x, then)).otherwise(apart)
        if holding.known is not None:
            codes = x.when(holding.known).then(codes).otherwise(code(x, UNKNOWN))
        return Codes(codes)


def _bare(measure: m.Measure) -> m.Measure:
    """Return a formula without the names it goes by."""
    while isinstance(measure, m.Named):
        measure = measure.of
    return measure


def _fixed(bound: c.Bound, measure: m.Measure) -> Fraction:
    """Return the limit of a share that has no unit, as a plain number."""
    if not isinstance(bound.threshold, Quantity):
        raise UnsupportedError("limit")
    limit = bound.threshold.number * factor(bound.threshold.unit, unit_of(measure))
    return limit * factor(unit_of(measure), ONE)


def _limit_of(check: c.Check) -> tuple[m.Measure, m.Comparator, Fraction] | None:
    """Return what a plain requirement holds against what; None for any other check."""
    match check:
        case c.Require(measure, c.Bound(comparator, Quantity() as limit), c.Judge.FULL):
            if has_root(measure) or isinstance(_bare(measure), m.Rank | m.Index):
                return None
            return measure, comparator, limit.number * factor(limit.unit, unit_of(measure))
        case _:
            return None
