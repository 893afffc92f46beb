"""Columns of standards laid under each other: a row for each standard, of each row of a frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from edustandards.evaluate.lazy.engine import (
    Lazy,
    crossed,
    dialect,
    selected,
    stacked,
    with_columns,
)

STANDARD, VALUE = "#standard", "#value"
_AT = "#at"

MOST_AT_ONCE = 16
"""Of so many columns one is chosen for each row, before the frame is read once more."""


def laid_under(frame: Lazy, columns: Mapping[str, str], one: Lazy) -> list[Lazy]:
    """Return frames with the rows of a frame, once for each of its columns, which are by standard.

    Each has the name of a standard and the value of its column. Polars reads a frame for each
    column, and of it only what that column takes. Other engines would plan the whole for each, and
    that takes longer than the work: there each row is paired with the numbers of several columns,
    which are made of `one`, any frame of a single row.
    """
    x = dialect(frame)
    if frame.implementation.is_polars():
        return [
            with_columns(frame, [x.lit(name).alias(STANDARD), x.col(column).alias(VALUE)])
            for name, column in columns.items()
        ]
    found = []
    pairs = list(columns.items())
    for start in range(0, len(pairs), MOST_AT_ONCE):
        several = pairs[start : start + MOST_AT_ONCE]
        rows = [
            selected(one, {_AT: x.lit(at, x.Int64), STANDARD: x.lit(name)})
            for at, (name, _) in enumerate(several)
        ]
        value: Any = None
        for at, (_, column) in enumerate(several):
            here = x.when(x.col(_AT) == at).then(x.col(column))
            value = here if value is None else here.otherwise(value)
        found.append(with_columns(crossed(frame, stacked(rows)), [value.alias(VALUE)]))
    return found
