"""Coverage-guided fuzzing of every door, each for some seconds; atheris guides it.

    python -m tests.fuzz.run --seconds 5             every target
    python -m tests.fuzz.run --seconds 600 unit      one of them
    python -m tests.fuzz.run --seconds 600 --keep    and what reached further is kept

Each target runs in a process of its own, bounded in memory and in the time of one input. What
makes one fail is written out as a line for its corpus.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.fuzz.corpus import keep, kept

MOST_MEMORY = 2_000
"""Megabytes that a target may take."""

SLOWEST = 20
"""Seconds that one input may take."""

MOST_KEPT, LONGEST = 40, 1_000
"""How many inputs are kept for a target, and how many bytes one may have."""


def main() -> int:
    """Fuzz the targets that are named, or all; return 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    said, rest = parser.parse_known_args()
    if said.inside:
        return _fuzz(said.inside, [*said.targets, *rest])
    names = said.targets or _names()
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each waits for a process of its own
        held = list(pool.map(lambda name: _tried(name, said), names))
    failed = [name for name, well in zip(names, held, strict=True) if not well]
    _say(f"failed: {', '.join(failed)}" if failed else "nothing but our own errors came out")
    return 1 if failed else 0


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def _names() -> list[str]:
    from tests.fuzz.targets import TARGETS  # what is fuzzed must not be loaded before its hooks

    return [*TARGETS]


def _tried(name: str, said: argparse.Namespace) -> bool:
    """Fuzz one target in a process of its own; tell whether it held."""
    with tempfile.TemporaryDirectory() as home:
        seeds = Path(home, "seeds")
        seeds.mkdir()
        for at, raw in enumerate(kept(name)):
            (seeds / f"{at:04}").write_bytes(raw)
        flags = [
            *(f"-max_total_time={said.seconds}", f"-rss_limit_mb={MOST_MEMORY}"),
            *(f"-timeout={SLOWEST}", f"-artifact_prefix={home}/wrong-", "-max_len=4096"),
            *("-print_final_stats=1", "-verbosity=1"),
        ]
        command = [sys.executable, "-m", "tests.fuzz.run", "--inside", name, str(seeds), *flags]
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
        tried = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
        _say(f"{name}: {''.join(tried)}")
        wrong = sorted(Path(home).glob("wrong-*"))
        if done.returncode:
            _say(done.stdout[-6000:], done.stderr[-1500:], *map(str, map(Path.read_bytes, wrong)))
        if said.keep:
            found = [one.read_bytes() for one in sorted(seeds.iterdir())]
            short = sorted((one for one in found if len(one) <= LONGEST), key=len)
            step = max(1, -(-len(short) // MOST_KEPT))
            keep(name, [*(one.read_bytes() for one in wrong), *kept(name), *short[::step]])
        return done.returncode == 0


def _fuzz(name: str, flags: list[str]) -> int:
    atheris: Any = import_module("atheris")  # it has wheels for few machines, and no types

    with atheris.instrument_imports(include=["edustandards"]):
        from tests.fuzz.targets import TARGETS, attempt

    target = TARGETS[name]
    atheris.Setup([sys.argv[0], *flags], lambda raw: attempt(target, raw))
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
