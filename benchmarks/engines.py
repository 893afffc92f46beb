"""Exact verdicts where the data lies, against the engine's own plain floats: Polars and DuckDB.

`python benchmarks/engines.py [--write]`. Each way reads a Parquet file and writes one, in a process
of its own, which tells its time without start-up and its peak of memory. The files of both sides
hold the same thing: a row for each school, a column of words for each of eight verdicts.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import columns
import polars as pl

import edustandards as es

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "docs" / "benchmarks"
RUNS = 3
TIMES = 10
"""How many times the table of a million schools is laid end to end for ten million."""

SCHOOL_PACK = HERE / ".data" / "seven-schools.yaml"
PACK: list[es.Pack] = []
TARGETS = {"polars": 1.4, "duckdb": 1.4}


def school_pack() -> es.Pack:
    """Return the benchmark's pack without its limits on counties."""
    text = columns.PACK.read_text(encoding="utf-8")
    SCHOOL_PACK.write_text(
        "\n".join(line for line in text.splitlines() if "on: county" not in line) + "\n",
        encoding="utf-8",
    )
    return es.load_pack(SCHOOL_PACK)


def data(times: int) -> Path:
    """Return the file of a million schools, or of several times as many with names of their own."""
    if not columns.DATA.exists():
        columns.make()
    if times == 1:
        return columns.DATA
    path = columns.DATA.with_name(f"schools-{times}.parquet")
    if not path.exists():
        one = pl.scan_parquet(columns.DATA)
        several = [
            one.with_columns(
                pl.format("{}-{}", pl.col("school"), pl.lit(at)).alias("school"),
                pl.format("{}-{}", pl.col("county"), pl.lit(at)).alias("county"),
            )
            for at in range(times)
        ]
        half = path.with_suffix(".half")
        pl.concat(several).sink_parquet(half)
        half.rename(path)
    return path


def polars_by_hand(source: Path, target: Path) -> None:
    """Stream from file to file with float formulas."""
    primary, students = pl.col("stage") == "primary", pl.col("students")
    met, floor = [], []
    for name, (per, low, high) in columns.LIMITS.items():
        limit = pl.when(primary).then(low).otherwise(high)
        met.append(pl.col(name) * per >= limit * students)
        floor.append(pl.col(name) * per >= limit * 0.85 * students)
    six = (pl.sum_horizontal(*met) >= 6) & pl.all_horizontal(floor)
    said = [pl.when(one).then(pl.lit("met")).otherwise(pl.lit("not_met")) for one in (*met, six)]
    named = [one.alias(name) for one, name in zip(said, (*columns.LIMITS, "six"), strict=True)]
    pl.scan_parquet(source).select("school", "county", "stage", *named).sink_parquet(target)


def polars_exact(source: Path, target: Path) -> None:
    """The same from the pack."""
    [wide] = PACK[0].lazy(pl.scan_parquet(source)).wide("school")
    wide.sink_parquet(target)


def duckdb_by_hand(source: Path, target: Path) -> None:
    """Plain SQL in doubles, from file to file."""
    import duckdb

    met, floor = [], []
    for name, (per, low, high) in columns.LIMITS.items():
        limit = f"case when stage = 'primary' then {low}::double else {high}::double end"
        met.append(f"{name} * {per}::double >= ({limit}) * students")
        floor.append(f"{name} * {per}::double >= ({limit}) * 0.85::double * students")
    count = " + ".join(f"({one})::int" for one in met)
    whole = [*met, f"({count}) >= 6 and {' and '.join(floor)}"]
    named = ", ".join(
        f"case when {one} then 'met' else 'not_met' end as {name}"
        for one, name in zip(whole, (*columns.LIMITS, "six"), strict=True)
    )
    duckdb.sql(
        f"copy (select school, county, stage, {named} from '{source}')"
        f" to '{target}' (format parquet)"
    )


def duckdb_exact(source: Path, target: Path) -> None:
    """The same from the pack."""
    import duckdb

    [wide] = PACK[0].lazy(duckdb.read_parquet(str(source))).wide("school")
    wide.write_parquet(str(target))


WAYS: dict[str, tuple[Callable[[Path, Path], None], Callable[[Path, Path], None]]] = {
    "polars": (polars_by_hand, polars_exact),
    "duckdb": (duckdb_by_hand, duckdb_exact),
}


def once(engine: str, side: int, times: int) -> tuple[float, float]:
    """Return the seconds and the peak of memory, in MB, of one way in a process of its own."""
    command = [sys.executable, __file__, engine, str(side), str(times)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()[-2:]
    return float(seconds), float(peak)


def here(engine: str, side: int, times: int) -> None:
    """Do one way, and print its seconds and its peak; loading libraries and pack is start-up."""
    import duckdb  # noqa: F401 - loading it is no part of what is timed

    source = data(times)
    PACK.append(school_pack())
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        WAYS[engine][side](source, Path(folder) / "out.parquet")
        print(
            time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        )


def main() -> None:
    """Measure in turns, and print."""
    if sys.argv[1:2] == ["make"]:
        data(int(sys.argv[2]))
        return
    if len(sys.argv) > 3:
        here(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
        return
    found: list[dict[str, Any]] = []
    for times in (1, TIMES):
        # Apart, for a process begins with the peak of memory of the one that starts it.
        subprocess.run([sys.executable, __file__, "make", str(times)], check=True)
        for engine in WAYS:
            runs = [[once(engine, side, times) for side in (0, 1)] for _ in range(RUNS)]
            hand, exact = (statistics.median(run[side][0] for run in runs) for side in (0, 1))
            low, high = (max(run[side][1] for run in runs) for side in (0, 1))
            found.append(
                {
                    "engine": engine,
                    "schools": times * columns.SCHOOLS,
                    "by_hand": round(hand, 3),
                    "exact": round(exact, 3),
                    "ratio": round(exact / hand, 2),
                    "memory_by_hand": round(low),
                    "memory": round(high),
                }
            )
            print(
                f"{times * columns.SCHOOLS:>11,} schools, {engine:7} by hand {hand:6.2f} s, exact"
                f" {exact:6.2f} s: {exact / hand:.2f} x (target {TARGETS[engine]});"
                f" memory {low:.0f} and {high:.0f} MB"
            )
    if "--write" in sys.argv:
        OUT.mkdir(exist_ok=True)
        text = json.dumps(found, indent=1)
        (OUT / "engines.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
