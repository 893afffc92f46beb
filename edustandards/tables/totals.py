"""Rows that add up others, held against what the others really add up to: a lost row shows here.

What a total speaks of is not always said. A total may stand above or below its rows, and speak of
all of them or of a group; each reading is tried, and only what fits none is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from edustandards.errors import Parameter, Problem, problem
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Value
from edustandards.tables.body import Body
from edustandards.tables.cells import read_column, whole
from edustandards.tables.grid import Grid, short, shown
from edustandards.tables.headers import Lexicon, Meaning, folded
from edustandards.tables.keys import is_subtotal, is_total, period
from edustandards.tables.layout import Layout
from edustandards.tables.reading import Total
from edustandards.units.numbers import show_exact
from edustandards.where import Place

MOST_TOTALS = 2_000


@dataclass(frozen=True, slots=True)
class _Sum:
    """What the rows of a scope add up to in one column, and how many of them have no number."""

    number: Fraction
    gaps: int


def check_totals(
    grid: Grid, body: Body, layout: Layout, keys: Mapping[str, Sequence[str]], lexicon: Lexicon
) -> tuple[list[Total], list[Problem]]:
    """Return the totals of a table, and a note on each that its rows do not add up to."""
    columns = {
        at: one
        for at, one in layout.meanings.items()
        if one.field is not None and one.field.kind is Kind.NUMBER and one.field.adds_up
    }
    if not body.totals or not body.rows or not columns:
        return [], []
    values = {at: _column(grid, body.rows, at, one) for at, one in columns.items()}
    found: list[Total] = []
    notes: list[Problem] = []
    for at in body.totals[:MOST_TOTALS]:
        stated = {column: _at(grid, at, column, one) for column, one in columns.items()}
        stated = {column: value for column, value in stated.items() if _is_number(value)}
        if not stated:
            continue
        scopes = _scopes(grid, at, body, layout, keys, lexicon)
        if not scopes:  # of a stage or a year that no row is of
            continue
        best = min(
            ((_differing(stated, values, scope), scope) for scope in scopes),
            key=lambda one: len(one[0]),
        )
        found.append(_total(grid, at, body, columns, stated, values, best[1]))
        notes += _notes(grid, at, body, columns, stated, *best)
    return found, notes


def _column(grid: Grid, rows: Iterable[int], at: int, meaning: Meaning) -> list[Value]:
    assert meaning.field is not None, "keys do not add up"
    cells = (grid.rows[row][at] if at < len(grid.rows[row]) else None for row in rows)
    return read_column(meaning.field, Fraction(1), cells, zero=meaning.zero)


def _at(grid: Grid, row: int, at: int, meaning: Meaning) -> Value:
    return _column(grid, [row], at, meaning)[0]


def _is_number(value: Value) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def _scopes(
    grid: Grid,
    at: int,
    body: Body,
    layout: Layout,
    keys: Mapping[str, Sequence[str]],
    lexicon: Lexicon,
) -> list[list[int]]:
    """Return which rows a total may speak of, by their positions among the rows of data."""
    said: dict[str, str] = {}
    words: list[str] = []
    for name, column in layout.keys.items():
        row = grid.rows[at]
        text = shown(row[column]) if column < len(row) else ""
        if is_total(text):
            words.append(text)
        elif text:
            said[name] = _key(name, text, lexicon)
    among = [
        index
        for index in range(len(body.rows))
        if all(keys[name][index] == text for name, text in said.items() if name in keys)
    ]
    before = max((one for one in body.totals if one < at), default=-1)
    after = min((one for one in body.totals if one > at), default=len(grid.rows))
    above = [index for index in among if before < body.rows[index] < at]
    below = [index for index in among if at < body.rows[index] < after]
    blocks = [one for one in (above, below) if one]
    partly = bool(words) and all(is_subtotal(word) for word in words)
    scopes = [*blocks, among] if partly and blocks else [among, *blocks]
    if STAGE in keys and STAGE not in said:
        scopes.append([index for index in among if keys[STAGE][index]])
        scopes.append([index for index in among if not keys[STAGE][index]])
    return [scope for scope in scopes if scope]


def _key(name: str, text: str, lexicon: Lexicon) -> str:
    """Return what a key of a total says as the keys of the rows say it."""
    if name == STAGE:
        return lexicon.stages.get(folded(text), text)
    return period(text) if name == PERIOD else text


def _added(column: Sequence[Value], scope: Sequence[int]) -> _Sum:
    by_denominator: dict[int, int] = {}
    gaps = 0
    for index in scope:
        value = column[index]
        if isinstance(value, int | Fraction):
            below = value.denominator
            by_denominator[below] = by_denominator.get(below, 0) + value.numerator
        else:
            gaps += 1
    number = sum((Fraction(up, below) for below, up in by_denominator.items()), Fraction(0))
    return _Sum(number, gaps)


def _differing(
    stated: Mapping[int, Value], values: Mapping[int, Sequence[Value]], scope: Sequence[int]
) -> dict[int, _Sum]:
    sums = {column: _added(values[column], scope) for column in stated}
    return {column: one for column, one in sums.items() if one.number != stated[column]}


def _total(
    grid: Grid,
    at: int,
    body: Body,
    columns: Mapping[int, Meaning],
    stated: Mapping[int, Value],
    values: Mapping[int, Sequence[Value]],
    scope: Sequence[int],
) -> Total:
    """Return a total in the units of its fields."""
    row = grid.rows[at]
    lead = next((text for cell in row if (text := shown(cell))), "")
    plain = {
        column: one
        for column, one in columns.items()
        if column in stated and not one.over and not one.part
    }
    return Total(
        short(lead),
        grid.place(at, 0),
        tuple(grid.numbers[body.rows[index]] for index in scope),
        {one.name: _scaled(stated[column], one) for column, one in plain.items()},
        {
            one.name: whole(_added(values[column], scope).number * one.factor)
            for column, one in plain.items()
        },
        {one.name: grid.place(at, column) for column, one in plain.items()},
    )


def _scaled(value: Value, meaning: Meaning) -> Value:
    assert isinstance(value, int | Fraction), "only numbers are kept"
    return whole(value * meaning.factor)


def _notes(
    grid: Grid,
    at: int,
    body: Body,
    columns: Mapping[int, Meaning],
    stated: Mapping[int, Value],
    differing: Mapping[int, _Sum],
    scope: Sequence[int],
) -> list[Problem]:
    notes = []
    for column, added in differing.items():
        value = stated[column]
        assert isinstance(value, int | Fraction), "only numbers are kept"
        first, last = (_spot(grid, body.rows[scope[end]], column) for end in (0, -1))
        params: dict[str, Parameter] = {
            "field": columns[column].name,
            "stated": show_exact(Fraction(value)),
            "added": show_exact(added.number),
            "difference": show_exact(Fraction(value) - added.number),
            "cells": f"{first}:{last}",
            "rows": len(scope),
        }
        code = "total-differs"
        if added.gaps:
            code, params["gaps"] = "total-differs-gaps", added.gaps
        notes.append(problem(code, grid.place(at, column), **params))
    return notes


def _spot(grid: Grid, row: int, column: int) -> str:
    place: Place = grid.place(row, column)
    return place.cell if place.line is None else f"{place.cell}{place.line}"
