"""A pydantic model with seven checks against the same model without them."""

from __future__ import annotations

import timeit
from statistics import median

from pydantic import BaseModel

import edustandards as es
from edustandards.pydantic import meets

SEVEN = (
    *("degree-teachers", "backbone-teachers", "arts-teachers", "teaching-area"),
    *("sports-area", "equipment", "multimedia-rooms"),
)
SCHOOL = {
    "school": "一小",
    "stage": "primary",
    "students": 400,
    "sports_field_area": 2500.0,
    "gym_area": 500.0,
    "degree_teachers": 26,
    "backbone_teachers": 6,
    "arts_teachers": 5,
    "teaching_area": 2755.0,
    "equipment_value": 894600.0,
    "multimedia_rooms": 11,
}
NUMBER, REPEAT = 2000, 15


class Plain(BaseModel):
    school: str
    stage: str
    students: int
    sports_field_area: float
    gym_area: float
    degree_teachers: int
    backbone_teachers: int
    arts_teachers: int
    teaching_area: float
    equipment_value: float
    multimedia_rooms: int


def main() -> None:
    pack = es.load_pack("cn/quality-balanced")

    class Checked(Plain):
        seven = meets(*(pack[id_] for id_ in SEVEN))

    pairs = [(_time(Plain), _time(Checked)) for _ in range(REPEAT)]
    plain, checked = (median(one[at] for one in pairs) for at in (0, 1))
    print("a pydantic model of eleven fields, µs an instance")
    print(f"  without checks     {plain:6.1f}")
    print(f"  with seven checks  {checked:6.1f}   (target {2 * plain + 20:.1f}: twice, and 20 µs)")


def _time(model: type[Plain]) -> float:
    return timeit.timeit(lambda: model(**SCHOOL), number=NUMBER) / NUMBER * 1e6  # type: ignore[arg-type]  # of several types


if __name__ == "__main__":
    main()
