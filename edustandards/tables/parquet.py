"""Parquet files, through whichever frame library is there."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import Any

from edustandards.errors import DataError, problem
from edustandards.tables.sent import Sent


def scan_parquet(file: Sent) -> Any:
    """Return a Parquet file as a frame: lazy in Polars, else an Arrow table.

    Raises:
        DataError: where it is damaged, or neither library is installed.
    """
    place = file.place
    with file.open() as opened:
        start = opened.read(4)
    if not start:
        raise DataError(problem("file-empty", place))
    if start != b"PAR1":
        raise DataError(problem("parquet-unreadable", place))
    try:
        if find_spec("polars"):
            import polars as pl  # an extra, loaded where it is used

            held = io.BytesIO(file.read()) if file.path is None else file.path
            frame = pl.scan_parquet(held, glob=False)
            frame.collect_schema()
            return frame
        if find_spec("pyarrow"):
            import pyarrow.parquet as pq  # an extra, loaded where it is used

            return pq.read_table(io.BytesIO(file.read()) if file.path is None else file.path)
    except Exception:  # noqa: BLE001 - each library has its own class for a damaged file
        raise DataError(problem("parquet-unreadable", place)) from None
    raise DataError(problem("parquet-missing", place))
