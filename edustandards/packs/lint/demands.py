"""What a check asks of a value: a formula, and the exact set of values that meet it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.checks.limits import limits
from edustandards.checks.reach import EVERYTHING, Interval, Reach, reach, shared
from edustandards.checks.show import show_requirement
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.packs.lint.extent import SHARE, core, extent, reach_of
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit


@dataclass(frozen=True, slots=True)
class Demand:
    """A formula, the set of its values that a requirement takes, and the set that it can have.

    Both sets are in the unit of the formula; of a level, in its place on the scale.
    """

    of: m.Measure
    takes: Reach
    can: Reach
    text: str


def demand(check: c.Check) -> Demand | None:
    """Return what a requirement asks, None where its limit is a formula or it is none.

    >>> from edustandards.fluent.formula import field
    >>> asked = demand((field("rooms", "room") >= "2 room").node)
    >>> asked.takes == reach(m.Comparator.AT_LEAST, Fraction(2))
    True
    """
    match check:
        case c.Require(measure, c.Level() as level):
            return _level(measure, level)
        case c.Require(measure, c.Bound() | c.Range() as requirement, judge):
            bare = core(measure)
            takes = _taken(limits(requirement, judge), unit_of(bare))
            text = show_requirement(requirement)
            return None if takes is None else Demand(bare, takes, reach_of(extent(bare)), text)
        case _:
            return None


def share_demand(check: c.ShareOf) -> tuple[Reach, Reach] | None:
    """Return which shares of parts a check takes, and which there can be."""
    takes = _taken((check.bound,), ONE)
    return None if takes is None else (takes, reach_of(SHARE))


def _taken(bounds: Iterable[c.Bound], unit: Unit) -> Reach | None:
    takes = EVERYTHING
    for bound in bounds:
        if not isinstance(bound.threshold, Quantity):
            return None
        number = bound.threshold.number * factor(bound.threshold.unit, unit)
        takes = shared(takes, reach(bound.comparator, number))
    return takes


def _level(measure: m.Measure, level: c.Level) -> Demand:
    places = tuple(_point(at) for at in range(len(level.levels)))
    takes = reach(level.comparator, Fraction(level.levels.index(level.level)))
    return Demand(core(measure), takes, places, f"{level.comparator.value} {level.level}")


def _point(at: int) -> Interval:
    return Interval(Fraction(at), Fraction(at), has_low=True, has_high=True)


def demands(check: c.Check, stage: str, year: int | None) -> Iterator[Demand]:
    """Return what must hold for a check to be met in a stage and year, as far as it is plain.

    What is asked only under a condition, or of parts, is left out.
    """
    match check:
        case c.Require():
            found = demand(check)
            if found is not None:
                yield found
        case c.ByStage(cases):
            for one, inner in cases:
                if one == stage:
                    yield from demands(inner, stage, year)
        case c.ByYear(cases):
            begun = [inner for one, inner in cases if year is not None and one <= year]
            if begun:
                yield from demands(begun[-1], stage, year)
        case c.AllOf(parts):
            for part in parts:
                yield from demands(part, stage, year)
        case c.Cited(_, inner):
            yield from demands(inner, stage, year)
        case _:
            return


def cases_of(checks: Sequence[c.Check]) -> Iterator[tuple[str, int | None]]:
    """Return the stages and years that checks tell apart; the empty stage is any other."""
    stages: dict[str, None] = {"": None}
    years: dict[int | None, None] = {}
    left = list(checks)
    while left:
        one = left.pop()
        match one:
            case c.ByStage(cases):
                stages.update(dict.fromkeys(stage for stage, _ in cases))
                left.extend(inner for _, inner in cases)
            case c.ByYear(cases):
                years.update(dict.fromkeys(year for year, _ in cases))
                left.extend(inner for _, inner in cases)
            case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
                left.extend(parts)
            case c.Cited(_, inner):
                left.append(inner)
            case _:
                pass
    for stage in stages:
        for year in years or {None: None}:
            yield stage, year
