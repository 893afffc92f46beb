"""The value of a formula in columns: a quotient of two integer columns, times an exact scale.

Every expression carries the largest number it can reach, so that no column ever wraps round.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm
from typing import Any, TypeAlias, assert_never

import narwhals as nw

from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.scan import MOST, UnsupportedError
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor

Truth: TypeAlias = "nw.Expr | None"
"""Where something is so; None where it is so everywhere."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """`scale * above / below`; `below` is None for one, and never negative.

    `top` and `deep` bound the two; `sign` says whether `above` may be negative, `positive` that it
    is above zero everywhere; `known` where there is a value, `missing` that there is none.
    """

    above: nw.Expr
    top: int
    below: nw.Expr | None = None
    deep: int = 1
    scale: Fraction = Fraction(1)
    sign: bool = False
    known: Truth = None
    missing: bool = False
    positive: bool = False


MISSING = Ratio(nw.lit(0), 0, missing=True)

Special: TypeAlias = m.Field | m.Folded | m.Earlier | m.AtStage | m.Reference
"""What the frame at hand, and what is around its rows, give the value of."""

Leaf: TypeAlias = Callable[[Special], Ratio]
"""Gives the value of a field, an aggregate, another year in the frame at hand."""


def both(left: Truth, right: Truth) -> Truth:
    """Return where both are so."""
    if left is None or right is None:
        return left if right is None else right
    return left & right


def ratio(node: m.Measure, leaf: Leaf, x: Dialect) -> Ratio:
    """Return the value of a formula in columns.

    Raises:
        UnsupportedError: for what has no such form, or may not fit into 64 bits.
    """
    match node:
        case m.Field() | m.Folded() | m.Earlier() | m.AtStage() | m.Reference():
            return leaf(node)
        case m.Constant(quantity):
            number = quantity.number
            return Ratio(x.lit(1, x.Int64), 1, scale=number, sign=number < 0)
        case m.Named(of=of, unit=unit):
            return _scaled(ratio(of, leaf, x), factor(unit_of(of), unit))
        case m.Persons(of):
            return ratio(of, leaf, x)
        case m.Negated(of):
            return _scaled(ratio(of, leaf, x), Fraction(-1))
        case m.Sum(left, right):
            by = factor(unit_of(right), unit_of(left))
            return _sum(ratio(left, leaf, x), _scaled(ratio(right, leaf, x), by))
        case m.Difference(left, right):
            by = -factor(unit_of(right), unit_of(left))
            return _sum(ratio(left, leaf, x), _scaled(ratio(right, leaf, x), by))
        case m.Product(left, right):
            return _product(ratio(left, leaf, x), ratio(right, leaf, x))
        case m.Quotient(left, right):
            return _product(ratio(left, leaf, x), _inverse(ratio(right, leaf, x), x))
        case m.Ceiling(of) | m.Floor(of):
            return _whole(ratio(of, leaf, x), x, up=isinstance(node, m.Ceiling))
        case m.Least(of) | m.Greatest(of):
            return _picked(_alike(of, leaf, x), x, least=isinstance(node, m.Least))
        case m.First(of):
            return _first(_alike(of, leaf, x), x)
        case m.Rank() | m.Index():
            raise UnsupportedError(type(node).__name__)
        case _:
            assert_never(node)


def _alike(of: Sequence[m.Measure], leaf: Leaf, x: Dialect) -> list[Ratio]:
    """Return several values in the unit of the first."""
    unit = unit_of(of[0])
    return [_scaled(ratio(one, leaf, x), factor(unit_of(one), unit)) for one in of]


def _whole(of: Ratio, x: Dialect, *, up: bool) -> Ratio:
    """Return the next whole number, upwards or downwards."""
    if of.missing:
        return of
    if x is nw or negative(of):
        raise UnsupportedError("rounding")
    above, top = times(of.above, of.scale.numerator, of.top)
    divisor: Any = of.scale.denominator
    deep = of.scale.denominator
    if of.below is not None:
        divisor, deep = times(of.below, of.scale.denominator, of.deep)
        divisor = x.when(divisor > 0).then(divisor).otherwise(1)
    if top + deep > MOST:
        raise UnsupportedError("overflow")
    whole: Any = above
    if up:
        whole = whole + (divisor - 1)
    return Ratio(whole // divisor, top + 1, known=of.known)


def _picked(of: Sequence[Ratio], x: Dialect, *, least: bool) -> Ratio:
    """Return the smaller or the larger of several values, compared crosswise."""
    found = of[0]
    for one in of[1:]:
        if found.missing or one.missing:
            return MISSING
        gap = _sum(one, _scaled(found, Fraction(-1)))
        sign: Any = gap.above if gap.scale > 0 else gap.above * -1
        found = _either(sign < 0 if least else sign > 0, one, found, x)
        found = replace(found, known=both(found.known, gap.known))
    return found


def _first(of: Sequence[Ratio], x: Dialect) -> Ratio:
    """Return the first of several values that is known."""
    found = of[-1]
    for one in reversed(of[:-1]):
        if one.missing:
            continue
        if found.missing or one.known is None:
            found = one
            continue
        known = None if found.known is None else one.known | found.known
        found = replace(_either(one.known, one, found, x), known=known)
    return found


def _either(here: Any, one: Ratio, other: Ratio, x: Dialect) -> Ratio:
    """Return one value where something is so, else the other, at one scale."""
    common = Fraction(
        gcd(one.scale.numerator, other.scale.numerator) or 1,
        lcm(one.scale.denominator, other.scale.denominator),
    )
    a, a_top = times(one.above, int(one.scale / common), one.top)
    b, b_top = times(other.above, int(other.scale / common), other.top)
    above = x.when(here).then(a).otherwise(b)
    below: nw.Expr | None = None
    if one.below is not None or other.below is not None:
        sides = [x.lit(1, x.Int64) if side is None else side for side in (one.below, other.below)]
        below = x.when(here).then(sides[0]).otherwise(sides[1])
    return Ratio(
        above,
        max(a_top, b_top),
        below,
        max(one.deep, other.deep),
        common,
        negative(one) or negative(other),
        both(one.known, other.known),
    )


def times(expression: nw.Expr, by: int, top: int) -> tuple[nw.Expr, int]:
    """Return an integer column multiplied, and its bound; UnsupportedError where it may wrap."""
    reach = top * abs(by)
    if reach > MOST or abs(by) > MOST:
        raise UnsupportedError("overflow")
    return (expression if by == 1 else expression * by), reach


def multiplied(left: nw.Expr, top: int, right: nw.Expr, deep: int) -> tuple[nw.Expr, int]:
    """Return the product of two integer columns, and its bound."""
    if top * deep > MOST:
        raise UnsupportedError("overflow")
    return left * right, top * deep


def _scaled(of: Ratio, by: Fraction) -> Ratio:
    if of.missing:
        return of
    return replace(of, scale=of.scale * by)


def negative(of: Ratio) -> bool:
    """Tell whether a value may be negative."""
    return of.sign or of.scale < 0


def _sum(left: Ratio, right: Ratio) -> Ratio:
    if left.missing or right.missing:
        return MISSING
    known = both(left.known, right.known)
    common = Fraction(
        gcd(left.scale.numerator, right.scale.numerator) or 1,
        lcm(left.scale.denominator, right.scale.denominator),
    )
    a, a_top = times(left.above, int(left.scale / common), left.top)
    b, b_top = times(right.above, int(right.scale / common), right.top)
    if left.below is not None or right.below is not None:
        if right.below is not None:
            a, a_top = multiplied(a, a_top, right.below, right.deep)
        if left.below is not None:
            b, b_top = multiplied(b, b_top, left.below, left.deep)
    if a_top + b_top > MOST:
        raise UnsupportedError("overflow")
    below, deep = _below(left, right)
    sign = negative(left) or negative(right)
    return Ratio(a + b, a_top + b_top, below, deep, common, sign, known)


def difference(left: Ratio, right: Ratio) -> Ratio:
    """Return one value minus another of the same unit."""
    return _sum(left, _scaled(right, Fraction(-1)))


def quotient(left: Ratio, right: Ratio, x: Dialect) -> Ratio:
    """Return one value over another."""
    return _product(left, _inverse(right, x))


def _below(left: Ratio, right: Ratio) -> tuple[nw.Expr | None, int]:
    if left.below is None:
        return right.below, right.deep
    if right.below is None:
        return left.below, left.deep
    return multiplied(left.below, left.deep, right.below, right.deep)


def _product(left: Ratio, right: Ratio) -> Ratio:
    if left.missing or right.missing:
        return MISSING
    if right.top == 1 and right.below is None and right.known is None:
        return _constant_times(left, right)
    above, top = multiplied(left.above, left.top, right.above, right.top)
    below, deep = _below(left, right)
    known = both(left.known, right.known)
    sign = left.sign or right.sign
    return Ratio(above, top, below, deep, left.scale * right.scale, sign, known)


def _constant_times(left: Ratio, right: Ratio) -> Ratio:
    above = left.above * right.above
    return Ratio(
        above,
        left.top,
        left.below,
        left.deep,
        left.scale * right.scale,
        left.sign or right.sign,
        left.known,
    )


def _inverse(of: Ratio, x: Dialect) -> Ratio:
    if of.missing:
        return of
    if negative(of) or not of.scale:
        raise UnsupportedError("divisor")
    known = of.known if of.positive else both(of.known, of.above != 0)
    above = x.lit(1, x.Int64) if of.below is None else of.below
    return Ratio(above, of.deep, of.above, of.top, 1 / of.scale, known=known)
