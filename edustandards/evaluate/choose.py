"""Which of several checks a row is asked: by its stage, by its year, by what holds of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from edustandards.checks import nodes as c
from edustandards.evaluate.arithmetic import Truth
from edustandards.evaluate.plans import NOT_APPLICABLE, UNKNOWN, Plan
from edustandards.evaluate.row import Row


def of_stage(check: c.Check, stages: Sequence[str], plans: Sequence[Plan]) -> Plan:
    """Return the plan of the case of a row's stage; unknown where the stage is not known."""
    cases = {stage: one.judge for stage, one in zip(stages, plans, strict=True)}

    def judge(row: Row) -> int:
        case = cases.get(row.stage)
        if case is not None:
            return case(row)
        return NOT_APPLICABLE if row.stage else UNKNOWN

    return Plan(check, judge, tuple(plans))


def year_of_case(check: c.ByYear, row: Row) -> int | None:
    """Return which case of a check is in force in the year of a row: -1 before the first.

    None where the year is not known, or the first year of the plan.
    """
    year = row.year
    if year is not None and check.plan:
        year = row.kin.given.plan_year(year)
    if year is None:
        return None
    return bisect_right([from_ for from_, _ in check.cases], year) - 1


def of_year(check: c.ByYear, plans: Sequence[Plan]) -> Plan:
    """Return the plan of the case in force in a row's year; before the first nothing applies."""
    judges = [one.judge for one in plans]

    def judge(row: Row) -> int:
        chosen = year_of_case(check, row)
        if chosen is None:
            return UNKNOWN
        return judges[chosen](row) if chosen >= 0 else NOT_APPLICABLE

    return Plan(check, judge, tuple(plans))


def first_of(check: c.Cases, conditions: Sequence[Truth], plans: Sequence[Plan]) -> Plan:
    """Return the plan of the first case whose condition holds; unknown past one that is unknown."""

    def judge(row: Row) -> int:
        for holds, case in zip(conditions, plans, strict=True):
            truth = holds(row)
            if truth is None:
                return UNKNOWN
            if truth:
                return case.judge(row)
        return NOT_APPLICABLE

    return Plan(check, judge, tuple(plans), conditions=tuple(conditions))


def where_holds(check: c.Check, condition: Truth, then: Plan) -> Plan:
    """Return the plan of a check that applies where a condition holds, and only there."""

    def judge(row: Row) -> int:
        holds = condition(row)
        if holds is None:
            return UNKNOWN
        return then.judge(row) if holds else NOT_APPLICABLE

    return Plan(check, judge, (then,), where=condition)
