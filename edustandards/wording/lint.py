"""Sentences of the lint rules of packs, and of how they are told."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {}
