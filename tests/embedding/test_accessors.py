"""Frames with an accessor: there once its module is imported, and agreeing with the pack."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import edustandards as es

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ROWS = {
    "school": ["一小", "二小", "三中"],
    "stage": ["primary", "primary", "junior"],
    "students": [400, 300, 500],
    "sports_field_area": [2500.0, 2000.0, 5100.0],
    "gym_area": [500.0, 249.99, 0.0],
}


def test_nothing_is_registered_before_it_is_imported() -> None:
    code = (
        "import polars, pandas, edustandards\n"
        "edustandards.load_pack('cn/quality-balanced')\n"
        "assert not hasattr(polars.DataFrame, 'edustandards')\n"
        "assert not hasattr(pandas.DataFrame, 'edustandards')\n"
        "import edustandards.polars, edustandards.pandas\n"
        "assert hasattr(polars.DataFrame, 'edustandards')\n"
        "assert hasattr(polars.LazyFrame, 'edustandards')\n"
        "assert hasattr(pandas.DataFrame, 'edustandards')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_accessors_agree_with_the_pack() -> None:
    import_module("edustandards.polars")
    import_module("edustandards.pandas")

    pack = es.load_pack("cn/quality-balanced")
    expected = pack.evaluate(
        {"school": [dict(zip(ROWS, row, strict=True)) for row in zip(*ROWS.values(), strict=True)]}
    ).findings
    frames: list[Any] = [pl.DataFrame(ROWS), pl.LazyFrame(ROWS), pd.DataFrame(ROWS)]
    for frame in frames:
        report = frame.edustandards.check(pack)
        assert report.findings == expected
        found = frame.edustandards.findings("cn/quality-balanced", as_of="2024-09-01")
        assert list(found["verdict"]) == expected["verdict"]
    sports = report.find("sports-area", "二小")
    assert (sports.verdict, sports.margin) == (es.Verdict.NOT_MET, -es.quantity("1").number / 30000)


def test_a_pack_that_is_not_there() -> None:
    from edustandards.polars import PolarsAccessor

    with pytest.raises(es.PackError):
        PolarsAccessor(pl.DataFrame({"school": ["a"]})).check("no/such-pack")
