"""Sentences of laying packs out, starting them, and the editor's schema."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {}
