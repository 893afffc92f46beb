"""The quick way to a verdict: a quotient of plain fields held against a number, in whole numbers.

`(area + gym) / students ≥ 7.5` is `(area + gym) * 2 ≥ 15 * students`. Most standards are of this
kind, and most data is whole; whatever else a row holds goes the long way, to the same verdict.
"""

from __future__ import annotations

from fractions import Fraction

from edustandards.evaluate.arithmetic import STANDS
from edustandards.evaluate.plans import MET, NOT_MET, Judging
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor


def quickly(
    measure: m.Measure, comparator: m.Comparator, threshold: Fraction, slow: Judging
) -> Judging:
    """Return a quicker function for a bound on a measure, `slow` itself where there is none.

    `threshold` is in the unit of the measure.
    """
    scale = Fraction(1)
    while isinstance(measure, m.Named):
        scale *= factor(unit_of(measure.of), measure.unit)
        measure = measure.of
    if not isinstance(measure, m.Quotient) or not isinstance(measure.right, m.Field):
        return slow
    above = _added(measure.left)
    if not above:
        return slow
    limit = threshold / scale
    if len(above) == 1:
        return _of_one(above[0], measure.right.name, comparator, limit, slow)
    return _of_several(above, measure.right.name, comparator, limit, slow)


def _added(node: m.Measure) -> tuple[str, ...]:
    """Return the names of the fields that a formula adds, all in one unit; none for another one."""
    match node:
        case m.Field(name):
            return (name,)
        case m.Sum(left, right) if unit_of(left) == unit_of(right):
            before, after = _added(left), _added(right)
            return (*before, *after) if before and after else ()
        case _:
            return ()


def _of_one(
    top: str, low: str, comparator: m.Comparator, limit: Fraction, slow: Judging
) -> Judging:
    stands, up, down = STANDS[comparator], limit.numerator, limit.denominator

    def judge(row: Row) -> int:
        values, at = row.table.values, row.index
        try:
            above, below = values[top][at], values[low][at]
        except KeyError:
            return slow(row)
        if type(below) is int and below > 0:
            if type(above) is int:
                return MET if stands(above * down, up * below) else NOT_MET
            if type(above) is Fraction:
                found = above.numerator * down, up * below * above.denominator
                return MET if stands(*found) else NOT_MET
        return slow(row)

    return judge


def _of_several(
    tops: tuple[str, ...], low: str, comparator: m.Comparator, limit: Fraction, slow: Judging
) -> Judging:
    stands, up, down = STANDS[comparator], limit.numerator, limit.denominator

    def judge(row: Row) -> int:
        values, at = row.table.values, row.index
        above = 0
        try:
            for top in tops:
                one = values[top][at]
                if type(one) is not int:
                    return slow(row)
                above += one
            below = values[low][at]
        except KeyError:
            return slow(row)
        if type(below) is int and below > 0:
            return MET if stands(above * down, up * below) else NOT_MET
        return slow(row)

    return judge
