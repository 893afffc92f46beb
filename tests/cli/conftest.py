"""A folder with a small pack and a table, and a way to run the command line in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from edustandards.cli.main import main

PACK = """\
pack: t/sports
edition: "1"
title: {zh: 体育, en: Sports}
standards:
  area:
    title: {zh: 生均场地, en: Area per student}
    clause: 第三条
    on: school
    indicator: sports_field_area / students
    require: ≥ 7.5 m²/student
  rooms:
    title: {zh: 教室, en: Rooms}
    on: school
    indicator: multimedia_rooms
    require: {primary: ≥ 2 room}
"""
TABLE = """\
学校,学段,在校生数,运动场地面积（平方米）,网络多媒体教室数
一小,小学,400,3000,2
二小,小学,300,2000,2
三中,初中,,9000,1
"""


@dataclass
class Said:
    """What a run of the command line gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    Path("pack.yaml").write_text(PACK, encoding="utf-8")
    Path("schools.csv").write_text(TABLE, encoding="utf-8")

    def called(*arguments: str) -> Said:
        status = main(arguments)
        captured = capsys.readouterr()
        return Said(status, captured.out, captured.err)

    return called
