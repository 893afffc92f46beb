"""What lies exactly on a limit costs no more: schools on thresholds, counties on a coefficient.

`python benchmarks/limits.py [--write]`. Times are of whole evaluations in memory by Polars, medians
of runs in turns; those of results are of one lazy plan written to a file, wide and long.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
from kept import Measured, keep

import edustandards as es

SCHOOLS, COUNTIES, RUNS = 300_000, 3_000, 7
PACK = """
pack: bench/limits
edition: "1"
title: {zh: 界限, en: Limits}
standards:
  area:
    on: school
    title: 面积
    indicator: sports_field_area / students
    require: "≥ 7.5 m²/student"
  books:
    on: school
    title: 图书
    indicator: library_books / students
    require: "≥ 20 book/student"
  spread:
    on: county
    title: 差异
    indicator: cv(equipment_value / students, weight=students)
    require: "≤ 0.5"
"""


def pack(folder: Path) -> es.Pack:
    """Return the pack of the limits."""
    path = folder / "limits.yaml"
    path.write_text(PACK, encoding="utf-8")
    return es.load_pack(path)


def schools(on_limit: int, spreads: int) -> pl.DataFrame:
    """Return schools, some per cent exactly on their limits, in counties, some exactly on theirs.

    Two equal schools with 3 and 1 of something a student have a coefficient of exactly one half.
    """
    at = pl.int_range(SCHOOLS)
    county = at % COUNTIES
    exactly = at % 100 < on_limit
    students = 200 + at // COUNTIES // 2 % 7 * 20
    money = pl.when(at // COUNTIES % 2 == 0).then(3000).when(county < spreads).then(1000)
    return pl.select(
        school=pl.format("s{}", at),
        county=pl.format("c{}", county),
        students=students,
        sports_field_area=students * 7.5 + pl.when(exactly).then(0).otherwise(10 - at % 21),
        library_books=students * 20 + pl.when(exactly).then(0).otherwise(10 - at % 21),
        equipment_value=students * money.otherwise(2000),
    )


def in_turns(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median seconds of each way; a first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for run in range(RUNS + 1):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            if run:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(several) for name, several in times.items()}


def main() -> None:
    """Measure, print and keep."""
    found: list[Measured] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = pack(folder)
        shares = {share: schools(share, 0) for share in (0, 5, 50)}
        taken = in_turns(
            {str(share): lambda f=frame: ours.evaluate(f) for share, frame in shares.items()}
        )
        print(f"{SCHOOLS:,} schools, so many per cent exactly on their limits")
        for share, seconds in taken.items():
            print(f"  {share:>3} %   {seconds * 1000:7.1f} ms   {seconds / taken['0']:.2f} x")
            found.append({"what": f"limit-{share}", "value": seconds / taken["0"], "unit": "x"})
        tables = {count: schools(0, count) for count in (0, 300, 3_000)}
        taken = in_turns(
            {str(count): lambda f=frame: ours.evaluate(f) for count, frame in tables.items()}
        )
        print(f"{COUNTIES:,} counties, so many exactly on the limit of a coefficient of variation")
        for count, seconds in taken.items():
            more = (seconds - taken["0"]) / int(count) * 1e6 if int(count) else 0.0
            print(f"  {count:>5}   {seconds * 1000:7.1f} ms   {more:6.1f} µs more for each")
            if int(count):
                one: Measured = {
                    "what": f"spread-{count}",
                    "value": more,
                    "unit": "µs",
                    "target": 50,
                }
                found.append(one)
        report = ours.lazy(shares[5].lazy())
        taken = in_turns(
            {
                "wide": lambda: report.wide("school")[0].sink_parquet(folder / "wide.parquet"),
                "long": lambda: report.findings().sink_parquet(folder / "long.parquet"),
            }
        )
        print("results written, of a plan that is made")
        for what, seconds in taken.items():
            print(f"  {what}   {seconds * 1000:7.1f} ms")
            found.append({"what": f"written-{what}", "value": seconds * 1000, "unit": "ms"})
    keep("limits", found)


if __name__ == "__main__":
    main()
