"""Users' checkers of types accept what is right, and refuse what is not, line by line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
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


def by_mypy(path: Path, folder: Path) -> set[int]:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={folder}"]
    done = subprocess.run(
        [*command, apart(path, folder)], check=False, capture_output=True, text=True, cwd=folder
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return {int(line) for line in re.findall(r"\.py:(\d+): error:", done.stdout)}


def by_pyright(path: Path, folder: Path) -> set[int]:
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(
        [*command, apart(path, folder)],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    return {one["range"]["start"]["line"] + 1 for one in found if one["severity"] == "error"}


@pytest.mark.parametrize("checked", [by_mypy, by_pyright])
def test_each_marked_line_is_refused_and_no_other(
    checked: Callable[[Path, Path], set[int]], tmp_path: Path
) -> None:
    lines = WRONG.read_text(encoding="utf-8").splitlines()
    marked = {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}
    assert len(marked) > 8
    assert checked(WRONG, tmp_path) == marked
    assert checked(RIGHT, tmp_path) == set()
