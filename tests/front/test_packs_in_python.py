"""Packs in the hand of a Python user: one record, whole tables of every library, reports."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pydantic import BaseModel

import edustandards as es

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCHOOL = {
    "stage": "primary",
    "school_kind": "小学",
    "students": 400,
    "sports_field_area": 2500,
    "gym_area": 500,
}


@pytest.fixture(scope="module")
def pack() -> es.Pack:
    return es.load_pack("cn/quality-balanced")


def test_a_pack_is_a_mapping_of_checks(pack: es.Pack) -> None:
    assert "sports-area" in pack
    assert len(pack) == len(list(pack)) == len(pack.document.standards)
    assert pack["sports-area"](SCHOOL).verdict is es.Verdict.MET
    with pytest.raises(KeyError):
        pack["nothing"]


def test_which_edition(pack: es.Pack) -> None:
    assert es.load_pack("cn/quality-balanced@2017") == pack
    assert es.load_pack("cn/quality-balanced", as_of="2024-09-01") == pack
    assert hash(es.load_pack("cn/quality-balanced")) == hash(pack)
    with pytest.raises(es.PackError):
        es.load_pack("cn/quality-balanced", as_of="2010-01-01")
    with pytest.raises(ValueError, match="soon"):
        es.load_pack("cn/quality-balanced", as_of="soon")
    path = Path(es.__file__).parents[1] / "standards/cn/quality-balanced/2017.yaml"
    assert list(es.load_pack(path)) == list(pack)


def test_all_standards_of_one_record(pack: es.Pack) -> None:
    found = pack.judge(SCHOOL)
    assert found["sports-area"].verdict is es.Verdict.MET
    assert found["sports-area"].standard == "sports-area"
    assert pack.verdicts(SCHOOL) == {key: one.verdict for key, one in found.items()}
    assert set(found) == {one.id for one in pack.document.standards if one.on == "school"}
    with pytest.raises(es.UnknownNameError, match="nothing is asked of 'planet'"):
        pack.judge({}, on="planet")
    outside = SCHOOL | {"school_kind": "教学点", "students": 20}
    assert pack.judge(outside)["sports-area"].verdict is es.Verdict.NOT_APPLICABLE


def test_a_pack_can_be_sent(pack: es.Pack) -> None:
    pack.judge(SCHOOL)
    again = pickle.loads(pickle.dumps(pack))
    assert again == pack
    assert again.verdicts(SCHOOL) == pack.verdicts(SCHOOL)


def test_threads_agree() -> None:
    fresh = es.load_pack("cn/quality-balanced")
    expected = es.load_pack("cn/quality-balanced").verdicts(SCHOOL)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: fresh.verdicts(SCHOOL), range(64)))
    assert all(one == expected for one in found)


ROWS: list[dict[str, Any]] = [
    {"school": "a", "county": "X"} | SCHOOL,
    {"school": "b", "county": "X"} | SCHOOL | {"sports_field_area": 2499.99},
    {"school": "c", "county": "X"} | SCHOOL | {"students": None},
]
COLUMNS: dict[str, list[Any]] = {name: [row[name] for row in ROWS] for name in ROWS[0]}


@dataclass
class Row:
    school: str
    county: str
    stage: str
    school_kind: str
    students: int | None
    sports_field_area: float
    gym_area: float


class Model(BaseModel):
    school: str
    county: str
    stage: str
    school_kind: str
    students: int | None
    sports_field_area: float
    gym_area: float


FORMS: dict[str, Any] = {
    "records": ROWS,
    "dataclasses": [Row(**row) for row in ROWS],
    "models": [Model(**row) for row in ROWS],
    "columns": COLUMNS,
    "polars": pl.DataFrame(COLUMNS, strict=False),
    "lazy": pl.LazyFrame(COLUMNS, strict=False),
    "pandas": pd.DataFrame(COLUMNS),
    "arrow": pa.table(pl.DataFrame(COLUMNS, strict=False).to_arrow()),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_table_gives_the_same(pack: es.Pack, form: str) -> None:
    one = pack.evaluate({"school": FORMS[form]})
    other = pack.evaluate({"school": ROWS})
    assert one.findings == other.findings
    found = one.find("sports-area", "b")
    assert found.verdict is es.Verdict.NOT_MET
    assert found.shortfall is not None
    assert (found.shortfall.field, str(found.shortfall.change)) == ("sports_field_area", "1/100")
    assert one.find("sports-area", "c").missing == ("students",)


def test_files() -> None:
    path = EXAMPLES / "prefecture-survey-2017.csv"
    pack = es.load_pack("cn/city-plan")
    assert pack.evaluate(path).findings == pack.evaluate([path]).findings
    assert pack.evaluate(str(path)).summary()[es.Verdict.MET] > 0


def test_a_report(pack: es.Pack, tmp_path: Path) -> None:
    report = pack.evaluate({"school": ROWS})
    assert sum(report.summary().values()) == len(list(report)) == len(report.findings["verdict"])
    with pytest.raises(
        es.UnknownNameError,
        match=r"no finding on 'z'; is 'a' meant|no finding on 'z'; there are: a, b, c",
    ):
        report.find("sports-area", "z")
    report.write(tmp_path / "report.json")
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert data["summary"]["met"] == report.summary()[es.Verdict.MET]
    report.write(tmp_path / "report.txt", lang="zh")
    assert "达标" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    with pytest.raises(es.DataError) as caught:
        report.write(tmp_path / "report.doc")
    assert caught.value.problems[0].code == "report-file-kind"
    assert report.to_frame()["verdict"].to_list() == report.findings["verdict"]
    assert list(report.to_frame("pandas").columns) == list(report.findings)
    assert report.to_frame("pyarrow").num_rows == len(report.findings["entity"])


def test_a_check_of_a_pack_composes_with_ones_own(pack: es.Pack) -> None:
    own = es.field("students", "student") >= "50 student"
    both = own & pack["sports-area"]
    assert both(SCHOOL).verdict is es.Verdict.MET
    assert "生均体育运动场馆面积" in both(SCHOOL).explain("zh")


def test_what_is_kept_for_the_next_data_changes_nothing_and_is_not_sent_along() -> None:
    pack = es.load_pack("cn/quality-balanced@2017")
    short = [SCHOOL | {"school": "一小", "gym_area": 0}]
    enough = [SCHOOL | {"school": "一小", "gym_area": 1600}]
    assert pack.evaluate(short).find("sports-area", "一小").verdict is es.Verdict.NOT_MET
    sent = pickle.loads(pickle.dumps(pack))
    for one in (pack, sent, pack):
        assert one.evaluate(enough).find("sports-area", "一小").verdict is es.Verdict.MET
        again = one.evaluate(short).find("sports-area", "一小")
        assert again.value == Fraction(2500, 400)
        assert again.verdict is es.Verdict.NOT_MET


def test_who_is_of_another_stage_is_not_asked_on_any_way_in(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(
        "pack: test/small\nedition: '1'\ntitle: x\nstandards:\n"
        "  area:\n    on: school\n    stages: [primary]\n    where: students > 10 student\n"
        "    indicator: sports_field_area\n    require: ≥ 3 m²\n",
        encoding="utf-8",
    )
    small = es.load_pack(path)
    for stage, verdict in (("junior", "not_applicable"), ("primary", "unknown")):
        record = {"school": "一小", "stage": stage, "sports_field_area": 5}
        frame = pl.DataFrame([record | {"students": None}], schema_overrides={"students": pl.Int64})
        assert small.verdicts(record)["area"].value == verdict
        assert small["area"](record).verdict.value == verdict
        for data in ([record], frame, frame.to_pandas()):
            assert small.evaluate(data).find("area", "一小").verdict.value == verdict
