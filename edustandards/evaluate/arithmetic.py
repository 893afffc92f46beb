"""Arithmetic on functions from rows to exact numbers, and Kleene's logic on those to truths."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from edustandards.evaluate.fold import Pair
from edustandards.evaluate.row import Row
from edustandards.measures.nodes import Comparator

Number: TypeAlias = Callable[[Row], Pair | None]
Truth: TypeAlias = Callable[[Row], bool | None]

STANDS: Mapping[Comparator, Callable[[int, int], bool]] = {
    Comparator.AT_LEAST: operator.ge,
    Comparator.MORE: operator.gt,
    Comparator.AT_MOST: operator.le,
    Comparator.LESS: operator.lt,
    Comparator.EQUAL: operator.eq,
    Comparator.UNEQUAL: operator.ne,
}
"""How a whole number stands to another."""


def scaled_by(value: Number, by: Fraction) -> Number:
    """Return a value times a factor."""
    if by == 1:
        return value
    up, down = by.numerator, by.denominator

    def scaled(row: Row) -> Pair | None:
        found = value(row)
        return None if found is None else (found[0] * up, found[1] * down)

    return scaled


def added_to(left: Number, right: Number, sign: int) -> Number:
    """Return the left value plus or minus the right one."""

    def value(row: Row) -> Pair | None:
        a = left(row)
        b = right(row)
        if a is None or b is None:
            return None
        if a[1] == b[1]:
            return a[0] + sign * b[0], a[1]
        return a[0] * b[1] + sign * b[0] * a[1], a[1] * b[1]

    return value


def product(left: Number, right: Number) -> Number:
    """Return one value times another."""

    def value(row: Row) -> Pair | None:
        a = left(row)
        b = right(row)
        return None if a is None or b is None else (a[0] * b[0], a[1] * b[1])

    return value


def quotient(left: Number, right: Number) -> Number:
    """Return one value over another, None over zero."""

    def value(row: Row) -> Pair | None:
        a = left(row)
        b = right(row)
        if a is None or b is None:
            return None
        below = a[1] * b[0]
        if below > 0:
            return a[0] * b[1], below
        return (-a[0] * b[1], -below) if below else None

    return value


def at_stage(of: Number, stage: str) -> Number:
    """Return the value of the same entity in a given stage."""

    def value(row: Row) -> Pair | None:
        there = row.kin.in_stage(row, stage)
        return None if there is None else of(there)

    return value


def kleene(parts: Sequence[Truth], *, decides: bool) -> Truth:
    """Return whether all hold, or any (`decides` true): what decides does, past all unknowns."""

    def holds(row: Row) -> bool | None:
        unknown = False
        for part in parts:
            truth = part(row)
            if truth is decides:
                return decides
            unknown = unknown or truth is None
        return None if unknown else not decides

    return holds
