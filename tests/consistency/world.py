"""Tables as they come from a reader, with cells, and a small pack to hang verdicts on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from edustandards.evaluate.observed import Observed, Origin
from edustandards.measures.values import Value
from edustandards.packs.document import PackDocument
from edustandards.packs.library import load
from edustandards.tables.consistency.doubt import Doubt
from edustandards.tables.consistency.find import doubts_of
from edustandards.tables.reading import Reading
from edustandards.where import Place

PACK = """\
pack: t/doubts
edition: "1"
title: {zh: 核对, en: doubts}
fields:
  town: {title: {zh: 城区生, en: in town}, unit: student, adds_up: true}
  village: {title: {zh: 乡村生, en: in villages}, unit: student, adds_up: true}
  everybody:
    title: {zh: 全部学生, en: everybody}
    unit: student
    adds_up: true
    parts: [town, village]
  heated: {title: {zh: 采暖面积, en: heated area}, unit: m², adds_up: true, plausible: [1, 50000]}
  spent: {title: {zh: 支出, en: spent}, unit: yuan, adds_up: true}
  passed: {title: {zh: 及格率, en: pass rate}, unit: "%", plausible: [0, 100]}
indicators:
  town_share: {title: {zh: 城区生比例, en: share in town}, formula: town / everybody, unit: "%"}
standards:
  spending:
    title: {zh: 生均支出, en: Spent}
    on: school
    indicator: spent / students
    require: {primary: ≥ 2000 元/生}
  town: {on: school, indicator: town_share, require: ≥ 40 %}
  teachers: {on: school, indicator: degree_teachers / teachers, require: ≥ 50 %}
  county: {on: county, indicator: teachers / students, require: "≥ 1:19"}
  sorted: {on: school, holds: heated > 0 m² or passed > 50 % or village > 0 student}
"""


def pack(folder: Path) -> PackDocument:
    path = folder / "pack.yaml"
    path.write_text(PACK, encoding="utf-8")
    return load(path)


def table(
    entity: str, keys: Mapping[str, Sequence[str]], values: Mapping[str, Sequence[Value]]
) -> Observed:
    names = [*keys, *values]
    letters = {name: "ABCDEFGHIJKL"[at] for at, name in enumerate(names)}
    size = len(next(iter(keys.values())))
    origin = Origin(Place("a.xlsx", sheet=entity), letters, range(2, size + 2))
    return Observed(entity, size, keys, values, (origin,))


def schools(**values: Sequence[Value]) -> Observed:
    size = len(next(iter(values.values())))
    keys = {"school": [f"{at}校" for at in range(size)], "stage": ["primary"] * size}
    return table("school", keys, values)


def doubts(document: PackDocument, *tables: Observed) -> tuple[Doubt, ...]:
    return doubts_of(Reading(tables), document)


def codes(found: Sequence[Doubt]) -> list[str]:
    return [one.problem.code for one in found]


def params(one: Doubt) -> dict[str, str | int]:
    return dict(one.problem.params)
