"""Aggregates over the parts of an entity, in exact integers.

Values are pairs (numerator, denominator), the denominator positive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd, lcm
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]
"""An exact number: numerator and positive denominator, not necessarily in lowest terms."""


def added(pairs: Iterable[Pair]) -> Pair:
    """Return the sum; terms of the same denominator are added before anything is multiplied.

    >>> added([(1, 10), (2, 10), (1, 3)])
    (19, 30)
    """
    by_denominator: dict[int, int] = {}
    for numerator, denominator in pairs:
        by_denominator[denominator] = by_denominator.get(denominator, 0) + numerator
    common = lcm(*by_denominator)
    return sum(n * (common // d) for d, n in by_denominator.items()), common


def multiplied(left: Pair, right: Pair) -> Pair:
    """Return the product in lowest terms, so that sums of products stay small."""
    numerator, denominator = left[0] * right[0], left[1] * right[1]
    common = gcd(numerator, denominator)
    return numerator // common, denominator // common


def divided(left: Pair, right: Pair) -> Pair | None:
    """Return the quotient, None over zero."""
    numerator, denominator = left[0] * right[1], left[1] * right[0]
    if denominator > 0:
        return numerator, denominator
    return (-numerator, -denominator) if denominator else None


def mean(values: Sequence[Pair], weights: Sequence[Pair]) -> Pair | None:
    """Return the weighted mean, None where the weights sum to zero."""
    return divided(added(map(multiplied, values, weights)), added(weights))


def squared_cv(values: Sequence[Pair], weights: Sequence[Pair]) -> Pair | None:
    """Return the square of the coefficient of variation, None about a mean of zero.

    Weighted about the parts' own weighted mean, in the population form (no n-1):
    `W * sum(w v²) / sum(w v)² - 1`, which needs no root and no division before the last.

    Source: 教督〔2012〕3号, annex, the difference coefficient between schools.
    """
    weighted = tuple(map(multiplied, values, weights))
    first = added(weighted)
    second = added(map(multiplied, weighted, values))
    whole = added(weights)
    ratio = divided(multiplied(whole, second), multiplied(first, first))
    return None if ratio is None else (ratio[0] - ratio[1], ratio[1])


def squared_cv_of_quotients(above: Sequence[int], below: Sequence[int]) -> Pair | None:
    """Return what `squared_cv` does of amounts over their weights, all of these above zero.

    It takes half a microsecond a part: with a / b weighted by b, `sum(b) * sum(a²/b) / sum(a)² - 1`
    adds up whole numbers by weight, and quotients of these two by two, so that few become long.
    """
    first = sum(above)
    if not first:
        return None
    squares: dict[int, int] = {}
    for a, b in zip(above, below, strict=True):
        squares[b] = squares.get(b, 0) + a * a
    quotients = [(square, b) for b, square in squares.items()]
    while len(quotients) > 1:
        odd = quotients[-1:] if len(quotients) % 2 else []
        quotients = [
            (n * e + m * d, d * e)
            for (n, d), (m, e) in zip(quotients[::2], quotients[1::2], strict=False)
        ] + odd
    [(second, under)] = quotients
    whole = first * first * under
    return sum(below) * second - whole, whole


def least(values: Iterable[Pair]) -> Pair:
    """Return the smallest."""
    best: Pair | None = None
    for value in values:
        if best is None or value[0] * best[1] < best[0] * value[1]:
            best = value
    assert best is not None, "an aggregate over nothing is unknown before it comes here"
    return best


def greatest(values: Iterable[Pair]) -> Pair:
    """Return the largest."""
    numerator, denominator = least((-n, d) for n, d in values)
    return -numerator, denominator
