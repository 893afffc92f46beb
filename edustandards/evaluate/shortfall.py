"""What would close the gap: the least change of one field, the others held.

A formula is looked at as a function of one field: `(a x + b) / (c x + d)`, in whole numbers, of
which only the ratios matter. Where it is not of that form (a product of the field with itself, a
rounding), there is no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias, assert_never

from edustandards.checks.evidence import Shortfall
from edustandards.checks.nodes import Bound
from edustandards.evaluate.fold import Pair
from edustandards.evaluate.kin import row_before
from edustandards.evaluate.measure import compile_measure
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.fields import fields_of
from edustandards.measures.nodes import Comparator
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import dimension, factor, is_count
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit

STUDENTS = Unit.of("student")

Closing: TypeAlias = Callable[[Row], Shortfall | None]
"""What would close the gap of a row, None where no one field does."""

Fractional: TypeAlias = tuple[int, int, int, int]
"""`(a x + b) / (c x + d)` of one unknown x; c and d are not both zero."""

_Moving: TypeAlias = Callable[[Row], Fractional | None]


def closing(measure: m.Measure, bound: Bound) -> Closing:
    """Return the function that gives the change of one field by which a bound is met.

    Enrolment is what a school has to serve: it is proposed last. Otherwise the first field of the
    formula that can do it, an increase before a reduction. A strict bound on a measured amount is
    met by anything beyond the change given.
    """
    fields = [one for one in fields_of(measure) if one.kind is m.Kind.NUMBER]
    first = [_change(measure, bound, one) for one in fields if not _is_enrolment(one)]
    last = [_change(measure, bound, one) for one in fields if _is_enrolment(one)]

    def found(row: Row) -> Shortfall | None:
        return _easiest(first, row) or _easiest(last, row)

    return found


def _easiest(changes: Sequence[Closing], row: Row) -> Shortfall | None:
    """Return the first increase that closes a gap, else the first reduction."""
    reduction: Shortfall | None = None
    for change in changes:
        one = change(row)
        if one is not None and one.change > 0:
            return one
        reduction = reduction or one
    return reduction


def _is_enrolment(field: m.Field) -> bool:
    return dimension(field.unit) == dimension(STUDENTS)


def _change(measure: m.Measure, bound: Bound, field: m.Field) -> Closing:
    now = compile_measure(field)
    gap = _fractional(m.Difference(measure, _formula(bound)), field)
    counted = is_count(field.unit)

    def found(row: Row) -> Shortfall | None:
        pair, at = now(row), gap(row)
        if pair is None or at is None or not at[0]:
            return None
        a, b, c, d = at
        up, down = pair
        for change in _steps(
            Fraction(-b * down - up * a, a * down), bound.comparator, counted=counted
        ):
            # The value after the change, and what is left then, as one whole number over another.
            high = up * change.denominator + change.numerator * down
            low = down * change.denominator
            below = c * high + d * low
            if not below or (high < 0 and not field.signed) or not change:
                continue
            left = a * high + b * low if below > 0 else -(a * high + b * low)
            if _meets(left, bound.comparator) or (left == 0 and not counted):
                return Shortfall(field.name, change, field.unit)
        return None

    return found


def _formula(bound: Bound) -> m.Measure:
    threshold = bound.threshold
    return m.Constant(threshold) if isinstance(threshold, Quantity) else threshold


def _steps(exact: Fraction, comparator: Comparator, *, counted: bool) -> Iterator[Fraction]:
    if not counted:
        yield exact
        return
    outward = ceil(exact) if exact > 0 else floor(exact)
    yield Fraction(outward)
    if comparator in {Comparator.MORE, Comparator.LESS, Comparator.UNEQUAL}:
        yield Fraction(outward + (1 if exact >= 0 else -1))
        yield Fraction(outward - 1)


def _meets(difference: int, comparator: Comparator) -> bool:
    match comparator:
        case Comparator.AT_LEAST:
            return difference >= 0
        case Comparator.MORE:
            return difference > 0
        case Comparator.AT_MOST:
            return difference <= 0
        case Comparator.LESS:
            return difference < 0
        case Comparator.EQUAL:
            return difference == 0
        case Comparator.UNEQUAL:
            return difference != 0
        case _:
            assert_never(comparator)


def _fractional(node: m.Measure, x: m.Field) -> _Moving:
    match node:
        case m.Field() if node == x:
            return lambda _: (1, 0, 0, 1)
        case m.Named(of=of, unit=unit):
            return _scaled(_fractional(of, x), factor(unit_of(of), unit))
        case m.Persons(of):
            return _fractional(of, x)
        case m.First(several):
            return _first(node, several, x)
        case m.Earlier():
            return _moved(node, x)
        case m.Negated(of):
            return _scaled(_fractional(of, x), Fraction(-1))
        case m.Sum(left, right):
            by = factor(unit_of(right), unit_of(left))
            return _joined(_added, _fractional(left, x), _scaled(_fractional(right, x), by))
        case m.Difference(left, right):
            by = -factor(unit_of(right), unit_of(left))
            return _joined(_added, _fractional(left, x), _scaled(_fractional(right, x), by))
        case m.Product(left, right):
            return _joined(_multiplied, _fractional(left, x), _fractional(right, x))
        case m.Quotient(left, right):
            return _joined(_divided, _fractional(left, x), _fractional(right, x))
        case _:
            return _constant(node, x)


def _scaled(of: _Moving, by: Fraction) -> _Moving:
    if by == 1:
        return of
    pair = by.numerator, by.denominator
    return lambda row: None if (found := of(row)) is None else _times(found, pair)


def _joined(
    join: Callable[[Fractional, Fractional], Fractional | None], left: _Moving, right: _Moving
) -> _Moving:
    def joined(row: Row) -> Fractional | None:
        a = left(row)
        b = right(row)
        return None if a is None or b is None else join(a, b)

    return joined


def _first(node: m.First, several: Sequence[m.Measure], x: m.Field) -> _Moving:
    unit = unit_of(node)
    ways = [
        (compile_measure(one), _scaled(_fractional(one, x), factor(unit_of(one), unit)))
        for one in several
    ]

    def chosen(row: Row) -> Fractional | None:
        return next((way(row) for value, way in ways if value(row) is not None), None)

    return chosen


def _moved(node: m.Earlier, x: m.Field) -> _Moving:
    """Return a step through the years as a function of this year's x; the year before is fixed."""
    value, moving, step = compile_measure(node.of), _fractional(node.of, x), node.step

    def moved(row: Row) -> Fractional | None:
        before = row_before(row, node.since)
        old = None if before is None else value(before)
        if old is None:
            return None
        if step is m.Step.PREVIOUS:
            return _fixed(old)
        now = moving(row)
        change = None if now is None else _added(now, _fixed((-old[0], old[1])))
        if change is None or step is m.Step.CHANGE:
            return change
        return _times(change, (old[1], old[0])) if old[0] else None

    return moved


