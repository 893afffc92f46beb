"""The template of a project that brings packs: built, installed, and found by name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("build")
pytest.importorskip("hatchling")

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "examples" / "pack-project"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project from a copy, and unpack its wheel where an installer would."""
    folder = tmp_path_factory.mktemp("project")
    copy = shutil.copytree(PROJECT, folder / "copy")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(copy)], check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    target = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=installed.parent,
    )


def test_its_packs_are_found_by_name(installed: Path) -> None:
    listed = run(installed, "-m", "edustandards", "packs", "--lang", "en")
    assert "example/village@2024" in listed.stdout
    shown = run(installed, "-m", "edustandards", "show", "example/village", "--lang", "zh")
    assert shown.returncode == 0
    assert "≥ 9 平方米/生" in shown.stdout
    for verb in ("lint", "try"):
        done = run(installed, "-m", "edustandards", verb, "example/village@2024")
        assert done.returncode == 0, done.stdout + done.stderr


def test_it_judges_from_python(installed: Path) -> None:
    text = """
import edustandards as es
pack = es.load_pack("example/village", as_of="2024-09-01")
row = {"stage": "primary", "students": 50, "sports_field_area": 400, "gym_area": 50}
print(pack.judge(row)["sports-area"].margin)
"""
    done = run(installed, "-c", text)
    assert done.stdout.strip() == "0", done.stderr


def test_without_it_they_are_not_there() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "edustandards", "packs"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert "example/village" not in listed.stdout
