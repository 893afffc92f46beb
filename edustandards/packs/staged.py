"""Requirements that differ: by stage, by year, by step of another value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from edustandards.checks.nodes import Bound, ByStage, ByYear, Cases, Check, Range
from edustandards.measures.nodes import (
    Both,
    Comparator,
    Comparison,
    Condition,
    Constant,
    Measure,
)
from edustandards.measures.unit_of import unit_of
from edustandards.packs.near import cut
from edustandards.packs.scope import Scope
from edustandards.packs.source import Key, Scalar
from edustandards.packs.years import Year, read_year
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.where import Place

Stated: TypeAlias = Scalar | Mapping[Key, "Stated"]
Read: TypeAlias = Callable[[Scalar], Check | None]


def read_stated(
    stated: Stated,
    read: Read,
    place: Place,
    stages: Sequence[str],
    steps: Measure | None,
    scope: Scope,
) -> Check | None:
    """Return the check of a requirement, or of one for each stage, year or step.

    `read` makes the check of one requirement, `steps` is what the conditions of a table of steps
    are held against; what is wrong goes to the scope.
    """
    if isinstance(stated, Scalar):
        return read(stated)
    if not stated:
        scope.wrong("stages-empty", place)
        return None
    inner = {
        key: read_stated(one, read, key.place, stages, steps, scope) for key, one in stated.items()
    }
    years = [read_year(key) for key in inner]
    if all(years):
        found = {key: year for key, year in zip(inner, years, strict=True) if year is not None}
        return by_year(inner, found, scope)
    if steps is not None and not any(key in scope.vocabulary.stages for key in inner):
        return _by_step(inner, steps, scope)
    if any(years):
        key = next(key for key, year in zip(inner, years, strict=True) if year is None)
        scope.wrong("years-mixed", key.place, text=cut(key))
        return None
    return by_stage(inner, stages, scope)


def by_stage(
    cases: Mapping[Key, Check | None], stages: Sequence[str], scope: Scope
) -> Check | None:
    """Return one check for each stage; `stages` are those that are asked at all (empty: any)."""
    found = []
    for key, check in cases.items():
        stage = scope.stage(key, key.place)
        if stage is not None and stages and stage not in stages:
            scope.wrong("stage-outside", key.place, text=stage, known=", ".join(stages))
        if stage is not None and check is not None:
            found.append((stage, check))
    return ByStage(tuple(found)) if len(found) == len(cases) else None


def by_year(
    cases: Mapping[Key, Check | None], years: Mapping[Key, Year], scope: Scope
) -> Check | None:
    """Return one check for each year; years rise, and are all of the calendar or all of a plan."""
    before: Year | None = None
    for key, year in years.items():
        if before is not None and year.plan is not before.plan:
            scope.wrong("years-mixed", key.place, text=cut(key))
            return None
        if before is not None and year.number <= before.number:
            scope.wrong("years-order", key.place, text=cut(key))
            return None
        before = year
    assert before is not None, "an empty mapping is refused before"
    found = [(years[key].number, check) for key, check in cases.items() if check is not None]
    return ByYear(tuple(found), before.plan) if len(found) == len(cases) else None


def _by_step(cases: Mapping[Key, Check | None], of: Measure, scope: Scope) -> Check | None:
    """Return the check of the first step whose condition holds; each must be reachable."""
    found: list[tuple[Condition, Check]] = []
    before: Bound | None = None
    for key, check in cases.items():
        scalar = Scalar(str(key), key.place, inner=key.place.column)
        step = scope.formulas.requirement(scalar, unit_of(of), (), scope.found)
        if step is None or check is None:
            continue
        if isinstance(step, Bound):
            if before is not None and _hides(before, step):
                scope.wrong("step-hidden", key.place, text=cut(key))
            before = step
        found.append((_condition(of, step), check))
    return Cases(tuple(found)) if len(found) == len(cases) else None


def _condition(of: Measure, step: object) -> Condition:
    if isinstance(step, Range):
        return Both((_condition(of, step.low), _condition(of, step.high)))
    assert isinstance(step, Bound), "a number has no levels"
    limit = step.threshold
    right = Constant(limit) if isinstance(limit, Quantity) else limit
    return Comparison(of, step.comparator, right)


_UP = {Comparator.AT_MOST, Comparator.LESS}
_DOWN = {Comparator.AT_LEAST, Comparator.MORE}


def _hides(before: Bound, step: Bound) -> bool:
    """Tell whether whatever meets a step has met the one before, and so never comes to it."""
    low, high = before.threshold, step.threshold
    if not isinstance(low, Quantity) or not isinstance(high, Quantity):
        return False
    apart: Fraction = high.number * factor(high.unit, low.unit) - low.number
    if {before.comparator, step.comparator} <= _UP:
        rising = apart
    elif {before.comparator, step.comparator} <= _DOWN:
        rising = -apart
    else:
        return False
    wider = before.comparator in {Comparator.LESS, Comparator.MORE}
    opens = wider and step.comparator is not before.comparator
    return rising < 0 or (rising == 0 and not opens)
