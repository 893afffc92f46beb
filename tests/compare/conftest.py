"""Two editions of a small pack, as texts, and a way to make packs of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from edustandards.packs.build import build_pack
from edustandards.packs.document import PackDocument
from edustandards.packs.shelf import shelf
from edustandards.packs.vocabulary import lexicon_of

Make = Callable[..., PackDocument]

HEAD = """\
pack: t/rooms
edition: "{edition}"
title: {{zh: 用房, en: Rooms}}
effective: {{from: {edition}-09-01}}
standards:
"""


@pytest.fixture
def pack() -> Make:
    lexicon = lexicon_of(shelf())

    def made(standards: str, edition: str = "2020", after: str = "") -> PackDocument:
        body = "".join(f"  {line}\n" for line in standards.strip("\n").split("\n"))
        text = HEAD.format(edition=edition) + body + after
        return build_pack(text, f"{edition}.yaml", lexicon)

    return made
