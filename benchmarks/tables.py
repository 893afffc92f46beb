"""Reading tables: a workbook against python-calamine alone, a text against Polars, side by side.

`python benchmarks/tables.py` prints the times and both ratios, each the median of runs in turns,
and peaks of memory measured in processes of their own. Ours read, account for every column, look
at every cell, and judge the pack; theirs read alone, or read and judge.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import python_calamine
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from kept import Measured, keep

import edustandards as es

ROWS, COLUMNS, LINES, RUNS = 50_000, 30, 1_000_000, 7
DATA = Path(__file__).parent / ".data"
WORKBOOK, TEXT = DATA / "schools.xlsx", DATA / "schools.csv"
PACK = Path(__file__).parent / "seven.yaml"
KEYS = ("区县", "学校", "学段")
FIELDS = (
    *("students", "degree_teachers", "backbone_teachers", "arts_teachers"),
    *("teaching_area", "sports_field_area", "equipment_value", "multimedia_rooms"),
)
TITLE = "某市义务教育学校基本情况统计表"


def make_workbook() -> None:
    """Write a workbook as an office has it: a title, headers, and columns that no pack asks for."""
    rng = random.Random(20171)
    more = [f"其他{at}" for at in range(COLUMNS - len(KEYS) - len(FIELDS))]
    with xlsxwriter.Workbook(WORKBOOK) as book:
        sheet = book.add_worksheet("学校")
        sheet.write(0, 0, TITLE)
        sheet.write_row(1, 0, [*KEYS, *FIELDS, *more])
        for at in range(ROWS):
            cells = [f"县{at % 120}", f"第{at}学校", "小学" if at % 2 else "初中"]
            numbers = [_number(rng, at + column) for column in range(COLUMNS - len(KEYS))]
            sheet.write_row(at + 2, 0, [*cells, *numbers])


def make_text() -> None:
    """Write a text of a million lines."""
    rng = random.Random(20172)
    with TEXT.open("w", encoding="utf-8") as file:
        file.write(",".join([*KEYS, *FIELDS]) + "\n")
        for at in range(LINES):
            stage = "小学" if at % 2 else "初中"
            numbers = [str(_number(rng, column)) for column in range(len(FIELDS))]
            file.write(",".join([f"县{at % 3000}", f"第{at}学校", stage, *numbers]) + "\n")


def _number(rng: random.Random, kind: int) -> float:
    return rng.randint(100, 3000) if kind % 8 not in {4, 5, 6} else rng.randint(100, 10**6) / 100


def calamine() -> object:
    """Read the workbook with python-calamine."""
    book = python_calamine.CalamineWorkbook.from_path(str(WORKBOOK))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def polars(pack: es.Pack) -> es.Report:
    """Read the text with Polars, and judge it."""
    names = dict(zip(KEYS, ("county", "school", "stage"), strict=True))
    return pack.evaluate({"school": pl.read_csv(TEXT).rename(names)})


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
    DATA.mkdir(exist_ok=True)
    if not WORKBOOK.exists():
        make_workbook()
    if not TEXT.exists():
        make_text()
    pack = es.load_pack(PACK)
    ways: dict[str, Callable[[], object]] = {
        "calamine": calamine,
        "workbook": lambda: pack.evaluate(WORKBOOK),
        "polars": lambda: polars(pack),
        "text": lambda: pack.evaluate(TEXT),
    }
    if sys.argv[1:] and sys.argv[1] in ways:
        ways[sys.argv[1]]()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    # What a process has used counts for those that it starts, so these come first.
    peaks = {name: peak(name) for name in ways}
    found: list[Measured] = []
    for size, theirs, ours, most in (
        (f"workbook, {ROWS:,} x {COLUMNS}", "calamine", "workbook", 2),
        (f"text, {LINES:,} x {len(KEYS) + len(FIELDS)}", "polars", "text", 1.5),
    ):
        first, second = side_by_side(ways[theirs], ways[ours])
        print(f"{size}: {theirs} {first:.2f} s, read and judged {second:.2f} s:", end=" ")
        print(f"{second / first:.2f} x (at most {most})")
        print(f"  memory: {theirs} {peaks[theirs]:.0f} MB, ours {peaks[ours]:.0f} MB")
        found += [
            {"what": f"read-{ours}", "value": second / first, "unit": "x", "target": most},
            {"what": f"peak-{ours}", "value": peaks[ours], "unit": "MB"},
        ]
    keep("tables", found)


if __name__ == "__main__":
    main()
