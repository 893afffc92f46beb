"""Which values a formula can take at all, and which are plausible, from what its fields are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from edustandards.checks.reach import EVERYTHING, Interval, Reach
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.measures.vocabulary import FieldEntry
from edustandards.units.convert import factor, is_count


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where values reach, ends included; None is without end."""

    low: Fraction | None = None
    high: Fraction | None = None

    def times(self, by: Fraction) -> Extent:
        """Return the extent in a unit in which numbers are `by` times as large, `by` above 0."""
        return Extent(
            None if self.low is None else self.low * by,
            None if self.high is None else self.high * by,
        )


ANY = Extent()
NATURAL = Extent(low=Fraction(0))
SHARE = Extent(Fraction(0), Fraction(1))
NO_FIELDS: Mapping[str, FieldEntry] = {}


def reach_of(extent: Extent) -> Reach:
    """Return an extent as a set of numbers."""
    low, high = extent.low, extent.high
    if low is None and high is None:
        return EVERYTHING
    return (Interval(low, high, has_low=low is not None, has_high=high is not None),)


def core(measure: m.Measure) -> m.Measure:
    """Return the formula that an indicator names, so that the same thing is known as the same."""
    while isinstance(measure, m.Named):
        measure = measure.of
    return measure


def whole(measure: m.Measure) -> bool:
    """Say whether a value is counted in whole things: classes, rooms, students."""
    bare = core(measure)
    match bare:
        case m.Field():
            return bare.kind is m.Kind.NUMBER and is_count(bare.unit)
        case m.Sum(left, right) | m.Difference(left, right):
            return whole(left) and whole(right)
        case m.Folded(fold=m.Fold.COUNT) | m.Ceiling() | m.Floor():
            return True
        case _:
            return False


def extent(measure: m.Measure, fields: Mapping[str, FieldEntry] = NO_FIELDS) -> Extent:
    """Return which values a formula can have, in its unit.

    With `fields`, it is which are plausible by what the vocabulary says of its fields.

    >>> rooms, students = m.Field("rooms"), m.Field("students")
    >>> extent(m.Quotient(rooms, students)), extent(m.Difference(rooms, students))
    (Extent(low=Fraction(0, 1), high=None), Extent(low=None, high=None))
    """
    match measure:
        case m.Field():
            return _field(measure, fields)
        case m.Constant(quantity):
            return Extent(quantity.number, quantity.number)
        case m.Named(of=of, unit=unit):
            return extent(of, fields).times(factor(unit_of(of), unit))
        case m.Negated(of):
            inner = extent(of, fields)
            return Extent(_minus(inner.high), _minus(inner.low))
        case m.Sum(left, right):
            one, other = _same(measure, (left, right), fields)
            return Extent(_plus(one.low, other.low), _plus(one.high, other.high))
        case m.Difference(left, right):
            one, other = _same(measure, (left, right), fields)
            return Extent(_plus(one.low, _minus(other.high)), _plus(one.high, _minus(other.low)))
        case m.Product(left, right):
            return _product(extent(left, fields), extent(right, fields))
        case m.Quotient(left, right):
            return _quotient(extent(left, fields), extent(right, fields))
        case m.Least(of):
            return _least(_same(measure, of, fields))
        case m.Greatest(of):
            return _greatest(_same(measure, of, fields))
        case m.First(of):
            return _hull(_same(measure, of, fields))
        case m.Ceiling(of):
            inner = extent(of, fields)
            return Extent(*(None if end is None else Fraction(ceil(end)) for end in _ends(inner)))
        case m.Floor(of):
            inner = extent(of, fields)
            return Extent(*(None if end is None else Fraction(floor(end)) for end in _ends(inner)))
        case m.Persons(of) | m.AtStage(of):
            return extent(of, fields)
        case m.Folded():
            return _folded(measure, fields)
        case m.Earlier(step, of):
            return extent(of, fields) if step is m.Step.PREVIOUS else _moved(step, of)
        case m.Reference():
            return ANY
        case m.Rank():
            return SHARE
        case m.Index():
            return Extent(measure.floor, measure.cap)
        case _:
            assert_never(measure)


def _field(field: m.Field, fields: Mapping[str, FieldEntry]) -> Extent:
    entry = fields.get(field.name)
    if entry is not None and entry.plausible is not None and entry.field == field:
        return Extent(*entry.plausible)
    return ANY if field.signed else NATURAL


def _same(
    measure: m.Measure, of: Sequence[m.Measure], fields: Mapping[str, FieldEntry]
) -> list[Extent]:
    unit = unit_of(measure)
    return [extent(one, fields).times(factor(unit_of(one), unit)) for one in of]


def _folded(node: m.Folded, fields: Mapping[str, FieldEntry]) -> Extent:
    match node.fold:
        case m.Fold.SHARE:
            return SHARE
        case m.Fold.COUNT | m.Fold.CV | m.Fold.CV_UNWEIGHTED:
            return NATURAL
        case m.Fold.SUM:
            inner = extent(node.of) if isinstance(node.of, m.Measure) else ANY
            return NATURAL if inner.low is not None and inner.low >= 0 else ANY
        case m.Fold.MEAN | m.Fold.MIN | m.Fold.MAX:
            return extent(node.of, fields) if isinstance(node.of, m.Measure) else ANY
        case _:
            assert_never(node.fold)


def _moved(step: m.Step, of: m.Measure) -> Extent:
    """Return how far a value can have moved: what never is negative falls by all of it at most."""
    inner = extent(of)
    falls = step is m.Step.GROWTH and inner.low is not None and inner.low >= 0
    return Extent(low=Fraction(-1)) if falls else ANY


def _product(one: Extent, other: Extent) -> Extent:
    if one.low is None or other.low is None or one.low < 0 or other.low < 0:
        return ANY
    high = None if one.high is None or other.high is None else one.high * other.high
    return Extent(one.low * other.low, high)


def _quotient(one: Extent, other: Extent) -> Extent:
    if one.low is None or other.low is None or one.low < 0 or other.low < 0:
        return ANY
    low = one.low / other.high if other.high else Fraction(0)
    high = one.high / other.low if one.high is not None and other.low > 0 else None
    return Extent(low, high)


def _least(of: Sequence[Extent]) -> Extent:
    highs = [one.high for one in of if one.high is not None]
    return Extent(_lowest([one.low for one in of]), min(highs) if highs else None)


def _greatest(of: Sequence[Extent]) -> Extent:
    lows = [one.low for one in of if one.low is not None]
    return Extent(max(lows) if lows else None, _highest([one.high for one in of]))


def _hull(of: Sequence[Extent]) -> Extent:
    return Extent(_lowest([one.low for one in of]), _highest([one.high for one in of]))


def _lowest(ends: Sequence[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return min(known) if len(known) == len(ends) else None


def _highest(ends: Sequence[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _minus(one: Fraction | None) -> Fraction | None:
    return None if one is None else -one


def _ends(one: Extent) -> tuple[Fraction | None, Fraction | None]:
    return one.low, one.high
