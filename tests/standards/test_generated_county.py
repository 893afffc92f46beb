"""The national pack on the generated county, against sums worked out here with plain fractions."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

import edustandards as es

SCHOOLS = Path("examples/generated-county-schools.csv")
CLASSES = Path("examples/generated-county-classes.csv")
STAGES = {"小学": "primary", "初中": "junior", "特殊教育": "special"}
LIMITS = {
    "primary": ["4.2", "1", "0.9", "4.5", "7.5", "2000", "2.3"],
    "junior": ["5.3", "1", "0.9", "5.8", "10.2", "2500", "2.4"],
}
CV_LIMITS = {"primary": Fraction("0.5"), "junior": Fraction("0.45")}
RESOURCES = (
    *("degree-teachers", "backbone-teachers", "arts-teachers", "teaching-area", "sports-area"),
    *("equipment", "multimedia-rooms"),
)
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def amounts(row: Row) -> list[Fraction | None]:
    """Return the seven amounts, such that each over the students is held against its limit."""

    def cell(name: str, times: int = 1) -> Fraction | None:
        return Fraction(row[name]) * times if row[name] else None

    gym = cell("室内体育用房面积（平方米）")
    teaching, field = cell("教学及辅助用房面积（平方米）"), cell("运动场地面积（平方米）")
    assert gym is not None
    assert teaching is not None
    assert field is not None
    return [
        cell("高于规定学历教师数", 100),
        cell("县级以上骨干教师数", 100),
        cell("体育、艺术专任教师数", 100),
        teaching - gym,
        field + gym,
        cell("教学仪器设备值（万元）", 10_000),
        cell("网络多媒体教室数（间）", 100),
    ]


def asked() -> Iterator[tuple[Row, str]]:
    """Return the rows that the resources are asked of, each with its stage."""
    for row in read(SCHOOLS):
        small = row["办学类型"] == "教学点" and int(row["在校生数"]) < 50
        if not small and STAGES[row["学段"]] in LIMITS:
            yield row, STAGES[row["学段"]]


@pytest.fixture(scope="module")
def report() -> es.Report:
    return es.load_pack("cn/quality-balanced@2017").evaluate([SCHOOLS, CLASSES])


def verdicts(report: es.Report, standard: str) -> dict[tuple[str, str], str]:
    columns = report.findings
    keys = zip(columns["entity"], columns["stage"], strict=True)
    named = zip(columns["standard"], keys, columns["verdict"], strict=True)
    return {key: verdict for one, key, verdict in named if one == standard}


@pytest.mark.parametrize("index", range(7))
def test_each_resource_of_each_school(report: es.Report, index: int) -> None:
    given = verdicts(report, RESOURCES[index])
    for row, stage in asked():
        amount, limit = amounts(row)[index], Fraction(LIMITS[stage][index])
        met = None if amount is None else amount >= limit * int(row["在校生数"])
        expected = {True: "met", False: "not_met", None: "unknown"}[met]
        assert given[row["学校"], stage] == expected


def test_six_of_seven_with_the_rest_at_85_percent(report: es.Report) -> None:
    given = verdicts(report, "resources")
    for row, stage in asked():
        possible = set()
        for unknown in (Fraction(0), Fraction(10**9)):  # what is missing could be little or much
            ratios = [
                (unknown if amount is None else amount) / int(row["在校生数"]) / Fraction(limit)
                for amount, limit in zip(amounts(row), LIMITS[stage], strict=True)
            ]
            enough = sum(ratio >= 1 for ratio in ratios) >= 6
            possible.add(enough and min(ratios) >= Fraction("0.85"))
        expected = "unknown" if len(possible) == 2 else "met" if True in possible else "not_met"
        assert given[row["学校"], stage] == expected


@pytest.mark.parametrize("index", range(7))
@pytest.mark.parametrize("stage", list(LIMITS))
def test_the_weighted_coefficient_of_variation(report: es.Report, index: int, stage: str) -> None:
    given = verdicts(report, f"{RESOURCES[index]}-balance")["示例县", stage]
    rows = [(int(row["在校生数"]), amounts(row)[index]) for row, at in asked() if at == stage]
    known = [(size, amount) for size, amount in rows if amount is not None]
    if len(known) < len(rows):
        assert given == "unknown"
        return
    students = sum(size for size, _ in known)
    mean = sum(amount for _, amount in known) / students
    variance = sum(size * (amount / size - mean) ** 2 for size, amount in known) / students
    assert given == ("met" if variance <= (CV_LIMITS[stage] * mean) ** 2 else "not_met")


def test_special_schools_and_small_teaching_points_are_not_asked(report: es.Report) -> None:
    given = verdicts(report, "resources")
    assert ("第1教学点（生成）", "primary") not in given
    assert ("第3教学点（生成）", "primary") in given
    assert given["特殊教育学校（生成）", "special"] == "not_applicable"


def test_every_class_is_judged(report: es.Report) -> None:
    limits = {"小学": 45, "初中": 50}
    over = sum(int(row["学生数"]) > limits.get(row["学段"], 10**6) for row in read(CLASSES))
    columns = report.findings
    pairs = list(zip(columns["standard"], columns["verdict"], strict=True))
    assert over > 0
    assert pairs.count(("class-size", "not_met")) == over


def test_without_the_kind_of_school_only_the_smallest_are_unknown(tmp_path: Path) -> None:
    rows = [{k: v for k, v in row.items() if k != "办学类型"} for row in read(SCHOOLS)]
    path = tmp_path / "schools.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    given = verdicts(es.load_pack("cn/quality-balanced@2017").evaluate(path), "sports-area")
    unknown = {school for (school, _), verdict in given.items() if verdict == "unknown"}
    assert unknown == {"第1教学点（生成）", "第2教学点（生成）"}


def test_both_tables_come_out_the_same_from_their_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend("examples")
    make_county = import_module("make_county")
    monkeypatch.setattr(make_county, "SCHOOLS", tmp_path / "schools.csv")
    monkeypatch.setattr(make_county, "CLASSES", tmp_path / "classes.csv")
    make_county.main()
    assert (tmp_path / "schools.csv").read_bytes() == SCHOOLS.read_bytes()
    assert (tmp_path / "classes.csv").read_bytes() == CLASSES.read_bytes()


def test_the_classes_of_the_generated_schools_add_up() -> None:
    totals: dict[tuple[str, str], int] = {}
    for row in read(CLASSES):
        key = row["学校"], row["学段"]
        totals[key] = totals.get(key, 0) + int(row["学生数"])
    assert totals == {(row["学校"], row["学段"]): int(row["在校生数"]) for row in read(SCHOOLS)}
