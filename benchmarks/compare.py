"""How long it takes to compare two packs of 500 standards of many kinds, a fifth of them moved."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from edustandards.packs.build import build_pack
from edustandards.packs.compare.diff import diff
from edustandards.packs.compare.difference import Kind
from edustandards.packs.document import PackDocument
from edustandards.packs.shelf import shelf
from edustandards.packs.vocabulary import lexicon_of

STANDARDS, RUNS = 500, 7


def bodies(number: int, by: int) -> Iterator[str]:
    """Return bodies of standards in turn: plain, by stage, by year, steps, counts, parts."""
    limit = f"{10 + number + by}"
    yield f"on: school, indicator: sports_area_per_student, require: ≥ {limit} m²/student"
    yield (
        "on: school, indicator: sports_area_per_student,"
        f" require: {{primary: ≥ {limit} m²/student, junior: ≥ {limit}.5 m²/student}}"
    )
    yield (
        "on: school, indicator: students,"
        f" require: {{2024: ≤ {limit} student, 2026: ≤ {limit}.5 student, 2028: ≤ {limit} student}}"
    )
    yield (
        "on: school, indicator: sports_field_area, steps: students,"
        f" require: {{≤ 270 student: ≥ {limit} m², ≤ 540 student: ≥ {limit}5 m²,"
        f" '> 540 student': ≥ {limit}9 m²}}"
    )
    yield (
        "on: school, at_least: 3, others: 85 %, of: ["
        + ", ".join(
            f"{{indicator: sports_area_per_student, require: ≥ {limit}.{at} m²/student}}"
            for at in range(1, 6)
        )
        + "]"
    )
    yield (
        "on: school, for_every: class, where: students > 10 student,"
        f" check: {{indicator: students, require: ≤ {limit} student}}"
    )
    yield (
        "on: county, indicator: 'cv(sports_area_per_student, weight=students)',"
        f" require: ≤ 0.{limit}"
    )
    yield (
        "on: school, any_of: [{holds: workload_within_rules},"
        f" {{when: students ≥ {limit} student, indicator: gym_area, require: ≥ {limit} m²}}]"
    )


def made(edition: str) -> PackDocument:
    lines = [f"pack: b/pack\nedition: '{edition}'\ntitle: pack\nstandards:"]
    number = 0
    while len(lines) <= STANDARDS:
        changed = number % 5 == 0 and edition == "2"
        for at, body in enumerate(bodies(number, 1 if changed else 0)):
            lines.append(f"  s{number}-{at}: {{{body}}}")
        number += 1
    return build_pack("\n".join(lines[: STANDARDS + 1]), f"{edition}.yaml", lexicon_of(shelf()))


def main() -> None:
    before, after = made("1"), made("2")
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        found = diff(before, after)
        times.append(time.perf_counter() - start)
    changed = len(found.standards) - len(found.of(Kind.SAME))
    print(f"diff of two packs of {len(after.standards)} standards, {changed} of them changed:")
    print(f"  {statistics.median(times) * 1000:.0f} ms (bound: 1000 ms)")
    # Nothing in common by name: every standard is tried as a rename of others that read the same.
    renamed = made("1")
    others = tuple(
        type(one)(f"x-{one.id}", one.check, one.on, one.title) for one in renamed.standards
    )
    start = time.perf_counter()
    found = diff(before, type(before)("b/pack", "3", before.title, others, before.vocabulary))
    took = time.perf_counter() - start
    print(f"all renamed ({len(found.of(Kind.RENAMED))} found): {took * 1000:.0f} ms")


if __name__ == "__main__":
    main()
