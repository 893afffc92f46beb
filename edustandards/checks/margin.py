"""Margins: how far a value lies on the good side of its threshold, and how margins compose.

Source: A. Donzé and O. Maler, Robust Satisfaction of Temporal Logic over Real-Valued Signals
(2010): the smallest for all-of, the largest for any-of, the k-th largest for at-least-k.
A yes/no part counts as infinitely far on its side; None is a margin that is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import TypeAlias, assert_never

from edustandards.measures.nodes import Comparator

Margin: TypeAlias = Fraction | float | None
"""Exact, or infinite with a sign, or None."""


def margin(value: Fraction, comparator: Comparator, threshold: Fraction) -> Fraction:
    """Return the signed distance, in the unit of both; zero exactly on the threshold.

    >>> margin(Fraction(44), Comparator.AT_MOST, Fraction(45))
    Fraction(1, 1)
    """
    match comparator:
        case Comparator.AT_LEAST | Comparator.MORE:
            return value - threshold
        case Comparator.AT_MOST | Comparator.LESS:
            return threshold - value
        case Comparator.EQUAL:
            return -abs(value - threshold)
        case Comparator.UNEQUAL:
            return abs(value - threshold)
        case _:
            assert_never(comparator)


def held_against(
    value: Fraction, comparator: Comparator, threshold: Fraction
) -> tuple[Fraction, Fraction | float]:
    """Return the margin and the relative margin, from one difference of whole numbers.

    >>> held_against(Fraction(44), Comparator.AT_MOST, Fraction(45))
    (Fraction(1, 1), Fraction(1, 45))
    """
    up, down = threshold.numerator, threshold.denominator
    below = value.denominator
    apart = value.numerator * down - up * below
    match comparator:
        case Comparator.AT_LEAST | Comparator.MORE:
            pass
        case Comparator.AT_MOST | Comparator.LESS:
            apart = -apart
        case Comparator.EQUAL:
            apart = -abs(apart)
        case Comparator.UNEQUAL:
            apart = abs(apart)
        case _:
            assert_never(comparator)
    found = Fraction(apart, below * down)
    return found, Fraction(apart, below * abs(up)) if up else relative(found, threshold)


def relative(distance: Fraction, threshold: Fraction) -> Fraction | float:
    """Return a margin as a share of the threshold; about zero it is infinite or zero."""
    if threshold:
        return distance / abs(threshold)
    return inf * ((distance > 0) - (distance < 0)) if distance else Fraction(0)


def finite(found: Margin) -> Fraction | None:
    """Return the margin to show, None where it is not a number."""
    return found if isinstance(found, Fraction) else None


def smallest(margins: Sequence[Margin]) -> Margin:
    """Return the margin of all-of."""
    known = [one for one in margins if one is not None]
    return min(known) if len(known) == len(margins) and known else None


def kth_largest(k: int, margins: Sequence[Margin]) -> Margin:
    """Return the margin of at-least-k (any-of is k = 1); minus infinity where there are not k."""
    known = sorted((one for one in margins if one is not None), reverse=True)
    if len(known) < len(margins) or not known:
        return None
    if k < 1:
        return inf
    return known[k - 1] if k <= len(known) else -inf


def negated(found: Margin) -> Margin:
    """Return the margin of the opposite."""
    return None if found is None else -found
