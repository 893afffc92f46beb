"""What any plan takes at least, proved exactly from numbers that a solver guessed.

Let y be the values of a group, p its weights, N their sum and t its limit. Where the limit holds,
`sqrt(N * sum(p*y²)) <= sqrt(1 + t²) * sum(p*y)`. For any numbers w, by Cauchy and Schwarz,
`N * sum(p*w*y) <= sqrt(N * sum(p*w²)) * sqrt(N * sum(p*y²))`, and so

    sum(p * (k - N*w) * y) >= 0    for every k with k² >= (1 + t²) * N * sum(p*w²):

a straight line that every plan lies on the right side of. With y = slope*x + base, and q what y is
multiplied with there, the total of x is at least `sum((1 - q*slope) * x) - sum(q*base)`, and so at
least the same with every x at its floor, as long as no factor of x is negative: all w are scaled
down until none is. Whole numbers all the way, so it holds whatever the solver answered; with its
dual values for w the line is the best one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isqrt

from edustandards.comply.program import Group, Solution

_FINE = 2**40
"""How finely dual values are read, as a share of the largest."""


def proved_total(
    floors: Mapping[int, Fraction], groups: Sequence[Group], solution: Solution
) -> Fraction:
    """Return a sum that no amounts fall below which lie over their floors and keep the limits."""
    held: dict[int, Fraction] = {}
    free = Fraction(0)
    for group, pulls in zip(groups, solution.pulls, strict=True):
        for term, factor in zip(group.terms, _factors(group, pulls), strict=True):
            held[term.variable] = held.get(term.variable, Fraction(0)) + factor * term.slope
            free += factor * term.base
    hardest = max(held.values(), default=Fraction(0))
    by = min(Fraction(1), 1 / hardest) if hardest > 0 else Fraction(1)
    lines = sum(
        (1 - by * held.get(variable, Fraction(0))) * floor for variable, floor in floors.items()
    )
    return max(lines - by * free, sum(floors.values(), Fraction(0)))


def _factors(group: Group, pulls: Sequence[float]) -> list[Fraction]:
    """Return what each value is multiplied with in the line of a group."""
    largest = Fraction(max(map(abs, pulls), default=0.0))
    if not largest:
        return [Fraction(0)] * len(pulls)
    several = [Fraction(round(Fraction(one) / largest * _FINE), _FINE) for one in pulls]
    weights = sum(term.weight for term in group.terms)
    squares = sum(term.weight * w * w for term, w in zip(group.terms, several, strict=True))
    k = _root_above((1 + group.limit * group.limit) * weights * squares)
    return [
        largest * term.weight * (k - weights * w)
        for term, w in zip(group.terms, several, strict=True)
    ]


def _root_above(square: Fraction) -> Fraction:
    """Return a number a little above the square root of another."""
    return Fraction(isqrt(int(square * _FINE**2)) + 1, _FINE)
