"""Files that are damaged inside, judged in an engine: told by name, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from edustandards.cli.main import main
from tests.faults.calls import left

CALL = ("--pack", "p.yaml", "-o", "x.parquet")


@pytest.mark.filterwarnings("ignore")  # what a library says while it panics
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_parquet_file(engine: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip(engine)
    rows = {"学校": [f"{at}" for at in range(200)], "学段": ["小学"] * 200}
    pl.DataFrame(rows | {"在校生数": range(200), "运动场地面积": range(200)}).write_parquet(
        "d.parquet"
    )
    raw = bytearray(Path("d.parquet").read_bytes())
    for at in range(50, len(raw) * 2 // 3, 3):
        raw[at] ^= 0xFF
    Path("d.parquet").write_bytes(raw)
    before = left(folder)
    assert main(("check", "d.parquet", *CALL, "--engine", engine)) == 2
    assert "d.parquet: " in (said := capsys.readouterr().err)
    assert "[parquet-unreadable]" in said
    assert left(folder) == before


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_text_of_other_bytes(
    engine: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip(engine)
    Path("d.csv").write_bytes(
        Path("d.csv").read_bytes() + '三小,小学,1,"x\n\xff'.encode("latin-1", "replace")
    )
    assert main(("check", "d.csv", *CALL, "--engine", engine)) in {0, 1, 2, 3}
    assert "internal error" not in capsys.readouterr().err
