"""`check` tells of doubts, beside its findings and without changing them."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import edustandards as es
from edustandards.cli.main import main
from edustandards.packs.document import PackDocument
from edustandards.tables import tabulate
from edustandards.tables.consistency.find import doubts_of
from tests.consistency.world import PACK

ROWS = """\
学校,学段,在校生数,专任教师数,高于规定学历教师数,支出（元）
一小,小学,400,25,20,900000
二小,小学,450,30,26,110
三小,小学,300,13,14,700000
四小,小学,800,45,36,1700000
五小,小学,350,20,16,730000
六小,小学,420,24,20,900000
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pack.yaml").write_text(PACK, encoding="utf-8")
    Path("a.csv").write_text(ROWS, encoding="utf-8")


def test_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.csv", "--pack", "pack.yaml", "--lang", "zh"]) == 1

    out = "".join(capsys.readouterr().out.split())
    assert "数据核对：矛盾1处，可疑1处，异常0处（不影响上面的结论）" in out
    assert "[矛盾]a.csv:4[E]:三小小学：高于规定学历教师数（14）大于它所属的专任教师数（13）" in out
    assert "生均支出，二小小学：由未达标变为达标" in out


def test_as_json_and_the_findings_stay(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "a.csv", "--pack", "pack.yaml", "--format", "json"])

    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found["data"]] == ["part-above-whole", "value-too-small-by"]
    small = found["data"][1]
    assert small["cells"] == ["a.csv:3[F]"]
    assert small["severity"] == "warning"
    assert small["hanging"] == [
        {
            "standard": "spending",
            "entity": "二小",
            "stage": "primary",
            "period": None,
            "verdict": "not_met",
            "otherwise": "met",
        }
    ]
    verdicts = {(one["standard"], one["entity"]): one["verdict"] for one in found["findings"]}
    assert verdicts["spending", "二小"] == "not_met"
    assert verdicts["teachers", "三小"] == "met"


@pytest.mark.parametrize(
    ("rows", "status"),
    [(ROWS, 2), (ROWS.replace(",110\n", ",945000\n").replace("13,14", "14,13"), 3)],
)
def test_the_status_changes_only_where_that_is_asked(rows: str, status: int) -> None:
    Path("a.csv").write_text(rows, encoding="utf-8")
    plain = main(["check", "a.csv", "--pack", "pack.yaml"])
    assert plain in {1, 3}
    assert main(["check", "a.csv", "--pack", "pack.yaml", "--strict-data"]) == status
    assert main(["check", "a.csv", "--pack", "pack.yaml", "--exit-zero"]) == 0


def test_frames_and_records_are_looked_at_alike(document: PackDocument) -> None:
    frame = pl.read_csv("a.csv")
    pack = es.Pack(document)
    expected = ["part-above-whole", "value-too-small-by"]
    for data in (frame, frame.lazy(), frame.to_arrow(), pd.read_csv("a.csv"), frame.to_dicts()):
        found = doubts_of(pack.evaluate(data).reading, document)
        assert [one.problem.code for one in found] == expected
        assert [one.hanging for one in found if one.hanging]


def _write_many() -> None:
    head, *rows = ROWS.splitlines()
    many = [f"{at}{row}" for at in range(4000) for row in rows]
    Path("a.csv").write_text("\n".join([head, *many]), encoding="utf-8")


def test_a_large_table_is_searched_and_all_that_is_found_is_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("polars")
    _write_many()

    main(["check", "a.csv", "--pack", "pack.yaml", "--lang", "zh"])
    out = "".join(capsys.readouterr().out.splitlines())
    assert "超过 20000 行" not in out
    assert "矛盾 4000 处" in out
    assert main(["check", "a.csv", "--pack", "pack.yaml", "--strict-data"]) == 2
    assert "Data: 4000 contradictions" in capsys.readouterr().out


def test_a_large_table_that_is_in_no_columns_is_not_searched_unasked_and_that_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabulate, "LARGE", 10**9)
    _write_many()

    main(["check", "a.csv", "--pack", "pack.yaml", "--lang", "zh"])
    assert "有 24000 行，超过 20000 行" in "".join(capsys.readouterr().out.splitlines())
    assert main(["check", "a.csv", "--pack", "pack.yaml", "--strict-data"]) == 2
    assert "Data: 4000 contradictions" in capsys.readouterr().out
