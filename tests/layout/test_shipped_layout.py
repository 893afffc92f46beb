"""What is shipped is laid out as `fmt` would lay it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.packs.encoding import read_text
from edustandards.packs.layout.lay import laid_out
from edustandards.packs.shelf import shelf

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = [
    *sorted(shelf().rglob("*.yaml")),
    *sorted((EXAMPLES / "packs").glob("*.yaml")),
    EXAMPLES / "survey-shares.yaml",
    EXAMPLES / "city-facts.yaml",
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_it_is_laid_out_already(path: Path) -> None:
    text = read_text(path)
    assert laid_out(text, path.name) == text
