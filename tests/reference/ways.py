"""Every way in which a table comes to a pack: engines and kinds of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import polars as pl
import xlsxwriter  # type: ignore[import-untyped]  # it has no types

import edustandards as es

Tables = Mapping[str, list[dict[str, Any]]]
Columns = Mapping[str, list[str]]
Asked = Mapping[str, Any]
"""What `evaluate` and `lazy` are told beside the data."""


def _frames(tables: Tables) -> dict[str, pl.DataFrame]:
    return {kind: pl.DataFrame(rows, infer_schema_length=None) for kind, rows in tables.items()}


def _eager(make: Callable[[pl.DataFrame], Any]) -> Callable[..., Columns]:
    def run(pack: es.Pack, tables: Tables, asked: Asked) -> Columns:
        made = {kind: make(frame) for kind, frame in _frames(tables).items()}
        return pack.evaluate(made, **asked).findings

    return run


def _pandas(frame: pl.DataFrame) -> pd.DataFrame:
    found: pd.DataFrame = frame.to_pandas()
    return found


def _lazily(make: Callable[[pl.DataFrame], Any], collect: Callable[[Any], pl.DataFrame]) -> Any:
    def run(pack: es.Pack, tables: Tables, asked: Asked) -> Columns:
        made = {kind: make(frame) for kind, frame in _frames(tables).items()}
        return collect(pack.lazy(made, **asked).findings()).to_dict(as_series=False)

    return run


def _duck(frame: pl.DataFrame) -> Any:
    import duckdb

    connection = duckdb.connect()
    connection.register("rows", frame.to_arrow())
    return connection.table("rows")


def _files(write: Callable[[pl.DataFrame, Path], Path]) -> Callable[..., Columns]:
    def run(pack: es.Pack, tables: Tables, asked: Asked) -> Columns:
        with TemporaryDirectory() as folder:
            paths = [
                write(frame, Path(folder, f"{kind}.x")) for kind, frame in _frames(tables).items()
            ]
            return pack.evaluate(paths, **asked).findings

    return run


def _csv(frame: pl.DataFrame, path: Path) -> Path:
    target = path.with_suffix(".csv")
    frame.write_csv(target)
    return target


def _parquet(frame: pl.DataFrame, path: Path) -> Path:
    target = path.with_suffix(".parquet")
    frame.write_parquet(target)
    return target


def _workbook(frame: pl.DataFrame, path: Path) -> Path:
    target = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(target, {"strings_to_numbers": False}) as book:
        sheet = book.add_worksheet()
        for at, name in enumerate(frame.columns):
            sheet.write_string(0, at, name)
            for row, value in enumerate(frame[name].to_list(), 1):
                if value is not None:
                    sheet.write(row, at, value)
    return target


def _records(pack: es.Pack, tables: Tables, asked: Asked) -> Columns:
    return pack.evaluate(tables, **asked).findings


WAYS: Mapping[str, Callable[[es.Pack, Tables, Asked], Columns]] = {
    "records": _records,
    "polars": _eager(lambda frame: frame),
    "pandas": _eager(_pandas),
    "pyarrow": _eager(lambda frame: frame.to_arrow()),
    "polars collected": _eager(lambda frame: frame.lazy()),
    "csv": _files(_csv),
    "parquet": _files(_parquet),
    "workbook": _files(_workbook),
    "polars lazy": _lazily(lambda frame: frame.lazy(), lambda found: found.collect()),
}
SLOW: Mapping[str, Callable[[es.Pack, Tables, Asked], Columns]] = {
    "duckdb": _lazily(_duck, lambda found: found.pl()),
}
