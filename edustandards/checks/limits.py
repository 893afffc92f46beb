"""What a requirement asks of the full value: bounds that must all hold.

Source: GB/T 8170-2008, section 4.3: a value is held against a limit in full, or rounded half to
even to the digits in which the limit is written. Rounding once and comparing is the same as
comparing the full value with a limit half a digit away, which stays exact for roots too.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from edustandards.checks.nodes import Bound, Judge, Range
from edustandards.measures.nodes import Comparator
from edustandards.units.quantity import Quantity


def limits(requirement: Bound | Range, judge: Judge) -> tuple[Bound, ...]:
    """Return bounds on the full value, all of which hold where the requirement is met.

    `≠` by rounded value is the one that no such bounds can say; it is judged in full.

    >>> least = Bound(Comparator.AT_LEAST, Quantity(Fraction(9, 2), places=1))
    >>> [bound] = limits(least, Judge.ROUNDED)
    >>> bound.comparator, bound.threshold.number
    (<Comparator.MORE: '>'>, Fraction(89, 20))
    """
    bounds = (
        (requirement.low, requirement.high) if isinstance(requirement, Range) else (requirement,)
    )
    if judge is Judge.FULL:
        return bounds
    return tuple(full for bound in bounds for full in _in_full(bound))


def _in_full(bound: Bound) -> tuple[Bound, ...]:
    threshold = bound.threshold
    if not isinstance(threshold, Quantity) or threshold.places is None:
        return (bound,)
    unit = Fraction(1, 10**threshold.places)
    digits = threshold.number / unit
    match bound.comparator:
        case Comparator.AT_LEAST:
            return (_at(threshold, digits - Fraction(1, 2), unit, digits, low=True),)
        case Comparator.MORE:
            return (_at(threshold, digits + Fraction(1, 2), unit, digits + 1, low=True),)
        case Comparator.AT_MOST:
            return (_at(threshold, digits + Fraction(1, 2), unit, digits, low=False),)
        case Comparator.LESS:
            return (_at(threshold, digits - Fraction(1, 2), unit, digits - 1, low=False),)
        case Comparator.EQUAL:
            return (
                _at(threshold, digits - Fraction(1, 2), unit, digits, low=True),
                _at(threshold, digits + Fraction(1, 2), unit, digits, low=False),
            )
        case Comparator.UNEQUAL:
            return (bound,)
        case _:
            assert_never(bound.comparator)


def _at(threshold: Quantity, half: Fraction, unit: Fraction, kept: Fraction, *, low: bool) -> Bound:
    """Return the bound at a half digit; the half itself counts where `kept` is even."""
    even = kept % 2 == 0
    if low:
        comparator = Comparator.AT_LEAST if even else Comparator.MORE
    else:
        comparator = Comparator.AT_MOST if even else Comparator.LESS
    return Bound(comparator, replace(threshold, number=half * unit, places=None))
