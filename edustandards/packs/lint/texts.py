"""The words of a file for people to read: in both languages, finished, of bearable length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from edustandards.errors import problem
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet
from edustandards.packs.near import cut
from edustandards.packs.source import Key, Mapping, Node, Scalar, Sequence
from edustandards.where import Place

LONGEST_ZH, LONGEST_EN = 60, 120
"""How many signs a title may have before it no longer fits a line of a report."""

_TOLD = frozenset({"title", "definition", "description", "reason", "notes", "kind"})
_UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXX+)\b|待填|待补充?|此处填写|请填写|（填写|<[^<>]{0,20}填[^<>]{0,20}>"
)


class Said(NamedTuple):
    """A text in the languages that it stands in: the key it stands under, where it begins."""

    key: str
    place: Place
    zh: str
    en: str


def said(node: Node, key: str = "") -> Iterator[Said]:
    """Return the texts for people that a node holds; examples and private keys have none."""
    if isinstance(node, Mapping):
        for name, value in node.entries.items():
            if name == "examples" or name.startswith("x-"):
                continue
            if name in _TOLD:
                yield from _told(name, value)
            if not (name in _TOLD and _worded(value)):
                yield from said(value, name)
    elif isinstance(node, Sequence) and key != "notes":
        for item in node.items:
            yield from said(item, key)


def _told(key: Key, node: Node) -> Iterator[Said]:
    if key == "notes" and isinstance(node, Sequence):
        for item in node.items:
            yield from _told(key, item) if not isinstance(item, Sequence) else ()
    elif isinstance(node, Scalar):
        if key == "kind" and node.text.isascii():
            return  # of a field: one of a few words
        plain = node.text.strip()
        yield Said(key, node.place, *(("", plain) if plain.isascii() else (plain, "")))
    elif isinstance(node, Mapping) and _worded(node):
        words = {str(name): one.text.strip() for name, one in _scalars(node)}
        yield Said(key, key.place, words.get("zh", ""), words.get("en", ""))


def _scalars(node: Mapping) -> Iterator[tuple[Key, Scalar]]:
    return ((key, one) for key, one in node.entries.items() if isinstance(one, Scalar))


def _worded(node: Node) -> bool:
    return isinstance(node, Scalar) or (
        isinstance(node, Mapping) and bool(node.entries) and set(node.entries) <= {"zh", "en"}
    )


def missing_translation(sheet: Sheet) -> Iterator[Slip]:
    """Return texts that stand in one language only."""
    for one in said(sheet.root):
        if one.zh and one.en:
            if one.zh == one.en and not one.zh.isascii():
                yield Slip(problem("lint-same-words", one.place, key=one.key, text=cut(one.zh, 30)))
        elif one.zh:
            yield Slip(problem("lint-no-english", one.place, key=one.key, text=cut(one.zh, 30)))
        elif one.en:
            yield Slip(problem("lint-no-chinese", one.place, key=one.key, text=cut(one.en, 30)))


def long_title(sheet: Sheet) -> Iterator[Slip]:
    """Return titles that are longer than a line of a report."""
    for one in said(sheet.root):
        if one.key == "title" and (len(one.zh) > LONGEST_ZH or len(one.en) > LONGEST_EN):
            params = {"zh": len(one.zh), "en": len(one.en)}
            most = {"most_zh": LONGEST_ZH, "most_en": LONGEST_EN}
            yield Slip(problem("lint-title-long", one.place, **params, **most))


def placeholder(sheet: Sheet) -> Iterator[Slip]:
    """Return values that say they are still to be filled in."""
    left: list[Node] = [sheet.root]
    while left:
        node = left.pop()
        if isinstance(node, Scalar):
            if found := _UNFINISHED.search(node.text):
                place = node.at(found.start() + 1)
                yield Slip(problem("lint-placeholder", place, text=found[0]))
        elif isinstance(node, Sequence):
            left.extend(node.items)
        else:
            left.extend(value for key, value in node.entries.items() if not key.startswith("x-"))
