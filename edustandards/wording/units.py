"""Sentences about numbers and units."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "unit-unknown": Text("不认识的单位“{text}”", "unknown unit '{text}'"),
}
