"""Which check a row is really asked, past stages, years, cases, conditions and citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from edustandards.checks import nodes as c
from edustandards.errors import Problem, problem
from edustandards.evaluate.choose import year_of_case
from edustandards.evaluate.gaps import gaps
from edustandards.evaluate.observed import STAGE
from edustandards.evaluate.plans import Plan
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m

Settled: TypeAlias = tuple[Plan | None, str, tuple[Problem, ...], tuple[m.Condition, ...]]
"""The plan that gives the verdict, None where nothing is asked or that cannot be told.

Then the id under which the row was asked, what keeps it from being told, and the conditions on
which it all hangs.
"""


def settle(plan: Plan, row: Row) -> Settled:
    """Return which of the plans within a plan a row is judged by."""
    cited = ""
    reasons: tuple[Problem, ...] = ()
    hangs: tuple[m.Condition, ...] = ()
    inner: Plan | None = plan
    while inner is not None:
        plan, check = inner, inner.check
        match check:
            case c.Require():
                break
            case c.ByStage(cases):
                inner, reasons = _of_stage(plan, cases, row)
            case c.Cited(id=name):
                cited, inner = cited or name, plan.parts[0]
            case c.ByYear():
                inner, reasons = _of_year(plan, check, row)
            case c.When(condition):
                inner, reasons = _where(plan, condition, row)
                hangs += (condition,)
            case c.Cases(cases):
                inner, reasons = _case(plan, cases, row)
                hangs += tuple(condition for condition, _ in cases)
            case _:
                break
    return inner, cited, reasons, hangs


_Next: TypeAlias = tuple[Plan | None, tuple[Problem, ...]]


def _of_stage(plan: Plan, cases: Sequence[tuple[str, c.Check]], row: Row) -> _Next:
    for at, (stage, _) in enumerate(cases):
        if stage == row.stage:
            return plan.parts[at], ()
    return None, stage_problems(row)


def _of_year(plan: Plan, check: c.ByYear, row: Row) -> _Next:
    chosen = year_of_case(check, row)
    if chosen is not None:
        return (plan.parts[chosen] if chosen >= 0 else None), ()
    if row.year is not None:
        return None, (problem("plan-year-unset"),)
    return None, (problem("period-unreadable", text=row.period),)


def _where(plan: Plan, condition: m.Condition, row: Row) -> _Next:
    assert plan.where is not None, "the plan of a condition has its function"
    holds = plan.where(row)
    if holds:
        return plan.parts[0], ()
    return None, gaps(condition, row) if holds is None else ()


def _case(plan: Plan, cases: Sequence[tuple[m.Condition, c.Check]], row: Row) -> _Next:
    for (condition, _), holds, part in zip(cases, plan.conditions, plan.parts, strict=True):
        truth = holds(row)
        if truth is None:
            return None, gaps(condition, row)
        if truth:
            return part, ()
    return None, ()


def stage_problems(row: Row) -> tuple[Problem, ...]:
    """Return why the stage of a row is not known; nothing where it is."""
    if row.stage:
        return ()
    said = row.key(STAGE)
    return (problem("row-stage-unknown", text=said) if said else problem("row-stage-missing"),)
