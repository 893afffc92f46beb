"""The same entity a year before: numbers that jump."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from edustandards.errors import problem
from edustandards.evaluate.observed import PERIOD, Observed
from edustandards.evaluate.row import year_of
from edustandards.measures.nodes import Field
from edustandards.tables.consistency.doubt import (
    Doubt,
    Repair,
    Severity,
    Tables,
    number_of,
    said,
    whom,
)
from edustandards.tables.consistency.scales import NEAR, factors_of
from edustandards.units.convert import is_count
from edustandards.units.numbers import show_exact

JUMP = 3
"""How many times as large, or as small, a number has to become in a year to be called a jump."""

SMALL = 30
"""Counts that stay below this may jump: a school of 4 that has 13 is no surprise."""


def jumps(tables: Tables) -> Iterator[Doubt]:
    """Yield numbers that are three times as large as the year before, or a third of it."""
    for table in tables.by_kind.values():
        pairs = list(_pairs(table))
        for name, field in tables.numbers(table).items() if pairs else ():
            column = table.values[name]
            for before, now in pairs:
                old, new = number_of(column[before]), number_of(column[now])
                if old and new and old > 0 < new and _jumps(old, new, field):
                    yield _doubt(table, name, field, before, now)


def _pairs(table: Observed) -> Iterator[tuple[int, int]]:
    """Yield the rows of an entity (and stage) in two years that follow each other."""
    periods = table.keys.get(PERIOD)
    if periods is None:
        return
    names = [column for key, column in table.keys.items() if key != PERIOD]
    rows: dict[tuple[int, tuple[str, ...]], int] = {}
    for row, period in enumerate(periods):
        year = year_of(period)
        if year is not None:
            rows[year, tuple([column[row] for column in names])] = row
    for (year, key), row in rows.items():
        before = rows.get((year - 1, key))
        if before is not None:
            yield before, row


def _jumps(old: int | Fraction, new: int | Fraction, field: Field) -> bool:
    if is_count(field.unit) and max(old, new) < SMALL:
        return False
    return new > JUMP * old or old > JUMP * new


def _doubt(table: Observed, name: str, field: Field, before: int, now: int) -> Doubt:
    old, new = number_of(table.values[name][before]), number_of(table.values[name][now])
    assert old is not None, "it was compared"
    assert new is not None, "it was compared"
    places = (table.place(now, name), table.place(before, name))
    year = table.keys[PERIOD][before]
    params = {"field": name, **whom(table, now), "value": said(new), "before": said(old)}
    by = next((by for by in factors_of(field) if _same_scale(old, new * by, new)), None)
    meant = Fraction(old if by is None else new * by)
    if by is None:
        what = problem("value-jumps", places[0], year=year, **params)
    else:
        size = show_exact(max(by, 1 / by))
        code = "value-jumps-up-by" if by < 1 else "value-jumps-down-by"
        what = problem(code, places[0], year=year, factor=size, meant=said(meant), **params)
    value = meant.numerator if meant.denominator == 1 else meant
    return Doubt(
        what,
        Severity.NOTE if by is None else Severity.WARNING,
        table.entity,
        (name,),
        (table.keys[table.entity][now],),
        places,
        repairs=(Repair(table.entity, now, name, value),),
    )


def _same_scale(old: int | Fraction, mended: int | Fraction, new: int | Fraction) -> bool:
    """Tell whether a factor explains a jump: far off without it, near with it."""
    far = new > old * NEAR or old > new * NEAR
    return far and old <= mended * JUMP and mended <= old * JUMP
