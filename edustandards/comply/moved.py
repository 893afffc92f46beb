"""The same tables with more of one field, to see what a formula makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Value


def with_more(table: Observed, field: str, more: Fraction) -> Observed:
    """Return a table in which every number of a field is larger by `more`."""
    return _with(table, field, [_plus(value, more) for value in table.values[field]])


def with_values(table: Observed, field: str, by_row: Mapping[int, Fraction]) -> Observed:
    """Return a table in which a field has other numbers in some rows."""
    column: list[Value] = list(table.values[field])
    for row, value in by_row.items():
        column[row] = value
    return _with(table, field, column)


def _with(table: Observed, field: str, column: Sequence[Value]) -> Observed:
    return replace(table, values={**table.values, field: column})


def _plus(value: Value, more: Fraction) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return value
    return value + more
