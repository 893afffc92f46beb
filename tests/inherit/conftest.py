"""A national pack, and what writes packs that extend it into one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from edustandards.errors import PackError
from edustandards.packs.library import opened
from edustandards.packs.opened import Opened

VOCABULARY = """\
vocabulary: test
entities:
  class: {title: {zh: 班级, en: class}, within: school}
  school: {title: {zh: 学校, en: school}, within: county}
  county: {title: {zh: 区县, en: county}}
stages:
  primary: {title: {zh: 小学, en: primary}}
  junior: {title: {zh: 初中, en: junior}}
fields:
  students: {title: {zh: 在校生数, en: students}, unit: student, adds_up: true}
  teachers: {title: {zh: 专任教师数, en: teachers}, unit: teacher, adds_up: true}
  area: {title: {zh: 占地面积, en: site area}, unit: m², adds_up: true}
  fund: {title: {zh: 专项资金, en: fund}, kind: yes_no}
  kind: {title: {zh: 办学类型, en: kind}, kind: text}
indicators:
  area_per_student: {title: {zh: 生均占地, en: area per student}, formula: area / students, unit: m²/student}
"""  # noqa: E501 - laid out as such files are

NATIONAL = """\
pack: nat
edition: "1"
title: {zh: 国家标准, en: national}
conclusion: [area, size]
standards:
  area:
    title: {zh: 生均占地, en: Area}
    clause: 一1
    on: school
    indicator: area_per_student
    require: {primary: "≥ 7.5 m²/student", junior: "≥ 10.2 m²/student"}
    confidence: verified
    examples:
      - {stage: primary, area: 75, students: 10, expect: met}
  size:
    title: {zh: 班额, en: class size}
    on: school
    for_every: class
    check: class-size
  class-size:
    title: {zh: 每班人数, en: size of a class}
    on: class
    indicator: students
    require: ≤ 45 student
  fund:
    title: {zh: 专项, en: fund}
    on: county
    holds: fund
"""


class Home:
    """A folder of packs that a test writes into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("vocabulary/a", VOCABULARY)
        self.write("nat/1", NATIONAL)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def national(self, old: str, new: str) -> None:
        """Write the national pack with one place of it changed."""
        assert NATIONAL.count(old) == 1
        self.write("nat/1", NATIONAL.replace(old, new))

    def pack(self, id_: str, body: str, extends: str = "nat@1") -> None:
        head = f'pack: {id_}\nedition: "1"\ntitle: {{zh: 地方, en: local}}\n'
        self.write(f"{id_}/1", f"{head}extends: {extends}\n{body}")

    def open(self, name: str) -> Opened:
        return opened(name, shelves=(self.folder,))

    def slips(self, name: str) -> list[tuple[str, str]]:
        """Return the codes of what is wrong with a pack, each with its file and line."""
        with pytest.raises(PackError) as caught:
            self.open(name)
        for one in caught.value.problems:
            assert one.say("zh") != one.say("en")
        return [
            (one.code, f"{Path(one.where.file).parent.name}:{one.where.line}")
            for one in caught.value.problems
        ]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


Make = Callable[[str], Opened]
