"""One school, seven checks: microseconds a verdict, alone and with all that a finding says."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import edustandards as es

PACK = Path(__file__).parent / "seven.yaml"
RUNS, TIMES = 15, 2_000
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


def microseconds(run: Callable[[], object]) -> float:
    """Return the time of one call in the best of the runs, the one least disturbed by others."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for _ in range(TIMES):
            run()
        times.append((time.perf_counter() - start) / TIMES * 1e6)
    return min(times)


def main() -> None:
    """Measure and print."""
    whole = es.load_pack(PACK)
    seven = [one for one in whole.document.standards if one.on == "school"][:7]
    pack = es.Pack(replace(whole.document, standards=tuple(seven)))
    checks = list(pack.values())
    alone = microseconds(lambda: pack.verdicts(SCHOOL)) / 7
    found = microseconds(lambda: pack.judge(SCHOOL)) / 7
    single = microseconds(lambda: [check(SCHOOL) for check in checks]) / 7
    six = microseconds(lambda: whole.verdicts(SCHOOL)) - alone * 7
    print("one school, seven checks, µs a verdict")
    print(f"  verdicts alone      {alone:5.1f}   (target 3)")
    print(f"  findings            {found:5.1f}   (target 10)")
    print(f"  check by check      {single:5.1f}   the record read anew for each")
    print(f"  six of seven        {six:5.1f}   its seven parts and their floors judged again")


if __name__ == "__main__":
    main()
