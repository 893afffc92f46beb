"""Parts and wholes: a part above its whole, parts that do not add up, tables against totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edustandards.errors import Problem, problem
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.measures.nodes import Field
from edustandards.measures.values import Value
from edustandards.tables.consistency.doubt import (
    Doubt,
    Repair,
    Severity,
    Tables,
    comparable,
    number_of,
    said,
    whom,
)

TOTALS = frozenset({"total-differs", "total-differs-gaps"})
"""The notes of reading that tell of rows of totals which do not add up."""


def above_wholes(tables: Tables) -> Iterator[Doubt]:
    """Yield what is larger than that which the vocabulary says it is a part of."""
    fields = tables.words.fields
    for table in tables.by_kind.values():
        numbers = tables.numbers(table)
        for name, field in numbers.items():
            whole = fields[name].within
            if whole not in numbers or not comparable(field, numbers[whole]):
                continue
            pairs = zip(table.values[name], table.values[whole], strict=True)
            for row, (part, most) in enumerate(pairs):
                # Nearly all are whole numbers, and those are compared fast.
                if part > most if type(part) is int and type(most) is int else _exceeds(part, most):
                    yield _above(table, row, name, whole)


def _exceeds(part: Value, whole: Value) -> bool:
    less, more = number_of(whole), number_of(part)
    return less is not None and more is not None and more > less


def _above(table: Observed, row: int, name: str, whole: str) -> Doubt:
    part, most = number_of(table.values[name][row]), number_of(table.values[whole][row])
    assert part is not None, "it was compared"
    assert most is not None, "it was compared"
    places = (table.place(row, name), table.place(row, whole))
    params = {"part": name, "whole": whole, **whom(table, row)}
    return Doubt(
        problem("part-above-whole", places[0], one=said(part), other=said(most), **params),
        Severity.ERROR,
        table.entity,
        (name, whole),
        (table.keys[table.entity][row],),
        places,
        repairs=(Repair(table.entity, row, name, most),),
    )


def sums_of_parts(tables: Tables) -> Iterator[Doubt]:
    """Yield totals that are not the sum of the fields that the vocabulary says they consist of."""
    fields = tables.words.fields
    for table in tables.by_kind.values():
        numbers = tables.numbers(table)
        for name, field in numbers.items():
            parts = fields[name].parts
            there = all(part in numbers and comparable(numbers[part], field) for part in parts)
            if not parts or not there:
                continue
            for row in range(table.size):
                stated = number_of(table.values[name][row])
                values = [number_of(table.values[part][row]) for part in parts]
                given = [value for value in values if value is not None]
                if stated is None or len(given) < len(parts) or sum(given) == stated:
                    continue
                params = {"whole": name, **whom(table, row)}
                yield Doubt(
                    problem(
                        "parts-do-not-add-up",
                        table.place(row, name),
                        stated=said(stated),
                        added=said(sum(given)),
                        **params,
                    ),
                    Severity.ERROR,
                    table.entity,
                    (name, *parts),
                    (table.keys[table.entity][row],),
                    tuple(table.place(row, one) for one in (name, *parts)),
                    repairs=(Repair(table.entity, row, name, sum(given)),),
                )


def total_rows(notes: Sequence[Problem]) -> Iterator[Doubt]:
    """Yield the rows of totals that were found not to add up as their table was read.

    One whose rows have gaps may be right, and says so.
    """
    for note in notes:
        if note.code in TOTALS:
            gaps = note.code == "total-differs-gaps"
            severity = Severity.WARNING if gaps else Severity.ERROR
            field = str(dict(note.params)["field"])
            yield Doubt(note, severity, "", (field,), (), (note.where,))


def wholes_and_tables(tables: Tables) -> Iterator[Doubt]:
    """Yield what the table of a whole says otherwise than the table of its parts adds up to."""
    entities = tables.words.entities
    for kind, part in tables.by_kind.items():
        above = entities[kind].within if kind in entities else ""
        whole = tables.by_kind.get(above)
        if whole is None or above not in part.keys or above in tables.some:
            continue
        some = tables.some.get(kind)
        below = part if some is None else some.below
        both = adding_up(tables.numbers(whole), tables.numbers(part))
        if both and below is not None:
            yield from _against(whole, below, both)


def adding_up(whole: Mapping[str, Field], part: Mapping[str, Field]) -> list[str]:
    """Return the fields that the parts of a whole have too, and that add up to its own."""
    return [name for name in part if name in whole and whole[name].adds_up]


def _against(whole: Observed, part: Observed, fields: Sequence[str]) -> Iterator[Doubt]:
    keys = [key for key in (whole.entity, STAGE, PERIOD) if key in whole.keys and key in part.keys]
    plain = [key for key in keys if key != STAGE]
    indices = {staged: _index(part, keys if staged else plain) for staged in (True, False)}
    for row in range(whole.size):
        staged = bool(STAGE in keys and whole.keys[STAGE][row])
        key = tuple(whole.keys[key][row] for key in (keys if staged else plain))
        rows = indices[staged].get(key, [])
        for name in fields if rows else ():
            stated = number_of(whole.values[name][row])
            values = [number_of(part.values[name][at]) for at in rows]
            given = [value for value in values if value is not None]
            if stated is None or len(given) < len(rows) or sum(given) == stated:
                continue
            place = whole.place(row, name)
            params = {"field": name, **whom(whole, row), "kind": part.entity}
            yield Doubt(
                problem(
                    "whole-differs",
                    place,
                    stated=said(stated),
                    added=said(sum(given)),
                    count=len(rows),
                    **params,
                ),
                Severity.ERROR,
                whole.entity,
                (name,),
                (whole.keys[whole.entity][row],),
                (place, *(part.place(at, name) for at in rows[:10])),
                repairs=(Repair(whole.entity, row, name, sum(given)),),
            )


def _index(part: Observed, keys: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    index: dict[tuple[str, ...], list[int]] = {}
    for row in _without_wholes(part):
        index.setdefault(tuple(part.keys[key][row] for key in keys), []).append(row)
    return index


def _without_wholes(table: Observed) -> Iterator[int]:
    """Yield the rows of a table that nothing counts twice: of stages, else of entities."""
    stages = table.keys.get(STAGE)
    if stages is None or "" not in stages:
        yield from range(table.size)
        return
    names: Mapping[str, object] = dict.fromkeys(
        table.keys[table.entity][row] for row, stage in enumerate(stages) if stage
    )
    for row, stage in enumerate(stages):
        if stage or table.keys[table.entity][row] not in names:
            yield row
