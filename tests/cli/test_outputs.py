"""No verb writes over what it reads, by whatever name that is called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DATA = ("schools.csv", "--pack", "pack.yaml")


@pytest.mark.parametrize(
    "call",
    [
        ("check", *DATA, "-o", "schools.csv"),
        ("check", *DATA, "-o", "./schools.csv"),
        ("check", *DATA, "-o", "link.csv"),
        ("check", *DATA, "-o", "hard.csv"),
        ("check", *DATA, "--dry-run", "--write-mapping", "schools.csv"),
        ("check", *DATA, "--dry-run", "--write-mapping", "pack.yaml"),
        ("check", "data", "--pack", "pack.yaml", "-o", "data/a.csv"),
        ("comply", *DATA, "--resource", "students", "--format", "csv", "-o", "schools.csv"),
        ("explain", *DATA, "--standard", "area", "--entity", "一小", "-o", "schools.csv"),
        ("report", "new.json", "--against", "old.json", "--format", "json", "-o", "old.json"),
        ("report", "new.json", "--against", "old.json", "--format", "json", "-o", "new.json"),
        ("diff", "pack.yaml", "other.yaml", "-o", "other.yaml"),
        ("new", "t/x", "--extends", "pack.yaml", "--force", "-o", "pack.yaml"),
        ("lint", "pack.yaml", "-o", "pack.yaml"),
        ("lint", ".", "-o", "pack.yaml"),
        ("try", "pack.yaml", "-o", "pack.yaml"),
        ("model", "pack.yaml", "-o", "pack.yaml"),
    ],
    ids=" ".join,
)
def test_refused(call: tuple[str, ...], run: Run) -> None:
    Path("data").mkdir()
    Path("data/a.csv").write_bytes(Path("schools.csv").read_bytes())
    Path("link.csv").symlink_to("schools.csv")
    os.link("schools.csv", "hard.csv")
    for name in ("new.json", "old.json", "other.yaml"):
        Path(name).write_text("kept", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*.*") if path.is_file()}

    said = run(*call)

    assert said.status == 2
    assert "[cli-output-is-input]" in said.err
    assert {path: path.read_bytes() for path in before} == before


def test_a_report_in_the_folder_of_the_data_may_be_written_again(run: Run) -> None:
    Path("data").mkdir()
    Path("schools.csv").rename("data/schools.csv")
    for _ in range(2):
        assert run("check", "data", "--pack", "pack.yaml", "-o", "data/report.html").status == 1


def test_a_folder_of_packs_is_looked_through_and_not_read(run: Run) -> None:
    for _ in range(2):
        assert run("check", *DATA, "--packs", ".", "-o", "report.csv").status == 1


def test_a_mapping_may_be_written_anew(run: Run) -> None:
    for _ in range(2):
        assert run("check", *DATA, "--dry-run", "--write-mapping", "m.yaml").status == 0
