"""Starting up: importing the package, and checking a small table from the command line.

Processes are started in turns, so that whatever else the machine does falls on all of them alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kept import keep

ROOT = Path(__file__).parent.parent
RUNS = 21
ROWS = 200


def seconds(command: list[str]) -> float:
    """Return how long a command takes."""
    # Some machines forbid Python to keep byte code; then a run would measure its compiler.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, env=kept | {"COLUMNS": "100"})
    taken = time.perf_counter() - start
    assert done.returncode in {0, 1, 3}, done.stderr.decode()
    return taken


def in_turns(*commands: list[str]) -> list[list[float]]:
    """Return the times of each command, run after run; a first round is not counted."""
    for command in commands:
        seconds(command)
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(RUNS):
        for found, command in zip(times, commands, strict=True):
            found.append(seconds(command))
    return times


def table(folder: Path) -> Path:
    """Write a table of 200 schools."""
    lines = [
        "学校,区县,学段,在校生数,体育场地面积（平方米）,体育馆面积（平方米）,教学仪器设备值（万元）,多媒体教室数"
    ]
    lines += [
        f"第{n}小学,第{n % 5}县,小学,{400 + n},{3000 + 7 * n},{n},{80 + n / 10},{9 + n % 9}"
        for n in range(ROWS)
    ]
    path = folder / "schools.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def main() -> None:
    """Measure and print."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as name:
        data = str(table(Path(name)))
        verb = [python, "-m", "edustandards"]
        bare, imported, helped, libraries, checked = in_turns(
            [python, "-c", "pass"],
            [python, "-c", "import edustandards"],
            [*verb, "--help"],
            [python, "-c", "import pint, pydantic, polars"],
            [*verb, "check", data, "--pack", "cn/quality-balanced"],
        )
    ratio = statistics.median(
        ours / theirs for ours, theirs in zip(checked, libraries, strict=True)
    )
    own = statistics.median(ours - alone for ours, alone in zip(imported, bare, strict=True))
    median = statistics.median
    keep(
        "start",
        [
            {"what": "start-import", "value": own * 1000, "unit": "ms", "target": 60},
            {"what": "start-help", "value": median(helped) * 1000, "unit": "ms", "target": 150},
            {"what": "start-check", "value": median(checked) * 1000, "unit": "ms", "target": 400},
        ],
    )
    print(f"starting up, median of {RUNS} processes each, in turns")
    print(f"  import edustandards             {own * 1000:6.0f} ms over bare Python (target 60)")
    print(f"  edustandards --help             {median(helped) * 1000:6.0f} ms (target 150)")
    print(f"  import pint, pydantic, polars   {median(libraries) * 1000:6.0f} ms")
    print(
        f"  check of {ROWS} rows, national pack {median(checked) * 1000:6.0f} ms (target 400)"
        f"   {ratio:.2f} times those imports"
    )


if __name__ == "__main__":
    main()
