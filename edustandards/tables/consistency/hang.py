"""Whether a verdict hangs on a doubt: the standards judged again with what is probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.checks.fields import every_field
from edustandards.checks.standard import Standard
from edustandards.evaluate.given import Given
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.evaluate.results import CODES, Judged
from edustandards.evaluate.run import evaluate
from edustandards.measures import nodes as m
from edustandards.measures.fields import Node, children
from edustandards.measures.values import Value
from edustandards.packs.document import PackDocument
from edustandards.tables.consistency.doubt import Doubt, Hanging, Repair, Tables
from edustandards.units.quantity import Quantity

MOST_TRIED = 40
"""For how many doubts the standards are judged again."""
MOST_ROWS = 20_000
"""Up to how many rows all tables are judged again, for standards that look at parts and peers."""
MOST_HANGING = 50


@dataclass(frozen=True, slots=True)
class Trial:
    """What it takes to judge again: the pack, the tables, what is given beside them."""

    document: PackDocument
    tables: Tables
    given: Given


def with_hanging(doubts: Iterable[Doubt], trial: Trial) -> Iterator[Doubt]:
    """Yield doubts with the verdicts that hang on them, the first of them at least."""
    tried = 0
    for doubt in doubts:
        if not (doubt.repairs or doubt.published):
            yield doubt if doubt.kind else replace(doubt, hanging=())
        elif tried == MOST_TRIED:
            yield doubt
        else:
            tried += 1
            found = [*_repaired(doubt, trial), *_as_published(doubt, trial)]
            yield replace(doubt, hanging=tuple(found[:MOST_HANGING]))


def _repaired(doubt: Doubt, trial: Trial) -> Iterator[Hanging]:
    """Yield the verdicts that change once what is probably meant stands in the tables."""
    if not doubt.repairs:
        return
    names = {repair.field for repair in doubt.repairs}
    standards = [
        one for one in trial.document.standards if names & {field.name for field in _read(one)}
    ]
    tables = trial.tables.by_kind
    near = [one for one in standards if one.on == doubt.kind and not looks_around(one)]
    small = _among(tables[doubt.kind], doubt.repairs)
    yield from _compared(near, {**tables, doubt.kind: small}, doubt.repairs, trial)
    far = [one for one in standards if one not in near]
    if far and not trial.tables.some and sum(table.size for table in tables.values()) <= MOST_ROWS:
        yield from _compared(far, tables, doubt.repairs, trial)


def _read(standard: Standard) -> tuple[m.Field, ...]:
    fields = every_field(standard.check)
    if standard.where is None:
        return fields
    return (*fields, *every_field(c.Holds(standard.where)))


def _compared(
    standards: Sequence[Standard],
    tables: Mapping[str, Observed],
    repairs: Sequence[Repair],
    trial: Trial,
) -> Iterator[Hanging]:
    if not standards:
        return
    words, split = trial.document.vocabulary, trial.document.split
    was = evaluate(standards, list(tables.values()), words, trial.given, split)
    mended = [_mended(table, repairs, trial.tables.by_kind) for table in tables.values()]
    now = evaluate(standards, mended, words, trial.given, split)
    for one, other in zip(was.judged, now.judged, strict=True):
        yield from _changed(one, other)


def _changed(was: Judged, now: Judged) -> Iterator[Hanging]:
    found = {
        key: code
        for *key_, code in zip(now.entities, now.stages, now.periods, now.codes, strict=True)
        for key in (tuple(key_),)
    }
    for entity, stage, period, code in zip(
        was.entities, was.stages, was.periods, was.codes, strict=True
    ):
        other = found.get((entity, stage, period), code)
        if other != code:
            yield Hanging(was.standard.id, entity, stage, period, CODES[code], CODES[other])


def _mended(table: Observed, repairs: Sequence[Repair], whole: Mapping[str, Observed]) -> Observed:
    """Return a table, or a part of one, with what is probably meant in it."""
    values: dict[str, list[Value]] = {}
    rows = {tuple(_key(whole[table.entity], row)): row for row in _of(repairs, table.entity)}
    if not rows:
        return table
    at = {rows[key]: row for row in range(table.size) if (key := tuple(_key(table, row))) in rows}
    for repair in repairs:
        if repair.kind == table.entity and repair.row in at:
            column = values.setdefault(repair.field, list(table.values[repair.field]))
            column[at[repair.row]] = repair.value
    return replace(table, values={**table.values, **values})


def _of(repairs: Sequence[Repair], kind: str) -> set[int]:
    return {repair.row for repair in repairs if repair.kind == kind}


def _key(table: Observed, row: int) -> list[str]:
    return [column[row] for column in table.keys.values()]


def _among(table: Observed, repairs: Sequence[Repair]) -> Observed:
    """Return the rows of the entities that are to be mended, all their stages and years."""
    names = [column for key, column in table.keys.items() if key not in {STAGE, PERIOD}]
    wanted = {tuple(column[row] for column in names) for row in _of(repairs, table.entity)}
    rows = [row for row in range(table.size) if tuple(column[row] for column in names) in wanted]
    return Observed(
        table.entity,
        len(rows),
        {key: [column[row] for row in rows] for key, column in table.keys.items()},
        {name: [column[row] for row in rows] for name, column in table.values.items()},
    )


def looks_around(standard: Standard) -> bool:
    """Tell whether a standard looks at parts or peers of an entity, and not at itself alone."""
    return _around(standard.check) or (standard.where is not None and _folds(standard.where))


def _around(check: c.Check) -> bool:
    match check:
        case c.ForEvery() | c.ShareOf():
            return True
        case c.Require(measure, requirement):
            bounds = (
                (requirement.low, requirement.high)
                if isinstance(requirement, c.Range)
                else (requirement,)
            )
            limits = [one.threshold for one in bounds if isinstance(one, c.Bound)]
            return _folds(measure) or any(
                _folds(one) for one in limits if not isinstance(one, Quantity)
            )
        case c.Holds(condition):
            return _folds(condition)
        case c.ByStage(cases) | c.ByYear(cases):
            return any(_around(case) for _, case in cases)
        case c.Cases(cases):
            return any(_folds(condition) or _around(case) for condition, case in cases)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            return any(_around(part) for part in parts)
        case c.When(condition, part):
            return _folds(condition) or _around(part)
        case c.Not(part) | c.Cited(_, part):
            return _around(part)


def _folds(node: Node) -> bool:
    if isinstance(node, m.Folded | m.Rank):
        return True
    return any(_folds(child) for child in children(node))


def _as_published(doubt: Doubt, trial: Trial) -> Iterator[Hanging]:
    """Yield the verdicts that change once an indicator has the value that the table publishes."""
    for name, row, number in doubt.published:
        table = trial.tables.by_kind[doubt.kind]
        repair = Repair(doubt.kind, row, "", None)
        small = {**trial.tables.by_kind, doubt.kind: _among(table, [repair])}
        standards = [
            one
            for one in trial.document.standards
            if one.on == doubt.kind and with_value(one.check, name, number) != one.check
        ]
        if not standards:
            return
        changed = [replace(one, check=with_value(one.check, name, number)) for one in standards]
        words, split = trial.document.vocabulary, trial.document.split
        tables = list(small.values())
        was = evaluate(standards, tables, words, trial.given, split)
        now = evaluate(changed, tables, words, trial.given, split)
        key = (
            table.keys[table.entity][row],
            *(table.keys[one][row] if one in table.keys else "" for one in (STAGE, PERIOD)),
        )
        for one, other in zip(was.judged, now.judged, strict=True):
            for found in _changed(one, other):
                if (found.entity, found.stage, found.period) == key:
                    yield found


def with_value(check: c.Check, name: str, number: Fraction) -> c.Check:
    """Return a check in which an indicator that is required of has a given value."""
    match check:
        case c.Require(m.Named(name=own, unit=unit) as measure) if own == name:
            given = replace(measure, of=m.Constant(Quantity(number, unit)))
            return replace(check, measure=given)
        case c.ByStage(cases):
            return c.ByStage(tuple((key, with_value(one, name, number)) for key, one in cases))
        case c.When(condition, part):
            return c.When(condition, with_value(part, name, number))
        case _:
            return check
