"""The event trees of the YAML test suite, read apart from any reader of YAML.

Notation: https://github.com/yaml/yaml-test-suite, "Test Event Output".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_VALUE = re.compile(
    r"=VAL (?P<props>(?:&\S+ )?(?:<[^>]*> )?)(?P<style>[:'\"|>])(?P<text>.*)", re.DOTALL
)
_ANCHOR = re.compile(r"(?:\+MAP|\+SEQ|=VAL)(?: \{\}| \[\])? &")
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\b", "\\\\": "\\", "\\0": "\0"}
_ESCAPE = re.compile(r"\\[ntrb0\\]")


@dataclass
class Tree:
    """What a text says: its only value, and what of YAML it makes use of."""

    value: object = None
    uses: set[str] = field(default_factory=set)


def read_tree(lines: Sequence[str]) -> Tree:
    """Return the value of a tree, of texts, lists and mappings, and what it makes use of."""
    tree = Tree()
    events = iter(lines)
    values = []
    for line in events:
        if line.startswith("+DOC"):
            if line != "+DOC":
                tree.uses.add("a line of dashes")
            values.append(_node(next(events), events, tree.uses))
        elif line.startswith("-DOC") and line != "-DOC":
            tree.uses.add("a line of dots")
    if len(values) != 1:
        tree.uses.add("several documents, or none")
    else:
        tree.value = values[0]
        if not isinstance(tree.value, dict):
            tree.uses.add("a root without keys")
    return tree


def _node(line: str, events: Iterator[str], uses: set[str]) -> object:
    if _ANCHOR.match(line):
        uses.add("anchors")
    if re.match(r"(\+MAP|\+SEQ|=VAL)[^:'\"|>]*<", line):
        uses.add("tags")
    match line[:4]:
        case "=VAL":
            return _scalar(line, uses)
        case "=ALI":
            uses.add("anchors")
            return ""
        case "+SEQ":
            return list(_until("-SEQ", events, uses))
        case "+MAP":
            return _mapping(list(_until("-MAP", events, uses)), uses)
    raise AssertionError(line)


def _until(end: str, events: Iterator[str], uses: set[str]) -> Iterator[object]:
    for line in events:
        if line == end:
            return
        yield _node(line, events, uses)


def _mapping(flat: list[object], uses: set[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in zip(flat[::2], flat[1::2], strict=True):
        if not isinstance(key, str):
            uses.add("keys that are no text")
            continue
        if key in found:
            uses.add("a key twice")
        if not key or key != key.strip() or "\n" in key:
            uses.add("keys that are empty, or begin or end with a space, or have several lines")
        found[key] = value
    return found


def _scalar(line: str, uses: set[str]) -> str:
    found = _VALUE.fullmatch(line)
    assert found is not None, line
    text = _ESCAPE.sub(lambda one: _ESCAPES[one[0]], found["text"])
    if found["style"] == ":" and text in {"", "~", "null", "Null", "NULL"}:
        uses.add("nothing")
    return text
