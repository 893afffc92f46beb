"""The playground: its examples find what they say, and what cannot be had is said."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from edustandards.packs import source

DOCS = Path(__file__).resolve().parents[2] / "docs"
sys.path.insert(0, str(DOCS / "hooks"))

import playground  # noqa: E402 - a script, which is on no path by itself

RUN = DOCS / "assets" / "playground" / "run.py"
EXAMPLES = {name: pack for name, pack, _, _ in playground.EXAMPLES}
SUMMARIES = {
    "limit": {"met": 1, "not_met": 1, "unknown": 1, "not_applicable": 0},
    "tightened": {"met": 8, "not_met": 5, "unknown": 76, "not_applicable": 4},
    "staffing": {"met": 2, "not_met": 2, "unknown": 0, "not_applicable": 0},
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], dict[str, Any]]:
    """The function that the browser calls, on an example in a language."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(RUN.read_text(encoding="utf-8"), str(RUN), "exec"), names)

    def of_example(name: str, lang: str) -> dict[str, Any]:
        data = (DOCS / "playground" / f"{name}.{lang}.csv").read_text(encoding="utf-8")
        pack = EXAMPLES[name].read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(names["run"](pack, data, lang))
        return found

    return of_example


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", list(SUMMARIES))
def test_examples_find_what_they_show(
    run: Callable[[str, str], dict[str, Any]], name: str, lang: str
) -> None:
    found = run(name, lang)
    assert found["problems"] == []
    assert found["summary"] == SUMMARIES[name]
    assert len(found["findings"]) == sum(SUMMARIES[name].values())
    assert not any("不认识" in line or "not known" in line for line in found["account"])


def test_slips_are_told_at_their_place(run: Callable[[str, str], dict[str, Any]]) -> None:
    for lang in ("zh", "en"):
        places = [one["place"] for one in run("slips", lang)["problems"]]
        assert places == ["pack.yaml:10:16", "pack.yaml:16:27", "pack.yaml:16:40"]


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_the_parser_in_python_reads_the_same(
    run: Callable[[str, str], dict[str, Any]], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In the browser there is no parser in C.
    before = run(name, "zh")
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    assert run(name, "zh") == before


def test_the_library_is_packed_with_its_standards(tmp_path: Path) -> None:
    playground.library(tmp_path / "library.zip")
    with zipfile.ZipFile(tmp_path / "library.zip") as packed:
        names = packed.namelist()
    assert "edustandards/__init__.py" in names
    assert "edustandards/standards/cn/quality-balanced/2017.yaml" in names
    assert not any("__pycache__" in name for name in names)


def test_every_package_is_held_to_a_hash() -> None:
    lines = playground.PACKAGES.read_text(encoding="utf-8").splitlines()
    asked = [line for line in lines if "==" in line]
    assert asked
    assert sum("--hash=sha256:" in line for line in lines) == len(asked)


def test_without_npm_the_page_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise FileNotFoundError("npm")

    monkeypatch.setattr(playground, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(playground, "RUNTIME", tmp_path / "runtime")
    monkeypatch.setattr(subprocess, "run", refuse)
    playground.main()
    [made] = (tmp_path / "runtime").iterdir()
    script = made.read_text(encoding="utf-8").removeprefix("globalThis.EduPlayground = ")
    told = json.loads(script.rstrip(";\n"))
    assert told["runtime"] is False
    assert len(told["examples"]) == len(EXAMPLES)


def test_what_is_not_what_was_asked_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(*_: object, **__: object) -> None:
        (tmp_path / "pyodide-314.0.7.tgz").write_bytes(b"something else")

    monkeypatch.setattr(subprocess, "run", other)
    with pytest.raises(playground.WrongHashError):
        playground.python(tmp_path)
