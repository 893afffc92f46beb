"""Why a formula or a condition has no value on a row: what is missing, unreadable, or zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

from edustandards.errors import Problem, problem
from edustandards.evaluate.index import weights_of
from edustandards.evaluate.kin import row_before
from edustandards.evaluate.measure import compile_measure, parts_of
from edustandards.evaluate.row import Row
from edustandards.evaluate.words import doubt_of, says
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
        case m.OneOf(field, _):
            yield from _field(field, row)
        case m.Says(field, proven):
            yield from _says(field, row, proven=proven)
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
        case m.Reference(name):
            if compile_measure(node)(row) is None:
                yield problem("reference-missing", name=name)
        case m.First(several):
            if compile_measure(node)(row) is None:
                # The others only stand in for the last; it is the one to ask for.
                yield from _gaps(several[-1], row)
        case m.AtStage(of, stage):
            there = row.kin.in_stage(row, stage)
            if there is None:
                yield problem("no-stage-row", stage=stage)
            else:
                yield from _gaps(of, there)
        case m.Rank():
            yield from _rank(node, row)
        case m.Index():
            yield from _index(node, row)
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


def _says(field: m.Field, row: Row, *, proven: bool) -> Iterator[Problem]:
    doubt = doubt_of(row, field, proven=proven)
    if says(row, field) and doubt:
        yield problem(doubt, row.table.place(row.index, field.name), field=field.name)
    else:
        yield from _field(field, row)


def _rank(node: m.Rank, row: Row) -> Iterator[Problem]:
    peers = row.kin.peers(row, node.within)
    if peers is None:
        yield problem("no-parts", kind=node.within)
    elif len(peers) < 2:
        yield problem("rank-alone", kind=node.within)
    yield from _gaps(node.of, row)
    for peer in peers or ():
        yield from _gaps(node.of, peer)


def _index(node: m.Index, row: Row) -> Iterator[Problem]:
    if weights_of(node, row) is None:
        yield problem("weights-missing", name=node.name)
    for part in node.parts:
        yield from _gaps(part.of, row)
        if part.target is not None:
            yield from _gaps(part.target, row)


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
    kind = node.within or node.over
    among = row.kin.peers(row, kind) if node.within else row.kin.parts(row, kind)
    if not among:
        yield problem("no-parts", kind=kind)
        return
    found: list[Problem] = []
    where = node.where
    if where is not None:
        found += [one for part in among for one in _gaps(where, part)]
    if not found:
        chosen = parts_of(node)(row) or ()
        if not chosen:
            found.append(problem("no-parts", kind=kind))
        for inner in (node.of, node.weight):
            if inner is not None:
                found += [one for part in chosen for one in _gaps(inner, part)]
    yield from found
    if not found:
        yield problem("zero-mean")


def _earlier(node: m.Earlier, row: Row) -> Iterator[Problem]:
    before = row_before(row, node.since)
    if node.since is m.Since.BASE and row.kin.given.base is None:
        yield problem("base-year-unset")
    elif before is None:
        yield problem("no-period", period=_year(node, row))
    else:
        yield from _gaps(node.of, before)
    if node.step is not m.Step.PREVIOUS:
        yield from _gaps(node.of, row)


def _year(node: m.Earlier, row: Row) -> int | str:
    """Return the year that a step looks back to, as far as it can be told."""
    if isinstance(node.since, int):
        return node.since
    if node.since is m.Since.BASE:
        return row.kin.given.base or ""
    return row.year - 1 if row.period and row.year is not None else ""
