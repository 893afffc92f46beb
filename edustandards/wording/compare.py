"""Sentences of comparing packs: what became stricter, looser, new or void."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {}
