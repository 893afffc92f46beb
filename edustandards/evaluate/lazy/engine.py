"""The few ways in which a lazy frame is spoken to, whichever engine it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import narwhals as nw

from edustandards.evaluate.columns.dialect import Dialect

Lazy: TypeAlias = "nw.LazyFrame[Any]"


def opened(native: Any) -> Lazy:
    """Return a frame of any library as a lazy one."""
    frame = nw.from_native(native)
    return frame.lazy() if isinstance(frame, nw.DataFrame) else frame


def dialect(frame: Lazy) -> Dialect:
    """Return the words in which a frame is spoken of: Polars' own for Polars, else narwhals."""
    return frame.implementation.to_native_namespace() if frame.implementation.is_polars() else nw


def with_columns(frame: Lazy, columns: Sequence[nw.Expr]) -> Lazy:
    """Return a frame with more columns."""
    if not columns:
        return frame
    if frame.implementation.is_polars():
        return opened(frame.to_native().with_columns(*columns))
    return frame.with_columns(*columns)


def selected(frame: Lazy, columns: Mapping[str, Any]) -> Lazy:
    """Return columns, or aggregates, of a frame by name."""
    wanted = [column.alias(name) for name, column in columns.items()]
    if frame.implementation.is_polars():
        return opened(frame.to_native().select(*wanted))
    return frame.select(*wanted)


def filtered(frame: Lazy, where: Any) -> Lazy:
    """Return the rows for which a condition is true."""
    if frame.implementation.is_polars():
        return opened(frame.to_native().filter(where))
    return frame.filter(where)


def grouped(frame: Lazy, keys: Sequence[str], aggregates: Sequence[Any]) -> Lazy:
    """Return one row for each group of rows with equal keys, in no order."""
    if frame.implementation.is_polars():
        return opened(frame.to_native().group_by(list(keys)).agg(*aggregates))
    return frame.group_by(list(keys)).agg(*aggregates)


def fetched(frame: Lazy) -> list[dict[str, Any]]:
    """Return the rows of a frame that is known to be small."""
    if frame.implementation.is_polars():
        native = frame.to_native().collect(engine="streaming")
        rows: list[dict[str, Any]] = native.to_dicts()
        return rows
    collected = frame.collect()
    columns = {name: collected[name].to_list() for name in collected.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def one_row(frame: Lazy, aggregates: Mapping[str, Any]) -> dict[str, Any]:
    """Return aggregates over a whole frame, in one pass of its engine."""
    if not aggregates:
        return {}
    [row] = fetched(selected(frame, aggregates))
    return row
