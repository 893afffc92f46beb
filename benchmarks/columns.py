"""A million schools: exact verdicts against a hand-written float plan of Polars, side by side.

`python benchmarks/columns.py` prints times, and peaks of memory measured in processes of their own.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import polars as pl
from kept import keep

import edustandards as es

SCHOOLS, COUNTIES, RUNS = 1_000_000, 3_000, 9
DATA = Path(__file__).parent / ".data" / "schools.parquet"
PACK = Path(__file__).parent / "seven.yaml"
LIMITS = {
    "degree_teachers": (100, 4.2, 5.3),
    "backbone_teachers": (100, 1.0, 1.0),
    "arts_teachers": (100, 0.9, 0.9),
    "teaching_area": (1, 4.5, 5.8),
    "sports_field_area": (1, 7.5, 10.2),
    "equipment_value": (1, 2000.0, 2500.0),
    "multimedia_rooms": (100, 2.3, 2.4),
}


def make(path: Path = DATA) -> None:
    """Write the table: half of the schools lie exactly on a threshold where one can be met."""
    rng = random.Random(20171)
    columns: dict[str, list[object]] = {"school": [], "county": [], "stage": [], "students": []}
    columns |= {name: [] for name in LIMITS}
    for index in range(SCHOOLS):
        junior = index % 2
        students = 20 * rng.randint(2, 150)
        columns["school"].append(f"s{index}")
        columns["county"].append(f"c{index * COUNTIES // SCHOOLS}")
        columns["stage"].append("junior" if junior else "primary")
        columns["students"].append(students)
        for name, (per, *limits) in LIMITS.items():
            limit = Fraction(str(limits[junior]))
            needed = limit * students / per
            share = 1 if rng.random() < 0.5 else Fraction(rng.randint(70, 160), 100)
            value = needed * share
            count = name.endswith(("teachers", "rooms"))
            columns[name].append(int(value) if count else round(float(value), 2))
    path.parent.mkdir(exist_ok=True)
    pl.DataFrame(columns).write_parquet(path)


def by_hand(frame: pl.LazyFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the same booleans from the usual float formulas, as one lazy plan."""
    primary = pl.col("stage") == "primary"
    students = pl.col("students")
    met, floor = [], []
    for name, (per, low, high) in LIMITS.items():
        limit = pl.when(primary).then(low).otherwise(high)
        met.append((pl.col(name) * per >= limit * students).alias(name))
        floor.append(pl.col(name) * per >= limit * 0.85 * students)
    six = (pl.sum_horizontal(met) >= 6) & pl.all_horizontal(floor)
    schools = frame.select("school", *met, six.alias("six"))
    sums = [pl.col(name).sum().alias(f"x_{name}") for name in LIMITS]
    squares = [
        (pl.col(name).cast(pl.Float64) ** 2 / students).sum().alias(f"q_{name}") for name in LIMITS
    ]
    most = pl.when(pl.col("stage") == "primary").then(0.5).otherwise(0.45)
    enrolled = pl.col("p")
    spreads = [
        (enrolled * pl.col(f"q_{name}") <= (1 + most**2) * pl.col(f"x_{name}") ** 2).alias(name)
        for name in LIMITS
    ]
    grouped = frame.group_by("county", "stage").agg(students.sum().alias("p"), *sums, *squares)
    counties = grouped.select("county", "stage", *spreads)
    one, two = pl.collect_all([schools, counties])
    return one, two


def ours(pack: es.Pack, frame: pl.LazyFrame) -> es.Report:
    """Return the report of the pack on the frame; all verdicts are worked out."""
    return pack.evaluate({"school": frame})


def side_by_side(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """Return the median times of two things run in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for which, run in enumerate((first, second)):
            start = time.perf_counter()
            run()
            times[which].append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def peak(which: str) -> float:
    """Return the peak memory in MB of one way in a process of its own."""
    command = [sys.executable, __file__, which]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Measure and print."""
    if not DATA.exists():
        make()
    if sys.argv[1:] in (["hand"], ["ours"]):
        frame = pl.scan_parquet(DATA)
        if sys.argv[1] == "hand":
            by_hand(frame)
        else:
            ours(es.load_pack(PACK), frame)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    pack = es.load_pack(PACK)
    frame = pl.read_parquet(DATA).lazy()
    hand, exact = side_by_side(lambda: by_hand(frame), lambda: ours(pack, frame))
    print(f"1,000,000 schools, 3,000 counties, 7 indicators, 6 of 7, 7 coefficients ({RUNS} runs)")
    print(f"  float plan by hand  {hand * 1000:7.1f} ms")
    print(f"  exact verdicts      {exact * 1000:7.1f} ms   ratio {exact / hand:.2f}  (target 1.35)")
    low, high = peak("hand"), peak("ours")
    keep(
        "columns",
        [
            {"what": "memory-hand", "value": hand * 1000, "unit": "ms"},
            {"what": "memory-exact", "value": exact * 1000, "unit": "ms"},
            {"what": "memory-ratio", "value": exact / hand, "unit": "x", "target": 1.35},
            {"what": "memory-peak", "value": high / low, "unit": "x"},
        ],
    )
    print(f"  memory {low:.0f} MB by hand, {high:.0f} MB exact, ratio {high / low:.2f}  (target 2)")
    schools, _ = by_hand(frame)
    report = ours(pack, frame)
    wrong = sum(
        abs(int(schools[name].sum()) - report.results.judged[at].codes.count(2))
        for at, name in enumerate(LIMITS)
    )
    print(f"  booleans of the float plan that differ in count from the exact ones: {wrong}")


if __name__ == "__main__":
    main()
