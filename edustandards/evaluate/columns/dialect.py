"""The words in which columns are spoken of, and the few ways in which a frame hears them.

Narwhals took its words from Polars, so that an expression is written once, `x.col("a") * 2`, where
`x` is Polars itself for its own frames and narwhals for all others. Translated expression by
expression, the plan of a pack would cost Polars more time than ten thousand rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, TypeAlias

import narwhals as nw

Dialect: TypeAlias = ModuleType
"""Polars or narwhals: `x.col`, `x.lit`, `x.when`, `x.Int64` and so on."""

Frame: TypeAlias = "nw.DataFrame[Any]"

_KEPT = "#kept"
"""The column, gone again at once, that says which rows are kept."""


def dialect(frame: Frame) -> Dialect:
    """Return the words in which a frame is spoken of."""
    native = frame.implementation.to_native_namespace()
    return native if frame.implementation.is_polars() else nw


def _wrapped(native: Any) -> Frame:
    frame: Frame = nw.from_native(native, eager_only=True)
    return frame


def with_columns(frame: Frame, columns: Sequence[nw.Expr]) -> Frame:
    """Return a frame with more columns, those of Polars worked out side by side."""
    if not columns:
        return frame
    if frame.implementation.is_polars():
        return _wrapped(frame.to_native().lazy().with_columns(*columns).collect())
    return frame.with_columns(*columns)


def selected(frame: Frame, columns: Sequence[nw.Expr]) -> Frame:
    """Return columns or aggregates of a frame, those of Polars worked out side by side."""
    if frame.implementation.is_polars():
        return _wrapped(frame.to_native().lazy().select(*columns).collect())
    return frame.select(*columns)


def filtered(frame: Frame, where: nw.Expr) -> Frame:
    """Return the rows of a frame for which a condition is true."""
    if frame.implementation.is_polars():
        return _wrapped(frame.to_native().filter(where))
    # A condition on a column that is not there is the same for all rows, which no filter takes.
    return frame.with_columns(where.alias(_KEPT)).filter(nw.col(_KEPT)).drop(_KEPT)


def worked_out(
    frame: Frame, levels: Sequence[Sequence[nw.Expr]], columns: Mapping[str, nw.Expr]
) -> Frame:
    """Return only the given columns; those of each level may use all that stand before it."""
    wanted = [expression.alias(name) for name, expression in columns.items()]
    names = list(columns)
    if not names:
        return frame.select([])
    if frame.implementation.is_polars():
        lazy = frame.to_native().lazy()
        for level in levels:
            lazy = lazy.with_columns(*level) if level else lazy
        return _wrapped(lazy.with_columns(*wanted).select(names).collect())
    for level in levels:
        frame = with_columns(frame, level)
    return frame.with_columns(*wanted).select(names)


def grouped(
    frame: Frame,
    levels: Sequence[Sequence[nw.Expr]],
    keys: Sequence[str],
    aggregates: Sequence[nw.Expr],
) -> Frame:
    """Return one row for each group of rows with equal keys."""
    if frame.implementation.is_polars():
        lazy = frame.to_native().lazy()
        for level in levels:
            lazy = lazy.with_columns(*level) if level else lazy
        return _wrapped(lazy.group_by(list(keys)).agg(*aggregates).collect())
    for level in levels:
        frame = with_columns(frame, level)
    return frame.group_by(list(keys)).agg(*aggregates)
