"""The page of all standards is the one that the packs make."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def maker() -> ModuleType:
    path = ROOT / "docs" / "hooks" / "standards_page.py"
    spec = importlib.util.spec_from_file_location("standards_page", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_up_to_date(lang: str) -> None:
    written = (ROOT / "docs" / lang / "standards.md").read_text(encoding="utf-8")
    assert written == maker().page(lang), "run python docs/hooks/standards_page.py"
