"""The page of claims is as its list says, and every test that it names is there."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs" / "hooks"))

import claims  # noqa: E402 - a folder of scripts, which is on no path by itself

NAMED = [test for group in claims.CLAIMS for claim in group.claims for test in claim.tests]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_the_one_that_the_list_gives(lang: str) -> None:
    kept = (ROOT / "docs" / lang / "claims.md").read_text("utf-8")
    assert kept == claims.page(lang), "run docs/hooks/claims.py"


@pytest.mark.parametrize("test", NAMED)
def test_every_claim_has_its_test(test: str) -> None:
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    if name:
        assert name in functions
    else:
        assert any(one.startswith("test_") for one in functions)
