"""Units that smell: limits that no such thing has, shares a hundred times too large or small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from edustandards.checks import nodes as c
from edustandards.checks.fields import bounds_of
from edustandards.errors import problem
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import PERCENT, unit_of
from edustandards.packs.lint.extent import ANY, Extent, core, extent
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, Stated, stated
from edustandards.packs.lint.trials import on_limit
from edustandards.packs.lint.walk import Limit, bodies, limits
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.units.convert import factor, same_dimension
from edustandards.units.numbers import show_rounded
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit
from edustandards.units.unit import Unit

Usual: TypeAlias = tuple[str, str, str]

USUAL: tuple[Usual, ...] = (
    ("lux", "10", "20000"),
    ("decibel", "10", "150"),
    ("kelvin", "250", "20000"),
    ("m²/student", "0.05", "1000"),
    ("m²/seat", "0.3", "50"),
    ("yuan/student", "5", "1000000"),
    ("teacher/student", "0.005", "2"),
    ("book/student", "0.2", "2000"),
    ("watt/m²", "0.5", "500"),
)
"""Between which figures limits in a unit lie in the education standards of the world, amply."""

APART, APART_BY_STAGE = 1000, 50
"""How many times one limit of a standard may be another before it looks like a slip."""


class _Number(NamedTuple):
    """A number that a limit states, as written and in the unit of its formula."""

    limit: Limit
    stated: Quantity
    value: Fraction


def _numbers(one: Stated) -> Iterator[list[_Number]]:
    """Return the numbers of the limits of a standard, those of one body together."""
    for body in bodies(one.form, one.standard.check):
        found = []
        for limit in limits(body):
            check = limit.check
            if isinstance(check, c.ShareOf) or isinstance(check.requirement, c.Level):
                continue
            unit = unit_of(core(check.measure))
            for bound in bounds_of(check.requirement):
                threshold = bound.threshold
                if isinstance(threshold, Quantity):
                    value = threshold.number * factor(threshold.unit, unit)
                    found.append(_Number(limit, threshold, value))
        if found:
            yield found


def implausible_limit(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return limits outside what is plausible of the fields, or usual of the unit."""
    fields = sheet.lexicon.vocabulary.fields
    for one in stated(opened):
        for number in (each for several in _numbers(one) for each in several):
            measure = core(_require(number.limit).measure)
            unit = unit_of(measure)
            text, place = cut(number.limit.scalar.text), number.limit.scalar.place
            if not _within(number.value, extent(measure, fields)):
                span = _span(extent(measure, fields), unit)
                yield Slip(problem("lint-implausible", place, text=text, span=span))
            elif _odd_for(number.value, usual := _usual(unit)):
                span = _span(usual, unit)
                yield Slip(problem("lint-unusual", place, text=text, span=span))


def _require(limit: Limit) -> c.Require:
    assert isinstance(limit.check, c.Require), "shares of parts are left out before"
    return limit.check


def _within(number: Fraction, extent_: Extent) -> bool:
    above = extent_.low is None or extent_.low <= number
    return above and (extent_.high is None or number <= extent_.high)


def _odd_for(number: Fraction, usual: Extent) -> bool:
    return bool(number) and not _within(abs(number), usual)


def _usual(unit: Unit) -> Extent:
    for name, low, high in USUAL:
        known = parse_unit(name)
        if same_dimension(known, unit):
            return Extent(Fraction(low), Fraction(high)).times(factor(known, unit))
    return ANY


def _span(extent_: Extent, unit: Unit) -> str:
    low, high = ("…" if end is None else show_rounded(end) for end in (extent_.low, extent_.high))
    return f"{low}–{high} {show_unit(unit, 'en')}".rstrip()


def percent_slip(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return shares that are written a hundred times too large or too small, by their look."""
    for one in stated(opened):
        for number in (each for several in _numbers(one) for each in several):
            check, stated_ = _require(number.limit), number.stated
            text, place = cut(number.limit.scalar.text), number.limit.scalar.place
            params = {"text": text, "number": show_rounded(stated_.number)}
            bare = not stated_.unit.powers and not stated_.ratio
            if bare and stated_.number >= _too_much(check.measure):
                grown = show_rounded(stated_.number * 100)
                yield Slip(problem("lint-percent-bare", place, percent=grown, **params))
            elif _small(stated_) and not on_limit(sheet, one.key, number.limit):
                grown = show_rounded(stated_.number * 100)
                yield Slip(problem("lint-percent-small", place, percent=grown, **params))


def _small(stated_: Quantity) -> bool:
    return stated_.unit == PERCENT and 0 < stated_.number <= 1


def _too_much(measure: m.Measure) -> Fraction | float:
    """Return from where on a plain number is more than a share can well be."""
    if isinstance(measure, m.Named | m.Field) and measure.unit.powers == PERCENT.powers:
        return Fraction(3, 2)
    match core(measure):
        case m.Rank() | m.Index() | m.Folded(fold=m.Fold.SHARE):
            return Fraction(3, 2)
        case m.Earlier(step=m.Step.GROWTH) | m.Folded(fold=m.Fold.CV | m.Fold.CV_UNWEIGHTED):
            return Fraction(5)
        case m.Quotient(left, right) if same_dimension(unit_of(left), unit_of(right)):
            return Fraction(10)
        case _:
            return float("inf")


def scale_slip(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return limits of one standard that lie so far apart that one seems to be in another unit."""
    for one in stated(opened):
        for several in _numbers(one):
            staged = [number for number in several if number.value > 0]
            odd = _odd(staged)
            if odd is not None:
                number, other = odd
                times = show_rounded(
                    max(number.value, other.value) / min(number.value, other.value), 0
                )
                params = {"text": cut(number.limit.scalar.text), "times": times}
                place, first = number.limit.scalar.place, cut(other.limit.scalar.text)
                yield Slip(problem("lint-scale", place, other=first, **params))


def _odd(several: Sequence[_Number]) -> tuple[_Number, _Number] | None:
    """Return the number that lies far from the others, and the nearest of these."""
    if len(several) < 2 or len({one.limit.path for one in several}) < 2:
        return None
    ranked = sorted(several, key=lambda one: one.value)
    most = APART_BY_STAGE if _only_units_differ(several) else APART
    low = ranked[1].value / ranked[0].value
    high = ranked[-1].value / ranked[-2].value
    if max(low, high) < most:
        return None
    if len(ranked) == 2:
        return (several[1], several[0])
    return (ranked[0], ranked[1]) if low >= high else (ranked[-1], ranked[-2])


def _only_units_differ(several: Sequence[_Number]) -> bool:
    """Say whether limits are for stages and in units of different size, or are shares."""
    units = {one.stated.unit for one in several}
    return len(units) > 1 or units == {PERCENT}


def mixed_digits(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return limits that are judged by rounded value and keep fewer digits than others beside."""
    for one in stated(opened):
        for several in _numbers(one):
            same = [number for number in several if _rounds(number)]
            digits: dict[Unit, int] = {}
            for number in same:
                has = number.stated.places or 0
                digits[number.stated.unit] = max(has, digits.get(number.stated.unit, 0))
            for number in same:
                has, most = number.stated.places or 0, digits[number.stated.unit]
                if has < most:
                    place, text = number.limit.scalar.place, cut(number.limit.scalar.text)
                    yield Slip(problem("lint-digits", place, text=text, has=has, most=most))


def _rounds(number: _Number) -> bool:
    judge = _require(number.limit).judge
    return judge is c.Judge.ROUNDED and not number.stated.ratio
