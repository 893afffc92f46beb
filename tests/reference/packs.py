"""Reading files of packs, anew: plain PyYAML, every scalar a text, and what packs take over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).parents[2] / "standards"


class _Texts(yaml.BaseLoader):
    """Every scalar is the text that stands there."""


def read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(text, Loader=_Texts)
    return found


@dataclass(frozen=True)
class Words:
    """The names that a pack can use: of the shared vocabulary and its own."""

    fields: dict[str, Any] = field(default_factory=dict)
    indicators: dict[str, Any] = field(default_factory=dict)
    references: dict[str, Any] = field(default_factory=dict)
    within: dict[str, str] = field(default_factory=dict)


@cache
def _shared() -> Words:
    words = Words()
    for path in sorted((SHIPPED / "vocabulary").glob("*.yaml")):
        _add(words, read(path.read_text("utf-8")))
    return words


def _add(words: Words, document: Mapping[str, Any]) -> None:
    words.fields.update(document.get("fields", {}))
    words.indicators.update(document.get("indicators", {}))
    words.references.update(document.get("references", {}))
    for kind, entry in document.get("entities", {}).items():
        words.within[kind] = entry.get("within", "")


@dataclass(frozen=True)
class Pack:
    """What a file asks, with all that it takes over from others."""

    head: dict[str, Any]
    standards: dict[str, Any]
    words: Words


@cache
def shipped() -> dict[str, Path]:
    """Return the files of the packs that come along, by id and edition."""
    found = {}
    for path in sorted(SHIPPED.glob("*/**/*.yaml")):
        if "vocabulary" not in path.parts:
            head = read(path.read_text("utf-8"))
            found[f"{head['pack']}@{head['edition']}"] = path
    return found


def pack(text: str) -> Pack:
    """Return the pack that is written, its parents first."""
    document = read(text)
    shared = _shared()
    words = Words(
        dict(shared.fields), dict(shared.indicators), dict(shared.references), dict(shared.within)
    )
    head: dict[str, Any] = {}
    standards: dict[str, Any] = {}
    parents = document.get("extends", [])
    for one in [parents] if isinstance(parents, str) else parents:
        above = pack(shipped()[one].read_text("utf-8"))
        head.update(above.head)
        standards.update(json.loads(json.dumps(above.standards)))
        _add(words, {"fields": above.words.fields, "indicators": above.words.indicators})
    head.update({key: value for key, value in document.items() if key != "standards"})
    _add(words, document)
    for name, changed in {**document.get("set", {}), **document.get("refine", {})}.items():
        _merge(standards[name], changed)
    standards.update(document.get("standards", {}))
    standards.update(document.get("add", {}))
    for name in document.get("drop", ()):
        del standards[name]
    return Pack(head, standards, words)


def _merge(below: dict[str, Any], above: Mapping[str, Any]) -> None:
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(below.get(key), dict):
            _merge(below[key], value)
        else:
            below[key] = value