def _constant(node: m.Measure, x: m.Field) -> _Moving:
    if x in fields_of(node):
        return lambda _: None
    value = compile_measure(node)
    return lambda row: None if (pair := value(row)) is None else _fixed(pair)


def _fixed(value: Pair) -> Fractional:
    return 0, value[0], 0, value[1]


def _times(of: Fractional, by: Pair) -> Fractional:
    a, b, c, d = of
    return a * by[0], b * by[0], c * by[1], d * by[1]


def _added(left: Fractional, right: Fractional) -> Fractional | None:
    a, b, c, d = left
    e, f, g, h = right
    if c * h == g * d:
        up, down = (d, h) if h else (c, g)
        return a * down + e * up, b * down + f * up, c * down, d * down
    # Different denominators, both with x: a square of x would arise.
    if c and g:
        return None
    low, (a, b, c, d) = (left, right) if not c else (right, left)
    if low[0]:
        return None
    up, down = low[1], low[3]
    return a * down + up * c, b * down + up * d, c * down, d * down


def _multiplied(left: Fractional, right: Fractional) -> Fractional | None:
    a, b, c, d = left
    e, f, g, h = right
    if not (a or c):
        return _times(right, (b, d))
    if not (e or g):
        return _times(left, (f, h))
    if not c and not e:
        return a * f, b * f, d * g, d * h
    if not a and not g:
        return e * b, f * b, h * c, h * d
    return None


def _divided(left: Fractional, right: Fractional) -> Fractional | None:
    a, b, c, d = right
    return _multiplied(left, (c, d, a, b)) if a or b else None
