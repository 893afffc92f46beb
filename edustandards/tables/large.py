"""Very many rows: a table is kept in columns of Polars, so that it can be judged in columns.

Cells that hold a plain number go into the frame as they are; the few that do not are read one by
one and kept beside it. What a float cannot hold exactly is not forced into one: then the table is
read into Python as a small one is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

from edustandards.errors import Problem, problem
from edustandards.evaluate.observed import Column, Framed, Origin
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.tables.blanks import Gaps, ask_column
from edustandards.tables.cells import read_column
from edustandards.tables.grid import Cell, Grid, shown
from edustandards.tables.headers import Meaning
from edustandards.tables.layout import Layout

if TYPE_CHECKING:
    import polars as pl

Made: TypeAlias = "tuple[pl.Series, dict[int, Value], Fraction]"
"""A column, what it cannot hold by row, and the factor that takes it to its unit."""

LARGE = 20_000
"""From so many rows on a table is judged in columns."""

_EXACT = 1e15
_SHORT = re.compile(r"[0-9]{1,15}|(?=.{3,16}$)[0-9]+\.[0-9]+").fullmatch
"""Decimals of at most 15 digits: no two of them share a float."""

_MOST_ODD = 200_000


@dataclass(frozen=True, slots=True)
class Large:
    """A table in columns, the notes on its cells, and the gaps of each column."""

    table: Framed
    notes: list[Problem]
    gaps: Mapping[int, int]


def framed_rows(
    grid: Grid,
    body: Sequence[int],
    layout: Layout,
    entity: str,
    keys: Mapping[str, Sequence[str]],
    paths: Sequence[tuple[str, ...]],
    stages: Iterable[str] = (),
) -> Large | None:
    """Return a table in columns; None where Polars is missing, or floats would not be exact."""
    if not find_spec("polars"):
        return None
    import polars as pl  # an extra, loaded where it is used

    series = {name: pl.Series(name, texts, dtype=pl.String) for name, texts in keys.items()}
    notes: list[Problem] = []
    gaps: dict[int, int] = {}
    odd: dict[str, dict[int, Value]] = {}
    fields: dict[str, Column] = {}
    rows = [grid.rows[row] for row in body]
    even = len(set(map(len, rows))) == 1
    columns = list(zip(*rows, strict=True) if even else zip_longest(*rows))
    for at, meaning in layout.meanings.items():
        if meaning.field is None:
            continue
        cells = columns[at] if at < len(columns) else (None,) * len(body)
        name = f"{meaning.name}\x1f"
        made = _series(name, cells, meaning)
        if made is None:
            return None
        series[name], wrong, factor = made
        odd[meaning.name] = wrong
        fields[meaning.name] = Column(name, factor)
        gaps[at] = series[name].null_count() - len(wrong)
        notes += [
            problem(one.code, grid.place(body[row], at), text=one.text, field=meaning.name)
            for row, one in sorted(wrong.items())
            if isinstance(one, Unreadable)
        ]
        nulls = series[name].is_null().arg_true().to_list() if gaps[at] else []
        notes += ask_column(
            meaning,
            paths[at],
            Gaps(
                [row for row in nulls if row not in wrong], len(nulls) < len(body), has_zeros(made)
            ),
            lambda row, cells=cells: shown(cells[row]),  # type: ignore[misc]  # bound now
            lambda row, at=at: grid.place(body[row], at),  # type: ignore[misc]  # bound now
        )
    letters = {meaning.name: grid.label(at) for at, meaning in layout.meanings.items()}
    origin = Origin(grid.source, letters, [grid.numbers[row] for row in body])
    names = {name: name for name in keys}
    frame: Any = pl.DataFrame(series)
    words = {stage: stage for stage in stages}  # keys are ids already
    table = Framed(entity, frame, names, fields, words, origin, odd)
    return Large(table, notes, gaps)


def _series(name: str, cells: Sequence[Cell], meaning: Meaning) -> Made | None:
    """Return a column of cells; None where floats cannot hold it."""
    import polars as pl  # an extra, loaded where it is used

    field = meaning.field
    assert field is not None, "keys are texts"
    if field.kind is not Kind.NUMBER:
        return of_values(name, field, read_column(field, Fraction(1), cells))
    plain: list[float | None] = [
        cell if type(cell) is float else float(cell) if type(cell) is str and _SHORT(cell) else None
        for cell in cells
    ]
    odd = [at for at, number in enumerate(plain) if number is None] if None in plain else []
    column = pl.Series(name, plain, dtype=pl.Float64)
    return with_odd(column, {at: cells[at] for at in odd}, meaning, cells.__getitem__)


def with_odd(
    column: pl.Series,
    odd: Mapping[int, Cell],
    meaning: Meaning,
    said: Callable[[int], Cell],
) -> Made | None:
    """Return a column of numbers with those of its cells that are not written plainly.

    `odd` has them by row, `said` tells what any cell says. None where floats cannot hold it.
    """
    import polars as pl  # an extra, loaded where it is used

    field = meaning.field
    assert field is not None, "keys are texts"
    if len(odd) > _MOST_ODD and len(odd) * 2 > len(column):
        return None
    read = read_column(field, meaning.factor, odd.values(), zero=meaning.zero)
    wrong: dict[int, Value] = {}
    found: dict[int, float] = {}
    for at, value in zip(odd, read, strict=True):
        if isinstance(value, Unreadable):
            wrong[at] = value
        elif value is not None:
            number = _as_float(value, meaning.factor)
            if number is None:
                return None
            found[at] = number
    if found:
        column = column.cast(pl.Float64).scatter([*found], [*found.values()])
    if column.null_count() < len(column) and not float(column.abs().max() or 0) < _EXACT:  # type: ignore[arg-type]
        return None
    if not field.signed and float(column.min() or 0) < 0:  # type: ignore[arg-type]
        below = (column < 0).arg_true().to_list()
        for at in below:
            wrong[at] = read_column(field, meaning.factor, [said(at)])[0]
        column = column.scatter(below, [None] * len(below))
    return column, wrong, meaning.factor


def has_zeros(made: Made) -> bool:
    """Tell whether a column of numbers has a zero."""
    column = made[0]
    return column.dtype.is_numeric() and bool((column == 0).any())


def _as_float(value: Value, factor: Fraction) -> float | None:
    """Return a number, in the unit of its column, as a float that means exactly it, if one does."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return None
    number = Fraction(value) / factor
    try:
        near = float(number)
    except OverflowError:
        return None
    return near if Fraction(repr(near)) == number else None


def of_values(name: str, field: Field, values: Sequence[Value]) -> Made:
    """Return a column of what is no number."""
    import polars as pl  # an extra, loaded where it is used

    wrong: dict[int, Value] = {
        at: value for at, value in enumerate(values) if isinstance(value, Unreadable)
    }
    plain = [None if isinstance(value, Unreadable) else value for value in values]
    kind = {Kind.YES_NO: pl.Boolean, Kind.DATE: pl.Date}.get(field.kind, pl.String)
    assert all(one is None or isinstance(one, str | bool | date) for one in plain), "no numbers"
    return pl.Series(name, plain, dtype=kind), wrong, Fraction(1)
