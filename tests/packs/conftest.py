"""A small vocabulary of our own, so that these tests do not hang on the shipped one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from edustandards.errors import PackError
from edustandards.packs.build import build_pack
from edustandards.packs.document import PackDocument
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.vocabulary import lexicon_of

VOCABULARY = """\
vocabulary: test
entities:
  class: {title: {zh: 班级, en: class}, within: school, headers: [班级]}
  school: {title: {zh: 学校, en: school}, within: county, headers: [学校, 校名]}
  county: {title: {zh: 区县, en: county}, headers: [区县]}
stages:
  primary: {title: {zh: 小学, en: primary}, headers: [小学, 小学部]}
  junior: {title: {zh: 初中, en: junior}, headers: [初中]}
fields:
  students: {title: {zh: 在校生数, en: students}, unit: student, adds_up: true, headers: [学生数], plausible: [0, 3万]}
  teachers: {title: {zh: 专任教师数, en: teachers}, unit: 教师, adds_up: true}
  area: {title: {zh: 占地面积, en: site area}, unit: m², adds_up: true}
  shift: {title: 变化, unit: m², signed: true}
  level: {title: {zh: 评定等级, en: level}, kind: level, levels: [Ⅰ, Ⅱ, Ⅲ]}
  fund: {title: {zh: 专项资金, en: fund}, kind: yes_no}
  kind: {title: {zh: 办学类型, en: kind}, kind: text}
  founded: {title: {zh: 建校日期, en: founded}, kind: date}
indicators:
  area_per_student: {title: {zh: 生均占地, en: area per student}, formula: area / students, unit: m²/student}
"""  # noqa: E501 - laid out as such files are

HEAD = 'pack: my/pack\nedition: "1"\ntitle: 试\n'


Write = Callable[[Path, str], None]


@pytest.fixture(scope="session")
def words() -> str:
    """Return the text of the vocabulary above."""
    return VOCABULARY


@pytest.fixture(scope="session")
def write() -> Write:
    """Return what writes a file below a folder, with the folders that it needs."""

    def file(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return file


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory: pytest.TempPathFactory, write: Write) -> Lexicon:
    """Return the names of the vocabulary above."""
    folder = tmp_path_factory.mktemp("home")
    write(folder / "vocabulary" / "a.yaml", VOCABULARY)
    return lexicon_of(folder)


@pytest.fixture
def build(lexicon: Lexicon) -> Callable[[str], PackDocument]:
    """Return what builds a pack from what stands below its head."""
    return lambda body: build_pack(HEAD + body, "p", lexicon)


@pytest.fixture
def slips(build: Callable[[str], PackDocument]) -> Callable[[str], list[tuple[str, str]]]:
    """Return what gives codes and places of all problems of a pack, after its head."""

    def found(body: str) -> list[tuple[str, str]]:
        with pytest.raises(PackError) as caught:
            build(body)
        problems = caught.value.problems
        assert all(one.say("zh") != one.say("en") for one in problems)
        skipped = HEAD.count("\n")
        return [
            (one.code, f"{(one.where.line or 0) - skipped}:{one.where.column}") for one in problems
        ]

    return found
