"""The library on the versions of Python above the oldest, wherever an interpreter is to be had.

Makes an environment for each below `.venv`, runs the tests of the core in it, and holds what
`check` says of the example data against what it says here. `python .ci/newer.py [--newest]`. What
is not there is skipped aloud; `--newest` leaves it at the newest that is there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MINORS = (12, 13, 14)
TOOLS = ("pytest>=8.3", "hypothesis>=6.100", "numpy")
TESTS = (
    *("tests/units", "tests/measures", "tests/checks"),
    *("tests/fluent/test_checks_in_python.py", "tests/fluent/test_formulas_in_python.py"),
)
CHECK = (
    *("check", "examples/generated-county-schools.csv", "--pack", "cn/quality-balanced@2017"),
    *("--as-of", "2024-09-01", "--format", "json", "--exit-zero"),
)


def interpreters(minor: int) -> Iterator[str]:
    """Return what may be a Python of that version: on the path, or of pyenv."""
    if found := shutil.which(f"python3.{minor}"):
        yield found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    for one in sorted(pyenv.glob(f"versions/3.{minor}.*/bin/python"), reverse=True):
        yield str(one)


def interpreter(minor: int) -> str | None:
    """Return a Python that runs, and is of that version."""
    ask = "import sys, venv; print(sys.version_info[1])"
    for one in interpreters(minor):
        done = subprocess.run([one, "-c", ask], capture_output=True, text=True, check=False)
        if done.returncode == 0 and done.stdout.strip() == str(minor):
            return one
    return None


def environment(python: str, minor: int) -> str:
    """Return the Python of an environment with the core and what its tests need, made once."""
    folder = ROOT / ".venv" / f"python3.{minor}"
    made = str(folder / "bin" / "python")
    if not (folder / "made").exists():
        subprocess.run([python, "-m", "venv", "--clear", str(folder)], check=True)
        install = [made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "--editable", f"{ROOT}[cli]", *TOOLS], check=True)
        (folder / "made").touch()
    return made


def said(python: str) -> str:
    """Return what `check` says of the example data."""
    command = [python, "-m", "edustandards", *CHECK]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def main() -> int:
    """Run the tests of the core on each version that is there."""
    here, failed = said(sys.executable), []
    for minor in reversed(MINORS):
        found = interpreter(minor)
        if found is None:
            print(f"Python 3.{minor}: SKIPPED, there is no interpreter", flush=True)
            continue
        print(f"Python 3.{minor}: {found}", flush=True)
        python = environment(found, minor)
        command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS]
        tested = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
        same = said(python) == here
        if not same:
            print(f"Python 3.{minor} finds something else on the example data", flush=True)
        if not (tested and same):
            failed.append(minor)
        if "--newest" in sys.argv:
            break
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
