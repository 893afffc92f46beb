"""Verdicts in columns: truth where nothing can be unknown, else codes of `results.CODES`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, TypeAlias, assert_never

import narwhals as nw

from edustandards.checks import nodes as c
from edustandards.checks.limits import limits
from edustandards.checks.relax import relaxed
from edustandards.evaluate.columns.ratio import Leaf, Ratio, both, ratio, times
from edustandards.evaluate.columns.scan import MOST, UnsupportedError
from edustandards.evaluate.judge import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from edustandards.evaluate.roots import has_root
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Plain:
    """A verdict that is met or not met everywhere."""

    met: nw.Expr


@dataclass(frozen=True, slots=True)
class Codes:
    """A verdict that may be any; a column of codes."""

    codes: nw.Expr


Coded: TypeAlias = Plain | Codes


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """A condition: where it is true, and where that is known (None: everywhere).

    One stands for one condition, so that sums under it can be told apart by it.
    """

    true: nw.Expr
    known: nw.Expr | None = None


def codes_of(coded: Coded) -> nw.Expr:
    """Return a verdict as codes."""
    return coded.codes if isinstance(coded, Codes) else coded.met.cast(nw.Int8) * MET


def from_truth(met: nw.Expr, known: nw.Expr | None) -> Coded:
    """Return the verdict that is met where true, unknown where not known."""
    if known is None:
        return Plain(met)
    codes = nw.when(known).then(met.cast(nw.Int8) * MET).otherwise(nw.lit(UNKNOWN, nw.Int8))
    return Codes(codes)


UNKNOWN_EVERYWHERE = Codes(nw.lit(UNKNOWN, nw.Int8))

STANDS: dict[m.Comparator, Callable[[Any, Any], Any]] = {
    m.Comparator.AT_LEAST: lambda a, b: a >= b,
    m.Comparator.MORE: lambda a, b: a > b,
    m.Comparator.AT_MOST: lambda a, b: a <= b,
    m.Comparator.LESS: lambda a, b: a < b,
    m.Comparator.EQUAL: lambda a, b: a == b,
    m.Comparator.UNEQUAL: lambda a, b: a != b,
}


def among(column: nw.Expr, values: Sequence[Any]) -> nw.Expr:
    """Return where a column has one of some values; of no values, nowhere."""
    # Arrow cannot tell of which type the members of an empty list would be.
    return column.is_in(list(values)) if values else column.is_null() & ~column.is_null()


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
        columns: Mapping[str, tuple[str, object]],
        leaf: Leaf,
        stages: Stages | None,
        special: Callable[[c.Check], Coded | None] = lambda _: None,
    ) -> None:
        self.columns = columns
        self.leaf = leaf
        self.stages = stages
        self.special = special
        self.known: dict[int, tuple[c.Check, Coded, int]] = {}
        self.held: dict[m.Condition, Holding] = {}
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
            return Plain(nw.col(name))
        self.made[level].append(coded.codes.alias(name))
        return Codes(nw.col(name))

    def coded(self, check: c.Check) -> Coded:
        """Return the verdict of a check, made anew."""
        match check:
            case c.Require():
                return self.required(check)
            case c.Holds(condition):
                holding = self.holding(condition)
                return from_truth(holding.true, holding.known)
            case c.ByStage(cases):
                return self.by_stage(cases)
            case c.AllOf(parts):
                return all_of([self.code(part) for part in parts])
            case c.AnyOf(parts):
                return any_of([self.code(part) for part in parts])
            case c.Not(part):
                return _opposite(self.code(part))
            case c.AtLeast():
                return self.at_least(check)
            case c.When(condition, then):
                return self.when(self.holding(condition), self.code(then))
            case c.Cited(check=cited):
                return self.code(cited)
            case c.ForEvery() | c.ShareOf():
                raise UnsupportedError("parts")
            case _:
                assert_never(check)

    def required(self, check: c.Require) -> Coded:
        """Return the verdict of a value against its requirement."""
        if isinstance(check.requirement, c.Level):
            return self.level(check.measure, check.requirement)
        bounds = limits(check.requirement, check.judge)
        value = ratio(check.measure, self.leaf)
        return all_of([self.bound(value, bound, check.measure) for bound in bounds])

    def bound(self, value: Ratio, bound: c.Bound, measure: m.Measure) -> Coded:
        """Return the verdict of a value against one bound."""
        if value.missing:
            return UNKNOWN_EVERYWHERE
        if not isinstance(bound.threshold, Quantity):
            return self.against(value, bound, measure)
        limit = bound.threshold.number * factor(bound.threshold.unit, unit_of(measure))
        a, b = value.scale.numerator * limit.denominator, limit.numerator * value.scale.denominator
        left, _ = times(value.above, a, value.top)
        right = times(value.below, b, value.deep)[0] if value.below is not None else b
        if isinstance(right, int) and abs(right) > MOST:
            raise UnsupportedError("overflow")
        return from_truth(STANDS[bound.comparator](left, right), value.known)

    def against(self, value: Ratio, bound: c.Bound, measure: m.Measure) -> Coded:
        """Return the verdict of a value against a formula."""
        assert not isinstance(bound.threshold, Quantity)
        gap = ratio(m.Difference(measure, bound.threshold), self.leaf)
        if gap.missing:
            return UNKNOWN_EVERYWHERE
        sign = gap.above if gap.scale > 0 else gap.above * -1
        return from_truth(STANDS[bound.comparator](sign, 0), both(value.known, gap.known))

    def level(self, measure: m.Measure, level: c.Level) -> Coded:
        """Return the verdict of a level."""
        field = measure.of if isinstance(measure, m.Named) else measure
        assert isinstance(field, m.Field), "only a field has a level"
        limit = level.levels.index(level.level)
        stands = STANDS[level.comparator]
        good = [name for rank, name in enumerate(level.levels) if stands(rank, limit)]
        holding = self.word(field, good, level.levels)
        return from_truth(holding.true, holding.known)

    def word(self, field: m.Field, good: Sequence[str], every: Sequence[str] | None) -> Holding:
        """Return where a field has one of the good words; `every` are all that it may have."""
        if field.name not in self.columns:
            return Holding(nw.lit(value=False), nw.lit(value=False))
        raw, dtype = self.columns[field.name]
        if dtype != nw.String:
            raise UnsupportedError("words")
        column = nw.col(raw)
        known = ~column.is_null()
        if every is not None:
            known = known & among(column, every)
        return Holding(among(column, good) & known, known)

    def by_stage(self, cases: Sequence[tuple[str, c.Check]]) -> Coded:
        """Return the verdict of the case of each stage."""
        stages = self.stages
        if stages is None:
            return UNKNOWN_EVERYWHERE
        joined = self.same_measure(cases, stages)
        if joined is not None:
            return joined
        codes: nw.Expr = nw.lit(NOT_APPLICABLE, nw.Int8)
        if stages.doubtful is not None:
            unknown = nw.lit(UNKNOWN, nw.Int8)
            codes = nw.when(nw.col(stages.doubtful)).then(unknown).otherwise(codes)
        for stage, case in cases:
            if stage in stages.columns:
                there = nw.col(stages.columns[stage])
                codes = nw.when(there).then(codes_of(self.code(case))).otherwise(codes)
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
        value = ratio(measure, self.leaf)
        if value.missing:
            return UNKNOWN_EVERYWHERE
        wanted = {stage: limit[2] / value.scale for stage, limit in found if limit is not None}
        common = lcm(*(limit.denominator for limit in wanted.values()))
        left, _ = times(value.above, common, value.top)
        numbers = [(stage, int(limit * common)) for stage, limit in wanted.items()]
        if max(abs(number) for _, number in numbers) * value.deep > MOST:
            raise UnsupportedError("overflow")
        right: Any = nw.lit(numbers[-1][1])
        for stage, number in numbers[:-1]:
            there = nw.col(stages.columns[stage])
            right = nw.when(there).then(nw.lit(number)).otherwise(right)
        if value.below is not None:
            right = right * value.below
        return from_truth(STANDS[comparator](left, right), value.known)

    def at_least(self, check: c.AtLeast) -> Coded:
        """Return the verdict that enough parts are met, and the others near it."""
        parts = [self.code(part) for part in check.parts]
        share = check.others
        floors = [] if share is None else [self.code(relaxed(p, share)) for p in check.parts]
        plain = [part.met for part in parts if isinstance(part, Plain)]
        if len(plain) == len(parts):
            met = nw.sum_horizontal(*(one.cast(nw.Int8) for one in plain))
            return all_of([Plain(met >= check.k), *floors])
        codes = [codes_of(part) for part in parts]
        return all_of([Codes(_counted(check, codes)), *floors])

    def when(self, holding: Holding, then: Coded) -> Coded:
        """Return a verdict that applies only where a condition holds."""
        codes = (
            nw.when(holding.true).then(codes_of(then)).otherwise(nw.lit(NOT_APPLICABLE, nw.Int8))
        )
        if holding.known is not None:
            codes = nw.when(holding.known).then(codes).otherwise(nw.lit(UNKNOWN, nw.Int8))
        return Codes(codes)

    def holding(self, node: m.Condition) -> Holding:
        """Return where a condition holds; UnsupportedError where it cannot be told in columns."""
        if node not in self.held:
            self.held[node] = self._holding(node)
        return self.held[node]

    def _holding(self, node: m.Condition) -> Holding:
        match node:
            case m.Comparison(left, comparator, m.Word(text)):
                return self.compared_word(left, comparator, text)
            case m.Comparison(left, comparator, right):
                assert not isinstance(right, m.Word), "words are compared above"
                gap = ratio(m.Difference(left, right), self.leaf)
                if gap.missing:
                    return Holding(nw.lit(value=False), nw.lit(value=False))
                sign = gap.above if gap.scale > 0 else gap.above * -1
                true = STANDS[comparator](sign, 0)
                return Holding(true if gap.known is None else true & gap.known, gap.known)
            case m.OneOf(field, words):
                return self.word(field, words, field.levels or None)
            case m.Says(field):
                return self.says(field)
            case m.Both(parts):
                return _both([self.holding(part) for part in parts])
            case m.Either(parts):
                opposite = _both([_not(self.holding(part)) for part in parts])
                return _not(opposite)
            case m.Reverse(of):
                return _not(self.holding(of))
            case _:
                assert_never(node)

    def compared_word(self, left: m.Measure, comparator: m.Comparator, text: str) -> Holding:
        """Return where a field stands so to a word."""
        assert isinstance(left, m.Field), "only fields stand to words"
        if left.kind is m.Kind.LEVEL:
            limit = left.levels.index(text)
            stands = STANDS[comparator]
            good = [name for rank, name in enumerate(left.levels) if stands(rank, limit)]
            return self.word(left, good, left.levels)
        found = self.word(left, [text], None)
        return found if comparator is m.Comparator.EQUAL else _not(found)

    def says(self, field: m.Field) -> Holding:
        """Return where a yes/no field says yes."""
        if field.name not in self.columns:
            return Holding(nw.lit(value=False), nw.lit(value=False))
        raw, dtype = self.columns[field.name]
        if dtype != nw.Boolean:
            raise UnsupportedError("yes-no")
        known = ~nw.col(raw).is_null()
        return Holding(nw.col(raw).fill_null(value=False), known)


def _limit_of(check: c.Check) -> tuple[m.Measure, m.Comparator, Fraction] | None:
    """Return what a plain requirement holds against what; None for any other check."""
    match check:
        case c.Require(measure, c.Bound(comparator, Quantity() as limit), c.Judge.FULL):
            if has_root(measure):
                return None
            return measure, comparator, limit.number * factor(limit.unit, unit_of(measure))
        case _:
            return None


def _both(parts: Sequence[Holding]) -> Holding:
    true = parts[0].true
    for part in parts[1:]:
        true = true & part.true
    if all(part.known is None for part in parts):
        return Holding(true)
    # Known where all are true, or one is known to be false.
    known = true
    for part in parts:
        false = ~part.true if part.known is None else part.known & ~part.true
        known = known | false
    return Holding(true, known)


def _not(of: Holding) -> Holding:
    return Holding(~of.true if of.known is None else of.known & ~of.true, of.known)


def all_of(parts: Sequence[Coded]) -> Coded:
    """Return the verdict that all are met."""
    if len(parts) == 1:
        return parts[0]
    plain = [part.met for part in parts if isinstance(part, Plain)]
    if len(plain) == len(parts):
        met = plain[0]
        for one in plain[1:]:
            met = met & one
        return Plain(met)
    return Codes(nw.min_horizontal(*(codes_of(part) for part in parts)))


def any_of(parts: Sequence[Coded]) -> Coded:
    """Return the verdict that one at least is met."""
    plain = [part.met for part in parts if isinstance(part, Plain)]
    if len(plain) == len(parts):
        met = plain[0]
        for one in plain[1:]:
            met = met | one
        return Plain(met)
    codes = [codes_of(part) for part in parts]
    lowered = [
        nw.when(one == NOT_APPLICABLE).then(nw.lit(-1, nw.Int8)).otherwise(one) for one in codes
    ]
    best = nw.max_horizontal(*lowered)
    return Codes(nw.when(best < 0).then(nw.lit(NOT_APPLICABLE, nw.Int8)).otherwise(best))


def _opposite(of: Coded) -> Coded:
    if isinstance(of, Plain):
        return Plain(~of.met)
    code = of.codes
    turned = nw.when(code == NOT_MET).then(nw.lit(MET, nw.Int8)).otherwise(code)
    return Codes(nw.when(code == MET).then(nw.lit(NOT_MET, nw.Int8)).otherwise(turned))


def _counted(check: c.AtLeast, codes: Sequence[nw.Expr]) -> nw.Expr:
    def count(code: int) -> nw.Expr:
        return nw.sum_horizontal(*((one == code).cast(nw.Int16) for one in codes))

    met, unknown, apart = count(MET), count(UNKNOWN), count(NOT_APPLICABLE)
    k: Any = check.k - apart if check.counting is c.Counting.APPLICABLE else check.k
    enough = nw.when(met >= k).then(nw.lit(MET, nw.Int8)).otherwise(nw.lit(UNKNOWN, nw.Int8))
    reached = nw.when(met + unknown < k).then(nw.lit(NOT_MET, nw.Int8)).otherwise(enough)
    none = apart == len(codes)
    return nw.when(none).then(nw.lit(NOT_APPLICABLE, nw.Int8)).otherwise(reached)
