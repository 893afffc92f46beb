"""The library with the oldest versions that it says it can do with, and some of its tests.

Makes an environment of the lower bounds in pyproject.toml, and runs in it the tests of arithmetic,
checks, engines, tables, documents, plans and forms. `python .ci/oldest.py [FOLDER]`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = (
    *("cli", "excel", "polars", "pandas", "arrow", "django", "word", "pdf", "plans"),
    *("duckdb", "ibis"),
)
TOOLS = ("pytest>=8.3", "hypothesis>=6.100", "pytest-xdist>=3.6")
TESTS = (
    *("tests/units", "tests/measures", "tests/checks", "tests/evaluate", "tests/fluent"),
    *("tests/front", "tests/laws/test_engines_agree.py", "tests/cli/test_check.py"),
    *("tests/engines", "tests/comply", "tests/embedding/test_django.py"),
    *("tests/embedding/test_refused_calls.py", "tests/reports/test_office_documents.py"),
)


def oldest() -> list[str]:
    """Return each dependency at its lower bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = list(project["dependencies"])
    for extra in EXTRAS:
        asked += project["optional-dependencies"][extra]
    return [re.sub(r">=([\d.]+).*", r"==\1", one) for one in asked]


def main() -> None:
    """Make the environment and run the tests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else name)
        if not (folder / "bin").exists():
            venv.create(folder, with_pip=True)
        python = str(folder / "bin" / "python")
        pinned = oldest()
        print("oldest:", ", ".join(pinned), flush=True)
        install = [python, "-m", "pip", "install", "--quiet"]
        subprocess.run([*install, *pinned, *TOOLS], check=True)
        subprocess.run([*install, "--no-deps", "--editable", str(ROOT)], check=True)
        command = [python, "-m", "pytest", "-p", "no:cacheprovider", "--numprocesses", "auto"]
        # Old libraries warn of what has gone since; the newest ones are held to no warnings.
        done = subprocess.run([*command, "-W", "default", *TESTS], check=False, cwd=ROOT)
        raise SystemExit(done.returncode)


if __name__ == "__main__":
    main()
