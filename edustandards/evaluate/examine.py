"""Why a verdict is what it is: the finding of a planned check on one row.

The verdict comes from the plan's own function. All that explains it is worked out when it is read,
at one of five depths, each in a function of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from edustandards.checks import nodes as c
from edustandards.checks.evidence import Evidence, Shortfall
from edustandards.checks.fields import bounds_of
from edustandards.checks.finding import NO_WORDS, Depth, Finding, Known, grounded
from edustandards.checks.margin import finite, margin
from edustandards.errors import Problem, problem
from edustandards.evaluate.evidence import evidence_of, evidence_of_parts, observed, supplied
from edustandards.evaluate.gaps import gaps, missing_fields
from edustandards.evaluate.judge import asked, level_field, parts_asked
from edustandards.evaluate.observed import STAGE
from edustandards.evaluate.plans import MET, NOT_MET, UNKNOWN, Measured, Plan
from edustandards.evaluate.results import CODES
from edustandards.evaluate.robust import distance, relative_margin, share_of_parts, value_of
from edustandards.evaluate.row import Row
from edustandards.evaluate.settle import Settled, settle
from edustandards.evaluate.words import word_of
from edustandards.measures import nodes as m
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.quantity import Quantity

Head: TypeAlias = tuple[str, str, Vocabulary]
"""The id of the standard, its clause, and the words that it is explained in."""

_PART: Head = ("", "", NO_WORDS)


def examine(
    plan: Plan, row: Row, standard: str = "", clause: str = "", words: Vocabulary = NO_WORDS
) -> Finding:
    """Return the finding of a check on a row: the verdict and all that explains it."""
    return _seen(plan, row, (standard, clause, words))


def _seen(plan: Plan, row: Row, head: Head) -> Finding:
    code = plan.judge(row)
    settled: Settled | None = None

    def ground(depth: Depth) -> Known:
        nonlocal settled
        if settled is None:
            settled = settle(plan, row)
        inner, cited, reasons, hangs = settled
        if depth is Depth.SUBJECT:
            return _subject(row, head, cited)
        known = _known(reasons) if inner is None else _at(depth, inner, row, code)
        if hangs and depth is Depth.EXPLANATION:
            known["evidence"] = _with_conditions(known.get("evidence", ()), hangs, row)
        return known

    return grounded(CODES[code], ground)


def _at(depth: Depth, plan: Plan, row: Row, code: int) -> Known:
    match depth:
        case Depth.FINDING:
            return _found(plan, row, code)
        case Depth.MARGIN:
            return _apart(plan, row, code)
        case Depth.GAP:
            return _closing(plan, row, code)
        case _:
            return _behind(plan, row)


def _with_conditions(
    found: Sequence[Evidence], conditions: Sequence[m.Condition], row: Row
) -> tuple[Evidence, ...]:
    """Return what a verdict rests on, and what decided that it was asked for at all."""
    seen = [one for condition in conditions for one in evidence_of(condition, row)]
    return tuple(dict.fromkeys([*found, *seen]))


def _known(reasons: tuple[Problem, ...]) -> Known:
    return {"missing": missing_fields(reasons), "reasons": reasons}


def _subject(row: Row, head: Head, cited: str) -> Known:
    return {
        "standard": head[0] or cited,
        "on": row.table.entity,
        "entity": row.name,
        "stage": row.key(STAGE),
        "period": row.period,
        "clause": head[1],
        "words": head[2],
    }


def _found(plan: Plan, row: Row, code: int) -> Known:
    check = plan.check
    match check:
        case c.Require():
            if plan.measured is None:
                return _level(check, row)
            return _required(check, plan.measured, row, code)
        case c.Holds(condition):
            return _held(condition, row, code)
        case c.AtLeast():
            parts = [_seen(part, row, _PART) for part in plan.parts]
            return _composed(code, parts, _below_floor(plan, parts, row))
        case c.ForEvery() | c.ShareOf():
            return _over_parts(plan, check, row, code)
        case _:
            return _composed(code, [_seen(part, row, _PART) for part in plan.parts])


def _required(check: c.Require, measured: Measured, row: Row, code: int) -> Known:
    value = value_of(measured, row)
    apart, relation, side = distance(check, measured, row, value)
    found: Known = {
        "value": value,
        "unit": measured.unit,
        "requirement": check.requirement,
        "threshold": measured.thresholds[side](row),
        "measure": check.measure,
        "margin": apart,
        "relative_margin": finite(relation),
    }
    if code == UNKNOWN:
        reasons = _gaps_of(check, row)
        found["reasons"], found["missing"] = reasons, missing_fields(reasons)
    if value is None and measured.bounds is not None:
        found["bounds"] = measured.bounds(row)
    return found


def _gaps_of(check: c.Require, row: Row) -> tuple[Problem, ...]:
    found = list(gaps(check.measure, row))
    for bound in bounds_of(check.requirement):
        if not isinstance(bound.threshold, Quantity):
            found += gaps(bound.threshold, row)
    return tuple(dict.fromkeys(found))


def _level(check: c.Require, row: Row) -> Known:
    field = level_field(check.measure)
    return {
        "value": word_of(row, field),
        "requirement": check.requirement,
        "measure": field,
        **_known(gaps(field, row)),
    }


def _held(condition: m.Condition, row: Row, code: int) -> Known:
    if code != UNKNOWN:
        return {"value": code == MET, "measure": condition}
    return {"measure": condition, **_known(gaps(condition, row))}


def _composed(code: int, parts: Sequence[Finding], said: Sequence[Problem] = ()) -> Known:
    reasons = list(said)
    if code == UNKNOWN:
        reasons += [one for part in parts for one in part.reasons]
    return {"parts": tuple(parts), **_known(tuple(dict.fromkeys(reasons)))}


def _below_floor(plan: Plan, parts: Sequence[Finding], row: Row) -> list[Problem]:
    """Return which parts do not even reach the share that the others have to."""
    return [
        problem("below-floor", standard=part.standard)
        for part, floor in zip(parts, plan.floors, strict=False)
        if floor.judge(row) == NOT_MET
    ]


def _over_parts(plan: Plan, check: c.ForEvery | c.ShareOf, row: Row, code: int) -> Known:
    among = asked(plan, parts_asked(check, row))
    if not among:
        return _known((problem("no-parts", kind=check.entity),))
    found = _composed(code, [_seen(plan.parts[0], part, _PART) for part, _ in among])
    if isinstance(check, c.ShareOf):
        value, limit = share_of_parts(plan, check, row)
        found.update({"value": value, "requirement": check.bound, "threshold": limit})
        if value is not None:
            found["margin"] = margin(value, check.bound.comparator, limit)
    return found


def _apart(plan: Plan, row: Row, code: int) -> Known:
    match plan.check:
        case c.Require():
            return _found(plan, row, code)
        case c.Holds():
            return {}
        case _:
            return {"relative_margin": finite(relative_margin(plan, row, code))}


def _closing(plan: Plan, row: Row, code: int) -> Known:
    check = plan.check
    if code != NOT_MET or plan.measured is None or not isinstance(check, c.Require):
        return {}
    return {"shortfall": _gap(check, plan.measured, row)}


def _behind(plan: Plan, row: Row) -> Known:
    check = plan.check
    match check:
        case c.Require(measure):
            if plan.measured is None:
                return {"evidence": evidence_of(level_field(measure), row)}
            if plan.measured.own is not None:
                return {"evidence": observed(plan.measured.own, row)}
            evidence = (
                *evidence_of(measure, row),
                *supplied(check, row),
                *evidence_of_parts(measure, row),
            )
            return {"evidence": evidence}
        case c.Holds(condition):
            evidence = (*evidence_of(condition, row), *evidence_of_parts(condition, row))
            return {"evidence": evidence}
        case _:
            return {}


def _gap(check: c.Require, measured: Measured, row: Row) -> Shortfall | None:
    side = 0
    if len(measured.sides) > 1:
        side = distance(check, measured, row, value_of(measured, row))[2]
    ways = measured.closing()
    return ways[min(side, len(ways) - 1)](row)
