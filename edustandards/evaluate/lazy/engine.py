"""The few ways in which a lazy frame is spoken to, whichever engine it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import narwhals as nw

from edustandards.evaluate.columns.dialect import Dialect

Lazy: TypeAlias = "nw.LazyFrame[Any]"

MOST_KEPT = 200_000
"""So many groups are kept in memory at most."""

_AT_ONCE = 1 << 17
"""So many rows of a file are held at a time where its engine asks."""


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


def worded(frame: Lazy, code: Any, words: Sequence[str]) -> Any:
    """Return the word that each code of a column stands for, by its place; null for null."""
    x = dialect(frame)
    if frame.implementation.is_polars() and hasattr(code.cat, "to"):
        # As places of an enumeration: a branch for each word takes twice as long.
        return code.cast(x.UInt8).cat.to(x.Enum(list(words))).cast(x.String)
    word: Any = None
    for at, one in enumerate(words):
        said = x.when(code == at).then(x.lit(one))
        word = said if word is None else said.otherwise(word)
    return word


def grouped(frame: Lazy, keys: Sequence[str], aggregates: Sequence[Any]) -> Lazy:
    """Return one row for each group of rows with equal keys, in no order."""
    if frame.implementation.is_polars():
        return opened(frame.to_native().group_by(list(keys)).agg(*aggregates))
    return frame.group_by(list(keys)).agg(*aggregates)


def stacked(frames: Sequence[Lazy]) -> Lazy:
    """Return the rows of several frames with the same columns, one frame after the other."""
    if len(frames) == 1:
        return frames[0]
    if frames[0].implementation.is_polars():
        pl = dialect(frames[0])
        return opened(pl.concat([one.to_native() for one in frames]))
    return nw.concat(list(frames))


def crossed(frame: Lazy, other: Lazy) -> Lazy:
    """Return each row of a frame with each row of another."""
    return frame.join(other, how="cross")


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


def kept(groups: Lazy) -> Lazy:
    """Return groups with their sums in memory where their engine can and they are few.

    What is asked of them again, to settle some and to judge all, does not add up the rows again.
    """
    if not groups.implementation.is_polars():
        return groups
    found = groups.to_native().head(MOST_KEPT + 1).collect(engine="streaming")
    return opened(found) if found.height <= MOST_KEPT else groups


def in_folders(frame: Lazy) -> bool:
    """Tell whether the engine of a frame writes folders of files, where others write one file."""
    return frame.implementation.is_pyspark() or frame.implementation.is_pyspark_connect()


def written(frame: Lazy, path: Path) -> None:
    """Write the rows of a frame to a Parquet file (Spark: a folder), as its engine does it.

    The frame is never in memory as a whole where its engine can do without that.
    """
    if not frame.implementation.is_polars():
        frame.sink_parquet(str(path))
        return
    pl = dialect(frame)
    # What several parts have in common would be kept for the last of them, all rows of it.
    apart = pl.QueryOptFlags(comm_subplan_elim=False)
    frame.to_native().sink_parquet(path, row_group_size=_AT_ONCE, optimizations=apart)
