"""The house: light to import, rooms of a readable size, everything public found and told."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import edustandards as es

ROOT = Path(es.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
HEAVY = ("pint", "yaml", "pydantic", "narwhals", "polars", "pandas", "pyarrow", "click", "numpy")
LONGEST = 400


def test_importing_is_light() -> None:
    code = "import sys, edustandards; print([x for x in sys.argv[1:] if x in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_check_in_python_needs_no_pint_and_no_yaml() -> None:
    code = (
        "import sys, edustandards as es\n"
        "check = es.field('a', 'm²') / es.field('b', 'student') >= '7.5 m²/student'\n"
        "assert check({'a': 75, 'b': 10}).verdict is es.Verdict.MET\n"
        "print([x for x in sys.argv[1:] if x in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_public_names_are_there() -> None:
    for name in es.__all__:
        assert getattr(es, name) is not None
    assert set(es.__all__) <= set(dir(es))
    with pytest.raises(AttributeError):
        es.nothing  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_one_room(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert not {"pickle", "marshal", "shelve", "subprocess"} & set(names), path
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"eval", "exec", "compile", "__import__"}, path


@pytest.mark.parametrize("name", es.__all__)
def test_what_is_public_is_told(name: str) -> None:
    found = getattr(es, name)
    if not name.startswith("__"):
        assert found.__doc__
        assert found.__module__.startswith("edustandards.")
        assert importlib.import_module(found.__module__).__doc__
