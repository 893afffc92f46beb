"""Ours beside its peers, in turns, on the same verdicts.

`python benchmarks/peers/run.py [--write]` makes an environment of its own on first use. With
`--write` the table and its chart become part of the docs.
"""

from __future__ import annotations

import json
import platform
import resource
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterable
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HOME = ROOT / ".venv-peers"
OUT = ROOT / "docs" / "benchmarks"
RUNS = 3
SIZES = ((1_000, 0), (1_000_000, 0), (1_000_000, 50))
ONE_BY_ONE = 300
PREPARED = "the table alone"
NAMES = (
    "edustandards",
    "Polars, lazy, by hand",
    "DuckDB, SQL by hand",
    "numpy, by hand",
    "pointblank",
    "dataframely",
    "pandera (Polars)",
    "Great Expectations",
)
PATIENCE = 5.0
"""Seconds after which a peer is not asked again at the same size."""


def main() -> None:
    """Make the environment, measure, print, and write where asked to."""
    if Path(sys.prefix) != HOME:
        made(HOME)
        command = [str(HOME / "bin" / "python"), __file__, *sys.argv[1:]]
        raise SystemExit(subprocess.run(command, check=False).returncode)
    if sys.argv[1:2] == ["peak"]:
        print(peak_here(sys.argv[2]))
        return
    # First of all: a process begins with the peak of memory of the one that starts it.
    peaks = {name: peak(name) for name in (PREPARED, *NAMES)}
    found = {"machine": machine(), "frames": list(frames(peaks)), "rows": list(rows())}
    show(found)
    if "--write" in sys.argv:
        OUT.mkdir(exist_ok=True)
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (OUT / "peers.json").write_text(text + "\n", encoding="utf-8")


def made(home: Path) -> None:
    """Make the environment of the peers, unless it is there."""
    if (home / ".stamp").exists():
        return
    venv.create(home, with_pip=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--requirement", str(HERE / "requirements.txt")], check=True)
    subprocess.run([*pip, "--editable", str(ROOT)], check=True)
    (home / ".stamp").touch()


def machine() -> dict[str, str]:
    """Return what was measured on, and with which versions."""
    names = [
        line.split("[")[0]
        for line in (HERE / "requirements.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    versions = {name: metadata.version(name) for name in ("edustandards", *names)}
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    import os

    return {
        "processor": model,
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "day": time.strftime("%Y-%m-%d"),
        **versions,
    }


def in_turns(several: dict[str, Callable[[], Any]], runs: int) -> dict[str, float]:
    """Return the median seconds of each, measured in turns; infinity for what failed."""
    times: dict[str, list[float]] = {name: [] for name in several}
    for _ in range(runs):
        for name, run in several.items():
            if times[name] and times[name][-1] > PATIENCE:
                continue
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(one) for name, one in times.items()}


def frames(peaks: dict[str, int]) -> Iterable[dict[str, Any]]:
    """Yield what each peer took on whole tables, and how many of its verdicts are wrong."""
    import numpy as np
    from frames import FRAMES, ours
    from task import table

    for schools, on_limit in SIZES:
        frame = table(schools, on_limit)
        right = ours(frame)
        wrong, usable = {}, {}
        for name, peer in FRAMES.items():
            try:
                found = peer(frame)
            except Exception as error:  # noqa: BLE001 - whatever a peer raises, the others go on
                print(f"{name}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
                continue
            usable[name] = partial(peer, frame)
            wrong[name] = int(
                np.sum(np.asarray(found.met, bool) != right.met)
                + np.sum(np.asarray(found.six, bool) != right.six)
                + np.sum(np.asarray(found.even, bool) != right.even)
            )
        times = in_turns(usable, RUNS)
        yield {
            "schools": schools,
            "on_limit": on_limit,
            "digest": right.digest(),
            "peers": [
                {
                    "name": name,
                    "seconds": round(seconds, 4),
                    "ratio": round(seconds / times["edustandards"], 2),
                    "wrong": wrong[name],
                    **({"peak": peaks[name]} if schools > 10_000 and not on_limit else {}),
                }
                for name, seconds in times.items()
            ],
        }


def rows() -> Iterable[dict[str, Any]]:
    """Yield what each engine of rules takes for one school, in microseconds."""
    from rows import ROWS
    from task import LIMITS, table

    schools = table(1_000, 50).select("stage", "students", *LIMITS).to_dicts()[:ONE_BY_ONE]
    judges = {name: made() for name, made in ROWS.items()}
    right = [list(judges["edustandards"](one)) for one in schools]
    times = in_turns(
        {
            name: (lambda judge=judge: [judge(one) for one in schools])
            for name, judge in judges.items()
        },
        RUNS,
    )
    for name, seconds in times.items():
        found = [list(judges[name](one)) for one in schools]
        yield {
            "name": name,
            "microseconds": round(seconds / len(schools) * 1e6, 1),
            "ratio": round(seconds / times["edustandards"], 1),
            "wrong": sum(
                a != b
                for one, its in zip(found, right, strict=True)
                for a, b in zip(one, its, strict=True)
            ),
        }


def peak(name: str) -> int:
    """Return the peak of memory, in MB, of a process that does the task once."""
    command = [sys.executable, __file__, "peak", name]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(float(done.stdout.strip().splitlines()[-1]))


def peak_here(name: str) -> float:
    """Do the task once, and return the peak of memory so far in MB."""
    from frames import FRAMES
    from task import table

    frame = table(1_000_000, 0)
    if name != PREPARED:
        FRAMES[name](frame)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(found: dict[str, Any]) -> None:
    """Print all tables."""
    for one in found["frames"]:
        print(f"{one['schools']:,} schools, {one['on_limit']} % on a limit, digest {one['digest']}")
        for peer in sorted(one["peers"], key=lambda peer: peer["seconds"]):
            memory = f"{peer['peak']:6} MB" if "peak" in peer else ""
            print(
                f"  {peer['name']:24}{peer['seconds']:9.3f} s  x {peer['ratio']:7.2f}"
                f"  {peer['wrong']:8} wrong {memory}"
            )
    print("one school, seven limits")
    for one in found["rows"]:
        said = f"{one['microseconds']:10.1f} µs  x {one['ratio']:7.1f}  {one['wrong']:6} wrong"
        print(f"  {one['name']:24}{said}")


if __name__ == "__main__":
    main()
