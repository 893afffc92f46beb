"""Several tables of one kind of entity made one: rows put end to end, columns side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edustandards.errors import DataError, Problem, problem, refuse
from edustandards.evaluate.observed import STAGE, Observed, Origin
from edustandards.measures.values import Value

MOST_PROBLEMS = 100


def merge(tables: Sequence[Observed]) -> list[Observed]:
    """Return one table for each kind of entity, in the order of first appearance.

    Rows of the same keys become one row; a field that only some tables have is missing elsewhere.
    Where only some tables have stages, the others speak of their entities as wholes.

    Raises:
        DataError: where two tables of a kind have different keys, or both state a field of a row.
    """
    by_kind: dict[str, list[Observed]] = {}
    for table in tables:
        by_kind.setdefault(table.entity, []).append(table)
    return [same[0] if len(same) == 1 else _joined(_with_wholes(same)) for same in by_kind.values()]


def _with_wholes(tables: Sequence[Observed]) -> Sequence[Observed]:
    """Return tables that all have stages, if any has: one without speaks of entities as wholes."""
    if not any(STAGE in table.keys for table in tables):
        return tables
    return [
        table
        if STAGE in table.keys
        else replace(table, keys={**table.keys, STAGE: [""] * table.size})
        for table in tables
    ]


def _joined(tables: Sequence[Observed]) -> Observed:
    first = tables[0]
    names = list(first.keys)
    _check_keys(tables)
    rows: dict[tuple[str, ...], int] = {}
    at = [
        [
            rows.setdefault(key, len(rows))
            for key in zip(*(table.keys[name] for name in names), strict=True)
        ]
        for table in tables
    ]
    origins, spots = _origins(tables, at, len(rows))
    keys = {name: [key[index] for key in rows] for index, name in enumerate(names)}
    values = _values(tables, at, len(rows))
    return Observed(first.entity, len(rows), keys, values, origins, spots)


def _check_keys(tables: Sequence[Observed]) -> None:
    first = tables[0]
    for table in tables[1:]:
        if set(table.keys) != set(first.keys):
            one, other = ", ".join(sorted(table.keys)), ", ".join(sorted(first.keys))
            there = str(first.origins[0].source)
            place = table.origins[0].source
            raise DataError(problem("keys-differ", place, one=one, other=other, first=there))


def _origins(
    tables: Sequence[Observed], at: Sequence[Sequence[int]], size: int
) -> tuple[list[Origin], list[list[tuple[int, int]]]]:
    origins: list[Origin] = []
    spots: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for table, rows in zip(tables, at, strict=True):
        offset = len(origins)
        origins += table.origins
        for index, row in enumerate(rows):
            own = table.spots[index] if table.spots else ((0, index),)
            spots[row] += ((origin + offset, spot) for origin, spot in own)
    return origins, spots


def _values(
    tables: Sequence[Observed], at: Sequence[Sequence[int]], size: int
) -> dict[str, Sequence[Value]]:
    values: dict[str, list[Value]] = {}
    stated: dict[str, dict[int, tuple[Observed, int]]] = {}
    wrong: list[Problem] = []
    for table, rows in zip(tables, at, strict=True):
        for name, column in table.values.items():
            whole = values.setdefault(name, [None] * size)
            before = stated.setdefault(name, {})
            for index, (row, value) in enumerate(zip(rows, column, strict=True)):
                if row in before and value is not None and whole[row] is not None:
                    earlier, there = before[row]
                    first = str(earlier.place(there, name))
                    wrong.append(
                        problem("value-twice", table.place(index, name), field=name, first=first)
                    )
                elif value is not None or row not in before:
                    whole[row] = value
                    before[row] = (table, index)
    refuse(DataError, wrong[:MOST_PROBLEMS])
    return dict(values)
