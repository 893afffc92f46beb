"""Intervals as people read them: from one end to the other, in the unit of a limit."""

from __future__ import annotations

from fractions import Fraction

from edustandards.checks.nodes import Bound, Range
from edustandards.checks.reach import Interval
from edustandards.checks.show import show_requirement
from edustandards.measures.nodes import Comparator
from edustandards.units.convert import factor, same_dimension
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit
from edustandards.wording import sentence


def show_interval(interval: Interval, unit: Unit, lang: str, like: Quantity | None = None) -> str:
    """Return an interval of values in `unit` as text, in the unit and the way that `like` is in.

    >>> show_interval(Interval(Fraction(7), Fraction("7.5"), has_low=True), Unit.of("room"), "en")
    '≥ 7 rooms and < 7.5 rooms'
    """
    low, high = (
        None if end is None else _end(end, unit, like) for end in (interval.low, interval.high)
    )
    if low is not None and low == high:
        return show_requirement(Bound(Comparator.EQUAL, low), lang)
    floor = Comparator.AT_LEAST if interval.has_low else Comparator.MORE
    ceiling = Comparator.AT_MOST if interval.has_high else Comparator.LESS
    match low, high:
        case None, None:
            return sentence("diff-any-value", lang, {})
        case Quantity(), None:
            return show_requirement(Bound(floor, low), lang)
        case None, Quantity():
            return show_requirement(Bound(ceiling, high), lang)
        case Quantity(), Quantity():
            return show_requirement(Range(Bound(floor, low), Bound(ceiling, high)), lang)
    raise AssertionError("an end is a quantity or is not there")


def _end(end: Fraction, unit: Unit, like: Quantity | None) -> Quantity:
    if like is None or not same_dimension(unit, like.unit):
        return Quantity(end, unit)
    return Quantity(end * factor(unit, like.unit), like.unit, ratio=like.ratio and end > 0)
