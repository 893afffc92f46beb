"""Mutation testing by a sample: of so many slips, how many do the tests notice?

    python tests/mutation/run.py --coverage FILE --rooms units measures checks --sample 200

`FILE` is a coverage file with contexts (`pytest --cov --cov-branch --cov-context=test`): a mutant
is tried on the tests that reach its line only, the quickest first. The package is copied; nothing
in the work tree is touched. What survives is printed with its line, and the share that was killed
with the interval in which it lies with 95 % certainty (Wilson).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from math import sqrt
from pathlib import Path
from xml.etree import ElementTree as ET

from coverage import CoverageData

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.mutation.mutants import Spot, mutant, spots  # noqa: E402 - found by the path above

MOST_SECONDS = 40.0
"""Of the tests that reach a line, the quickest that take so long together."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coverage", required=True)
    parser.add_argument("--junit", required=True)
    parser.add_argument("--rooms", nargs="+", required=True)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--root", type=Path, default=ROOT, help="the sources that were covered")
    parser.add_argument("--kept", type=Path, help="results so far, one JSON object a line")
    asked = parser.parse_args()
    reached = _reached(asked.coverage, asked.root)
    quick = _times(asked.junit)
    drawn = _drawn(asked.root, asked.rooms)
    random.Random(asked.seed).shuffle(drawn)
    counts = {"killed": 0, "survived": 0, "unreached": 0}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("edustandards", "standards", "tests", "docs", "examples", "benchmarks"):
            shutil.copytree(asked.root / name, copy / name)
        shutil.copy(asked.root / "pyproject.toml", copy)
        for path, spot in drawn[: asked.sample]:
            tests = reached.get((path, spot.line)) or reached.get((path, spot.begins), set())
            chosen = _quickest(tests, quick)
            begun = time.monotonic()
            state = _tried(copy / path, copy, spot, chosen) if chosen else "unreached"
            counts[state] += 1
            told = {"state": state, "path": path, "line": spot.line, "what": spot.what}
            told["tests"] = len(tests)
            told["seconds"] = round(time.monotonic() - begun, 1)
            if asked.kept:
                with asked.kept.open("a") as file:
                    file.write(json.dumps(told) + "\n")
            if state != "killed":
                pass
    _low, _high = wilson(counts["killed"], sum(counts.values()))


def _drawn(root: Path, rooms: list[str]) -> list[tuple[str, Spot]]:
    return [
        (str(path.relative_to(root)), spot)
        for room in rooms
        for path in sorted((root / "edustandards" / room).rglob("*.py"))
        for spot in spots(path.read_text("utf-8"))
    ]


def _reached(coverage: str, root: Path) -> dict[tuple[str, int], set[str]]:
    data = CoverageData(coverage)
    data.read()
    found: dict[tuple[str, int], set[str]] = {}
    for name in data.measured_files():
        path = str(Path(name).relative_to(root))
        for line, contexts in data.contexts_by_lineno(name).items():
            tests = {_function(one) for one in contexts if one.endswith("|run")}
            if tests:
                found[path, line] = tests
    return found


def _times(junit: str) -> Mapping[str, float]:
    """Return the seconds that each test took, by the id that coverage knows it by."""
    found: dict[str, float] = {}
    for case in ET.parse(junit).iter("testcase"):
        file = case.get("file") or case.get("classname", "").replace(".", "/") + ".py"
        test = _function(f"{file}::{case.get('name')}")
        found[test] = found.get(test, 0.0) + float(case.get("time", "9"))
    return found


def _function(test: str) -> str:
    """Return the function of a test, whatever it was given."""
    return test.rpartition("|")[0].partition("[")[0] if "|" in test else test.partition("[")[0]


def _quickest(tests: set[str], seconds: Mapping[str, float]) -> list[str]:
    found: list[str] = []
    spent = 0.0
    for one in sorted(tests, key=lambda one: seconds.get(one, 9.0)):
        spent += seconds.get(one, 9.0)
        if found and spent > MOST_SECONDS:
            break
        found.append(one)
    return found


def _tried(target: Path, copy: Path, spot: Spot, tests: list[str]) -> str:
    """Return whether the tests notice a mutant; one that never ends is noticed."""
    whole = target.read_text("utf-8")
    target.write_text(mutant(whole, spot), "utf-8")
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider"]
    env = dict(os.environ, PYTHONPATH=str(copy), PYTHONDONTWRITEBYTECODE="1")
    try:
        done = subprocess.run(
            [*words, *tests], cwd=copy, env=env, capture_output=True, timeout=180, check=False
        )
    except subprocess.TimeoutExpired:
        return "killed"
    finally:
        target.write_text(whole, "utf-8")
    return "survived" if done.returncode == 0 else "killed"


def wilson(killed: int, tried: int) -> tuple[float, float]:
    """Return the interval in which the true share lies with 95 % certainty."""
    z, share = 1.96, killed / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    apart = (
        z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried)) / (1 + z * z / tried)
    )
    return middle - apart, middle + apart


if __name__ == "__main__":
    main()
