"""Every standard that differs from a given one by a single slip: what its examples must notice.

The changes are made to the built nodes, so what a standard inherits is changed as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias, assert_never

from edustandards.checks import nodes as c
from edustandards.checks.show import show_requirement
from edustandards.checks.standard import Standard
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.packs.trial.change import Change, Mutant, change
from edustandards.packs.trial.formulas import limits_moved, terms_dropped, turned
from edustandards.packs.trial.grid import same_verdicts
from edustandards.packs.trial.nudge import FLIPPED, beside, moved, neighbours, stands
from edustandards.packs.trial.voids import void_alike
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity

Changed: TypeAlias = Iterator[tuple[Change, c.Check]]

MOST = 5_000
"""The most mutants of a standard that are tried."""

_CONDITIONS = {
    "where": ("change-where-dropped", "change-where-negated"),
    "when": ("change-when-dropped", "change-when-negated"),
}


def mutants_of(standard: Standard) -> Iterator[Mutant]:
    """Return a standard with one change, for every change; what it cites is left as it is."""
    seen = {standard}
    for what, other in _standards(standard):
        if other in seen:
            continue
        seen.add(other)
        yield Mutant(what, other)
        if len(seen) > MOST:
            return


def _standards(standard: Standard) -> Iterator[tuple[Change, Standard]]:
    for what, check in changed(standard.check):
        yield what, replace(standard, check=check)
    if standard.where is not None:
        for what, where in _conditions(standard.where, "where"):
            yield what, replace(standard, where=where)
    for at, stage in enumerate(standard.stages):
        if len(standard.stages) > 1:
            rest = (*standard.stages[:at], *standard.stages[at + 1 :])
            yield change("change-stage-dropped", stage=stage), replace(standard, stages=rest)


def _conditions(condition: m.Condition, key: str) -> Iterator[tuple[Change, m.Condition | None]]:
    text = show_formula(condition)
    dropped, negated = _CONDITIONS[key]
    yield change(dropped, condition=text), None
    yield change(negated, condition=text), m.Reverse(condition)
    yield from turned(condition)


def changed(check: c.Check) -> Changed:
    """Return a check with one change, for every change of its own nodes."""
    match check:
        case c.Require():
            yield from _required(check)
        case c.Holds(condition):
            negated = c.Holds(m.Reverse(condition))
            yield change("change-negated", condition=show_formula(condition)), negated
            for what, other in turned(condition):
                yield what, c.Holds(other)
        case c.ByStage(cases):
            yield from _by_stage(cases)
        case c.ByYear():
            yield from _by_year(check)
        case c.Cases(cases):
            yield from _by_case(cases)
        case c.AllOf(parts):
            one = len(parts) == 1
            yield change("change-all-any", same=one), c.AnyOf(parts)
            yield from _parts(check, parts)
        case c.AnyOf(parts):
            one = len(parts) == 1
            yield change("change-any-all", same=one), c.AllOf(parts)
            yield from _parts(check, parts)
        case c.Not(part):
            yield change("change-not-dropped"), part
            for what, inner in changed(part):
                yield what, c.Not(inner)
        case c.AtLeast():
            yield from _at_least(check)
        case c.ForEvery() | c.ShareOf():
            yield from _over_parts(check)
        case c.When(condition, inner):
            for what, when in _conditions(condition, "when"):
                yield what, inner if when is None else c.When(when, inner)
            for what, then in changed(inner):
                yield what, c.When(condition, then)
        case c.Cited():
            return
        case _:
            assert_never(check)


def _required(check: c.Require) -> Changed:
    of_rows = shares_rows(check.measure)
    for what, requirement in _requirements(check.requirement, of_rows=of_rows):
        other = replace(check, requirement=requirement)
        yield replace(what, same=_same(check, other)), other
    if (
        not isinstance(check.requirement, c.Level)
        and not of_rows
        and _has_digits(check.requirement)
    ):
        rounded = check.judge is c.Judge.ROUNDED
        other = replace(check, judge=c.Judge.FULL if rounded else c.Judge.ROUNDED)
        code = "change-judged-in-full" if rounded else "change-judged-rounded"
        yield change(code, same=_same(check, other)), other
    for what, measure in terms_dropped(check.measure):
        yield what, replace(check, measure=measure)


def _same(one: c.Require, other: c.Require) -> bool:
    levels = (one.requirement, other.requirement)
    if isinstance(levels[0], c.Level) and isinstance(levels[1], c.Level):
        return _accepted(levels[0]) == _accepted(levels[1])
    return same_verdicts(one, other)


def _accepted(level: c.Level) -> tuple[str, ...]:
    at = level.levels.index(level.level)
    return tuple(
        name for rank, name in enumerate(level.levels) if stands(rank, level.comparator, at)
    )


def _has_digits(requirement: c.Bound | c.Range) -> bool:
    """Tell whether rounding to the digits of a limit can mean anything."""
    bounds = (
        (requirement.low, requirement.high) if isinstance(requirement, c.Range) else (requirement,)
    )
    return any(
        isinstance(bound.threshold, Quantity)
        and bound.threshold.places is not None
        and bound.comparator is not m.Comparator.UNEQUAL
        for bound in bounds
    )


def shares_rows(measure: m.Measure) -> bool:
    """Tell whether a value is a share of rows, which only moves by whole rows."""
    while isinstance(measure, m.Named):
        measure = measure.of
    if isinstance(measure, m.Folded):
        return measure.fold is m.Fold.SHARE
    return isinstance(measure, m.Rank)


def _requirements(
    requirement: c.Requirement, *, of_rows: bool
) -> Iterator[tuple[Change, c.Requirement]]:
    match requirement:
        case c.Bound():
            yield from _bounds(requirement, of_rows=of_rows)
        case c.Range(low, high):
            for what, bound in _bounds(low, of_rows=of_rows):
                yield what, c.Range(bound, high)
            for what, bound in _bounds(high, of_rows=of_rows):
                yield what, c.Range(low, bound)
        case c.Level(comparator):
            for level in beside(requirement):
                yield (
                    change("change-level-moved", level=requirement.level, other=level.level),
                    level,
                )
            for flipped in FLIPPED[comparator]:
                other = replace(requirement, comparator=flipped)
                yield _instead(requirement, other), other
        case _:
            assert_never(requirement)


def _bounds(bound: c.Bound, *, of_rows: bool) -> Iterator[tuple[Change, c.Bound]]:
    for comparator in FLIPPED[bound.comparator]:
        other = replace(bound, comparator=comparator)
        yield _instead(bound, other), other
    if isinstance(bound.threshold, Quantity):
        for limit in (neighbours if of_rows else moved)(bound.threshold):
            other = replace(bound, threshold=limit)
            yield _instead(bound, other), other
    else:
        for what, formula in (
            *limits_moved(bound.threshold),
            *terms_dropped(bound.threshold),
        ):
            yield what, replace(bound, threshold=formula)


def _instead(one: c.Requirement, other: c.Requirement) -> Change:
    return change("change-comparator", one=show_requirement(one), other=show_requirement(other))


def _by_stage(cases: tuple[tuple[str, c.Check], ...]) -> Changed:
    for at, (stage, check) in enumerate(cases):
        rest = (*cases[:at], *cases[at + 1 :])
        yield change("change-stage-dropped", stage=stage), c.ByStage(rest)
        if at + 1 < len(cases):
            other = cases[at + 1]
            swapped = (*cases[:at], (stage, other[1]), (other[0], check), *cases[at + 2 :])
            what = change("change-swapped", same=check == other[1], one=stage, other=other[0])
            yield what, c.ByStage(swapped)
        for what, inner in changed(check):
            yield what.within(stage), c.ByStage((*cases[:at], (stage, inner), *cases[at + 1 :]))


def _by_year(check: c.ByYear) -> Changed:
    cases = check.cases
    for at, (year, case) in enumerate(cases):
        said = f"year {year}" if check.plan else str(year)
        rest = (*cases[:at], *cases[at + 1 :])
        # What was asked before goes on to be asked, so that the year itself changes nothing.
        goes_on = at > 0 and cases[at - 1][1] == case
        what = change("change-year-dropped", same=goes_on, year=said)
        yield what, replace(check, cases=rest)
        if at + 1 < len(cases):
            next_year, other = cases[at + 1]
            swapped = (*cases[:at], (year, other), (next_year, case), *cases[at + 2 :])
            what = change("change-swapped", same=case == other, one=year, other=next_year)
            yield what, replace(check, cases=swapped)
        years = {one for one, _ in cases}
        for moved_to in (year + 1, year - 1):
            if moved_to in years:
                continue
            # Nothing is asked of the years before a plan begins.
            same = goes_on or (check.plan and max(moved_to, year) <= 1)
            shifted = (*cases[:at], (moved_to, case), *cases[at + 1 :])
            what = change("change-year-moved", same=same, year=said, other=moved_to)
            yield what, replace(check, cases=shifted)
        for what, inner in changed(case):
            within = (*cases[:at], (year, inner), *cases[at + 1 :])
            yield what.within(said), replace(check, cases=within)


def _by_case(cases: tuple[tuple[m.Condition, c.Check], ...]) -> Changed:
    for at, (condition, check) in enumerate(cases):
        said = show_formula(condition)
        rest = (*cases[:at], *cases[at + 1 :])
        yield change("change-case-dropped", condition=said), c.Cases(rest)
        if at + 1 < len(cases):
            then, other = cases[at + 1]
            swapped = (*cases[:at], (condition, other), (then, check), *cases[at + 2 :])
            names = {"one": said, "other": show_formula(then)}
            yield change("change-swapped", same=check == other, **names), c.Cases(swapped)
        for what, turned_to in turned(condition):
            within = (*cases[:at], (turned_to, check), *cases[at + 1 :])
            yield what.within(said), c.Cases(within)
        for what, inner in changed(check):
            yield what.within(said), c.Cases((*cases[:at], (condition, inner), *cases[at + 1 :]))


def _parts(check: c.AllOf | c.AnyOf | c.AtLeast, parts: tuple[c.Check, ...]) -> Changed:
    for at, part in enumerate(parts):
        name = part.id if isinstance(part, c.Cited) else str(at + 1)
        rest = (*parts[:at], *parts[at + 1 :])
        if rest:
            twice = part in rest and not isinstance(check, c.AtLeast)
            yield change("change-part-dropped", same=twice, part=name), replace(check, parts=rest)
        for what, inner in changed(part):
            within = (*parts[:at], inner, *parts[at + 1 :])
            yield what.within(name), replace(check, parts=within)


def _at_least(check: c.AtLeast) -> Changed:
    count = len(check.parts)
    for k in (check.k + 1, check.k - 1):
        if 1 <= k <= count:
            yield change("change-count-moved", one=check.k, other=k), replace(check, k=k)
    # Where all have to be met, no other is left to reach its share.
    idle = check.k == count and check.counting is c.Counting.ALL
    if check.others is not None:
        step = Fraction(1, 100)
        for share in (check.others + step, check.others - step):
            one, other = (f"{show_exact(each * 100)} %" for each in (check.others, share))
            same = idle and share <= 1
            if share > 0:
                what = change("change-others-moved", same=same, one=one, other=other)
                yield what, replace(check, others=share)
        yield change("change-others-dropped", same=idle), replace(check, others=None)
    applicable = check.counting is c.Counting.APPLICABLE
    counting = c.Counting.ALL if applicable else c.Counting.APPLICABLE
    what = change("change-counting", same=void_alike(check.parts), counting=counting.value)
    yield what, replace(check, counting=counting)
    yield from _parts(check, check.parts)


def _over_parts(check: c.ForEvery | c.ShareOf) -> Changed:
    if check.where is not None:
        for what, where in _conditions(check.where, "where"):
            yield what, replace(check, where=where)
    if isinstance(check, c.ShareOf):
        for what, bound in _bounds(check.bound, of_rows=True):
            yield what, replace(check, bound=bound)
    for what, inner in changed(check.check):
        yield what.within(check.entity), replace(check, check=inner)
