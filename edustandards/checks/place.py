"""Where in the stages and years a comparison stands, and what a check is there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from edustandards.checks import nodes as c
from edustandards.checks import pairs as p
from edustandards.checks.relation import Step, Turn
from edustandards.checks.speaks import conditional, stages_in, years_in
from edustandards.measures.nodes import Comparator

NOT_KNOWN = ""
OTHER = "*"


@dataclass(frozen=True, slots=True)
class Always:
    """A check that finds one verdict whatever the data: it asks nothing, or cannot tell."""

    verdict: int


NOTHING = Always(p.A)
UNTOLD = Always(p.U)

Side: TypeAlias = c.Check | Always
"""One of two that are compared, at a spot."""

Year: TypeAlias = tuple[int, ...] | None
"""A year that stands for its span, none if the year is not known; None is not settled yet."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What is settled of the row that both checks are asked of; None is not settled yet.

    A stage may be `NOT_KNOWN`, or some `OTHER` than those that are named.
    """

    stage: str | None = None
    year: Year = None
    plan_year: Year = None


ANYWHERE = Spot()


def settled(side: Side, spot: Spot) -> Side:
    """Return a side as far as it is settled at a spot: its case there, its only part."""
    while True:
        match side:
            case c.Cited(_, inner):
                side = inner
            case c.ByStage(cases) if spot.stage is not None:
                side = UNTOLD if spot.stage == NOT_KNOWN else dict(cases).get(spot.stage, NOTHING)
            case c.ByYear(cases, plan) if (year := _year(spot, plan=plan)) is not None:
                side = _in_year(cases, year)
            case c.AllOf((part,)) | c.AnyOf((part,)):
                side = part
            case c.AtLeast(1, parts, None):
                side = c.AnyOf(parts)
            case c.AtLeast(k, parts, None, c.Counting.APPLICABLE) if k == len(parts):
                side = c.AllOf(parts)
            case c.Not(c.Not(part)):
                side = part
            case _:
                return side


def _year(spot: Spot, *, plan: bool) -> Year:
    return spot.plan_year if plan else spot.year


def _in_year(cases: tuple[tuple[int, c.Check], ...], year: tuple[int, ...]) -> Side:
    if not year:
        return UNTOLD
    at = bisect_right([first for first, _ in cases], year[0])
    return cases[at - 1][1] if at else NOTHING


def spots(before: Side, after: Side, spot: Spot) -> list[tuple[Spot, Step | None]] | None:
    """Return the spots that two sides have to be told apart by, next; None where there are none.

    Each comes with the step that leads there, or none where nothing is known of the row.
    """
    for side, other in ((before, after), (after, before)):
        # A condition that only one of them knows is told once, not stage by stage.
        if isinstance(other, Always) or not isinstance(side, c.When):
            continue
        if not conditional(other):
            return None
    for side in (before, after):
        if isinstance(side, c.ByStage):
            return list(_stages(before, after, spot))
    for side in (before, after):
        if isinstance(side, c.ByYear):
            return list(_years(before, after, spot, plan=side.plan))
    return None


def _stages(before: Side, after: Side, spot: Spot) -> Iterator[tuple[Spot, Step | None]]:
    checks = [side for side in (before, after) if not isinstance(side, Always)]
    for stage in dict.fromkeys(stage for check in checks for stage in stages_in(check)):
        yield replace(spot, stage=stage), Step(Turn.STAGE, stage)
    yield replace(spot, stage=OTHER), Step(Turn.OTHER_STAGE)
    yield replace(spot, stage=NOT_KNOWN), None


def _years(
    before: Side, after: Side, spot: Spot, *, plan: bool
) -> Iterator[tuple[Spot, Step | None]]:
    checks = [side for side in (before, after) if not isinstance(side, Always)]
    starts = sorted({year for check in checks for year in years_in(check, plan=plan)})
    turn = Turn.PLAN_YEARS if plan else Turn.YEARS
    spans: list[tuple[int | None, int | None]] = [(None, starts[0] - 1)]
    spans += [
        (first, after_it - 1 if after_it is not None else None)
        for first, after_it in zip(starts, [*starts[1:], None], strict=True)
    ]
    for first, last in spans:
        year = starts[0] - 1 if first is None else first
        step = Step(turn, first=first, last=last)
        yield _moved(spot, (year,), plan=plan), step
    yield _moved(spot, (), plan=plan), None


def _moved(spot: Spot, year: tuple[int, ...], *, plan: bool) -> Spot:
    return replace(spot, plan_year=year) if plan else replace(spot, year=year)


def inwards(check: c.Not) -> c.Check | None:
    """Return the opposite of a check without a `not` around it, where that says the same."""
    match check.part:
        case c.Cited(_, inner):
            return inwards(c.Not(inner))
        case c.Not(inner):
            return inner
        case c.Require(measure, requirement, judge):
            turned = _opposite(requirement)
            return None if turned is None else c.Require(measure, turned, judge)
        case c.ShareOf(bound=bound) as share:
            other = _opposite(bound)
            return replace(share, bound=other) if isinstance(other, c.Bound) else None
        case c.When(condition, inner):
            return c.When(condition, c.Not(inner))
        case c.AllOf(parts):
            return c.AnyOf(tuple(c.Not(part) for part in parts))
        case c.AnyOf(parts):
            return c.AllOf(tuple(c.Not(part) for part in parts))
        case c.Cases(cases):
            return c.Cases(tuple((condition, c.Not(case)) for condition, case in cases))
        case c.ByStage(cases):
            return c.ByStage(tuple((stage, c.Not(case)) for stage, case in cases))
        case c.ByYear(cases, plan):
            return c.ByYear(tuple((year, c.Not(case)) for year, case in cases), plan)
        case _:
            return None


_OPPOSITE = {
    Comparator.AT_LEAST: Comparator.LESS,
    Comparator.LESS: Comparator.AT_LEAST,
    Comparator.MORE: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.MORE,
}


def _opposite(requirement: c.Requirement) -> c.Requirement | None:
    """Return what is met where a requirement is not; equality by rounded value has no opposite."""
    if isinstance(requirement, c.Bound | c.Level) and requirement.comparator in _OPPOSITE:
        return replace(requirement, comparator=_OPPOSITE[requirement.comparator])
    return None
