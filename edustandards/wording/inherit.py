"""Sentences of packs that extend others: editions, changes, locks."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {}
