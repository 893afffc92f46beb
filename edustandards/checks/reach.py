"""Sets of numbers on the line: which values meet a requirement, exactly, ends included or not.

A set is a tuple of intervals that rise and do not touch, so that equal sets are equal tuples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias, assert_never

from edustandards.measures.nodes import Comparator


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; an end that is None is without end.

    `has_low` and `has_high` say whether the ends belong to it.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    has_low: bool = False
    has_high: bool = False


Reach: TypeAlias = tuple[Interval, ...]
"""A set of numbers: intervals apart from each other, rising."""

NOTHING: Reach = ()
EVERYTHING: Reach = (Interval(),)

Cut: TypeAlias = tuple[int, Fraction, int]
"""A place between numbers: just below a number, just above it, or before or behind all of them."""

_START: Cut = (-1, Fraction(0), 0)
_END: Cut = (1, Fraction(0), 0)


def reach(comparator: Comparator, limit: Fraction) -> Reach:
    """Return the numbers that stand so to a limit.

    >>> reach(Comparator.AT_LEAST, Fraction(3))
    (Interval(low=Fraction(3, 1), high=None, has_low=True, has_high=False),)
    """
    match comparator:
        case Comparator.AT_LEAST:
            return (Interval(low=limit, has_low=True),)
        case Comparator.MORE:
            return (Interval(low=limit),)
        case Comparator.AT_MOST:
            return (Interval(high=limit, has_high=True),)
        case Comparator.LESS:
            return (Interval(high=limit),)
        case Comparator.EQUAL:
            return (Interval(limit, limit, has_low=True, has_high=True),)
        case Comparator.UNEQUAL:
            return (Interval(high=limit), Interval(low=limit))
        case _:
            assert_never(comparator)


def shared(one: Reach, other: Reach) -> Reach:
    """Return the numbers in both of two sets."""
    return _joined(one, other, lambda a, b: a and b)


def either(one: Reach, other: Reach) -> Reach:
    """Return the numbers in one of two sets."""
    return _joined(one, other, lambda a, b: a or b)


def without(one: Reach, other: Reach) -> Reach:
    """Return the numbers of a set that are not in another.

    >>> without(reach(Comparator.AT_LEAST, Fraction(3)), reach(Comparator.MORE, Fraction(4)))
    (Interval(low=Fraction(3, 1), high=Fraction(4, 1), has_low=True, has_high=True),)
    """
    return _joined(one, other, lambda a, b: a and not b)


def contains(one: Reach, number: Fraction) -> bool:
    """Tell whether a number is in a set."""
    at = (0, number, 0)
    return any(_start(part) <= at < _end(part) for part in one)


def regions(sets: Sequence[Reach]) -> Iterator[tuple[Interval, tuple[bool, ...]]]:
    """Return the line in the pieces that sets cut it into, each with which of them it lies in.

    Neighbours that lie in the same sets are one piece.
    """
    cuts = sorted({cut for one in sets for part in one for cut in (_start(part), _end(part))})
    places = [_START, *(cut for cut in cuts if cut not in {_START, _END}), _END]
    kept: list[tuple[Cut, Cut, tuple[bool, ...]]] = []
    for begin, end in pairwise(places):
        lies = tuple(any(_start(part) <= begin < _end(part) for part in one) for one in sets)
        if kept and kept[-1][2] == lies:
            kept[-1] = (kept[-1][0], end, lies)
        else:
            kept.append((begin, end, lies))
    return ((_interval(begin, end), lies) for begin, end, lies in kept)


def _joined(one: Reach, other: Reach, keep: Callable[[bool, bool], bool]) -> Reach:
    pieces = regions((one, other))
    found: list[tuple[Cut, Cut]] = []
    for piece, (a, b) in pieces:
        if not keep(a, b):
            continue
        begin, end = _start(piece), _end(piece)
        if found and found[-1][1] == begin:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return tuple(_interval(begin, end) for begin, end in found)


def _start(part: Interval) -> Cut:
    return _START if part.low is None else (0, part.low, 0 if part.has_low else 1)


def _end(part: Interval) -> Cut:
    return _END if part.high is None else (0, part.high, 1 if part.has_high else 0)


def _interval(begin: Cut, end: Cut) -> Interval:
    low = None if begin == _START else begin[1]
    high = None if end == _END else end[1]
    return Interval(
        low,
        high,
        has_low=low is not None and begin[2] == 0,
        has_high=high is not None and end[2] == 1,
    )
