"""How long editors of packs wait: loading all shipped packs, looking them over, one long pack."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from edustandards.packs.build import build_pack
from edustandards.packs.library import editions, opening
from edustandards.packs.shelf import shelf
from edustandards.packs.vocabulary import lexicon_of

ROOT = Path(__file__).parent.parent
RUNS, LINES = 7, 2_000


def median(task: Callable[[], object]) -> float:
    """Return the median of the times that a task takes, after a first one."""
    task()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def long_pack() -> str:
    """Return a pack of about 2,000 lines: standards by stage, each with three examples."""
    lines = ["pack: my/long", 'edition: "1"', "title: {zh: 长, en: long}", "standards:"]
    number = 0
    while len(lines) < LINES:
        number += 1
        lines += [
            f"  area-{number}:",
            f"    title: {{zh: 第{number}项, en: item {number}}}",
            f"    clause: 第{number}条",
            "    on: school",
            "    indicator: sports_area_per_student",
            f'    require: {{primary: "≥ {number} 平方米/生", junior: "≥ {number}.5 平方米/生"}}',
            "    examples:",
            *(
                f"      - {{stage: primary, students: 100, gym_area: 0,"
                f" sports_field_area: {number * 100 + by} m², expect: {verdict}}}"
                for by, verdict in ((0, "met"), (-1, "not_met"), (1, "met"))
            ),
            "",
        ]
    return "\n".join(lines)


def main() -> None:
    """Print the times, with PyYAML's own time for the long pack beside ours."""
    names = [one.name for one in editions()]

    def load_all() -> None:
        find = opening()
        for name in names:
            find(name, None)

    command = [sys.executable, "-m", "edustandards", "lint", str(shelf())]
    text, lexicon = long_pack(), lexicon_of(shelf())
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    plain = median(lambda: yaml.load(text, Loader=loader))  # the parser of this very library
    ours = median(lambda: build_pack(text, "long.yaml", lexicon))
    lint = median(lambda: subprocess.run(command, check=False, capture_output=True, cwd=ROOT))
    print(f"{len(names)} shipped packs loaded and resolved: {median(load_all):.2f} s")
    print(f"the same looked over by `lint`, start-up included: {lint:.2f} s (target 2)")
    print(f"a pack of {text.count(chr(10)) + 1} lines: {ours:.2f} s (target 0.5)")
    print(f"its YAML read by PyYAML alone: {plain:.3f} s, {ours / plain:.1f} x")


if __name__ == "__main__":
    main()
