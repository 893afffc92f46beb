"""Two requirements side by side: what they may find, and the values on which they differ."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.checks.limits import limits
from edustandards.checks.pairs import (
    ALIKE,
    JUDGED,
    A,
    M,
    N,
    Pairs,
    U,
    combined,
    crossed,
    every,
    pair,
)
from edustandards.checks.reach import EVERYTHING, Reach, reach, shared, without
from edustandards.checks.relation import Flip
from edustandards.checks.signs import Signs, signs_of
from edustandards.checks.terms import (
    asks_alike,
    constant_of,
    difference,
    gathered,
    same_formula,
    terms_of,
)
from edustandards.checks.verdict import Verdict
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor, same_dimension
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit

_UNSURE = pair(U, U)
_STRANGERS = crossed(JUDGED, JUDGED)
_WILD = crossed(1 << U, JUDGED) | crossed(JUDGED, 1 << U)
_UPWARDS = frozenset({m.Comparator.AT_LEAST, m.Comparator.MORE})

STANDS = {
    m.Comparator.AT_LEAST: frozenset({0, 1}),
    m.Comparator.MORE: frozenset({1}),
    m.Comparator.AT_MOST: frozenset({-1, 0}),
    m.Comparator.LESS: frozenset({-1}),
    m.Comparator.EQUAL: frozenset({0}),
    m.Comparator.UNEQUAL: frozenset({-1, 1}),
}
"""The signs of value less threshold for which each comparator holds."""


@dataclass(frozen=True, slots=True)
class Held:
    """What two requirements may find, and the values (in `unit`) whose verdict differs."""

    pairs: Pairs
    flips: tuple[Flip, ...] = ()
    unit: Unit = ONE
    alike: bool = True


def held(before: c.Require, after: c.Require) -> Held:
    """Return what two requirements may find on the same data.

    `alike` tells whether they speak of the same value.
    """
    b, a = before.requirement, after.requirement
    if isinstance(b, c.Level) or isinstance(a, c.Level):
        if isinstance(b, c.Level) and isinstance(a, c.Level):
            return _levels(before.measure, b, after.measure, a)
        return Held(_STRANGERS, alike=False)
    unit, other = unit_of(before.measure), unit_of(after.measure)
    if not same_dimension(unit, other):
        return Held(_STRANGERS, alike=False)
    alike = same_formula(before.measure, after.measure)
    mine, theirs = limits(b, before.judge), limits(a, after.judge)
    if alike:
        was, now = values(mine, unit), values(theirs, unit)
        if was is not None and now is not None:
            return _on_line(was, now, unit, enclosed=encloses(before.measure))
    pairs = pair(A, A)
    for low in (True, False):
        for one, another in _by_side(mine, theirs, low=low):
            found = _bounds(before.measure, one, after.measure, another)
            pairs = combined(every, pairs, found)
    return Held(pairs, alike=alike)


def values(bounds: tuple[c.Bound, ...], unit: Unit) -> Reach | None:
    """Return the values, in `unit`, that meet all of several bounds; None if one is a formula."""
    found = EVERYTHING
    for bound in bounds:
        threshold = bound.threshold
        if not isinstance(threshold, Quantity):
            constant = constant_of(threshold)
            if constant is None:
                return None
            threshold = constant
        number = threshold.number * factor(threshold.unit, unit)
        found = shared(found, reach(bound.comparator, number))
    return found


def encloses(measure: m.Measure) -> bool:
    """Tell whether a value may be judged before it is known: an index or a rank with gaps."""
    while isinstance(measure, m.Named):
        measure = measure.of
    return isinstance(measure, m.Index | m.Rank)


def _on_line(was: Reach, now: Reach, unit: Unit, *, enclosed: bool) -> Held:
    lost, gained = without(was, now), without(now, was)
    pairs = _UNSURE
    if shared(was, now):
        pairs |= pair(M, M)
    if without(without(EVERYTHING, was), now):
        pairs |= pair(N, N)
    if lost:
        pairs |= pair(M, N)
    if gained:
        pairs |= pair(N, M)
    if enclosed and (lost or gained):
        pairs |= _WILD
    flips = [Flip(one, Verdict.MET, Verdict.NOT_MET) for one in lost]
    flips += [Flip(one, Verdict.NOT_MET, Verdict.MET) for one in gained]
    return Held(pairs, tuple(sorted(flips, key=_place)), unit)


def _place(flip: Flip) -> tuple[bool, Fraction, bool]:
    low = flip.interval.low
    return low is not None, low or Fraction(0), not flip.interval.has_low


def _by_side(
    mine: tuple[c.Bound, ...], theirs: tuple[c.Bound, ...], *, low: bool
) -> tuple[tuple[c.Bound | None, c.Bound | None], ...]:
    """Return the bounds of two requirements in pairs: floors with floors, the others likewise."""
    one = [bound for bound in mine if (bound.comparator in _UPWARDS) is low]
    other = [bound for bound in theirs if (bound.comparator in _UPWARDS) is low]
    count = max(len(one), len(other))
    filled = [[*some, *[None] * (count - len(some))] for some in (one, other)]
    return tuple(zip(*filled, strict=True))


def _bounds(
    measure: m.Measure, before: c.Bound | None, its: m.Measure, after: c.Bound | None
) -> Pairs:
    """Return what two bounds may find; one that is not there counts as not applicable."""
    if before is None:
        return crossed(1 << A, JUDGED)
    if after is None:
        return crossed(JUDGED, 1 << A)
    enclosed = (encloses(measure), encloses(its))
    return stand(
        (measure, before.comparator, _formula(before.threshold)),
        (its, after.comparator, _formula(after.threshold)),
        enclosed=enclosed,
    )


def _formula(threshold: Quantity | m.Measure) -> m.Measure:
    return m.Constant(threshold) if isinstance(threshold, Quantity) else threshold


Side = tuple[m.Measure, m.Comparator, m.Measure]
"""A comparison: left, how it stands, right."""


def stand(before: Side, after: Side, *, enclosed: tuple[bool, bool] = (False, False)) -> Pairs:
    """Return what two comparisons of the same dimension may find on the same data.

    The left less the right is one number in each; how far those are apart may have a sign that
    is known, and then so is what goes together.
    """
    b_left, b_right = terms_of(before[0]), terms_of(before[2])
    a_left, a_right = terms_of(after[0]), terms_of(after[2])
    mine = difference(b_left, b_right)
    theirs = difference(a_left, a_right)
    apart = difference(mine, theirs)
    pairs = _UNSURE
    for sign in signs_of(apart):
        pairs |= _signed(before[1], after[1], sign)
    all_alike = (
        asks_alike(gathered((*b_left, *b_right)), gathered((*a_left, *a_right)))
        and enclosed[0] is enclosed[1]
    )
    if not all_alike or (any(enclosed) and pairs & ~ALIKE):
        pairs |= _WILD
    return pairs


def _signed(before: m.Comparator, after: m.Comparator, sign: int) -> Pairs:
    """Return what may be found where the first difference less the second has a sign."""
    places = {
        0: ((-1, -1), (0, 0), (1, 1)),
        1: ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1)),
        -1: ((1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1)),
    }[sign]
    pairs = 0
    for b, a in places:
        pairs |= pair(M if b in STANDS[before] else N, M if a in STANDS[after] else N)
    return pairs


def shares(before: c.Bound, after: c.Bound, moved: Signs, *, alike: bool) -> Pairs:
    """Return what two bounds on shares of parts may find.

    `moved` are the signs that the first share less the second may have; `alike` says that the
    parts always agree. Parts that are not known leave a range for each share, and a verdict is one
    on all of that range.
    """
    apart = _threshold_of(after) - _threshold_of(before)
    pairs = _UNSURE
    for sign in moved:
        # The first share less its limit, less the same of the second.
        together = {(apart > 0) - (apart < 0), sign} - {0} or {0}
        for one in together if len(together) == 1 else (-1, 0, 1):
            pairs |= _signed(before.comparator, after.comparator, one)
    return pairs if same_bounds(before, after) and alike else pairs | _WILD


def same_bounds(before: c.Bound, after: c.Bound) -> bool:
    """Tell whether two bounds on shares are the same."""
    alike = _threshold_of(before) == _threshold_of(after)
    return alike and before.comparator is after.comparator


def _threshold_of(bound: c.Bound) -> Fraction:
    assert isinstance(bound.threshold, Quantity), "a share is held against a number"
    return bound.threshold.number * factor(bound.threshold.unit, ONE)


def _levels(measure: m.Measure, before: c.Level, its: m.Measure, after: c.Level) -> Held:
    if _plain(measure) != _plain(its) or before.levels != after.levels:
        return Held(_STRANGERS, alike=False)
    ranks = {name: rank for rank, name in enumerate(before.levels)}
    pairs = _UNSURE
    for rank in range(len(before.levels)):
        found = [_level(one, rank - ranks[one.level]) for one in (before, after)]
        pairs |= pair(*found)
    return Held(pairs)


def _level(level: c.Level, apart: int) -> int:
    return M if (apart > 0) - (apart < 0) in STANDS[level.comparator] else N


def _plain(measure: m.Measure) -> m.Measure:
    while isinstance(measure, m.Named):
        measure = measure.of
    return measure
