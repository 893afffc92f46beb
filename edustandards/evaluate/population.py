"""The rows of all tables, and how they belong together: parts of a whole, years of an entity."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeVar

from edustandards.evaluate.fold import added
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.observed import PERIOD, STAGE, Observed, with_wholes
from edustandards.evaluate.row import Row, year_of
from edustandards.measures.nodes import Field
from edustandards.measures.values import Value
from edustandards.measures.vocabulary import Vocabulary

T = TypeVar("T")


class Population:
    """Tables by kind of entity, with the rows of each and the ways between them.

    It is built once for an evaluation; what it looks up is kept.
    """

    def __init__(
        self,
        tables: Mapping[str, Observed],
        vocabulary: Vocabulary,
        given: Given = NOTHING_GIVEN,
    ) -> None:
        self.given = given
        self._tables = tables
        self._vocabulary = vocabulary
        self._rows: dict[tuple[str, bool], list[Row] | None] = {}
        self._within: dict[tuple[object, ...], dict[tuple[str, ...], list[Row]]] = {}
        self._once: dict[tuple[object, ...], Any] = {}
        self._totals: dict[tuple[int, int, str], Value] = {}

    def rows(self, kind: str, *, staged: bool) -> list[Row] | None:
        """Return the rows of a kind of entity, or those that its parts speak of; None without any.

        Where only parts have a table, there is a row for each entity (and stage, if `staged`, and
        period) that they name, in the order of first appearance.
        """
        key = (kind, staged)
        if key not in self._rows:
            own = self._tables.get(kind)
            if own is None:
                table = self._named_by_parts(kind, staged=staged)
            else:
                apart = staged and STAGE not in own.keys
                table = self._by_stage_of_parts(own) if apart else own
            rows = None if table is None else self._rows_of(table)
            self._rows[key] = rows if rows is None else _once(rows, staged=staged)
        return self._rows[key]

    def parts(self, row: Row, kind: str, *, staged: bool = False) -> Sequence[Row] | None:
        """Return the parts of a row: same entity above, same stage and period where both say.

        A row without a stage has the parts of all stages.
        """
        kind = kind or self._nearest_below(row.table.entity)
        staged = staged or bool(row.key(STAGE))
        among = self.rows(kind, staged=staged) if kind else None
        if among is None:
            return None
        if not among:
            return ()
        keys = self._shared_keys(row, among[0].table)
        if keys is None:
            return None
        index = self._within.get((kind, staged, keys))
        if index is None:
            index = self._within[kind, staged, keys] = _grouped(among, keys)
        return index.get(tuple([row.key(key) for key in keys]), ())

    def peers(self, row: Row, within: str) -> Sequence[Row] | None:
        """Return all of the row's kind in the same whole, with its stage and period."""
        table = row.table
        if table.keys.get(within) is not None and not row.key(within):
            return None
        keys = tuple(
            key
            for key in (*with_wholes(within, self._vocabulary), STAGE, PERIOD)
            if key in table.keys
        )
        return self._same(table, keys).get(tuple([row.key(key) for key in keys]), ())

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what `make` gives, worked out once for all rows that ask by the same key."""
        if key not in self._once:
            self._once[key] = make()
        found: T = self._once[key]
        return found

    def in_stage(self, row: Row, stage: str) -> Row | None:
        """Return the same entity and period in another stage."""
        if row.stage == stage:
            return row
        keys = tuple(key for key in row.table.keys if key != STAGE)
        found = self._same(row.table, keys).get(tuple([row.key(key) for key in keys]), ())
        return next((one for one in found if one.stage == stage), None)

    def total(self, row: Row, field: Field) -> Value:
        """Return the sum of a field over the parts of a row, where it adds up."""
        if not field.adds_up:
            return None
        key = (id(row.table), row.index, field.name)
        if key not in self._totals:
            self._totals[key] = self._sum(row, field)
        return self._totals[key]

    def earlier(self, row: Row, years: int) -> Row | None:
        """Return the same entity and stage so many years before."""
        year = year_of(row.period)
        return None if year is None else self.base(row, year - years)

    def base(self, row: Row, year: int) -> Row | None:
        """Return the same entity and stage in a given year."""
        keys = tuple(key for key in row.table.keys if key != PERIOD)
        found = self._same(row.table, keys).get(tuple([row.key(key) for key in keys]), ())
        return next((one for one in found if year_of(one.period) == year), None)

    def _same(self, table: Observed, keys: tuple[str, ...]) -> dict[tuple[str, ...], list[Row]]:
        index = self._within.get((id(table), keys))
        if index is None:
            index = self._within[id(table), keys] = _grouped(self._rows_of(table), keys)
        return index

    def _rows_of(self, table: Observed) -> list[Row]:
        stages = table.keys.get(STAGE)
        known = self._vocabulary.stages
        if stages is None:
            return [Row(table, index, "", self) for index in range(table.size)]
        return [
            Row(table, index, stage if stage in known else "", self)
            for index, stage in enumerate(stages)
        ]

    def _nearest_below(self, kind: str) -> str:
        """Return the largest kind of part that has a table."""
        level = [kind]
        while level:
            level = [
                entry.id for entry in self._vocabulary.entities.values() if entry.within in level
            ]
            for found in level:
                if found in self._tables:
                    return found
        return ""

    def _shared_keys(self, row: Row, part: Observed) -> tuple[str, ...] | None:
        """Return the keys that lead from a whole to its parts; None where nothing does."""
        whole = row.table
        both = tuple(
            key
            for key in (*with_wholes(whole.entity, self._vocabulary), STAGE, PERIOD)
            if key in whole.keys and key in part.keys and (key != STAGE or row.key(STAGE))
        )
        names = whole.keys.get(whole.entity, ())
        if whole.entity not in both and len(set(names)) > 1:
            return None
        return both

    def _named_by_parts(self, kind: str, *, staged: bool) -> Observed | None:
        table = self._tables.get(self._nearest_below(kind))
        if table is None:
            return None
        keys = [key for key in with_wholes(kind, self._vocabulary) if key in table.keys]
        keys += [key for key in (STAGE,) if staged and key in table.keys]
        keys += [key for key in (PERIOD,) if key in table.keys]
        columns = [table.keys[key] for key in keys]
        seen = dict.fromkeys(zip(*columns, strict=True)) if keys else {(): None}
        if not table.size:
            seen = {}
        named = {key: [row[at] for row in seen] for at, key in enumerate(keys)}
        named.setdefault(kind, [""] * len(seen))
        return Observed(kind, len(seen), named, {})

    def _by_stage_of_parts(self, own: Observed) -> Observed:
        """Return a table that knows no stages with a row for each stage that its parts have.

        What adds up is left to the parts, stage by stage: here it speaks of all stages together.
        """
        part = self._tables.get(self._nearest_below(own.entity))
        if part is None or STAGE not in part.keys:
            return own
        whole = self._rows_of(own)
        rows: list[tuple[int, str]] = []
        for row in whole:
            stages = dict.fromkeys(one.key(STAGE) for one in self.parts(row, "", staged=True) or ())
            rows += [(row.index, stage) for stage in stages] or [(row.index, "")]
        keys = {key: [names[at] for at, _ in rows] for key, names in own.keys.items()}
        fields = self._vocabulary.fields
        values = {
            name: [column[at] for at, _ in rows]
            for name, column in own.values.items()
            if name not in fields or not fields[name].field.adds_up
        }
        keys[STAGE] = [stage for _, stage in rows]
        spots = [own.spots[at] for at, _ in rows] if own.spots else ()
        return Observed(own.entity, len(rows), keys, values, own.origins, spots)

    def _stages_of(self, row: Row) -> Sequence[Row]:
        """Return the rows of the stages of an entity, for the row that speaks of it as a whole."""
        if STAGE not in row.table.keys or row.key(STAGE):
            return ()
        keys = tuple(key for key in row.table.keys if key != STAGE)
        found = self._same(row.table, keys).get(tuple([row.key(key) for key in keys]), ())
        return [one for one in found if one.key(STAGE)]

    def _sum(self, row: Row, field: Field) -> Value:
        parts = self._stages_of(row) or self.parts(row, "")
        if not parts:
            return None
        pairs = []
        for part in parts:
            column = part.table.values.get(field.name)
            value = self.total(part, field) if column is None else column[part.index]
            if isinstance(value, bool) or not isinstance(value, int | Fraction):
                return None
            pairs.append((value.numerator, value.denominator))
        total = Fraction(*added(pairs))
        return total.numerator if total.denominator == 1 else total


def _once(rows: list[Row], *, staged: bool) -> list[Row]:
    """Return the rows that are asked, so that nothing is asked of an entity twice.

    Beside its stages an entity may have a row without one, which speaks of it as a whole: what
    depends on stages is asked of those, all else of the whole.
    """
    table = rows[0].table if rows else None
    stages = table.keys.get(STAGE) if table is not None else None
    if table is None or stages is None or "" not in stages:
        return rows
    names = [table.keys[key] for key in table.keys if key != STAGE]
    of = [tuple([column[row.index] for column in names]) for row in rows]
    wholes = {name for name, row in zip(of, rows, strict=True) if not row.key(STAGE)}
    both = wholes & {name for name, row in zip(of, rows, strict=True) if row.key(STAGE)}
    return [
        row
        for name, row in zip(of, rows, strict=True)
        if name not in both or bool(row.key(STAGE)) is staged
    ]


def _grouped(rows: Sequence[Row], keys: tuple[str, ...]) -> dict[tuple[str, ...], list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = {}
    columns = [rows[0].table.keys[key] for key in keys] if rows else []
    for row in rows:
        groups.setdefault(tuple([column[row.index] for column in columns]), []).append(row)
    return groups
