"""One school, seven checks: microseconds a verdict, alone and with what a finding says."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from kept import Measured, keep

import edustandards as es

PACK = Path(__file__).parent / "seven.yaml"
RUNS, TIMES = 25, 500
SCHOOL = {
    "school": "第一小学",
    "stage": "primary",
    "students": 1180,
    "degree_teachers": 51,
    "backbone_teachers": 12,
    "arts_teachers": 9,
    "teaching_area": 5310.5,
    "sports_field_area": 8900.0,
    "equipment_value": 2360000,
    "multimedia_rooms": 27,
}


def microseconds(**runs: Callable[[], object]) -> dict[str, float]:
    """Return the median time of one call of each, measured in turns."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(RUNS):
        for name, run in runs.items():
            start = time.perf_counter()
            for _ in range(TIMES):
                run()
            times[name].append((time.perf_counter() - start) / TIMES * 1e6)
    return {name: statistics.median(several) for name, several in times.items()}


def yardstick() -> int:
    """Return a sum of a hundred numbers, by a loop: how fast this machine is just now."""
    total = 0
    for number in range(100):
        total += number
    return total


def read(findings: Iterable[es.Finding], *names: str) -> list[object]:
    """Return some fields of findings, which are worked out as they are read."""
    return [getattr(one, name) for one in findings for name in names]


def main() -> None:
    """Measure and print."""
    whole = es.load_pack(PACK)
    schools = [one for one in whole.document.standards if one.on == "school"]
    pack = es.Pack(replace(whole.document, standards=tuple(schools[:7])))
    six = es.Pack(replace(whole.document, standards=tuple(schools[7:8])))
    checks = list(pack.values())
    shown = ("value", "threshold", "margin", "relative_margin")
    found = microseconds(
        yardstick=yardstick,
        verdicts=lambda: pack.verdicts(SCHOOL),
        findings=lambda: pack.judge(SCHOOL),
        shown=lambda: read(pack.judge(SCHOOL).values(), *shown),
        explained=lambda: read(pack.judge(SCHOOL).values(), *shown, "shortfall", "evidence"),
        single=lambda: [check(SCHOOL) for check in checks],
        six=lambda: six.verdicts(SCHOOL),
    )
    each = {name: one / 7 for name, one in found.items()}
    print("one school, seven checks, µs a verdict (medians)")
    print(f"  verdicts alone      {each['verdicts']:6.1f}   (target 2.5)")
    print(f"  findings            {each['findings']:6.1f}   (target 5)   read for no more yet")
    print(f"  findings shown      {each['shown']:6.1f}   value, threshold and both margins read")
    print(f"  findings explained  {each['explained']:6.1f}   what would close a gap, and cells")
    print(f"  check by check      {each['single']:6.1f}   the record read anew for each")
    print(f"  six of seven        {found['six']:6.1f}   its seven parts, and their floors")
    parts = ("verdicts", 2.5), ("findings", 5), ("shown", 0), ("explained", 0), ("single", 0)
    kept: list[Measured] = []
    for what, target in parts:
        one: Measured = {"what": f"one-{what}", "value": each[what], "unit": "µs"}
        kept.append(one | {"target": target} if target else one)
    keep("one_school", kept)
    print(f"  a loop of 100 additions takes {found['yardstick']:.1f} µs here")


if __name__ == "__main__":
    main()
