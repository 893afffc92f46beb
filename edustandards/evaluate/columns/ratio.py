"""The value of a formula in columns: a quotient of two integer columns, times an exact scale.

Every expression carries the largest number it can reach, so that no column ever wraps round.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm
from typing import TypeAlias

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

Leaf: TypeAlias = Callable[[m.Field | m.Folded], Ratio]
"""Gives the value of a field or an aggregate in the frame at hand."""


def both(left: Truth, right: Truth) -> Truth:
    """Return where both are so."""
    if left is None or right is None:
        return left if right is None else right
    return left & right


def ratio(node: m.Measure, leaf: Leaf, x: Dialect) -> Ratio:
    """Return the value of a formula in columns.

    Raises:
        UnsupportedError: for what has no such form: rounding, the smaller of two, earlier years.
    """
    match node:
        case m.Field() | m.Folded():
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
        case _:
            raise UnsupportedError(type(node).__name__)


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
