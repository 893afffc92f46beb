"""Several tables of one kind of entity made one: rows put end to end, columns side by side."""

from __future__ import annotations

from collections.abc import Sequence

from edustandards.errors import DataError, Problem, problem, refuse
from edustandards.evaluate.observed import Observed, Origin
from edustandards.measures.values import Value


def merge(tables: Sequence[Observed]) -> list[Observed]:
    """Return one table for each kind of entity, in the order of first appearance.

    Rows of the same keys become one row; a field that only some tables have is missing elsewhere.

    Raises:
        DataError: where two tables of a kind have different keys, or both state a field of a row.
    """
    by_kind: dict[str, list[Observed]] = {}
    for table in tables:
        by_kind.setdefault(table.entity, []).append(table)
    return [same[0] if len(same) == 1 else _joined(same) for same in by_kind.values()]


def _joined(tables: Sequence[Observed]) -> Observed:
    first = tables[0]
    names = list(first.keys)
    for table in tables[1:]:
        if set(table.keys) != set(names):
            one, other = ", ".join(sorted(first.keys)), ", ".join(sorted(table.keys))
            place = table.origins[0].source if table.origins else None
            raise DataError(problem("keys-differ", place, one=one, other=other))
    rows: dict[tuple[str, ...], int] = {}
    origins: list[Origin] = []
    spots: list[tuple[int, int]] = []
    values: dict[str, list[Value]] = {}
    stated: dict[tuple[str, int], tuple[Observed, int]] = {}
    wrong: list[Problem] = []
    for table in tables:
        offset = len(origins)
        origins += table.origins
        at = []
        for index, key in enumerate(zip(*(table.keys[name] for name in names), strict=True)):
            row = rows.setdefault(key, len(rows))
            if row == len(spots):
                origin, spot = table.spots[index] if table.spots else (0, index)
                spots.append((origin + offset, spot))
            at.append(row)
        for name, column in table.values.items():
            whole = values.setdefault(name, [])
            whole += [None] * (len(rows) - len(whole))
            for index, row in enumerate(at):
                if (name, row) in stated:
                    before, there = stated[name, row]
                    first_place = str(before.place(there, name))
                    place = table.place(index, name)
                    wrong.append(problem("value-twice", place, field=name, first=first_place))
                stated[name, row] = (table, index)
                whole[row] = column[index]
    refuse(DataError, wrong[:100])
    for whole in values.values():
        whole += [None] * (len(rows) - len(whole))
    keys = {name: [key[at] for key in rows] for at, name in enumerate(names)}
    return Observed(first.entity, len(rows), keys, values, origins, spots)
