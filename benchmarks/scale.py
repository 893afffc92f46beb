"""How time grows with rows, standards, counties and years: `python benchmarks/scale.py [--write]`.

Everything is judged in memory by Polars; each point is the median of three. The slopes tell what a
country would take, and are written for the docs.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import polars as pl

import edustandards as es

OUT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks"
RUNS = 3
FIELDS = (
    ("sports_field_area", "m²/student", 7.0),
    ("teaching_area", "m²/student", 4.5),
    ("equipment_value", "yuan/student", 2000.0),
    ("library_books", "book/student", 20.0),
)
ROWS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
STANDARDS = (1, 4, 10, 20, 40)
COUNTIES = (10, 100, 1_000, 10_000)
YEARS = (1, 2, 5, 10)


def pack(standards: int, spreads: int = 0) -> es.Pack:
    """Return a pack of limits on schools, and of coefficients of variation of counties."""
    lines = ["pack: bench/scale", 'edition: "1"', "title: {zh: 规模, en: Scale}", "standards:"]
    for number in range(standards):
        field, unit, limit = FIELDS[number % len(FIELDS)]
        asked = limit * (0.8 + number / 100)
        lines.append(
            f"  s-{number}: {{title: {{zh: 第{number}项, en: Number {number}}}, on: school,"
            f" indicator: {field} / students, require: '≥ {asked:.2f} {unit}'}}"
        )
    for number in range(spreads):
        field = FIELDS[number % len(FIELDS)][0]
        lines.append(
            f"  c-{number}: {{title: {{zh: 差异{number}, en: Spread {number}}}, on: county,"
            f' indicator: "cv({field} / students, weight=students)", require: "≤ 0.50"}}'
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scale.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return es.load_pack(path)


def schools(rows: int, counties: int, years: int = 1) -> pl.DataFrame:
    """Return a table of schools, each in every year."""
    draw = random.Random(1)
    students = [draw.randint(60, 2400) for _ in range(rows)]
    columns: dict[str, Any] = {
        "school": [f"s{number // years}" for number in range(rows)],
        "county": [f"c{number // years * counties * years // rows}" for number in range(rows)],
        "students": students,
    }
    if years > 1:
        columns["period"] = [str(2015 + number % years) for number in range(rows)]
    for field, _, limit in FIELDS:
        columns[field] = [round(one * limit * draw.uniform(0.7, 1.6)) for one in students]
    return pl.DataFrame(columns)


def took(judged: es.Pack, frame: pl.DataFrame) -> float:
    """Return the median seconds of judging a table, every verdict worked out."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        judged.evaluate({"school": frame}).summary()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure, print, and write where asked to."""
    eight = pack(6, 2)
    million = schools(1_000_000, 1_000)
    found = {
        "rows": [[rows, took(eight, schools(rows, 1_000))] for rows in ROWS],
        "standards": [[count, took(pack(count), million)] for count in STANDARDS],
        "counties": [[count, took(eight, schools(300_000, count))] for count in COUNTIES],
        "years": [[years, took(eight, schools(30_000 * years, 300, years))] for years in YEARS],
    }
    for name, points in found.items():
        print(name)
        for at, seconds in points:
            print(f"  {at:>11,} {seconds:8.3f} s")
    if "--write" in sys.argv:
        OUT.mkdir(exist_ok=True)
        text = json.dumps(
            {name: [[a, round(s, 4)] for a, s in points] for name, points in found.items()}
        )
        (OUT / "scale.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
