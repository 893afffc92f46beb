"""Mutation testing by a sample: of so many slips, how many do the tests notice?

    python tests/mutation/run.py --reach FOLDER --rooms units measures --sample 200 --seed 1

`FOLDER` says which test calls which function, in a file for each folder of tests (see `reach.py`);
files that are missing are made first, by running those tests, which takes a quarter of an hour.
A mutant is tried on the tests that call the function it stands in, then on others of its module,
the quickest first, in a fork of a process that has all but the package loaded: nothing is written
into the work tree, and starting up is paid for once. What survives is printed with its line, and so
is the share that was killed of each room, with the interval in which it lies with 95 % certainty
(Wilson). Run it once with `--unchanged`: without slips, nothing may be killed.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from math import sqrt
from pathlib import Path
from types import CodeType, ModuleType
from typing import Literal, TypeAlias

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "edustandards"
sys.path.insert(0, str(ROOT))

import pytest  # noqa: E402

from tests.mutation.mutants import Spot, mutant, spots  # noqa: E402 - found by the path above
from tests.mutation.reach import Reach  # noqa: E402

TESTS = (
    *("units", "measures", "checks", "evaluate", "packs", "inherit", "compare", "reference"),
    *("laws", "consistency", "lazy", "layout", "lint", "trial", "starting", "fluent", "fuzz"),
    *("mapping", "editor", "standards", "faults", "outside", "calculator"),
)
"""The folders of tests that say what the rooms do; the others would add time only."""
LOADED = ("duckdb", "hypothesis", "pandas", "polars", "pyarrow", "pydantic", "yaml")
"""Libraries that tests use: loaded once, so that no fork has to."""
MOST_SECONDS = 20.0
"""Of the tests that call a function, the quickest that take so long together."""
MOST_CPU, MOST_WALL = 120, 400
"""Seconds after which a mutant is taken never to end: ten of those that its tests need."""
MOST_BYTES = 16 * 2**30
SAME = (
    *("-q", "--no-header", "-n0", "-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
"""How tests are run; with CI set, hypothesis draws the same examples each time, without haste."""

Reached: TypeAlias = Mapping[str, Mapping[str, float]]
"""The tests that call a function, each with its seconds."""
State: TypeAlias = Literal["killed", "survived", "endless", "unreached"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reach", type=Path, required=True)
    parser.add_argument("--tests", nargs="+", default=[f"tests/{one}" for one in TESTS])
    parser.add_argument("--rooms", nargs="+", required=True, help="folders or modules of them")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unchanged", action="store_true", help="without slips: all must live")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kept", type=Path, help="results as they come, one JSON object a line")
    asked = parser.parse_args()
    os.environ["CI"] = "true"
    os.chdir(ROOT)
    for name in LOADED:
        import_module(name)
    reach = _reached(asked.reach, asked.tests, asked.jobs)
    drawn = [
        (path, one) for path in _modules(asked.rooms) for one in spots(path.read_text("utf-8"))
    ]
    random.Random(asked.seed).shuffle(drawn)
    counts: defaultdict[str, Counter[State]] = defaultdict(Counter)
    for path, spot, state, told in _tried(
        drawn[: asked.sample], reach, asked.jobs, asked.unchanged
    ):
        room = path.relative_to(PACKAGE).parts[0]
        counts[room][state] += 1
        place = {"path": str(path.relative_to(ROOT)), "line": spot.line, "within": spot.within}
        words = {"state": state, **place, "what": spot.what, **told}
        if asked.kept:
            with asked.kept.open("a") as file:
                file.write(json.dumps(words) + "\n")
        if state in {"survived", "unreached"}:
            print(json.dumps(words), flush=True)  # noqa: T201 - what it is run for
    for room, found in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(room, dict(found), "{:.1%}: {:.1%} to {:.1%}".format(*shares(found)))  # noqa: T201


def _modules(rooms: Sequence[str]) -> Iterator[Path]:
    for room in rooms:
        path = PACKAGE / room
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _reached(folder: Path, tests: Sequence[str], jobs: int) -> Reached:
    """Return the tests that call each function, and each module's by its path."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {one: folder / f"{one.replace('/', '-')}.json" for one in tests}
    running = 0
    for one, file in files.items():
        if not file.exists():
            if running == jobs:
                os.wait()
                running -= 1
            running += 1
            _fork(lambda: pytest.main([*SAME, one], [Reach(PACKAGE, file)]))  # noqa: B023 - at once
    for _ in range(running):
        os.wait()
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for file in files.values():
        for test, told in json.loads(file.read_text("utf-8")).items():
            for call in told["calls"]:
                found[call][test] = found[call.partition(":")[0]][test] = told["seconds"]
    return found


