"""The small pack, read once."""

from __future__ import annotations

import pytest

from edustandards.packs.document import PackDocument
from tests.consistency.world import pack


@pytest.fixture(scope="session")
def document(tmp_path_factory: pytest.TempPathFactory) -> PackDocument:
    return pack(tmp_path_factory.mktemp("pack"))
