"""Aggregates over peers, and the place among them, as columns of the same frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from edustandards.evaluate.columns.around import Around
from edustandards.evaluate.columns.codes import STANDS, Codes, code
from edustandards.evaluate.columns.conditions import Holding
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.ratio import MISSING, Leaf, Ratio, both, ratio, times
from edustandards.evaluate.columns.scan import MOST, UnsupportedError
from edustandards.evaluate.plans import MET, NOT_MET, UNKNOWN
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor

_EXACT = 2**52
"""Floats tell two quotients apart where numerator times denominator stays below this."""

_ROWS = 2**40
"""No frame has so many rows."""


def folded(node: m.Folded, leaf: Leaf, around: Around, where: Holding | None, size: int) -> Ratio:
    """Return an aggregate over the peers of each row."""
    x = around.x
    keys, named = around.peers(node.within)
    most = max(size, 1)

    def total(column: Any) -> nw.Expr:
        picked = column if where is None else x.when(where.true).then(column).otherwise(0)
        found: nw.Expr = picked.sum().over(keys)
        return found

    def complete(known: Any) -> nw.Expr | None:
        """Return where all that is asked of the peers is known, and somebody is asked."""
        gap: Any = None if known is None else ~known
        if where is not None:
            gap = None if gap is None else gap & where.true
            if where.known is not None:
                gap = ~where.known if gap is None else gap | ~where.known
        found: Any = None if gap is None else ~gap.any().over(keys)
        if where is not None:
            found = both(found, where.true.any().over(keys))
        return both(found, named)

    if node.fold is m.Fold.COUNT and node.of is None:
        return Ratio(total(_ones(x, keys)), most, known=complete(None))
    if not isinstance(node.of, m.Measure):
        raise UnsupportedError(node.fold.value)
    if node.fold is m.Fold.MEAN and node.weight is not None:
        return _weighted(node, leaf, around, total, complete, most)
    value = ratio(node.of, leaf, x)
    if value.missing:
        return MISSING
    if value.below is not None or value.top * most > MOST:
        raise UnsupportedError("quotient")
    known = complete(value.known)
    match node.fold:
        case m.Fold.SUM:
            return Ratio(
                total(value.above), value.top * most, None, 1, value.scale, value.sign, known
            )
        case m.Fold.MEAN:
            count = total(_ones(x, keys))
            above = total(value.above)
            return Ratio(above, value.top * most, count, most, value.scale, value.sign, known)
        case m.Fold.MIN | m.Fold.MAX if where is None:
            column: Any = value.above
            end = column.min() if node.fold is m.Fold.MIN else column.max()
            return Ratio(end.over(keys), value.top, None, 1, value.scale, value.sign, known)
        case _:
            raise UnsupportedError(node.fold.value)


def _weighted(
    node: m.Folded, leaf: Leaf, around: Around, total: Any, complete: Any, most: int
) -> Ratio:
    """Return the mean of quotients weighted by their divisor: one sum over the other."""
    inner, scale = quotient_of(node)
    above, below = ratio(inner.left, leaf, around.x), ratio(inner.right, leaf, around.x)
    if above.missing or below.missing:
        return MISSING
    if above.below is not None or below.below is not None or below.sign or below.scale <= 0:
        raise UnsupportedError("weight")
    if max(above.top, below.top) * most > MOST:
        raise UnsupportedError("overflow")
    some = None if below.positive else below.above > 0
    known = complete(both(both(above.known, below.known), some))
    return Ratio(
        total(above.above),
        above.top * most,
        total(below.above),
        below.top * most,
        above.scale / below.scale * scale,
        above.sign,
        known,
    )


def _ones(x: Dialect, keys: Sequence[str]) -> Any:
    """Return a one for each row: a literal would be added up as a single one."""
    return x.col(keys[0]).is_null().cast(x.Int64) * 0 + 1


def quotient_of(node: m.Folded) -> tuple[m.Quotient, Any]:
    """Return the quotient that a mean is of, whose divisor is the weight, and its scale."""
    inner = node.of
    assert isinstance(inner, m.Measure), "a mean is of a formula"
    scale = factor(unit_of(inner), unit_of(inner))
    while isinstance(inner, m.Named):
        scale *= factor(unit_of(inner.of), inner.unit)
        inner = inner.of
    if not isinstance(inner, m.Quotient) or inner.right != node.weight:
        raise UnsupportedError("weight")
    return inner, scale


def ranked(node: m.Rank, leaf: Leaf, around: Around, comparator: m.Comparator, limit: Any) -> Codes:
    """Return the verdict on the place among peers, which a peer without a value leaves open."""
    x = around.x
    value = ratio(node.of, leaf, x)
    if value.missing:
        return Codes(code(x, UNKNOWN))
    if value.top * max(value.deep, 1) >= _EXACT or max(value.top, value.deep) >= _EXACT:
        raise UnsupportedError("rank")
    if comparator in {m.Comparator.EQUAL, m.Comparator.UNEQUAL} or not value.scale:
        raise UnsupportedError("rank")
    keys, named = around.peers(node.within)
    up: Any = value.above
    of = up.cast(x.Float64)
    if value.below is not None:
        down: Any = value.below
        of = of / down.cast(x.Float64)
    of = of if value.scale > 0 else -of
    if value.known is not None:
        of = x.when(value.known).then(of).otherwise(None)
    # Zero has two forms as a float, and they must be level.
    of = of + 0.0
    best = of.rank("min", descending=True).over(keys).cast(x.Int64)
    worst = best
    if value.known is not None:
        worst = best + (~value.known).cast(x.Int64).sum().over(keys)
    count = _ones(x, keys).sum().over(keys)
    wanted, _ = times(count, limit.numerator, _ROWS)
    ends: list[Any] = [
        STANDS[comparator](times(end, limit.denominator, _ROWS)[0], wanted).fill_null(value=False)
        for end in (best, worst)
    ]
    codes = x.when(ends[0] & ends[1]).then(code(x, MET)).otherwise(code(x, NOT_MET))
    codes = x.when(ends[0] != ends[1]).then(code(x, UNKNOWN)).otherwise(codes)
    told = both(value.known, both(named, count > 1))
    return Codes(x.when(told).then(codes).otherwise(code(x, UNKNOWN)))
