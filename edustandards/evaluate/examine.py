"""Why a verdict is what it is: the finding of a planned check on one row.

The verdict comes from the plan's own function; what is added here is what explains it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, assert_never

from edustandards.checks import nodes as c
from edustandards.checks.evidence import NO_SUPPORT, Evidence, Shortfall, Support
from edustandards.checks.fields import bounds_of
from edustandards.checks.finding import NO_WORDS, Finding
from edustandards.checks.limits import limits
from edustandards.checks.margin import finite, margin
from edustandards.checks.verdict import Verdict
from edustandards.errors import Problem, problem
from edustandards.evaluate.choose import year_of_case
from edustandards.evaluate.gaps import gaps, missing_fields
from edustandards.evaluate.judge import asked, level_field, parts_asked
from edustandards.evaluate.kin import row_before
from edustandards.evaluate.measure import chosen
from edustandards.evaluate.observed import STAGE
from edustandards.evaluate.plans import MET, NOT_MET, UNKNOWN, Measured, Plan
from edustandards.evaluate.results import CODES
from edustandards.evaluate.robust import distance, relative_margin, share_of_parts, value_of
from edustandards.evaluate.row import Row
from edustandards.evaluate.shortfall import shortfall
from edustandards.evaluate.words import word_of
from edustandards.measures import nodes as m
from edustandards.measures.fields import Node, children, folded_of, proof_of, references_of
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
    check = plan.check
    match check:
        case c.Require():
            if plan.measured is None:
                return _level(plan, check, row, head)
            return _required(plan, check, plan.measured, row, head)
        case c.Holds(condition):
            return _held(plan, condition, row, head)
        case c.ByStage(cases):
            return _staged(plan, cases, row, head)
        case c.ByYear():
            return _dated(plan, check, row, head)
        case c.Cases(cases):
            return _stepped(plan, cases, row, head)
        case c.AllOf() | c.AnyOf() | c.Not():
            return _composed(plan, row, head, [_seen(part, row, _PART) for part in plan.parts])
        case c.AtLeast():
            parts = [_seen(part, row, _PART) for part in plan.parts]
            return _composed(plan, row, head, parts, _below_floor(plan, parts, row))
        case c.ForEvery() | c.ShareOf():
            return _over_parts(plan, check, row, head)
        case c.When(condition):
            return _when(plan, condition, row, head)
        case c.Cited(id=cited):
            return _seen(plan.parts[0], row, (cited, head[1], head[2]))
        case _:
            assert_never(check)


def _plain(plan: Plan, row: Row, head: Head, reasons: tuple[Problem, ...] = ()) -> Finding:
    return _finding(row, head, CODES[plan.judge(row)], reasons)


def _finding(
    row: Row,
    head: Head,
    verdict: Verdict,
    reasons: tuple[Problem, ...] = (),
    *,
    value: str | bool | None = None,
    requirement: c.Requirement | None = None,
    parts: tuple[Finding, ...] = (),
    measure: m.Measure | m.Condition | None = None,
    support: Callable[[], Support] = NO_SUPPORT,
) -> Finding:
    return Finding(
        standard=head[0],
        on=row.table.entity,
        entity=row.name,
        stage=row.key(STAGE),
        period=row.period,
        verdict=verdict,
        value=value,
        requirement=requirement,
        missing=missing_fields(reasons),
        reasons=reasons,
        parts=parts,
        clause=head[1],
        words=head[2],
        measure=measure,
        support=support,
    )


def _required(plan: Plan, check: c.Require, measured: Measured, row: Row, head: Head) -> Finding:
    code = plan.judge(row)
    side = distance(check, measured, row)[2] if len(measured.sides) > 1 else 0
    reasons = _gaps_of(check, row) if code == UNKNOWN else ()
    value = value_of(measured, row)
    bounds = measured.bounds(row) if value is None and measured.bounds is not None else None

    def support() -> Support:
        apart, relation, _ = distance(check, measured, row)
        return Support(
            margin=apart,
            relative_margin=finite(relation),
            shortfall=_gap(check, side, row) if code == NOT_MET else None,
            evidence=_evidence(check.measure, row)
            + _supplied(check, row)
            + _evidence_of_parts(measured.folds, row),
        )

    return Finding(
        standard=head[0],
        on=row.table.entity,
        entity=row.name,
        stage=row.key(STAGE),
        period=row.period,
        verdict=CODES[code],
        value=value,
        bounds=bounds,
        unit=measured.unit,
        requirement=check.requirement,
        threshold=measured.thresholds[side](row),
        missing=missing_fields(reasons) if reasons else (),
        reasons=reasons,
        clause=head[1],
        words=head[2],
        measure=check.measure,
        support=support,
    )


def _gap(check: c.Require, side: int, row: Row) -> Shortfall | None:
    assert isinstance(check.requirement, c.Bound | c.Range), "a level has no bounds"
    bounds = limits(check.requirement, check.judge)
    return shortfall(check, bounds[min(side, len(bounds) - 1)], row)


def _gaps_of(check: c.Require, row: Row) -> tuple[Problem, ...]:
    found = list(gaps(check.measure, row))
    for bound in bounds_of(check.requirement):
        if not isinstance(bound.threshold, Quantity):
            found += gaps(bound.threshold, row)
    return tuple(dict.fromkeys(found))


def _evidence(node: m.Measure | m.Condition, row: Row, of: str = "") -> tuple[Evidence, ...]:
    """Return what a formula or condition rests on in a row, and in other years and stages."""
    return tuple(dict.fromkeys(_seen_in(node, row, of)))


def _seen_in(node: Node, row: Row, of: str) -> Iterator[Evidence]:
    match node:
        case m.Field():
            yield _observed(node, row, of)
        case m.OneOf(field, _):
            yield _observed(field, row, of)
        case m.Says(field):
            yield _observed(field, row, of)
            yield from _proof(field, row, of)
        case m.First(several):
            found = chosen(node, row)
            for one in several if found is None else (found,):
                yield from _seen_in(one, row, of)
        case m.AtStage(inner, stage):
            there = row.kin.in_stage(row, stage)
            if there is not None:
                yield from _seen_in(inner, there, of or ("" if there is row else stage))
        case m.Earlier(step, inner, since):
            if step is not m.Step.PREVIOUS:
                yield from _seen_in(inner, row, of)
            before = row_before(row, since)
            if before is not None:
                yield from _seen_in(inner, before, before.period)
        case m.Rank(inner):
            yield from _seen_in(inner, row, of)
        case _:
            for child in children(node):
                yield from _seen_in(child, row, of)


def _observed(field: m.Field, row: Row, of: str) -> Evidence:
    table, index = row.table, row.index
    column = table.values.get(field.name)
    value = row.kin.total(row, field) if column is None else column[index]
    return Evidence(field.name, value, field.unit, table.place(index, field.name), of)


def _proof(field: m.Field, row: Row, of: str) -> Iterator[Evidence]:
    """Return what stands beside a yes, as far as it does."""
    for one in proof_of(field):
        column = row.table.values.get(one.name)
        value = None if column is None else column[row.index]
        if value is not None:
            yield Evidence(one.name, value, one.unit, row.table.place(row.index, one.name), of)


def _supplied(check: c.Require, row: Row) -> tuple[Evidence, ...]:
    """Return the values from outside that a requirement rests on, with their day and source."""
    asked_for = list(references_of(check.measure))
    for bound in bounds_of(check.requirement):
        if not isinstance(bound.threshold, Quantity):
            asked_for += references_of(bound.threshold)
    found = []
    for one in dict.fromkeys(asked_for):
        given = row.kin.given.supplied(
            one.name, stage=row.stage, period=row.period, entity=row.name
        )
        if given is not None:
            day = given.day.isoformat() if given.day else ""
            source = " ".join(filter(None, (given.source, day)))
            found.append(
                Evidence(one.name, given.value, one.unit, given.place, "", source, reference=True)
            )
    return tuple(found)


def _evidence_of_parts(folds: Sequence[m.Folded], row: Row) -> tuple[Evidence, ...]:
    if not folds:
        return ()
    found = (
        evidence
        for fold in folds
        for part in among(fold, row)
        for inner in (fold.of, fold.weight)
        if inner is not None
        for evidence in _evidence(inner, part, part.name)
    )
    return tuple(dict.fromkeys(found))


def among(fold: m.Folded, row: Row) -> Sequence[Row]:
    """Return the rows that an aggregate runs over: parts, or peers."""
    found = row.kin.peers(row, fold.within) if fold.within else row.kin.parts(row, fold.over)
    return found or ()


def _level(plan: Plan, check: c.Require, row: Row, head: Head) -> Finding:
    field = level_field(check.measure)
    return _finding(
        row,
        head,
        CODES[plan.judge(row)],
        gaps(field, row),
        value=word_of(row, field),
        requirement=check.requirement,
        measure=field,
        support=lambda: Support(evidence=_evidence(field, row)),
    )


def _held(plan: Plan, condition: m.Condition, row: Row, head: Head) -> Finding:
    code = plan.judge(row)
    return _finding(
        row,
        head,
        CODES[code],
        gaps(condition, row) if code == UNKNOWN else (),
        value=None if code == UNKNOWN else code == MET,
        measure=condition,
        support=lambda: Support(
            evidence=_evidence(condition, row) + _evidence_of_parts(folded_of(condition), row)
        ),
    )


def _staged(plan: Plan, cases: Sequence[tuple[str, c.Check]], row: Row, head: Head) -> Finding:
    for (stage, _), part in zip(cases, plan.parts, strict=True):
        if stage == row.stage:
            return _seen(part, row, head)
    return _plain(plan, row, head, stage_problems(row))


def _dated(plan: Plan, check: c.ByYear, row: Row, head: Head) -> Finding:
    chosen = year_of_case(check, row)
    if chosen is not None:
        return _seen(plan.parts[chosen], row, head) if chosen >= 0 else _plain(plan, row, head)
    reason = (
        problem("plan-year-unset")
        if row.year is not None
        else problem("period-unreadable", text=row.period)
    )
    return _plain(plan, row, head, (reason,))


def _stepped(
    plan: Plan, cases: Sequence[tuple[m.Condition, c.Check]], row: Row, head: Head
) -> Finding:
    for (condition, _), holds, part in zip(cases, plan.conditions, plan.parts, strict=True):
        truth = holds(row)
        if truth is None:
            return _plain(plan, row, head, gaps(condition, row))
        if truth:
            return _seen(part, row, head)
    return _plain(plan, row, head)


def stage_problems(row: Row) -> tuple[Problem, ...]:
    """Return why the stage of a row is not known; nothing where it is."""
    if row.stage:
        return ()
    said = row.key(STAGE)
    return (problem("row-stage-unknown", text=said) if said else problem("row-stage-missing"),)


def _when(plan: Plan, condition: m.Condition, row: Row, head: Head) -> Finding:
    assert plan.where is not None, "the plan of a condition has its function"
    holds = plan.where(row)
    if holds:
        return _seen(plan.parts[0], row, head)
    return _plain(plan, row, head, gaps(condition, row) if holds is None else ())


def _composed(
    plan: Plan, row: Row, head: Head, parts: Sequence[Finding], reasons: Sequence[Problem] = ()
) -> Finding:
    code = plan.judge(row)
    said = list(reasons)
    if code == UNKNOWN:
        said += [one for part in parts for one in part.reasons]
    return _finding(
        row,
        head,
        CODES[code],
        tuple(dict.fromkeys(said)),
        parts=tuple(parts),
        support=lambda: Support(relative_margin=finite(relative_margin(plan, row))),
    )


def _below_floor(plan: Plan, parts: Sequence[Finding], row: Row) -> list[Problem]:
    """Return which parts do not even reach the share that the others have to."""
    return [
        problem("below-floor", standard=part.standard)
        for part, floor in zip(parts, plan.floors, strict=False)
        if floor.judge(row) == NOT_MET
    ]


def _over_parts(plan: Plan, check: c.ForEvery | c.ShareOf, row: Row, head: Head) -> Finding:
    among = asked(plan, parts_asked(check, row))
    parts = [_seen(plan.parts[0], part, _PART) for part, _ in among]
    if not parts:
        return _plain(plan, row, head, (problem("no-parts", kind=check.entity),))
    if isinstance(check, c.ForEvery):
        return _composed(plan, row, head, parts)
    return _share(plan, check, row, head, parts)


def _share(plan: Plan, check: c.ShareOf, row: Row, head: Head, parts: Sequence[Finding]) -> Finding:
    value, limit = share_of_parts(plan, check, row)
    composed = _composed(plan, row, head, parts)
    apart = None if value is None else margin(value, check.bound.comparator, limit)
    return Finding(
        standard=composed.standard,
        on=composed.on,
        entity=composed.entity,
        stage=composed.stage,
        period=composed.period,
        verdict=composed.verdict,
        value=value,
        requirement=check.bound,
        threshold=limit,
        missing=composed.missing,
        reasons=composed.reasons,
        parts=composed.parts,
        clause=composed.clause,
        words=composed.words,
        support=lambda: Support(apart, finite(relative_margin(plan, row))),
    )
