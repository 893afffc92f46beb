"""Columns held against the limits of the standards: one in another unit as a whole shows there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cmp_to_key

from edustandards.checks import nodes as c
from edustandards.checks.standard import Standard
from edustandards.errors import problem
from edustandards.evaluate.fold import Pair
from edustandards.evaluate.measure import compile_measure
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.row import Row
from edustandards.evaluate.take import ALONE
from edustandards.measures import nodes as m
from edustandards.measures.fields import Node, children, fields_of, folded_of
from edustandards.measures.unit_of import unit_of
from edustandards.measures.values import Value
from edustandards.tables.consistency.doubt import (
    MOST_CELLS,
    Doubt,
    Repair,
    Severity,
    Tables,
    number_of,
)
from edustandards.tables.consistency.scales import FAR, FEWEST, NEAR, factors_of, is_share
from edustandards.units.convert import factor, is_count
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity

MOST_ROWS = 200
"""How many rows of a table are held against a limit."""


def sizes_of(standards: Sequence[Standard]) -> dict[str, str]:
    """Return by what count the standards divide a field, for each field that they divide.

    >>> from edustandards.packs.library import load
    >>> sizes_of(load("cn/quality-balanced@2017").standards)["equipment_value"]
    'students'
    """
    found: dict[str, str] = {}
    for standard in standards:
        for _, measure, _ in required(standard.check, standard.on):
            for above, below in _quotients(measure):
                for field in fields_of(above):
                    found.setdefault(field.name, below.name)
    return found


def _quotients(node: Node) -> Iterator[tuple[m.Measure, m.Field]]:
    if isinstance(node, m.Quotient) and isinstance(node.right, m.Field):
        yield node.left, node.right
    inner: tuple[Node, ...] = children(node)
    if isinstance(node, m.Folded):
        inner = tuple(one for one in (node.of, node.weight) if one is not None)
    for child in inner:
        yield from _quotients(child)


def required(check: c.Check, on: str) -> Iterator[tuple[str, m.Measure, Quantity | None]]:
    """Yield the measures that a check requires something of, of whom, and the first limit."""
    match check:
        case c.Require(measure, requirement):
            low = requirement.low if isinstance(requirement, c.Range) else requirement
            fixed = isinstance(low, c.Bound) and isinstance(low.threshold, Quantity)
            yield on, measure, low.threshold if fixed else None  # type: ignore[union-attr, misc]
        case c.ByStage(cases) | c.ByYear(cases) | c.Cases(cases):
            for _, case in cases:
                yield from required(case, on)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            for part in parts:
                yield from required(part, on)
        case c.Not(part) | c.When(_, part) | c.Cited(_, part):
            yield from required(part, on)
        case c.ForEvery(entity, part) | c.ShareOf(entity, part):
            yield from required(part, entity)
        case c.Holds():
            return


def columns_off_scale(tables: Tables, standards: Sequence[Standard]) -> Iterator[Doubt]:
    """Yield columns that are ten thousand (shares: a hundred) times off what the limits are about.

    A single limit may be missed by far. That nearly every row misses it by such a factor, and none
    would once the factor is taken away, is another unit.
    """
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for standard in standards:
        for kind, measure, limit in required(standard.check, standard.on):
            table = tables.by_kind.get(kind)
            if table is None or limit is None or not limit.number or folded_of(measure):
                continue
            for names, by in _suspects(tables.sample(table), measure, limit, tables):
                if (kind, names) not in seen:
                    seen.add((kind, names))
                    yield _doubt(tables, table, names, by)


def _suspects(
    table: Observed, measure: m.Measure, limit: Quantity, tables: Tables
) -> Iterator[tuple[tuple[str, ...], Fraction]]:
    """Yield the fields of a measure that share a unit and are off together, and the factor."""
    known = tables.numbers(table)
    fields = [one for one in fields_of(measure) if one.name in known]
    target = limit.number * factor(limit.unit, unit_of(measure))
    before = _middle(table, measure)
    if before is None or (target / FAR <= before <= target * FAR):
        return
    amounts = [one for one in fields if one.unit.powers and not is_count(one.unit)]
    for unit in dict.fromkeys(one.unit for one in amounts):
        names = tuple(one.name for one in amounts if one.unit == unit)
        sample = next(one for one in amounts if one.unit == unit)
        for by in factors_of(sample):
            after = _middle(scaled(table, names, by), measure)
            near = 3 if is_share(sample) else NEAR
            if after is not None and target / near <= after <= target * near:
                yield names, by


def _middle(table: Observed, measure: m.Measure) -> Fraction | None:
    """Return the middle value of a measure over some rows, each by itself."""
    value = compile_measure(measure)
    rows = range(0, table.size, max(table.size // MOST_ROWS, 1))
    pairs = [value(Row(table, row, "", ALONE)) for row in rows]
    found = sorted(
        (pair for pair in pairs if pair is not None and pair[0]), key=cmp_to_key(_against)
    )
    return Fraction(*found[len(found) // 2]) if len(found) >= FEWEST else None


def _against(one: Pair, other: Pair) -> int:
    """Return how one number stands to another, without making fractions of them."""
    return one[0] * other[1] - other[0] * one[1]


def scaled(table: Observed, names: Sequence[str], by: Fraction) -> Observed:
    """Return a table with some columns multiplied."""
    changed = {name: [_times(value, by) for value in table.values[name]] for name in names}
    return replace(table, values={**table.values, **changed})


def _times(value: Value, by: Fraction) -> Value:
    number = number_of(value)
    if number is None:
        return value
    found = Fraction(number * by)
    return found.numerator if found.denominator == 1 else found


def _doubt(tables: Tables, table: Observed, names: tuple[str, ...], by: Fraction) -> Doubt:
    """Return a doubt of whole columns; of a large table it is not tried what hangs on it."""
    some = tables.some.get(table.entity)
    told = None if some is None else some.first[names[0]]
    if told is not None:
        table = told[1]
    rows = [row for row in range(table.size) if number_of(table.values[names[0]][row])]
    count = len(rows) if told is None else told[0]
    values: Mapping[str, Sequence[Value]] = scaled(table, names, by).values
    code = "column-too-small-by" if by > 1 else "column-too-large-by"
    size = show_exact(max(by, 1 / by))
    place = table.place(rows[0], names[0])
    repairs = (
        Repair(table.entity, row, name, values[name][row])
        for name in names
        for row in range(table.size)
        if some is None and number_of(table.values[name][row])
    )
    return Doubt(
        problem(code, place, field=names[0], factor=size, count=count),
        Severity.WARNING,
        table.entity,
        names,
        tuple(table.keys[table.entity][row] for row in rows[:MOST_CELLS]),
        tuple(table.place(row, names[0]) for row in rows[:MOST_CELLS]),
        count,
        tuple(repairs),
    )
