"""Reports of 3,000 schools against 40 standards: how long each format takes, evaluation apart."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

import edustandards as es
from edustandards.reports.formats import FORMATS, write_report

SCHOOLS, STANDARDS = 3_000, 40
TARGETS = {"html": 2.0, "xlsx": 5.0}
KINDS = (
    ("sports_field_area", "m²/student", 6.0, 3.0, 11.0),
    ("teaching_area", "m²/student", 4.5, 3.0, 7.0),
    ("equipment_value", "yuan/student", 2000.0, 1500.0, 4200.0),
    ("multimedia_rooms", "room/(100 student)", 2.3, 1.5, 4.0),
)


def pack_text() -> str:
    lines = ["pack: bench/forty", 'edition: "1"', "title: {zh: 四十项, en: Forty}", "standards:"]
    for number in range(STANDARDS):
        field, unit, limit, *_ = KINDS[number % len(KINDS)]
        asked = limit * (0.8 + number / 100)
        lines += [
            f"  s-{number}:",
            f"    title: {{zh: 第{number}项办学标准, en: Standard {number}}}",
            "    on: school",
            f"    indicator: {field} / students",
            "    require:",
            f"      primary: '≥ {asked:.2f} {unit}'",
            f"      junior: '≥ {asked * 1.1:.2f} {unit}'",
        ]
    return "\n".join(lines) + "\n"


def schools() -> list[dict[str, object]]:
    draw = random.Random(1)
    rows: list[dict[str, object]] = []
    for number in range(SCHOOLS):
        students = draw.randint(60, 2400)
        row: dict[str, object] = {
            "school": f"第{number}学校",
            "county": f"{number % 100}县",
            "stage": draw.choice(["primary", "junior"]),
            "students": students,
        }
        for field, unit, _, low, high in KINDS:
            per = students / 100 if "100" in unit else students
            row[field] = int(per * draw.uniform(low, high))
        rows.append(row)
    return rows


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "pack.yaml").write_text(pack_text(), encoding="utf-8")
        run = es.load_pack(path / "pack.yaml").evaluate({"school": schools()}).run
        total = sum(run.results.counts().values())
        print(f"{SCHOOLS} schools x {STANDARDS} standards, {total} findings; seconds, MB")
        for form in FORMATS:
            try:
                start = time.perf_counter()
                write_report(run, path / "out", form, "zh")
                took = time.perf_counter() - start
            except es.DataError as error:
                print(f"  {form:8} {error}", file=sys.stderr)
                continue
            size = (path / "out").stat().st_size / 1e6
            target = f"   (target {TARGETS[form]:.0f})" if form in TARGETS else ""
            print(f"  {form:8} {took:6.2f} {size:7.1f}{target}")


if __name__ == "__main__":
    main()
