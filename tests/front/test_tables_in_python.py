"""Data as typed columns with units, the same however it comes in."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from pydantic import BaseModel

import edustandards as es
from edustandards.measures.values import Unreadable

HEADERS = ("school", "stage", "students", "sports_field_area", "charter")
ROWS = [
    ("一小", "primary", 400, 2500.5, True),
    ("二小", "primary", 500, None, None),
]


class Model(BaseModel):
    school: str
    stage: str
    students: int
    sports_field_area: float | None
    charter: bool | None


@dataclass
class Plain:
    school: str
    stage: str
    students: int
    sports_field_area: float | None
    charter: bool | None


RECORDS: list[dict[str, Any]] = [dict(zip(HEADERS, row, strict=True)) for row in ROWS]
FRAME = pl.DataFrame(RECORDS)


@pytest.mark.parametrize(
    "data",
    [
        RECORDS,
        [Plain(*row) for row in ROWS],
        [Model(**record) for record in RECORDS],
        {"school": RECORDS},
        {name: [record[name] for record in RECORDS] for name in HEADERS},
        FRAME,
        FRAME.lazy(),
        FRAME.to_arrow(),
        pd.DataFrame(RECORDS),
    ],
    ids=[
        "dicts",
        "dataclasses",
        "pydantic",
        "by kind",
        "columns",
        "polars",
        "lazy",
        "arrow",
        "pandas",
    ],
)
def test_columns_are_typed_however_the_data_comes(data: Any) -> None:
    tables = es.read_tables(data)

    assert list(tables) == ["school"]
    table = tables["school"]
    assert table.size == 2
    assert list(table) == ["students", "sports_field_area", "charter"]
    assert list(table.row_keys["school"]) == ["一小", "二小"]
    assert list(table.row_keys["stage"]) == ["primary", "primary"]
    area = table["sports_field_area"]
    assert (area.kind, area.unit, area.title) == ("number", "m²", "运动场地面积")
    assert list(area) == [Fraction(5001, 2), None]
    assert list(table["charter"]) == [True, None]
    assert (table["charter"].kind, table["charter"].unit) == ("yes_no", "")
    with pytest.raises(KeyError):
        table["teachers"]
    with pytest.raises(KeyError):
        tables["county"]


def test_a_file_with_its_cells_units_and_doubts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "学校,在校生数,专任教师数,骨干教师数,占地（亩）\n一小,400,20,21,3\n二小,约五百,30,2,\n",
        encoding="utf-8",
    )
    pack = es.load_pack("cn/quality-balanced")

    tables = es.read_tables(path, pack=pack, mapping={"占地（亩）": "site_area"})

    area = tables["school"]["site_area"]
    assert list(area) == [2000, None]
    assert str(area.place(0)) == f"{path}:2[E]"
    assert tables["school"]["students"][1] == Unreadable("约五百")
    [doubt] = tables.doubts(pack)
    assert doubt.problem.code == "part-above-whole"
    assert pack.evaluate(tables).doubts() == (doubt,)
    assert any("占地" in line for line in tables.account("zh"))


def test_a_mapping_file_and_back(tmp_path: Path) -> None:
    path, mapping = tmp_path / "a.csv", tmp_path / "m.yaml"
    path.write_text("学校,学生,设备\n一小,400,90\n", encoding="utf-8")
    text = (
        "mapping: 1\ntables:\n  - columns:\n      学生: students\n"
        "      设备: {is: equipment_value, unit: 万元}\n"
    )
    mapping.write_text(text, encoding="utf-8")

    tables = es.read_tables([path], mapping=mapping)
    assert tables["school"]["equipment_value"][0] == 900_000
    mapping.write_text(tables.mapping(), encoding="utf-8")
    again = es.read_tables(path, mapping=mapping)
    assert again["school"]["equipment_value"][0] == 900_000

    mapping.write_text(text, encoding="utf-8")
    records = [{"学校": "一小", "学生": 400, "设备": 90}]
    assert es.read_tables(records, mapping=mapping)["school"]["students"][0] == 400


def test_a_pack_takes_tables_that_were_read_before(tmp_path: Path) -> None:
    pack = es.load_pack("cn/quality-balanced")
    tables = es.read_tables(RECORDS, pack=pack)

    assert pack.evaluate(tables).findings == pack.evaluate(RECORDS).findings
    assert pickle.loads(pickle.dumps(tables))["school"]["students"][1] == 500


def test_as_a_frame_of_exact_texts() -> None:
    table = es.read_tables([{"school": "一小", "sports_field_area": Fraction(1, 3), "students": 7}])

    frame = table["school"].to_frame("polars")
    assert frame.to_dicts() == [{"school": "一小", "sports_field_area": "1/3", "students": "7"}]