def _chosen(near: Mapping[str, float], far: Mapping[str, float]) -> list[str]:
    """Return the tests that are worth their time: those near first, and the quickest of each."""
    found: dict[str, float] = {}
    for seconds in (near, far):
        for one in sorted(seconds, key=lambda one: seconds[one]):
            if one not in found and sum(found.values()) + seconds[one] <= MOST_SECONDS:
                found[one] = seconds[one]
    return [*found] or sorted(near)[:1]


def _tried(
    drawn: Sequence[tuple[Path, Spot]], reach: Reached, jobs: int, unchanged: bool
) -> Iterator[tuple[Path, Spot, State, dict[str, object]]]:
    """Try mutants, so many at a time, and tell of each what became of it."""
    running: dict[int, tuple[Path, Spot, int, float]] = {}

    def ended() -> tuple[Path, Spot, State, dict[str, object]]:
        pid, status = os.wait()
        path, spot, count, begun = running.pop(pid)
        told: dict[str, object] = {"tests": count, "seconds": round(time.monotonic() - begun, 1)}
        return path, spot, _state(status), told

    for path, spot in drawn:
        name = str(path.relative_to(PACKAGE))
        # What keeps its results is called by the first test that needs it, but others need it too.
        tests = _chosen(reach.get(f"{name}:{spot.within}", {}), reach.get(name, {}))
        if not tests:
            yield path, spot, "unreached", {}
            continue
        if len(running) == jobs:
            yield ended()
        pid = _fork(lambda: _try(path, None if unchanged else spot, tests))  # noqa: B023 - at once
        running[pid] = (path, spot, len(tests), time.monotonic())
    while running:
        yield ended()


def _state(status: int) -> State:
    if os.WIFSIGNALED(status):
        return "endless" if os.WTERMSIG(status) in {signal.SIGALRM, signal.SIGXCPU} else "killed"
    return "survived" if os.WEXITSTATUS(status) == 0 else "killed"


def _fork(work: Callable[[], int]) -> int:
    """Do some work in a process of its own, unheard, and return its number."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    status = 1
    try:
        status = work()
    finally:
        os._exit(status)


def _try(path: Path, spot: Spot | None, tests: Sequence[str]) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU, MOST_CPU + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    signal.alarm(MOST_WALL)
    source = path.read_text("utf-8")
    slipped = _Slipped(path, mutant(source, spot) if spot else ast.parse(source))
    sys.meta_path.insert(0, slipped)
    import_module(slipped.name)  # before pytest, which finds modules for itself
    return pytest.main([*SAME, "-x", *tests])


class _Slipped(MetaPathFinder):
    """Imports one module with a slip in it."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self._loader = _Loader(self.name, str(path))
        self._loader.code = compile(tree, str(path), "exec", dont_inherit=True)

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        return spec_from_file_location(fullname, self._loader.path, loader=self._loader)


class _Loader(SourceFileLoader):
    code: CodeType

    def get_code(self, _fullname: str) -> CodeType:
        return self.code


def shares(found: Mapping[State, int]) -> tuple[float, float, float]:
    """Return the share killed and the interval in which the true one lies with 95 % certainty."""
    tried = sum(found.values())
    z, share = 1.96, (found.get("killed", 0) + found.get("endless", 0)) / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    apart = (
        z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried)) / (1 + z * z / tried)
    )
    return share, middle - apart, middle + apart


if __name__ == "__main__":
    main()
