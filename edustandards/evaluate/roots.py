"""Values with square roots: coefficients of variation, and weighted sums of them, held exactly.

A value is rational plus a sum of rational multiples of roots. Roots that are multiples of each
other are kept as one, so that what cancels is gone. What is left is no rational, and is compared
with one without floats: roots are enclosed between decimals, with more digits until the sign is
plain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import TypeAlias

from edustandards.errors import UnitError, problem
from edustandards.evaluate.measure import compile_measure, compile_squared_cv
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.spread import has_root

SHOWN_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Surd:
    """`rational + sum(factor * sqrt(radicand))`.

    No factor is zero, no radicand a square, and no two of them have a product that is one.
    """

    rational: Fraction
    roots: tuple[tuple[Fraction, Fraction], ...] = ()


Rooted: TypeAlias = Callable[[Row], Surd | None]


def compile_rooted(node: m.Measure) -> Rooted:
    """Return the function that gives the value of a formula with coefficients of variation.

    Such a coefficient has no unit, so only numbers without a unit can be added to it.

    Raises:
        UnitError: where one is multiplied with another, or divides.
    """
    if not has_root(node):
        return _rational(node)
    match node:
        case m.Folded():
            return _root(node)
        case m.Named(of=of) | m.Persons(of):
            return compile_rooted(of)
        case m.Negated(of):
            return _times(compile_rooted(of), lambda _: Surd(Fraction(-1)))
        case m.Sum(left, right):
            return _plus(compile_rooted(left), compile_rooted(right), 1)
        case m.Difference(left, right):
            return _plus(compile_rooted(left), compile_rooted(right), -1)
        case m.Product(left, right) if not has_root(left):
            return _times(compile_rooted(right), _rational(left))
        case m.Product(left, right) if not has_root(right):
            return _times(compile_rooted(left), _rational(right))
        case m.Quotient(left, right) if not has_root(right):
            return _times(compile_rooted(left), _rational(right), inverse=True)
        case _:
            raise UnitError(problem("cv-inside"))


def _rational(node: m.Measure) -> Rooted:
    value = compile_measure(node)
    return lambda row: None if (pair := value(row)) is None else Surd(Fraction(*pair))


def _root(node: m.Folded) -> Rooted:
    squared = compile_squared_cv(node)

    def value(row: Row) -> Surd | None:
        pair = squared(row)
        return None if pair is None else square_root(Fraction(*pair))

    return value


def square_root(of: Fraction) -> Surd:
    """Return the root, as a rational where it is one.

    >>> square_root(Fraction(9, 4))
    Surd(rational=Fraction(3, 2), roots=())
    """
    root = _rational_root(of)
    return Surd(Fraction(0), ((Fraction(1), of),)) if root is None else Surd(root)


def _rational_root(of: Fraction) -> Fraction | None:
    up, down = isqrt(of.numerator), isqrt(of.denominator)
    return Fraction(up, down) if (up * up, down * down) == (of.numerator, of.denominator) else None


def added(one: Surd, other: Surd) -> Surd:
    """Return the sum; a root that is a rational multiple of another is counted in that one.

    >>> added(square_root(Fraction(8)), Surd(Fraction(1), ((Fraction(-2), Fraction(2)),)))
    Surd(rational=Fraction(1, 1), roots=())
    """
    factors = {radicand: times for times, radicand in one.roots}
    for times, radicand in other.roots:
        # Where r times s is a square, the root of s is (root of rs) / r times the root of r.
        for known in factors:
            root = _rational_root(known * radicand)
            if root is not None:
                factors[known] += times * root / known
                break
        else:
            factors[radicand] = times
    roots = tuple((times, radicand) for radicand, times in factors.items() if times)
    return Surd(one.rational + other.rational, roots)


def _plus(left: Rooted, right: Rooted, sign: int) -> Rooted:
    def value(row: Row) -> Surd | None:
        a = left(row)
        b = right(row)
        if a is None or b is None:
            return None
        return added(a, b if sign > 0 else _scaled(b, Fraction(-1)))

    return value


def _times(of: Rooted, by: Rooted, *, inverse: bool = False) -> Rooted:
    def value(row: Row) -> Surd | None:
        a = of(row)
        b = by(row)
        if a is None or b is None or (inverse and not b.rational):
            return None
        return _scaled(a, 1 / b.rational if inverse else b.rational)

    return value


def _scaled(of: Surd, by: Fraction) -> Surd:
    roots = tuple((times * by, radicand) for times, radicand in of.roots) if by else ()
    return Surd(of.rational * by, roots)


def sign_against(value: Surd, threshold: Fraction) -> int:
    """Return the sign of value minus threshold, exactly.

    It ends, since what has a root left is no rational: square roots of different square-free
    numbers are linearly independent over the rationals (Besicovitch 1940).
    """
    rest = value.rational - threshold
    if not value.roots:
        return (rest > 0) - (rest < 0)
    digits = 20
    while True:
        low, high = _enclosed(value, digits)
        if low > threshold:
            return 1
        if high < threshold:
            return -1
        digits *= 3


def shown(value: Surd, threshold: Fraction | None = None) -> Fraction:
    """Return a decimal to show: exact where it can be, else rounded away from the threshold.

    So the number on paper never stands on the other side of the threshold than the verdict.
    """
    if not value.roots:
        return value.rational
    low, high = _enclosed(value, SHOWN_DIGITS + 20)
    above = threshold is not None and sign_against(value, threshold) > 0
    scale = 10**SHOWN_DIGITS
    whole = -(-high.numerator * scale // high.denominator) if above else (low * scale) // 1
    return Fraction(whole, scale)


def _enclosed(value: Surd, digits: int) -> tuple[Fraction, Fraction]:
    low = high = value.rational
    scale = 10**digits
    for times, radicand in value.roots:
        under = isqrt(radicand.numerator * scale * scale // radicand.denominator)
        ends = (times * Fraction(under, scale), times * Fraction(under + 1, scale))
        low, high = low + min(ends), high + max(ends)
    return low, high
