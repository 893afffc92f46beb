"""Parquet files, through whichever frame library is there."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from edustandards.errors import DataError, problem
from edustandards.where import Place


def scan_parquet(path: Path) -> Any:
    """Return a Parquet file as a frame: lazy in Polars, else an Arrow table.

    Raises:
        DataError: where it is damaged, or neither library is installed.
    """
    place = Place(str(path))
    with path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise DataError(problem("file-empty", place))
    if start != b"PAR1":
        raise DataError(problem("parquet-unreadable", place))
    try:
        if find_spec("polars"):
            import polars as pl  # an extra, loaded where it is used

            frame = pl.scan_parquet(path, glob=False)
            frame.collect_schema()
            return frame
        if find_spec("pyarrow"):
            import pyarrow.parquet as pq  # an extra, loaded where it is used

            return pq.read_table(path)
    except Exception:  # noqa: BLE001 - each library has its own class for a damaged file
        raise DataError(problem("parquet-unreadable", place)) from None
    raise DataError(problem("parquet-missing", place))
