"""Columns of Python values as a Parquet file, a row group at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_TYPES = {str: pa.string(), float: pa.float64()}


def write_groups(
    path: Path, columns: Mapping[str, type], groups: Iterable[Mapping[str, Sequence[Any]]]
) -> None:
    """Write groups of rows to a Parquet file; `columns` are text (str) or numbers (float)."""
    schema = pa.schema([(name, _TYPES[one]) for name, one in columns.items()])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in groups:
            writer.write_table(pa.table(dict(group), schema=schema))
