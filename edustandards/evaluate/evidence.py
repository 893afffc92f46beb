"""What a verdict rests on: the observations of a row, of its parts, its other years and stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edustandards.checks import nodes as c
from edustandards.checks.evidence import Evidence
from edustandards.checks.fields import bounds_of
from edustandards.evaluate.kin import row_before
from edustandards.evaluate.measure import chosen
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.fields import (
    Node,
    children,
    fields_of,
    folded_of,
    proof_of,
    references_of,
)
from edustandards.units.quantity import Quantity


def own_fields(check: c.Require) -> tuple[m.Field, ...] | None:
    """Return the fields that a requirement rests on, where it is plain arithmetic over its entity.

    None where other rows, values from outside, or one of several fields may stand behind it too.
    """
    fixed = all(isinstance(bound.threshold, Quantity) for bound in bounds_of(check.requirement))
    return fields_of(check.measure) if fixed and _is_plain(check.measure) else None


def _is_plain(node: Node) -> bool:
    match node:
        case m.Field() | m.Constant():
            return True
        case m.Sum() | m.Difference() | m.Product() | m.Quotient() | m.Negated() | m.Named():
            return all(_is_plain(child) for child in children(node))
        case _:
            return False


def observed(fields: Sequence[m.Field], row: Row) -> tuple[Evidence, ...]:
    """Return what a row has of some fields."""
    return tuple([_observed(field, row, "") for field in fields])


def evidence_of(node: m.Measure | m.Condition, row: Row) -> tuple[Evidence, ...]:
    """Return what a formula or condition rests on in a row, and in other years and stages."""
    return tuple(dict.fromkeys(_seen_in(node, row, "")))


def evidence_of_parts(node: m.Measure | m.Condition, row: Row) -> tuple[Evidence, ...]:
    """Return what the aggregates of a formula or condition rest on, each named by its part."""
    found = (
        one
        for fold in folded_of(node)
        for part in _among(fold, row)
        for inner in (fold.of, fold.weight)
        if inner is not None
        for one in _seen_in(inner, part, part.name)
    )
    return tuple(dict.fromkeys(found))


def supplied(check: c.Require, row: Row) -> tuple[Evidence, ...]:
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


def _among(fold: m.Folded, row: Row) -> Sequence[Row]:
    """Return the rows that an aggregate runs over: parts, or peers."""
    found = row.kin.peers(row, fold.within) if fold.within else row.kin.parts(row, fold.over)
    return found or ()
