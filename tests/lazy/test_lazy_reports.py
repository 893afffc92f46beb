"""Reports that stay in their engine: the findings of the eager ones, and what is left out said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

import edustandards as es
from edustandards.wording import SENTENCES

PACK = es.load_pack("cn/quality-balanced@2017", as_of="2024-09-01")
SCHOOLS = {
    "school": ["甲", "乙", "丙", "甲"],
    "county": ["东", "东", "西", "西"],
    "stage": ["primary", "小学", "junior", "junior"],
    "students": [400, 100, 1000, None],
    "sports_field_area": [2500.0, 700.01, 10200.0, 1.0],
    "gym_area": [500.0, 49.98, 0.0, 0.0],
    "equipment_value": [800000.0, 199999.99, 2500000.0, 5.0],
}


def relation(columns: dict[str, list[Any]]) -> Any:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.register("schools", pl.DataFrame(columns).to_arrow())
    return connection.table("schools")


ENGINES = {"polars": lambda columns: pl.DataFrame(columns).lazy(), "duckdb": relation}


def rows(frame: pl.DataFrame) -> list[tuple[str, ...]]:
    return sorted(frame.rows())


def collected(native: Any) -> pl.DataFrame:
    found: pl.DataFrame = native.collect() if isinstance(native, pl.LazyFrame) else native.pl()
    return found


def eager(report: es.LazyReport) -> pl.DataFrame:
    left = [one.standard for one in report.left_out]
    whole = PACK.evaluate({"school": pl.DataFrame(SCHOOLS)}, as_of="2024-09-01")
    found: pl.DataFrame = whole.to_frame("polars")
    return found.filter(~pl.col("standard").is_in(left))


@pytest.mark.parametrize("engine", list(ENGINES))
def test_findings_are_those_of_the_eager_report(engine: str, tmp_path: Path) -> None:
    report = PACK.lazy({"school": ENGINES[engine](SCHOOLS)}, as_of="2024-09-01")
    expected = eager(report)
    found = collected(report.findings())
    assert found.columns == expected.columns
    assert rows(found) == rows(expected)
    report.write(tmp_path / "findings.parquet")
    assert rows(pl.read_parquet(tmp_path / "findings.parquet")) == rows(expected)
    failing = expected.filter(pl.col("verdict") == "not_met")
    assert rows(collected(report.findings(only_failing=True))) == rows(failing)
    report.write(tmp_path / "findings.parquet", only_failing=True)
    assert rows(pl.read_parquet(tmp_path / "findings.parquet")) == rows(failing)
    assert [one.name for one in tmp_path.iterdir()] == ["findings.parquet"]
    for verdict, count in report.summary().items():
        assert count == expected["verdict"].to_list().count(verdict.value)
    for standard, several in report.counts().items():
        of = expected.filter(pl.col("standard") == standard)["verdict"].to_list()
        assert {one.value: n for one, n in several.items() if n} == {
            one: of.count(one) for one in of
        }


def test_what_is_left_out_is_said_in_both_languages() -> None:
    report = PACK.lazy(pl.DataFrame(SCHOOLS).lazy())
    left = {one.standard: one for one in report.left_out}
    assert left["class-size"].reason == "lazy-kind"
    for one in left.values():
        assert one.say("zh") == SENTENCES[one.reason].zh
        assert one.say("en") == SENTENCES[one.reason].en
    judged = set(report.counts())
    assert judged | set(left) == set(PACK)
    assert not judged & set(left)


def test_a_row_for_each_school() -> None:
    report = PACK.lazy(pl.DataFrame(SCHOOLS).lazy())
    [frame] = (one.collect() for one in report.wide("school"))
    assert frame["sports-area"].to_list() == ["met", "not_met", "met", "unknown"]
    assert frame["county"].to_list() == SCHOOLS["county"]
    [failing] = (one.collect() for one in report.wide("school", only_failing=True))
    assert set(failing["school"]) <= {"甲", "乙", "丙"}
    assert "met" not in failing.filter(pl.col("school") == "乙")["sports-area"].to_list()


def test_rows_without_a_stage_may_speak_of_wholes() -> None:
    report = PACK.lazy(pl.DataFrame(SCHOOLS | {"stage": ["primary", "", None, "junior"]}).lazy())
    assert report.counts() == {}
    assert {one.reason for one in report.left_out} == {"lazy-kind", "lazy-wholes"}


def test_wholes_that_no_column_names_are_left_out() -> None:
    report = PACK.lazy(pl.DataFrame(SCHOOLS).drop("county").lazy())
    left = {one.standard: one.reason for one in report.left_out}
    assert left["sports-area-balance"] == "lazy-key"
    assert "sports-area" not in left


def test_an_empty_frame_is_no_pass(tmp_path: Path) -> None:
    empty = pl.DataFrame(SCHOOLS).clear().lazy()
    report = PACK.lazy(empty)
    assert set(report.findings().collect()["verdict"]) == {"unknown"}
    assert report.summary()[es.Verdict.UNKNOWN] == len(PACK) - len(report.left_out)


def test_a_pack_with_nothing_for_the_frame_gives_no_findings() -> None:
    classes = pl.DataFrame({"city": ["x"], "students": [30]}).lazy()
    report = PACK.lazy({"city": classes})
    assert len(report.left_out) == len(PACK)
    found = report.findings().collect()
    assert found.shape == (0, 7)
    assert report.summary() == dict.fromkeys(report.summary(), 0)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ([{"school": "a"}], "lazy-not-frame"),
        ({"school": ["a"]}, "lazy-not-frame"),
        ("schools.csv", "lazy-not-frame"),
        ({}, "lazy-not-frame"),
        (3, "data-unknown"),
        ({"skool": pl.LazyFrame(SCHOOLS)}, "kind-unknown"),
        (pl.LazyFrame({"a": [1]}), "headers-unknown"),
    ],
)
def test_other_data_is_refused(data: Any, code: str) -> None:
    with pytest.raises(es.DataError) as caught:
        PACK.lazy(data)
    assert [one.code for one in caught.value.problems] == [code]


def test_another_format_is_refused(tmp_path: Path) -> None:
    report = PACK.lazy(pl.LazyFrame(SCHOOLS))
    with pytest.raises(es.DataError, match="Parquet"):
        report.write(tmp_path / "findings.csv")
    with pytest.raises(es.DataError):
        report.write(tmp_path / "nowhere" / "findings.parquet")
    assert not list(tmp_path.iterdir())
