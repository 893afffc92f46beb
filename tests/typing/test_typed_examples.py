"""Users' checkers of types accept what is right, and refuse what is not, line by line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RIGHT, WRONG = HERE / "right.txt", HERE / "wrong.txt"
# Not named as modules of Python, for other tools would have them be right.


def apart(path: Path, folder: Path) -> str:
    """Return the name of a copy of an example, away from the settings of this project."""
    copy = folder / f"{path.stem}.py"
    copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return str(copy)


def by_mypy(folder: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={folder}"]
    files = [apart(one, folder) for one in (RIGHT, WRONG)]
    done = subprocess.run(
        [*command, *files], check=False, capture_output=True, text=True, cwd=folder
    )
    assert done.returncode == 1, done.stdout + done.stderr
    for name, line in re.findall(r"(\w+)\.py:(\d+): error:", done.stdout):
        yield name, int(line)


def by_pyright(folder: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    files = [apart(one, folder) for one in (RIGHT, WRONG)]
    done = subprocess.run(
        [*command, *files], check=False, capture_output=True, text=True, cwd=folder
    )
    for one in json.loads(done.stdout)["generalDiagnostics"]:
        if one["severity"] == "error":
            yield Path(one["file"]).stem, one["range"]["start"]["line"] + 1


@pytest.mark.parametrize("checked", [by_mypy, by_pyright])
def test_each_marked_line_is_refused_and_no_other(
    checked: Callable[[Path], Iterator[tuple[str, int]]], tmp_path: Path
) -> None:
    lines = WRONG.read_text(encoding="utf-8").splitlines()
    marked = {("wrong", at) for at, line in enumerate(lines, 1) if line.endswith("# wrong")}
    assert len(marked) > 8
    assert set(checked(tmp_path)) == marked
