"""Aggregates by group: counties as their schools speak of them, worked out in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import assert_never

import narwhals as nw

from edustandards.checks import nodes as c
from edustandards.evaluate.columns.around import Around, moved
from edustandards.evaluate.columns.coded import Coder, Stages
from edustandards.evaluate.columns.codes import STANDS, Coded, Codes, code, codes_of, unknown
from edustandards.evaluate.columns.conditions import Holding
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.peers import folded, quotient_of
from edustandards.evaluate.columns.ratio import MISSING, Ratio, Special, both, ratio, times
from edustandards.evaluate.columns.scan import MOST, Ready, UnsupportedError
from edustandards.evaluate.columns.spreads import SIZE, Spread, limit_of
from edustandards.evaluate.plans import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from edustandards.measures import nodes as m
from edustandards.measures.fields import children
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE


@dataclass
class Sums:
    """What a pass over the rows has to add up: columns of rows, and their aggregates by name."""

    x: Dialect
    rows: list[nw.Expr] = field(default_factory=list)
    aggregates: list[nw.Expr] = field(default_factory=list)
    names: dict[object, str] = field(default_factory=dict)

    def of(self, key: object, row: nw.Expr, how: str = "sum") -> str:
        """Return the name of an aggregate of a column of rows; the same key is added up once."""
        if key not in self.names:
            name = f"+{len(self.names)}"
            self.names[key] = name
            if self.x is nw:
                # Not every engine can add up what is worked out on the way; Polars had rather.
                self.rows.append(row.alias(name))
                row = nw.col(name)
            folds = {"min": row.min, "max": row.max, "sum": row.sum}
            self.aggregates.append(folds[how]().alias(name))
        return self.names[key]


class Grouper:
    """Turns checks on wholes into columns of the grouped frame, and notes what has to be summed."""

    def __init__(
        self,
        ready: Ready,
        rows: Coder,
        kinds: Sequence[str],
        stages: Stages | None,
        around: Around,
    ) -> None:
        self.around = around
        self.x: Dialect = rows.x
        self.ready = ready
        self.stages = stages
        self.uses_rows: bool = False
        self.rows = rows
        self.kinds = kinds
        self.most: int = max(ready.size, 1)
        self.sums: Sums = Sums(self.x)
        self.spreads: list[Spread] = []

    def leaf(self, node: Special) -> Ratio:
        """Return a field summed over the parts, an aggregate, or what is around the whole."""
        match node:
            case m.Field():
                return self.total(node, node, None) if node.adds_up else MISSING
            case m.Earlier():
                return moved(node, self.leaf, self.around)
            case m.AtStage(of, stage):
                return self.around.at_stage(stage, ratio(of, self.leaf, self.x))
            case m.Reference():
                return self.around.reference(node)
            case m.Folded(within=within) if within:
                if node.where is not None:
                    raise UnsupportedError("where")
                return folded(node, self.leaf, self.around, None, self.ready.size)
            case m.Folded():
                return self.folded(node)
            case _:
                assert_never(node)

    def folded(self, node: m.Folded) -> Ratio:
        """Return an aggregate over the parts."""
        if not self.knows(node.over):
            return MISSING
        where = None if node.where is None else self.rows.conditions.holding(node.where)
        match node.fold:
            case m.Fold.SUM:
                assert isinstance(node.of, m.Measure), "a sum is of numbers"
                return self.total(node.of, node.of, where)
            case m.Fold.COUNT:
                return self.counted(node, where)
            case m.Fold.SHARE:
                part = self.counted(node, where)
                return Ratio(
                    part.above, self.most, self.asked(node, where), self.most, known=part.known
                )
            case m.Fold.MEAN:
                return self.mean(node, where)
            case m.Fold.MIN | m.Fold.MAX if where is None:
                return self.end(node)
            case _:
                raise UnsupportedError(node.fold.value)

    def mean(self, node: m.Folded, where: Holding | None) -> Ratio:
        """Return the mean over the parts: one sum over another, or over how many they are."""
        assert isinstance(node.of, m.Measure), "a mean is of a formula"
        if node.weight is None:
            whole = self.total(node.of, node.of, where)
            if whole.missing:
                return whole
            return replace(whole, below=self.asked(node.of, where), deep=self.most)
        inner, scale = quotient_of(node)
        above = self.total(inner.left, inner.left, where)
        below = self.total(inner.right, inner.right, where)
        if above.missing or below.missing:
            return MISSING
        parts = ratio(inner.right, self.rows.leaf, self.x)
        if not parts.positive or below.scale <= 0:
            raise UnsupportedError("weight")
        known = both(above.known, below.known)
        scale = above.scale / below.scale * scale
        return Ratio(above.above, above.top, below.above, below.top, scale, above.sign, known)

    def end(self, node: m.Folded) -> Ratio:
        """Return the smallest or the largest value among the parts."""
        assert isinstance(node.of, m.Measure), "an end is of a formula"
        value = ratio(node.of, self.rows.leaf, self.x)
        if value.missing:
            return MISSING
        if value.below is not None or value.scale <= 0:
            raise UnsupportedError("quotient")
        name = self.sums.of((node.fold, node.of), value.above, node.fold.value)
        known = self.known(node.of, value.known, None)
        return Ratio(self.x.col(name), value.top, scale=value.scale, sign=value.sign, known=known)

    def knows(self, over: str) -> bool:
        """Tell whether parts of a kind are known at all; those of another table are refused."""
        if over in self.kinds:
            return True
        if self.around.without_parts(over):
            return False
        raise UnsupportedError("over")

    def total(self, key: object, of: m.Measure, where: Holding | None) -> Ratio:
        """Return the sum of a formula over the parts, if it is a whole number at some scale."""
        value = ratio(of, self.rows.leaf, self.x)
        if value.missing:
            return MISSING
        if value.below is not None:
            raise UnsupportedError("quotient")
        name = self.summed(key, value.above, value.top, where)
        known = self.known(key, value.known, where)
        top = value.top * self.most
        return Ratio(self.x.col(name), top, scale=value.scale, sign=value.sign, known=known)

    def summed(self, key: object, above: nw.Expr, top: int, where: Holding | None) -> str:
        """Return the name of the sum of a whole column over the parts asked for."""
        if top * self.most > MOST:
            raise UnsupportedError("overflow")
        row = above if where is None else self.x.when(where.true).then(above).otherwise(0)
        return self.sums.of(("sum", key, where), row)

    def known(
        self, key: object, known: nw.Expr | None, where: Holding | None, *, some: bool = True
    ) -> nw.Expr | None:
        """Return where a group has its value: no gap among its parts, and `some` parts at all."""
        gap: nw.Expr | None = None if known is None else ~known
        if where is not None and gap is not None:
            gap = gap & where.true
        if where is not None and where.known is not None:
            gap = ~where.known if gap is None else gap | ~where.known
        found: nw.Expr | None = None
        if gap is not None:
            found = self.x.col(self.sums.of(("gap", key, where), gap.cast(self.x.Int64))) == 0
        if where is not None and some:
            any_part = self.asked(key, where) > 0
            found = any_part if found is None else found & any_part
        return found

    def asked(self, key: object, where: Holding | None) -> nw.Expr:
        """Return how many parts a condition picks."""
        name = SIZE
        if where is not None:
            name = self.sums.of(("asked", key, where), where.true.cast(self.x.Int64))
        found: nw.Expr = self.x.col(name)
        return found

    def counted(self, node: m.Folded, where: Holding | None) -> Ratio:
        """Return how many parts there are, or of how many a condition holds."""
        true, known = self.x.col(SIZE), None
        if node.of is not None:
            assert not isinstance(node.of, m.Measure), "a count is of conditions"
            holding = self.rows.conditions.holding(node.of)
            true, known = holding.true.cast(self.x.Int64), holding.known
        row = true if where is None else self.x.when(where.true).then(true).otherwise(0)
        name = self.sums.of(("count", node, where), row)
        some = node.fold is m.Fold.SHARE
        return Ratio(self.x.col(name), self.most, known=self.known(node, known, where, some=some))

    def special(self, check: c.Check) -> Coded | None:
        """Return the verdict of a coefficient of variation, or of a check on every part."""
        match check:
            case c.Require():
                limit = limit_of(check)
                return None if limit is None else self.spread(limit[0], limit[1], (("", limit[2]),))
            case c.ByStage(cases):
                return self.spread_by_stage(cases)
            case c.ForEvery(entity, inner, where):
                return self.every(check, inner, where) if self.knows(entity) else unknown(self.x)
            case c.ShareOf(entity):
                return self.share(check) if self.knows(entity) else unknown(self.x)
            case _:
                return None

    def every(self, key: object, inner: c.Check, where: m.Condition | None) -> Coded:
        """Return the smallest code among the parts asked; unknown where none is."""
        codes = codes_of(self.x, self.rows.code(inner))
        self.uses_rows = True
        if where is None:
            return Codes(self.x.col(self.sums.of(key, codes, "min")))
        holding = self.rows.conditions.holding(where)
        away = code(self.x, NOT_APPLICABLE)
        codes = self.x.when(holding.true).then(codes).otherwise(away)
        asked = holding.true
        if holding.known is not None:
            codes = self.x.when(holding.known).then(codes).otherwise(code(self.x, UNKNOWN))
            asked = asked | ~holding.known
        least = self.x.col(self.sums.of(key, codes, "min"))
        count = self.x.col(self.sums.of(("asked", key), asked.cast(self.x.Int64)))
        return Codes(self.x.when(count == 0).then(code(self.x, UNKNOWN)).otherwise(least))

    def share(self, check: c.ShareOf) -> Coded:
        """Return whether the share of parts that meet a check is as required."""
        codes = codes_of(self.x, self.rows.code(check.check))
        self.uses_rows = True
        if check.where is not None:
            holding = self.rows.conditions.holding(check.where)
            away = code(self.x, NOT_APPLICABLE)
            codes = self.x.when(holding.true).then(codes).otherwise(away)
            if holding.known is not None:
                codes = self.x.when(holding.known).then(codes).otherwise(code(self.x, UNKNOWN))
        counts = {
            one: self.x.col(self.sums.of((check, one), (codes == one).cast(self.x.Int64)))
            for one in (NOT_MET, UNKNOWN, MET)
        }
        asked = self.x.col(SIZE)
        if check.where is not None:
            holding = self.rows.conditions.holding(check.where)
            picked = holding.true
            if holding.known is not None:
                picked = picked | ~holding.known
            asked = self.x.col(self.sums.of(("asked", check), picked.cast(self.x.Int64)))
        return self.of_counts(check.bound, counts, asked)

    def of_counts(self, bound: c.Bound, counts: Mapping[int, nw.Expr], asked: nw.Expr) -> Coded:
        """Return the verdict on a share; unknown parts leave a range, which may decide."""
        x = self.x
        assert isinstance(bound.threshold, Quantity), "a share is held against a number"
        limit = bound.threshold.number * factor(bound.threshold.unit, ONE)
        applicable = counts[NOT_MET] + counts[UNKNOWN] + counts[MET]
        wanted, _ = times(applicable, limit.numerator, self.most)
        ends = [
            STANDS[bound.comparator](times(met, limit.denominator, self.most)[0], wanted)
            for met in (counts[MET], counts[MET] + counts[UNKNOWN])
        ]
        told = ends[0] == ends[1]
        if bound.comparator in {m.Comparator.EQUAL, m.Comparator.UNEQUAL}:
            told = told & (counts[UNKNOWN] == 0)
        codes = x.when(ends[0]).then(code(x, MET)).otherwise(code(x, NOT_MET))
        codes = x.when(told).then(codes).otherwise(code(x, UNKNOWN))
        codes = x.when(applicable == 0).then(code(x, NOT_APPLICABLE)).otherwise(codes)
        return Codes(x.when(asked == 0).then(code(x, UNKNOWN)).otherwise(codes))

    def spread_by_stage(self, cases: Sequence[tuple[str, c.Check]]) -> Coded | None:
        """Return one verdict for all stages, if they differ in the limit of a coefficient only."""
        stages = self.stages
        if stages is None or stages.doubtful is not None:
            return None
        found = [
            (stages.columns[stage], limit_of(case))
            for stage, case in cases
            if stage in stages.columns
        ]
        kinds = {limit[:2] for _, limit in found if limit is not None}
        if (
            len(found) < len(stages.columns)
            or len(kinds) != 1
            or any(one is None for _, one in found)
        ):
            return None
        [(node, comparator)] = kinds
        return self.spread(
            node, comparator, tuple((flag, limit[2]) for flag, limit in found if limit is not None)
        )

    def spread(
        self, node: m.Folded, comparator: m.Comparator, limits: tuple[tuple[str, Fraction], ...]
    ) -> Coded:
        """Note a coefficient of variation; the column of its verdict is made after the pass.

        For x / p weighted by p, `1 + cv²` is `sum(p) * sum(x²/p) / sum(x)²`, whatever the units.
        """
        if not self.knows(node.over):
            return unknown(self.x)
        above, below = self.weighed(node)
        if above.missing or below.missing:
            return unknown(self.x)
        where = None if node.where is None else self.rows.conditions.holding(node.where)
        quotient = self.quotient(node)
        first = self.summed(quotient.left, above.above, above.top, where)
        weight = self.summed(quotient.right, below.above, below.top, where)
        amount, divisor = above.above.cast(self.x.Float64), below.above.cast(self.x.Float64)
        square = amount * amount / divisor
        if not below.positive:
            square = self.x.when(below.above > 0).then(square).otherwise(0.0)
        if where is not None:
            square = self.x.when(where.true).then(square).otherwise(0.0)
        second = self.sums.of(("square", quotient, where), square)
        verdict = f"~{len(self.spreads)}"
        picked = None if where is None else where.true
        self.spreads.append(
            Spread(
                verdict, comparator, limits, first, second, weight, above.above, below.above, picked
            )
        )
        known = both(above.known, below.known)
        known = known if below.positive else both(known, below.above > 0)
        found = self.x.col(first) != 0
        complete = self.known((node, "known"), known, where)
        found = found if complete is None else found & complete
        codes = self.x.when(found).then(self.x.col(verdict)).otherwise(code(self.x, UNKNOWN))
        return Codes(codes)

    def quotient(self, node: m.Folded) -> m.Quotient:
        """Return the quotient that a coefficient is of, whose divisor is the weight."""
        inner = quotient_of(node)[0]
        if any(isinstance(one, m.Folded | m.Earlier | m.AtStage) for one in _nodes(inner)):
            # The rows that floats cannot decide are worked out without their surroundings.
            raise UnsupportedError("around")
        return inner

    def weighed(self, node: m.Folded) -> tuple[Ratio, Ratio]:
        """Return what a coefficient is of: amounts, and their divisor, which is the weight."""
        inner = self.quotient(node)
        above, below = (
            ratio(inner.left, self.rows.leaf, self.x),
            ratio(inner.right, self.rows.leaf, self.x),
        )
        if above.below is not None or below.below is not None or below.sign:
            raise UnsupportedError("weight")
        if not above.scale or below.scale <= 0:
            raise UnsupportedError("weight")
        return above, below


def _nodes(node: m.Measure | m.Condition | m.Word) -> Iterator[object]:
    """Return a formula and all that it is made of."""
    yield node
    for child in children(node):
        yield from _nodes(child)
