"""Parquet files, through whichever frame library is there."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import Any

from edustandards.errors import DataError, problem
from edustandards.tables.sent import Sent

MOST_ROWS = 50_000_000
"""A few kilobytes can say that one row is there a billion times."""


def scan_parquet(file: Sent) -> Any:
    """Return a Parquet file as a frame: lazy in Polars, else an Arrow table.

    Raises:
        DataError: where it is damaged or too long, or neither library is installed.
    """
    place = file.place
    with file.open() as opened:
        start = opened.read(4)
    if not start:
        raise DataError(problem("file-empty", place))
    if start != b"PAR1":
        raise DataError(problem("parquet-unreadable", place))
    try:
        found = _read(file)
    except Exception:  # noqa: BLE001 - each library has its own class for a damaged file
        raise DataError(problem("parquet-unreadable", place)) from None
    if found is None:
        raise DataError(problem("parquet-missing", place))
    rows, frame = found
    if rows > MOST_ROWS:
        raise DataError(problem("parquet-too-long", place, rows=rows, most=MOST_ROWS))
    return frame


def _read(file: Sent) -> tuple[int, Any] | None:
    """Return how many rows there are, and the frame where they are not too many."""
    held = io.BytesIO(file.read()) if file.path is None else file.path
    if find_spec("polars"):
        import polars as pl  # an extra, loaded where it is used

        frame = pl.scan_parquet(held, glob=False)
        return frame.select(pl.len()).collect().item(), frame
    if find_spec("pyarrow"):
        import pyarrow.parquet as pq  # an extra, loaded where it is used

        whole = pq.ParquetFile(held)
        rows = whole.metadata.num_rows
        return rows, whole.read() if rows <= MOST_ROWS else None
    return None
