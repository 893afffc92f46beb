"""Large files by an engine: the findings of every other road, part by part, and once only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import edustandards as es
from edustandards.cli.main import main
from edustandards.front.parts import DONE, FINDINGS
from edustandards.tables import big
from edustandards.tables.big import parts_of

PACK = "cn/quality-balanced@2017"
SCHOOLS = pl.DataFrame(
    {
        "学校": ["甲", "乙", "丙", "丁", "戊", "己"],
        "县": ["东", "东", "西", "西", "西", "东"],
        "学段": ["小学", "小学", "初中", "初中", "小学", "小学"],
        "在校生数": [400, 100, 1000, 50, 500, None],
        "体育运动场地面积（平方米）": [3000.0, 749.99, 10200.0, 1.5, 3750.0, 10.0],
        "体育馆面积（平方米）": [0, 0, 0, 0, 0, 0],
        "教学仪器设备值（万元）": [80.0, 19.9999, 250.0, 12.5, 100.0, 1.0],
    }
)


MAPPING = "mapping: 1\ntables:\n  - source: '*'\n    columns: {人数: students}\n"


@pytest.fixture(params=["polars", "duckdb"])
def engine(request: pytest.FixtureRequest) -> str:
    pytest.importorskip(request.param)
    return str(request.param)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "学校.parquet"
    SCHOOLS.write_parquet(path)
    return path


def run(*words: object, lang: str = "zh") -> int:
    return main(["check", *map(str, words), "--pack", PACK, "--lang", lang])


def rows(found: pl.DataFrame) -> list[tuple[str, ...]]:
    return sorted(found.rows())


def expected(data: Any = SCHOOLS) -> pl.DataFrame:
    pack = es.load_pack(PACK)
    judged = set(pack.lazy(SCHOOLS.lazy()).counts())
    whole: pl.DataFrame = pack.evaluate(data).to_frame("polars")
    return whole.filter(pl.col("standard").is_in(judged))


def partitioned(folder: Path, *keys: str) -> Path:
    for number, ((values), part) in enumerate(SCHOOLS.group_by(list(keys), maintain_order=True)):
        inside = folder.joinpath(*(f"{k}={v}" for k, v in zip(keys, values, strict=True)))
        inside.mkdir(parents=True, exist_ok=True)
        part.drop(keys).write_parquet(inside / f"part-{number}.parquet")
    return folder


def test_a_parquet_file(
    engine: str, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "findings.parquet"
    assert run(table, "--engine", engine, "-o", output) == 1
    assert rows(pl.read_parquet(output)) == rows(expected())
    said = capsys.readouterr()
    assert "未判断的标准（1 条" in said.out
    assert "没有这类对象的表：班级学生数" in said.out.replace("\n", "")
    assert str(output) in said.err
    assert run(table, "--engine", engine, "-o", output, "--only-failing", "--exit-zero") == 0
    failing = expected().filter(pl.col("verdict") == "not_met")
    assert rows(pl.read_parquet(output)) == rows(failing)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["findings.parquet", table.name]


def test_csv_files_are_judged_as_their_texts_are_written(engine: str, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    SCHOOLS[:3].write_csv(first)
    second.write_text(SCHOOLS[3:].write_csv().replace("丁", " 丁 "), encoding="utf-8")
    output = tmp_path / "findings.parquet"
    assert run(first, second, "--engine", engine, "-o", output) == 1
    assert rows(pl.read_parquet(output)) == rows(expected())


def test_texts_that_are_no_plain_numbers_are_told(
    engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(SCHOOLS.write_csv().replace("3000.0", "约3000"), encoding="utf-8")
    run(path, "--engine", engine, lang="en")
    said = " ".join(capsys.readouterr().out.split())
    assert "texts that are no plain numbers" in said
    assert "Sports area" in said.split("no plain numbers")[1]


def test_parts_are_done_once(
    engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, output = partitioned(tmp_path / "in", "县"), tmp_path / "out"
    assert run(folder, "--engine", engine, "-o", output) == 1
    found = pl.concat(pl.read_parquet(one) for one in sorted(output.rglob(FINDINGS)))
    assert rows(found) == rows(expected())
    assert {one.parent.name for one in output.rglob(FINDINGS)} == {"县=东", "县=西"}
    first = capsys.readouterr().out
    times = {one: one.stat().st_mtime_ns for one in output.rglob("*.*")}

    assert run(folder, "--engine", engine, "-o", output) == 1
    again = capsys.readouterr()
    assert again.out == first
    assert "2 个分区中有 2 个" in again.err
    assert {one: one.stat().st_mtime_ns for one in output.rglob("*.*")} == times

    # One part is new, another was cut off, and nothing else is touched.
    [file] = (folder / "县=东").iterdir()
    pl.read_parquet(file).head(1).write_parquet(file)
    run(folder, "--engine", engine, "-o", output)
    assert "2 个分区中有 1 个" in capsys.readouterr().err
    (output / "县=西" / FINDINGS).unlink()
    run(folder, "--engine", engine, "-o", output)
    assert "2 个分区中有 1 个" in capsys.readouterr().err
    (output / "县=西" / DONE).write_text("{", encoding="utf-8")
    run(folder, "--engine", engine, "-o", output)
    assert "2 个分区中有 1 个" in capsys.readouterr().err


def test_what_was_done_with_another_pack_or_option_is_done_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, output = partitioned(tmp_path / "in", "县"), tmp_path / "out"
    run(folder, "--engine", "polars", "-o", output)
    done = output / "县=东" / DONE
    said = json.loads(done.read_text(encoding="utf-8"))
    assert said["made"]["pack"] == es.load_pack(PACK).document.digest
    said["made"]["pack"] = "sha256:another"
    done.write_text(json.dumps(said), encoding="utf-8")
    capsys.readouterr()
    run(folder, "--engine", "polars", "-o", output)
    assert "2 个分区中有 1 个" in capsys.readouterr().err
    for option in (["--only-failing"], ["--as-of", "2024-09-01"]):
        run(folder, "--engine", "polars", "-o", output, *option)
        assert "分区中有" not in capsys.readouterr().err


def test_wholes_that_parts_cut_through_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = partitioned(tmp_path / "in", "学段")
    run(folder, "--engine", "polars", lang="en")
    said = " ".join(capsys.readouterr().out.split()).split("rows of other partitions")[1]
    assert "One standard for town and country" in said
    # What tells the stages apart is whole in each part.
    assert "Balance of teaching equipment" not in said


def test_a_folder_without_partitions_is_one_table(engine: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    SCHOOLS[:2].write_parquet(folder / "1.parquet")
    SCHOOLS[2:].write_parquet(folder / "2[x].parquet")
    output = tmp_path / "findings.parquet"
    assert run(folder, "--engine", engine, "-o", output) == 1
    assert rows(pl.read_parquet(output)) == rows(expected())


def test_names_of_partitions_are_read_as_they_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "period=2024" / "county=a%2Fb"
    folder.mkdir(parents=True)
    SCHOOLS.write_parquet(folder / "x.parquet")
    nothing = tmp_path / "period=__HIVE_DEFAULT_PARTITION__"
    nothing.mkdir()
    SCHOOLS.write_parquet(nothing / "x.parquet")
    (tmp_path / "_delta_log").mkdir()
    SCHOOLS.write_parquet(tmp_path / "_delta_log" / "y.parquet")
    assert [dict(one.keys) for one in parts_of([tmp_path])] == [
        {"period": "2024", "county": "a/b"},
        {"period": None},
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["nowhere.parquet"], "文件不存在"),
        (["a.xlsx"], "--engine 只读"),
        (["a.csv", "a.parquet"], "同一种格式"),
        (["empty"], "没有"),
        (["a.parquet", "-o", "x.csv"], "只能写成 Parquet"),
        (["parts", "-o", "x.parquet"], "给出文件夹名"),
        (["a.parquet", "--format", "json"], "--format"),
        (["a.parquet", "--dry-run"], "--dry-run"),
        (["damaged.parquet"], "未能完成"),
        (["foreign.parquet"], "表头"),
        (["a.parquet", "-o", "a.parquet"], "就是输入"),
        (["parts", "-o", "parts/found"], "就是输入"),
        (["a.parquet", "--mapping", "where.yaml"], "哪一列"),
    ],
)
def test_what_cannot_be_used_is_one_message(
    words: list[str],
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    SCHOOLS.write_parquet("a.parquet")
    SCHOOLS.write_csv("a.csv")
    pl.DataFrame({"q": [1]}).write_parquet("foreign.parquet")
    for name in ("a.xlsx", "damaged.parquet"):
        Path(name).write_bytes(b"PAR1")
    Path("empty").mkdir()
    Path("where.yaml").write_text(MAPPING + "    where: students > 0 student\n", encoding="utf-8")
    partitioned(Path("parts"), "县")
    assert run(*words, "--engine", "polars") == 2
    said = capsys.readouterr()
    assert code in said.err
    assert "Traceback" not in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_an_engine_that_is_not_there_says_what_to_install(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(big, "find_spec", lambda _: None)
    assert run(table, "--engine", "spark") == 2
    assert "pip install 'edustandards[spark]'" in capsys.readouterr().err


def test_a_mapping_says_which_column_is_which(tmp_path: Path) -> None:
    said, path, output = (tmp_path / name for name in ("m.yaml", "a.parquet", "f.parquet"))
    SCHOOLS.rename({"在校生数": "人数"}).write_parquet(path)
    said.write_text(MAPPING, encoding="utf-8")
    assert run(path, "--engine", "polars", "-o", output, "--mapping", said) == 1
    assert rows(pl.read_parquet(output)) == rows(expected())


def test_only_failing_asks_for_an_engine(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(table, "--only-failing") == 2
    assert "--only-failing" in capsys.readouterr().err


def test_what_is_left_out_is_not_known_to_be_met(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.parquet"
    SCHOOLS.head(1).write_parquet(path)
    pack = tmp_path / "one.yaml"
    pack.write_text(
        "pack: t/one\nedition: '1'\ntitle: {zh: 一, en: one}\nstandards:\n"
        "  some: {title: {zh: 甲, en: some}, on: school,"
        " indicator: students, require: ≥ 1 student}\n",
        encoding="utf-8",
    )
    words = ["check", str(path), "--engine", "polars", "--pack", str(pack), "-q", "--lang", "en"]
    assert main(words) == 0
    more = "  more: {title: {zh: 乙}, on: class, indicator: students, require: ≥ 1 student}\n"
    pack.write_text(pack.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert main(words) == 3
    assert "not known to be met" in capsys.readouterr().out
