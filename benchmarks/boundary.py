"""What each engine does at the boundary, measured: overflow, division, sums of decimals.

`python benchmarks/boundary.py` prints a table; an engine that is not installed is listed as such.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

BIG = 2**62
TENTHS = [0.1] * 10
# Teachers and students of schools that lie exactly on 0.9 teachers per hundred students.
EXACT = [(9 * n, 1000 * n) for n in range(1, 201)]

Engine = Mapping[str, Callable[[], object]]


def _polars() -> Engine:
    import polars as pl

    pairs = pl.DataFrame(EXACT, schema=["x", "p"], orient="row")
    return {
        "overflow": lambda: int((pl.Series([BIG], dtype=pl.Int64) * 4)[0]),
        "division": lambda: int(pairs.select((pl.col("x") / pl.col("p") * 100 < 0.9).sum()).item()),
        "sum": lambda: pl.Series(TENTHS).sum(),
    }


def _pandas() -> Engine:
    import pandas as pd

    pairs = pd.DataFrame(EXACT, columns=["x", "p"])
    return {
        "overflow": lambda: int((pd.Series([BIG]) * 4).iloc[0]),
        "division": lambda: int((pairs["x"] / pairs["p"] * 100 < 0.9).sum()),
        "sum": lambda: float(pd.Series(TENTHS).sum()),
    }


def _arrow() -> Engine:
    import pyarrow as pa
    from pyarrow import compute

    above, below = (pa.array(side, pa.float64()) for side in zip(*EXACT, strict=True))

    def division() -> int:
        value = compute.multiply(compute.divide(above, below), 100.0)
        return int(compute.sum(compute.less(value, 0.9)).as_py())

    def overflow() -> object:
        return compute.multiply(pa.array([BIG], pa.int64()), 4)[0].as_py()

    return {
        "overflow": overflow,
        "division": division,
        "sum": lambda: compute.sum(pa.array(TENTHS)).as_py(),
    }


def _duckdb() -> Engine:
    import duckdb

    connection = duckdb.connect()

    def one(sql: str) -> object:
        row = connection.execute(sql).fetchone()
        return row[0] if row else None

    values = ", ".join(f"({x}, {p})" for x, p in EXACT)
    return {
        "overflow": lambda: one(f"select x * 4::bigint from (values ({BIG}::bigint)) t(x)"),
        "division": lambda: one(
            "select count(*) from (values " + values + ") t(x, p) "
            "where x::double / p::double * 100::double < 0.9::double"
        ),
        "sum": lambda: one("select sum(0.1::double) from range(10)"),
    }


ENGINES: Mapping[str, Callable[[], Engine]] = {
    "polars": _polars,
    "pandas": _pandas,
    "pyarrow": _arrow,
    "duckdb": _duckdb,
}


def measured(run: Callable[[], object]) -> str:
    """Return what came out, or the error of overflow that the engine raised; others are ours."""
    try:
        return repr(run())
    except Exception as error:
        if "overflow" not in str(error).lower():
            raise
        return type(error).__name__


def main() -> None:
    """Measure and print."""
    assert all(Fraction(x, p) * 100 == Fraction(9, 10) for x, p in EXACT)
    print(f"| engine | 2^62 * 4 in int64 | of {len(EXACT)} on the limit, failed | ten times 0.1 |")
    print("|---|---|---|---|")
    for name, make in ENGINES.items():
        try:
            engine = make()
        except ModuleNotFoundError:
            print(f"| {name} | not installed | | |")
            continue
        found = [measured(engine[what]) for what in ("overflow", "division", "sum")]
        print(f"| {name} | {' | '.join(found)} |")


if __name__ == "__main__":
    main()
