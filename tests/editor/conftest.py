"""A real editor's server, once for all tests; without node they are skipped, and say so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from edustandards.packs.editor.json_schema import schema_text
from edustandards.packs.editor.shapes import FILES
from tests.editor.server import Server, installed, running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    program = installed()
    if isinstance(program, str):
        pytest.skip(f"no yaml-language-server: {program}")
    root = tmp_path_factory.mktemp("editor")
    for kind in FILES:
        for lang in ("zh", "en", "both"):
            text = schema_text(kind, lang)
            (root / f"{kind}.{lang}.json").write_text(text, encoding="utf-8")
    with running(program, root) as found:
        yield found
