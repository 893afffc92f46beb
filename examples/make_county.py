"""Make the generated county of the examples: no school in it is real.

Run `python examples/make_county.py` to write `generated-county-schools.csv` and
`generated-county-classes.csv` beside this file; the seed is fixed, so they come out the same.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path

SEED = 2017
CROWDED = 0.1  # the share of schools with crowded classes
RICH = 0.12  # the share of schools far better equipped than the rest
SMALL = 150  # up to so many students a school has no indoor sports room
COUNTY = "示例县"
FOLDER = Path(__file__).resolve().parent
SCHOOLS = FOLDER / "generated-county-schools.csv"
CLASSES = FOLDER / "generated-county-classes.csv"

SCHOOL_HEADER = (
    *("区县", "学校", "学段", "办学类型", "在校生数", "班数", "专任教师数"),
    *("高于规定学历教师数", "县级以上骨干教师数", "体育、艺术专任教师数"),
    *("教学及辅助用房面积（平方米）", "室内体育用房面积（平方米）", "运动场地面积（平方米）"),
    *("教学仪器设备值（万元）", "网络多媒体教室数（间）"),
)
CLASS_HEADER = ("区县", "学校", "学段", "班级", "学生数")


@dataclass(frozen=True)
class Level:
    """What is usual for a stage: the seven thresholds of the national standard, and class sizes."""

    grades: int
    class_limit: int
    degree: float
    teaching: float
    sports: float
    equipment: float
    rooms: float
    teachers: float


PRIMARY = Level(6, 45, 4.2, 4.5, 7.5, 2000, 2.3, 1 / 17)
JUNIOR = Level(3, 50, 5.3, 5.8, 10.2, 2500, 2.4, 1 / 12)


def kinds() -> list[tuple[str, str]]:
    """Return the names and kinds of the schools, sixty-two in all."""
    named = [(f"第{number}小学（生成）", "小学") for number in range(1, 39)]
    named += [(f"第{number}初级中学（生成）", "初级中学") for number in range(1, 15)]
    named += [(f"第{number}九年一贯制学校（生成）", "九年一贯制学校") for number in range(1, 7)]
    named += [(f"第{number}教学点（生成）", "教学点") for number in range(1, 4)]
    return [*named, ("特殊教育学校（生成）", "特殊教育学校")]


def stages(kind: str) -> list[tuple[str, Level]]:
    """Return the stages of a kind of school, each a row of the table."""
    match kind:
        case "初级中学":
            return [("初中", JUNIOR)]
        case "九年一贯制学校":
            return [("小学", PRIMARY), ("初中", JUNIOR)]
        case "特殊教育学校":
            return [("特殊教育", PRIMARY)]
        case _:
            return [("小学", PRIMARY)]


def class_sizes(kind: str, level: Level, chance: random.Random) -> list[int]:
    """Return the students of each class."""
    if kind == "教学点":
        return [chance.randint(6, 16) for _ in range(chance.randint(3, 6))]
    if kind == "特殊教育学校":
        return [chance.randint(6, 10) for _ in range(9)]
    count = level.grades * chance.choice((1, 2, 2, 3, 4))
    crowded = chance.random() < CROWDED
    low, high = (level.class_limit - 4, level.class_limit + 6) if crowded else (28, 42)
    return [chance.randint(low, high) for _ in range(count)]


def around(chance: random.Random) -> float:
    """Return how far above or below its threshold a school stands: mostly above."""
    return chance.choice((0.9, 1.02, 1.05, 1.1, 1.2, 1.3, 1.45, 1.6))


def resources(students: int, teachers: int, level: Level, chance: random.Random) -> list[str]:
    """Return the cells of the seven resources."""
    hundreds = students / 100
    gym = chance.choice((0, 0, 300, 620.5, 800)) if students > SMALL else 0
    counts = [
        min(round(level.degree * hundreds * around(chance) + 0.5), teachers),
        round(hundreds * around(chance) + 0.5),
        round(0.9 * hundreds * around(chance) + 0.5),
    ]
    areas = [
        round(level.teaching * students * around(chance) + gym, 1),
        gym,
        round(max(level.sports * students * around(chance) - gym, 0), 1),
    ]
    rich = 4 if chance.random() < RICH else 1
    money = round(level.equipment * students * around(chance) * rich / 10_000, 2)
    rooms = round(level.rooms * hundreds * around(chance) + 0.5)
    return [str(cell) for cell in (*counts, *areas, money, rooms)]


def main() -> None:
    """Write both tables."""
    chance = random.Random(SEED)
    schools: list[list[str]] = []
    classes: list[list[str]] = []
    for name, kind in kinds():
        for stage, level in stages(kind):
            sizes = class_sizes(kind, level, chance)
            students = sum(sizes)
            teachers = round(students * level.teachers * chance.uniform(0.95, 1.25) + 1)
            row = [COUNTY, name, stage, kind, str(students), str(len(sizes)), str(teachers)]
            schools.append(row + resources(students, teachers, level, chance))
            classes += [
                [COUNTY, name, stage, f"{stage}{number}班", str(size)]
                for number, size in enumerate(sizes, start=1)
            ]
    schools[6][-1] = ""  # what a real table always has: one cell that nobody filled in
    write(SCHOOLS, SCHOOL_HEADER, schools)
    write(CLASSES, CLASS_HEADER, classes)


def write(path: Path, header: tuple[str, ...], rows: list[list[str]]) -> None:
    """Write a table as spreadsheets like it: UTF-8 with a byte-order mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    main()
