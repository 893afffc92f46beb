"""Objects show themselves in notebooks: as text, as HTML in which nothing acts, and as JSON."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import edustandards as es

formatters = pytest.importorskip("IPython.core.formatters")

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HOSTILE = """
pack: t/hostile
edition: "1"
title: {zh: "<script>alert(1)</script>", en: "<img src=x onerror=alert(1)>"}
standards:
  bad:
    title: {zh: "</td><script>", en: "</td><script>"}
    clause: "<b>"
    on: school
    indicator: sports_field_area / students
    require: ≥ 7.5 m²/student
"""


def shown(one: object) -> dict[str, Any]:
    """Return what IPython gets for an object."""
    made = formatters.DisplayFormatter()
    data, _ = made.format(one)
    return dict(data)


@pytest.fixture(params=["zh_CN.UTF-8", "en_US.UTF-8"])
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LC_ALL", request.param)
    return str(request.param)[:2]


def things() -> dict[str, object]:
    pack = es.load_pack("cn/quality-balanced@2017")
    check = pack["sports-area"]
    finding = check(
        {"stage": "primary", "school_kind": "小学", "students": 400}
        | {"sports_field_area": 2000, "gym_area": 500}
    )
    report = pack.evaluate(EXAMPLES / "generated-county-schools.csv")
    quantity = es.quantity("7.5 m²/student")
    return {
        "quantity": quantity,
        "check": check,
        "finding": finding,
        "pack": pack,
        "report": report,
    }


def test_each_kind_is_shown_three_times(lang: str) -> None:
    for kind, one in things().items():
        data = shown(one)
        own = f"application/vnd.edustandards.{kind}+json"
        assert {"text/plain", "text/html", own} <= set(data), kind
        assert json.loads(json.dumps(data[own])) == data[own]
        assert len(re.findall(r"<(?:div|span|pre)", data["text/html"])) >= 1
        assert "style" not in data["text/html"], "colours are those of the notebook"
    said = shown(things()["finding"])
    assert ("未达标" if lang == "zh" else "not met") in said["text/plain"]
    assert ("未达标" if lang == "zh" else "not met") in said["text/html"]
    assert said["application/vnd.edustandards.finding+json"]["value"] == "6.25"


def test_counts_of_a_report_are_those_of_its_summary(lang: str) -> None:
    report = things()["report"]
    assert isinstance(report, es.Report)
    data = shown(report)["application/vnd.edustandards.report+json"]
    assert data["summary"] == {one.value: count for one, count in report.summary().items()}


def test_what_strangers_wrote_stands_as_text(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE, encoding="utf-8")
    pack = es.load_pack(path)
    row = {"school": "<script>alert(2)</script>\u202e", "students": 400, "sports_field_area": 1}
    report = pack.evaluate({"school": [row]})
    [finding] = list(report)
    for one in (pack, pack["bad"], report, finding):
        html = shown(one)["text/html"]
        assert "<script" not in html
        assert "<img" not in html
        assert "\u202e" not in html


def test_nothing_is_loaded_for_notebooks_until_one_asks() -> None:
    text = "import sys, edustandards as es; es.field('a', 'm²'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", text], check=True, capture_output=True, text=True)
    loaded = done.stdout.split()
    assert "edustandards.fluent.formula" in loaded
    assert "edustandards.notebook" not in loaded
