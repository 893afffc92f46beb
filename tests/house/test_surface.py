"""What is public is what is written down, and what has gone from it is noticed."""

from __future__ import annotations

import importlib
import inspect
import re
import subprocess
from pathlib import Path

import pytest

import edustandards as es
from tests.house.surface import KEPT, MODULES, broken_since, last_tag, surface


def test_what_is_public_is_what_is_written_down() -> None:
    """`make surface` writes it anew; what has gone or changed belongs in the changelog."""
    assert surface() == KEPT.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_stands_there(module: str) -> None:
    home = importlib.import_module(f"edustandards.{module}".rstrip("."))
    section = KEPT.read_text(encoding="utf-8").partition(f"{home.__name__}\n")[2]
    section = section.partition("\n\n")[0]
    told = re.findall(r"^  (?:class )?(\w+)", section, re.MULTILINE)
    assert sorted(told) == sorted(one for one in home.__all__ if one != "Report" or not module)


@pytest.mark.parametrize(
    "name", [one for one in es.__all__ if inspect.isfunction(getattr(es, one))]
)
def test_functions_stand_there_as_python_calls_them(name: str) -> None:
    text = re.sub(r"\n {6,}", " ", KEPT.read_text(encoding="utf-8"))
    [line] = re.findall(rf"^  {name}\((.*)\) -> ", text, re.MULTILINE)
    told = re.findall(r"(?:^|, )(?:\*, )?\*?(\w+): ", line)
    assert told == list(inspect.signature(getattr(es, name)).parameters)


FIRST = """
from edustandards.rooms import Kept, gone, stricter
__all__ = ["Kept", "gone", "stricter"]
"""
ROOMS = """
class Kept:
    def asked(self, one: int, two: int = 2) -> int: ...
    def left(self) -> int: ...
def gone() -> int: ...
def stricter(one: int = 1) -> int: ...
def private() -> int: ...
"""


def _git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    package = tmp_path / "edustandards"
    package.mkdir()
    (package / "__init__.py").write_text(FIRST)
    (package / "rooms.py").write_text(ROOMS)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "one")
    _git(tmp_path, "tag", "v1.9.0")
    return tmp_path


def test_what_has_gone_since_a_version_is_told_and_what_is_private_is_not(
    repository: Path,
) -> None:
    assert broken_since("v1.9.0", repository) == []
    package = repository / "edustandards"
    (package / "__init__.py").write_text(
        FIRST.replace("Kept, gone, ", "Kept, ").replace('"gone", ', "")
    )
    less = ROOMS.replace("def gone() -> int: ...\n", "").replace("def private() -> int: ...\n", "")
    less = less.replace("one: int = 1", "one: int").replace("    def left(self) -> int: ...\n", "")
    (package / "rooms.py").write_text(less)
    told = "\n".join(broken_since("v1.9.0", repository))
    for name in ("gone", "stricter", "left"):
        assert name in told
    for name in ("private", "asked"):
        assert name not in told


def test_the_last_version_is_the_highest_that_this_one_comes_from(repository: Path) -> None:
    assert last_tag(repository) == "v1.9.0"
    _git(repository, "commit", "-q", "--allow-empty", "-m", "two")
    _git(repository, "tag", "v1.10.0")
    _git(repository, "tag", "docs-2")
    assert last_tag(repository) == "v1.10.0"
    _git(repository, "checkout", "-q", "-b", "apart", "v1.9.0")
    assert last_tag(repository) == "v1.9.0"
    _git(repository, "tag", "-d", "v1.9.0")
    assert not last_tag(repository)
