"""Why a formula or a condition has no value on a row: what is missing, unreadable, or zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

from edustandards.errors import Problem, problem
from edustandards.evaluate.measure import compile_measure, parts_of
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.values import Unreadable
from edustandards.where import NOWHERE

MOST_ALIKE = 8


def missing_fields(found: Sequence[Problem]) -> tuple[str, ...]:
    """Return the names of the fields that problems found by `gaps` name, each once."""
    names = [dict(one.params).get("field", "") for one in found]
    return tuple(dict.fromkeys(str(name) for name in names if name))


def gaps(node: m.Measure | m.Condition | m.Word, row: Row) -> tuple[Problem, ...]:
    """Return what keeps a formula or condition from having a value, each problem once.

    Of what is the same but for its place, say a field that a thousand schools lack, the first few
    stand for all.
    """
    found: list[Problem] = []
    alike: Counter[Problem] = Counter()
    for one in dict.fromkeys(_gaps(node, row)):
        alike[one.at(NOWHERE)] += 1
        if alike[one.at(NOWHERE)] <= MOST_ALIKE:
            found.append(one)
    return tuple(found)


def _gaps(node: m.Measure | m.Condition | m.Word, row: Row) -> Iterator[Problem]:
    match node:
        case m.Field():
            yield from _field(node, row)
        case m.OneOf(field, _) | m.Says(field):
            yield from _field(field, row)
        case m.Constant() | m.Word():
            return
        case (
            m.Named(of=of)
            | m.Negated(of)
            | m.Ceiling(of)
            | m.Floor(of)
            | m.Persons(of)
            | m.Reverse(of)
        ):
            yield from _gaps(of, row)
        case (
            m.Sum(left, right)
            | m.Difference(left, right)
            | m.Product(left, right)
            | m.Comparison(left, _, right)
        ):
            yield from _gaps(left, row)
            yield from _gaps(right, row)
        case m.Quotient():
            yield from _quotient(node, row)
        case m.Least(of) | m.Greatest(of) | m.Both(of) | m.Either(of):
            for one in of:
                yield from _gaps(one, row)
        case m.Folded():
            yield from _folded(node, row)
        case m.Earlier():
            yield from _earlier(node, row)
        case _:
            assert_never(node)


def _field(field: m.Field, row: Row) -> Iterator[Problem]:
    column = row.table.values.get(field.name)
    found = row.kin.total(row, field) if column is None else column[row.index]
    if isinstance(found, Unreadable):
        place = row.table.place(row.index, field.name)
        yield problem(found.code, place, text=found.text, field=field.name)
    elif found is None:
        yield problem("missing", row.table.place(row.index, field.name), field=field.name)


def _quotient(node: m.Quotient, row: Row) -> Iterator[Problem]:
    below = list(_gaps(node.right, row))
    yield from _gaps(node.left, row)
    yield from below
    if not below:
        divisor = compile_measure(node.right)(row)
        if divisor is not None and divisor[0] == 0:
            yield problem("zero-denominator", of=_name(node.right))


def _name(node: m.Measure) -> str:
    return node.name if isinstance(node, m.Field | m.Named) else ""


def _folded(node: m.Folded, row: Row) -> Iterator[Problem]:
    among = row.kin.parts(row, node.over)
    if not among:
        yield problem("no-parts", kind=node.over)
        return
    found: list[Problem] = []
    if node.where is not None:
        found += [one for part in among for one in _gaps(node.where, part)]
    if not found:
        chosen = parts_of(node)(row) or ()
        if not chosen:
            found.append(problem("no-parts", kind=node.over))
        for inner in (node.of, node.weight):
            if inner is not None:
                found += [one for part in chosen for one in _gaps(inner, part)]
    yield from found
    if not found:
        yield problem("zero-mean")


def _earlier(node: m.Earlier, row: Row) -> Iterator[Problem]:
    before = row.kin.earlier(row, 1) if node.since is None else row.kin.base(row, node.since)
    if before is None:
        yield problem("no-period", period="" if node.since is None else node.since)
    else:
        yield from _gaps(node.of, before)
    if node.step is not m.Step.PREVIOUS:
        yield from _gaps(node.of, row)
