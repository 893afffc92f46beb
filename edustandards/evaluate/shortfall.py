"""What would close the gap: the least change of one field, the others held.

A formula is looked at as a function of one field: `(a x + b) / (c x + d)`, with exact rationals.
Where it is not of that form (a product of the field with itself, a rounding), there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from edustandards.checks.evidence import Shortfall
from edustandards.checks.nodes import Bound, Require
from edustandards.evaluate.kin import row_before
from edustandards.evaluate.measure import chosen, compile_measure
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.fields import fields_of
from edustandards.measures.nodes import Comparator
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import dimension, factor, is_count
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit

STUDENTS = Unit.of("student")


@dataclass(frozen=True, slots=True)
class Fractional:
    """`(a x + b) / (c x + d)` of one unknown x."""

    a: Fraction
    b: Fraction
    c: Fraction
    d: Fraction

    @property
    def fixed(self) -> bool:
        """Tell whether it does not depend on x."""
        return not self.a and not self.c


def shortfall(check: Require, bound: Bound, row: Row) -> Shortfall | None:
    """Return the change of one field that meets a bound on the full value; None where none does.

    Enrolment is what a school has to serve: it is proposed last. Otherwise the first field of the
    formula that can do it, an increase before a reduction. A strict bound on a measured amount is
    met by anything beyond the change given.
    """
    candidates = [
        found
        for field in fields_of(check.measure)
        if field.kind is m.Kind.NUMBER and (found := _change(check.measure, bound, row, field))
    ]
    candidates.sort(key=lambda one: (dimension(one.unit) == dimension(STUDENTS), one.change < 0))
    return candidates[0] if candidates else None


def _change(measure: m.Measure, bound: Bound, row: Row, field: m.Field) -> Shortfall | None:
    now = compile_measure(field)(row)
    gap = m.Difference(measure, _formula(bound))
    at = _fractional(gap, row, field)
    if now is None or at is None or not at.a:
        return None
    current, goal = Fraction(*now), -at.b / at.a
    for change in _steps(goal - current, field, bound.comparator):
        value = current + change
        below = at.c * value + at.d
        if not below or (value < 0 and not field.signed) or not change:
            continue
        left = (at.a * value + at.b) / below
        if _meets(left, bound.comparator) or (left == 0 and not is_count(field.unit)):
            return Shortfall(field.name, change, field.unit)
    return None


def _formula(bound: Bound) -> m.Measure:
    threshold = bound.threshold
    return m.Constant(threshold) if isinstance(threshold, Quantity) else threshold


def _steps(exact: Fraction, field: m.Field, comparator: Comparator) -> Iterator[Fraction]:
    if not is_count(field.unit):
        yield exact
        return
    outward = ceil(exact) if exact > 0 else floor(exact)
    yield Fraction(outward)
    if comparator in {Comparator.MORE, Comparator.LESS, Comparator.UNEQUAL}:
        yield Fraction(outward + (1 if exact >= 0 else -1))
        yield Fraction(outward - 1)


def _meets(difference: Fraction, comparator: Comparator) -> bool:
    sign = (difference > 0) - (difference < 0)
    return {
        Comparator.AT_LEAST: sign >= 0,
        Comparator.MORE: sign > 0,
        Comparator.AT_MOST: sign <= 0,
        Comparator.LESS: sign < 0,
        Comparator.EQUAL: sign == 0,
        Comparator.UNEQUAL: sign != 0,
    }[comparator]


def _fractional(node: m.Measure, row: Row, x: m.Field) -> Fractional | None:
    match node:
        case m.Field() if node == x:
            return Fractional(Fraction(1), Fraction(0), Fraction(0), Fraction(1))
        case m.Named(of=of, unit=unit):
            return _times(_fractional(of, row, x), factor(unit_of(of), unit))
        case m.Persons(of):
            return _fractional(of, row, x)
        case m.First():
            found = chosen(node, row)
            if found is None:
                return None
            return _times(_fractional(found, row, x), factor(unit_of(found), unit_of(node)))
        case m.Earlier(step, of):
            return _moved(step, of, node, row, x)
        case m.Negated(of):
            return _times(_fractional(of, row, x), Fraction(-1))
        case m.Sum(left, right):
            by = factor(unit_of(right), unit_of(left))
            return _added(_fractional(left, row, x), _times(_fractional(right, row, x), by))
        case m.Difference(left, right):
            by = -factor(unit_of(right), unit_of(left))
            return _added(_fractional(left, row, x), _times(_fractional(right, row, x), by))
        case m.Product(left, right):
            return _multiplied(_fractional(left, row, x), _fractional(right, row, x))
        case m.Quotient(left, right):
            return _multiplied(_fractional(left, row, x), _inverse(_fractional(right, row, x)))
        case _:
            return _constant(node, row, x)


def _moved(step: m.Step, of: m.Measure, node: m.Earlier, row: Row, x: m.Field) -> Fractional | None:
    """Return a step through the years as a function of this year's x; the year before is fixed."""
    before = row_before(row, node.since)
    old = None if before is None else compile_measure(of)(before)
    if old is None:
        return None
    base = Fraction(*old)
    if step is m.Step.PREVIOUS:
        return Fractional(Fraction(0), base, Fraction(0), Fraction(1))
    now = _added(_fractional(of, row, x), Fractional(Fraction(0), -base, Fraction(0), Fraction(1)))
    if step is m.Step.CHANGE:
        return now
    return _times(now, 1 / base) if base else None


def _constant(node: m.Measure, row: Row, x: m.Field) -> Fractional | None:
    if x in fields_of(node):
        return None
    value = compile_measure(node)(row)
    if value is None:
        return None
    return Fractional(Fraction(0), Fraction(*value), Fraction(0), Fraction(1))


def _times(of: Fractional | None, by: Fraction) -> Fractional | None:
    return None if of is None else Fractional(of.a * by, of.b * by, of.c, of.d)


def _inverse(of: Fractional | None) -> Fractional | None:
    return None if of is None or not (of.a or of.b) else Fractional(of.c, of.d, of.a, of.b)


def _added(left: Fractional | None, right: Fractional | None) -> Fractional | None:
    if left is None or right is None:
        return None
    if left.c * right.d != right.c * left.d:
        # Different denominators, both with x: a square of x would arise.
        if left.c and right.c:
            return None
        low, high = (left, right) if not left.c else (right, left)
        if low.a:
            return None
        value = low.b / low.d
        return Fractional(high.a + value * high.c, high.b + value * high.d, high.c, high.d)
    by = left.d / right.d if right.d else left.c / right.c
    return Fractional(left.a + right.a * by, left.b + right.b * by, left.c, left.d)


def _multiplied(left: Fractional | None, right: Fractional | None) -> Fractional | None:
    if left is None or right is None:
        return None
    if left.fixed or right.fixed:
        still, moving = (left, right) if left.fixed else (right, left)
        return _times(moving, still.b / still.d)
    if not left.c and not right.a:
        return Fractional(left.a, left.b, left.d * right.c / right.b, left.d * right.d / right.b)
    if not left.a and not right.c:
        return _multiplied(right, left)
    return None
