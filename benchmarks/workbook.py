"""The workbook of 3,000 schools against 40 standards: findings made, put into cells, written.

`python benchmarks/workbook.py` prints the time of each step, medians of runs in turns, and
the peak of memory of a process that writes one, beside that of one that only evaluates.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reports import pack_text, schools

import edustandards as es
from edustandards.reports.office.gathered import MOST_SHORTFALLS, Gathered, Least, gather
from edustandards.reports.office.scribe import Scribe
from edustandards.reports.office.workbook import write_workbook
from edustandards.reports.run.run import Run

RUNS = 3


def evaluated(folder: Path) -> Run:
    pack = folder / "pack.yaml"
    pack.write_text(pack_text(), encoding="utf-8")
    return es.load_pack(pack).evaluate({"school": schools()}).run


def make_findings(run: Run) -> None:
    for finding in run.results.findings():
        _ = finding.margin, finding.shortfall, finding.evidence


def make_rows(run: Run) -> None:
    for _ in gather(Scribe(run, "zh"), Gathered(Least(MOST_SHORTFALLS), {})):
        pass


def took(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak(what: str) -> float:
    """Return the peak of memory, in MB, of a process that does one thing."""
    done = subprocess.run(
        [sys.executable, __file__, what], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def main() -> None:
    # First of all: a process begins with the peak of the one that starts it.
    peaks = () if len(sys.argv) > 1 else (peak("write"), peak("evaluate"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run = evaluated(folder)
        if len(sys.argv) > 1:
            if sys.argv[1] == "write":
                write_workbook(run, folder / "out.xlsx", "zh")
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            return
        times: dict[str, list[float]] = {"findings": [], "rows": [], "workbook": []}
        for _ in range(RUNS):
            times["findings"].append(took(lambda: make_findings(run)))
            times["rows"].append(took(lambda: make_rows(run)))
            times["workbook"].append(took(lambda: write_workbook(run, folder / "out.xlsx", "zh")))
        found, rows, whole = (statistics.median(several) for several in times.values())
        count = sum(run.results.counts().values())
        print(f"workbook of {count} findings, {(folder / 'out.xlsx').stat().st_size / 1e6:.1f} MB")
        print(f"  making findings {found:6.1f} s")
        print(f"  into cells      {rows - found:6.1f} s")
        print(f"  writing         {whole - rows:6.1f} s   (target 5)")
        print(f"  all             {whole:6.1f} s")
        print("  memory {:.0f} MB, of evaluation alone {:.0f} MB".format(*peaks))


if __name__ == "__main__":
    main()
