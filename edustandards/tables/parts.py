"""Columns that add up to a field: its value is their sum, in the rows where each has a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from edustandards.measures.values import Unreadable, Value
from edustandards.tables.build import Values
from edustandards.tables.cells import whole
from edustandards.tables.layout import Layout


def added(values: Values, layout: Layout) -> Values:
    """Return values in which the first column of each sum has it, and the others are gone."""
    columns = dict(values.columns)
    for first, *others in layout.sums:
        parts = [columns[first], *(columns.pop(at) for at in others)]
        columns[first] = _sums(parts)
    return replace(values, columns=columns)


def _sums(parts: Sequence[Sequence[Value]]) -> list[Value]:
    return [_sum(row) for row in zip(*parts, strict=True)]


def _sum(row: Sequence[Value]) -> Value:
    """Return the sum of a row: what is wrong with a part is wrong with it, a gap leaves a gap."""
    wrong = next((value for value in row if isinstance(value, Unreadable)), None)
    if wrong is not None:
        return wrong
    numbers = [value for value in row if isinstance(value, int | Fraction)]
    return whole(sum(map(Fraction, numbers), Fraction(0))) if len(numbers) == len(row) else None
