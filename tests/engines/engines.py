"""Every engine that can be installed: how it is given a table, and how findings come out of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import edustandards as es

Columns = Mapping[str, list[Any]]


def rows(pack: es.Pack, table: pl.DataFrame) -> pl.DataFrame:
    found: pl.DataFrame = pack.evaluate({"school": table.to_dicts()}).to_frame("polars")
    return found


def eager(make: Callable[[pl.DataFrame], Any]) -> Callable[[es.Pack, pl.DataFrame], pl.DataFrame]:
    def run(pack: es.Pack, table: pl.DataFrame) -> pl.DataFrame:
        found: pl.DataFrame = pack.evaluate({"school": make(table)}).to_frame("polars")
        return found

    return run


def pandas(table: pl.DataFrame) -> pd.DataFrame:
    found: pd.DataFrame = table.to_pandas()
    return found


def arrow(table: pl.DataFrame) -> pa.Table:
    return table.to_arrow()


TABLES = count()


def lazily(
    make: Callable[[pl.DataFrame], Any], collect: Callable[[Any], pl.DataFrame]
) -> Callable[[es.Pack, pl.DataFrame], pl.DataFrame]:
    def run(pack: es.Pack, table: pl.DataFrame) -> pl.DataFrame:
        report = pack.lazy({"school": make(table)})
        assert not report.left_out
        return collect(report.findings())

    return run


def streamed(pack: es.Pack, table: pl.DataFrame) -> pl.DataFrame:
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "in.parquet"), Path(folder, "out.parquet")
        table.write_parquet(source)
        pack.lazy({"school": pl.scan_parquet(source)}).write(target)
        return pl.read_parquet(target)


@lru_cache(maxsize=1)
def connected() -> Any:
    """Return one connection for all: older versions forget a table once nobody holds its own."""
    return pytest.importorskip("duckdb").connect()


def duck(table: pl.DataFrame) -> Any:
    name = f"schools_{next(TABLES)}"
    connected().register(name, table.to_arrow())
    return connected().table(name)


def ibis(table: pl.DataFrame) -> Any:
    return pytest.importorskip("ibis").memtable(table.to_arrow())


@lru_cache(maxsize=1)
def session() -> Any:
    if os.environ.get("EDUSTANDARDS_SPARK") != "1":
        pytest.skip("EDUSTANDARDS_SPARK is not 1")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    small = {"spark.sql.shuffle.partitions": "2", "spark.ui.showConsoleProgress": "false"}
    for name, value in small.items():
        builder = builder.config(name, value)
    found = builder.getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    return found


def spark(table: pl.DataFrame) -> Any:
    return session().createDataFrame(table.to_arrow())


ENGINES: Mapping[str, Callable[[es.Pack, pl.DataFrame], pl.DataFrame]] = {
    "rows": rows,
    "polars": eager(lambda table: table),
    "pandas": eager(pandas),
    "pyarrow": eager(arrow),
    "polars lazy": lazily(lambda table: table.lazy(), lambda found: found.collect()),
    "polars streaming": streamed,
    "duckdb": lazily(duck, lambda found: found.pl()),
    "ibis": lazily(ibis, lambda found: pl.DataFrame(found.to_pyarrow())),
    "spark": lazily(spark, lambda found: pl.DataFrame(found.toArrow())),
}
