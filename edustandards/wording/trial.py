"""Sentences of trying a pack: its examples, its boundary cases, its mutants."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {}
