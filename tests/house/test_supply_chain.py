"""What is installed: pinned with hashes, as the project asks for it, under licences that are known.

`make lock` and `make licences` write the files that are held against `pyproject.toml` here.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
LOCK = (ROOT / "requirements" / "dev.lock").read_text(encoding="utf-8")
LICENCES = (ROOT / "requirements" / "licences.md").read_text(encoding="utf-8")

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
_FREE = re.compile(r"(?:MIT(?:-0|-CMU)?|BSD(?:-[23]-Clause)?|0BSD|Apache(?:-2\.0)?|PSF-2\.0|Zlib|"
                   r"CC0-1\.0|MPL-2\.0)(?: Software)?(?: License)?")  # fmt: skip


def asked(*extras: str) -> dict[str, Requirement]:
    """Return what is asked for directly, with what the extras bring in of each other."""
    found: dict[str, Requirement] = {}
    waiting = [*PROJECT["dependencies"], *(one for extra in extras for one in EXTRAS[extra])]
    while waiting:
        one = Requirement(waiting.pop())
        if one.name == PROJECT["name"]:
            waiting += [inner for extra in one.extras for inner in EXTRAS[extra]]
        else:
            found[canonicalize_name(one.name)] = one
    return found


def pinned() -> dict[str, list[Version]]:
    """Return the versions of the lock by name; several where platforms need different ones."""
    found: dict[str, list[Version]] = {}
    for name, version in _PINNED.findall(LOCK):
        found.setdefault(canonicalize_name(name), []).append(Version(version))
    return found


def test_the_lock_has_what_is_asked_for_in_a_version_that_is_allowed() -> None:
    versions = pinned()
    for name, one in asked("dev", "docs").items():
        assert name in versions, f"make lock: {one} is missing"
        for version in versions[name]:
            assert version in one.specifier, f"make lock: {one} is pinned to {version}"


def test_whatever_is_locked_has_its_hashes() -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", LOCK)[1:]
    assert len(blocks) == sum(map(len, pinned().values()))
    for block in blocks:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.partition("\n")[0]
        assert not re.search(r"--hash=(?!sha256:)", block)
    assert "file://" not in LOCK
    assert "git+" not in LOCK


def _rows() -> dict[str, str]:
    lines = [line.split("|")[1:3] for line in LICENCES.splitlines()[2:]]
    return {canonicalize_name(name.strip()): licence.strip() for name, licence in lines}


def test_every_licence_is_listed_and_lets_users_do_as_they_like() -> None:
    rows = _rows()
    missing = asked("all").keys() - rows.keys()
    assert not missing, f"make licences: {missing}"
    assert rows.keys() - {"numpy"} <= pinned().keys()
    for name, licence in rows.items():
        parts = re.split(r" AND | OR |; ", licence)
        assert all(_FREE.fullmatch(part) for part in parts), f"{name}: {licence}"


@pytest.mark.parametrize("name", ["tests/outside/data"])
def test_data_of_others_stands_beside_its_licence(name: str) -> None:
    for path in (ROOT / name).glob("*.jsonl"):
        assert path.with_suffix(".LICENSE").exists(), path
