"""A small vocabulary, so that these tests do not hang on the one that is shipped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from edustandards.errors import DataError
from edustandards.evaluate.observed import Observed
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.vocabulary import EntityEntry, FieldEntry, StageEntry, Vocabulary
from edustandards.tables.headers import Lexicon, learn
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from edustandards.units.parse import parse_unit
from edustandards.wording.text import Text


def _field(
    name: str, zh: str, unit: str = "", headers: tuple[str, ...] = (), **more: object
) -> FieldEntry:
    field = Field(name, parse_unit(unit), **more)  # type: ignore[arg-type]  # passed on as they are
    return FieldEntry(field, Text(zh, name.replace("_", " ")), headers)


FIELDS = (
    _field("students", "在校生数", "student", ("在校学生数", "学生数", "enrolment"), adds_up=True),
    _field("teachers", "专任教师数", "teacher", ("专任教师",), adds_up=True),
    _field("graduate_teachers", "本科教师数", "teacher", ("专任教师/按学历分/本科",), adds_up=True),
    _field("site_area", "占地面积", "m²", ("校园面积",)),
    _field("gym_area", "体育馆面积", "m²"),
    _field("equipment", "教学仪器设备值", "yuan", ("设备值",), adds_up=True),
    _field("fund", "公用经费", "yuan/student"),
    _field("rooms", "多媒体教室", "room/(100 student)"),
    _field("pass_rate", "合格率", "%"),
    _field("index", "均衡指数"),
    _field("growth", "增长", "student", signed=True),
    _field("dedicated", "是否专款", kind=Kind.YES_NO),
    _field("quality", "监测等级", kind=Kind.LEVEL, levels=("Ⅰ", "Ⅱ", "Ⅲ级")),
    _field("kind", "办学类型", kind=Kind.TEXT),
    _field("opened", "建校日期", kind=Kind.DATE),
)
ENTITIES = (
    EntityEntry("class", Text("班级", "class"), "school", ("班级名称",)),
    EntityEntry("school", Text("学校", "school"), "county", ("学校名称", "学校(机构)名称")),
    EntityEntry("county", Text("区县", "county"), "", ("县", "district")),
)
STAGES = (
    StageEntry("primary", Text("小学", "primary"), ("小学阶段", "primary school")),
    StageEntry("junior", Text("初中", "junior secondary"), ("初级中学",)),
)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary(
        fields={one.field.name: one for one in FIELDS},
        entities={one.id: one for one in ENTITIES},
        stages={one.id: one for one in STAGES},
    )


@pytest.fixture(scope="session")
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    return learn(vocabulary)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a file, text in UTF-8."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        raw = content.encode() if isinstance(content, str) else content
        path.write_bytes(raw)
        return path

    return written


@pytest.fixture
def read(write: Callable[..., Path], vocabulary: Vocabulary) -> Callable[..., Reading]:
    """Return a function that reads what it writes."""

    def reading(content: str | bytes, name: str = "data.csv", **options: object) -> Reading:
        return read_tables([write(name, content)], vocabulary, **options)  # type: ignore[arg-type]

    return reading


@pytest.fixture
def observed(read: Callable[..., Reading]) -> Callable[..., Observed]:
    """Return a function that reads a file of one table."""

    def table(content: str | bytes, name: str = "data.csv") -> Observed:
        [found] = read(content, name).tables
        assert isinstance(found, Observed)
        return found

    return table


@pytest.fixture
def refused(read: Callable[..., Reading]) -> Callable[..., list[tuple[str, str]]]:
    """Return a function that reads a file in vain: the codes and places of what is wrong."""

    def problems(content: str | bytes, name: str = "data.csv") -> list[tuple[str, str]]:
        with pytest.raises(DataError) as caught:
            read(content, name)
        for one in caught.value.problems:
            assert one.say("zh") != one.say("en")
        return [(one.code, spot(str(one.where))) for one in caught.value.problems]

    return problems


def spot(place: str) -> str:
    """Return a place without the folder of its file."""
    return place.rpartition("/")[2]
