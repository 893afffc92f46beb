"""Limits moved a little, comparators turned a little: the slips of a hand that copies a document.

A limit moves by one step of its last written digit, and by a hundredth where that is finer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from edustandards.checks.nodes import Level
from edustandards.measures.nodes import Comparator
from edustandards.units.convert import factor
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity
from edustandards.units.unit import ONE

FINE = Fraction(1, 100)
"""The share of a limit by which it moves where the step of its last digit is coarser."""

FLIPPED: Mapping[Comparator, tuple[Comparator, ...]] = {
    Comparator.AT_LEAST: (Comparator.MORE, Comparator.AT_MOST),
    Comparator.MORE: (Comparator.AT_LEAST, Comparator.LESS),
    Comparator.AT_MOST: (Comparator.LESS, Comparator.AT_LEAST),
    Comparator.LESS: (Comparator.AT_MOST, Comparator.MORE),
    Comparator.EQUAL: (Comparator.AT_LEAST, Comparator.AT_MOST),
    Comparator.UNEQUAL: (Comparator.EQUAL,),
}
"""What a comparator of a requirement is turned into."""

EDGED: Mapping[Comparator, Comparator] = {
    Comparator.AT_LEAST: Comparator.MORE,
    Comparator.MORE: Comparator.AT_LEAST,
    Comparator.AT_MOST: Comparator.LESS,
    Comparator.LESS: Comparator.AT_MOST,
    Comparator.EQUAL: Comparator.UNEQUAL,
    Comparator.UNEQUAL: Comparator.EQUAL,
}
"""What a comparator of a condition is turned into: the edge of it, the rest is its opposite."""


def moved(limit: Quantity, *, fine: bool = True) -> Iterator[Quantity]:
    """Return a limit a step up, a step down, and (if `fine`) a hundredth up and down.

    A ratio `1:19` moves in the number that is written.

    >>> [str(one.number) for one in moved(Quantity(Fraction("2.3"), places=1))]
    ['12/5', '11/5', '2323/1000', '2277/1000']
    """
    turned = limit.ratio and 0 < limit.number < 1
    number = 1 / limit.number if turned else limit.number
    step = step_of(limit)
    steps = [step]
    relative = abs(number) * FINE
    if fine and 0 < relative < step:
        steps.append(relative)
    for size in steps:
        for other in (number + size, number - size):
            if turned and other <= 0:
                continue
            places = limit.places if size == step else None
            yield replace(limit, number=1 / other if turned else other, places=places)


def neighbours(limit: Quantity, rows: int = 12) -> Iterator[Quantity]:
    """Return the shares of few rows that lie next to a limit, above and below.

    A share of rows moves by whole rows: between 30 % and 31 % lie only shares of many.

    >>> [str(one.number) for one in neighbours(Quantity(Fraction(1, 2)))]
    ['6/11', '5/11']
    """
    by = factor(limit.unit, ONE)
    at = limit.number * by
    shares = [Fraction(met, of) for of in range(1, rows + 1) for met in range(of + 1)]
    above = min((one for one in shares if one > at), default=None)
    below = max((one for one in shares if one < at), default=None)
    for other in (above, below):
        if other is not None:
            yield replace(limit, number=other / by, places=None)


def step_of(limit: Quantity) -> Fraction:
    """Return one step of the last digit that a limit is written with."""
    turned = limit.ratio and 0 < limit.number < 1
    number = 1 / limit.number if turned else limit.number
    if limit.places is not None and not turned:
        return Fraction(1, 10**limit.places)
    text = show_exact(number)
    if "/" in text:
        return abs(number) * FINE
    return Fraction(1, 10 ** len(text.partition(".")[2]))


def beside(level: Level) -> Iterator[Level]:
    """Return the level above and the one below, where there are any."""
    at = level.levels.index(level.level)
    for other in (at + 1, at - 1):
        if 0 <= other < len(level.levels):
            yield replace(level, level=level.levels[other])


def shown(limit: Quantity) -> str:
    """Return a limit as the name of a change has it."""
    return show_quantity(limit, "en")


def stands(value: Fraction | int, comparator: Comparator, limit: Fraction | int) -> bool:
    """Tell whether a value stands to a limit as a comparator says."""
    match comparator:
        case Comparator.AT_LEAST:
            return value >= limit
        case Comparator.MORE:
            return value > limit
        case Comparator.AT_MOST:
            return value <= limit
        case Comparator.LESS:
            return value < limit
        case Comparator.EQUAL:
            return value == limit
        case Comparator.UNEQUAL:
            return value != limit
        case _:
            assert_never(comparator)
