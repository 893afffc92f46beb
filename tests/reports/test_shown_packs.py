"""What `show` says of each kind of check, and the JSON of each kind of requirement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import edustandards as es
from edustandards.checks import nodes as c
from edustandards.errors import DataError
from edustandards.measures import nodes as m
from edustandards.reports.file import write_file
from edustandards.reports.findings_json import finding_data
from edustandards.reports.screen import Screen
from edustandards.reports.show_pack import show_pack, show_standard
from edustandards.reports.terminal import terminal_report

PACK = """\
pack: t/kinds
edition: "1"
title: {zh: 各类, en: Kinds}
description: {zh: 说明文字, en: all kinds of check}
effective: {from: 2017-01-01, to: 2020-12-31}
source: {document: 文件, url: "https://example.org/x"}
notes: [{zh: 注, en: a note}]
standards:
  area:
    on: school
    title: {zh: 面积, en: Area}
    indicator: sports_field_area / students
    require: {primary: ≥ 7.5 m²/student, junior: ≥ 10 m²/student}
    confidence: verified
    examples: [{stage: primary, students: 1, sports_field_area: 7.5 m², expect: met}]
  light:
    on: school
    title: {zh: 教师, en: Teachers}
    indicator: teachers / students
    require: 1–3 teacher/student
  fund:
    on: school
    title: {zh: 章程, en: Charter}
    holds: charter
    stages: [primary]
  all:
    on: school
    title: {zh: 全部, en: All}
    all_of: [area, {any_of: [light, {not: fund}]}]
    when: students ≥ 1 student
  two:
    on: school
    title: {zh: 两项, en: Two}
    at_least: 2
    of: [area, light, fund]
    others: 85 %
  every:
    on: county
    title: {zh: 每校, en: Every}
    for_every: school
    check: area
    where: not (school_kind = 教学点)
  most:
    on: county
    title: {zh: 多数, en: Most}
    share_of: school
    require: ≥ 85 %
    check: {indicator: classes, require: "≥ 1 class"}
  grows:
    on: school
    title: {zh: 增长, en: Grows}
    indicator: sports_field_area
    require: ≥ 350 m² + 4.1 m²/student * students
  rounds:
    on: school
    title: {zh: 修约, en: Rounded}
    indicator: sports_field_area
    require: ≥ 2.3 m²
    judge: rounded-value
  applicable:
    on: school
    title: {zh: 适用的, en: Applicable}
    at_least: 1
    of: [area, {require: {primary: ≥ 2 class}, indicator: classes, judge: rounded-value}]
    counting: applicable
  unlike:
    on: school
    title: {zh: 分学段, en: By stage}
    require: {primary: ≥ 2 class, junior: 2–4 class}
    indicator: classes
pending:
  - {title: {zh: 其他, en: another}, line: "7", clause: 三, kind: {zh: 排名, en: rank}}
"""


@pytest.fixture
def pack(tmp_path: Path) -> es.Pack:
    path = tmp_path / "kinds.yaml"
    path.write_text(PACK, encoding="utf-8")
    return es.load_pack(path)


def test_every_kind_of_check_is_shown(pack: es.Pack) -> None:
    said = "\n".join(show_pack(pack.document, Screen("en", 120)))
    for expected in (
        "Kinds (t/kinds@1)",
        "in force: 2017-01-01 to 2020-12-31",
        "source: 文件",
        "primary: ≥ 7.5 m²/student",
        "≥ 1 teacher/student and ≤ 3 teachers/student",
        "stages: primary",
        "all of these are met:",
        "at least one of these is met:",
        "this is not met:",
        "at least 2 of these 3 are met:",
        "the others reach 85 % of theirs",
        "every school meets:",
        "of each school, the share ≥ 85 % meets:",
        "population: not kind of school = 教学点",
        "area of sports grounds ≥ 2.3 m² (by its rounded value)",
        "primary: ≥ 2 classes (by its rounded value)",
        "one fewer for each that does not apply:",
        "applies when: students ≥ 1 student",
        "another",
    ):
        assert expected in said, expected
    assert "以下 3 项中至少 2 项达标" in "\n".join(show_pack(pack.document, Screen("zh", 90)))


def test_the_json_of_every_kind(pack: es.Pack) -> None:
    record = {"stage": "primary", "students": 1, "sports_field_area": 7, "teachers": 4}
    found = {key: finding_data(one) for key, one in pack.judge(record | {"classes": 1}).items()}
    light = found["light"]
    assert (light["value"], light["comparator"], light["threshold"]) == ("4", "≤", "3")
    assert (found["fund"]["value"], found["fund"]["comparator"]) == (None, None)
    assert found["fund"]["missing"] == ["charter"]
    grows = found["grows"]
    assert (grows["threshold"], grows["margin"]) == ("354.1", "-347.1")
    low = finding_data(pack["light"]({"students": 2, "teachers": 1}))
    assert (low["comparator"], low["threshold"]) == ("≥", "1")
    none = finding_data(pack["light"]({"students": 2}))
    assert (none["comparator"], none["threshold"], none["verdict"]) == ("≥", "1", "unknown")


def test_levels_in_the_json() -> None:
    vocabulary = es.load_pack("cn/quality-balanced").document.vocabulary
    level = next(one.field for one in vocabulary.fields.values() if one.field.kind.value == "level")
    check = es.field(level.name, levels=level.levels) >= level.levels[1]
    data = finding_data(check({level.name: level.levels[0]}))
    assert (data["value"], data["threshold"]) == (level.levels[0], level.levels[1])
    assert (data["comparator"], data["verdict"]) == ("≥", "not_met")


def test_compositions_in_the_terminal_report(pack: es.Pack) -> None:
    rows = [
        {"school": "a", "county": "X", "stage": "primary", "students": 1, "teachers": 9}
        | {"sports_field_area": 1, "charter": False, "classes": 0},
        {"school": "b", "county": "X", "stage": "primary", "students": 0, "teachers": 1}
        | {"sports_field_area": 9000, "charter": True, "classes": 3},
    ]
    report = pack.evaluate({"school": rows})
    said = "\n".join(terminal_report(report.run, Screen("en", 120)))
    assert "✗ Two, a primary: 3 of 3 parts not met" in said
    assert "✗ Charter, a primary" in said
    assert "the document asks 1 more things" in said
    assert "the divisor 'students' is zero" in said


def test_writing_is_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")

    def broken() -> object:
        yield "new"
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        write_file(target, broken())  # type: ignore[arg-type]
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    with pytest.raises(DataError) as caught:
        write_file(tmp_path / "no" / "out.txt", ["x"])
    assert caught.value.problems[0].code == "report-failed-to-write"


def test_stages_that_ask_for_different_things(pack: es.Pack) -> None:
    document = pack.document
    by_stage = c.ByStage((("primary", c.Holds(m.Says(m.Field("charter", kind=m.Kind.YES_NO)))),))
    standard = replace(document.standards[0], check=by_stage)
    assert "charter" in "\n".join(show_standard(standard, document, Screen("en", 80)))
