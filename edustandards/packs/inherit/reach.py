"""How far a standard reaches: what it asks wherever it stands, and the standards that it cites."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as Of
from typing import TypeAlias

from edustandards.packs.source import Key, Mapping, Node, Scalar, Sequence

Content: TypeAlias = str | tuple["Content", ...]

OF_WORDS = frozenset({"title", "clause", "notes", "confidence", "examples", "lock", "policy"})
"""The keys of a standard that ask for nothing."""
_PARTS = frozenset({"all_of", "any_of", "of", "not", "check", "by_stage", "by_year", "cases"})


def content(node: Node | None) -> Content:
    """Return what a node says, wherever it stands; private keys do not count.

    >>> from edustandards.packs.source import read_source
    >>> content(read_source("a: [1,  x y]", "one")) == content(read_source("{a: [1, x y]}", "two"))
    True
    """
    match node:
        case None:
            return ()
        case Scalar(text):
            return text.strip()
        case Sequence(items):
            return ("[", *(content(item) for item in items))
        case Mapping(entries):
            said = {key: one for key, one in entries.items() if not key.startswith("x-")}
            return ("{", *((str(key), content(one)) for key, one in said.items()))


def asks(node: Mapping) -> Content:
    """Return what a standard asks, whatever the order of its keys; its words do not count."""
    said = {str(key): content(one) for key, one in node.entries.items() if key not in OF_WORDS}
    return tuple((key, said[key]) for key in sorted(said) if not key.startswith("x-"))


def cites(node: Node) -> Iterator[str]:
    """Return the texts in a body that stand for standards."""
    if not isinstance(node, Mapping):
        return
    for key, one in node.entries.items():
        if key not in _PARTS:
            continue
        several: Collection[Node] = (one,)
        if isinstance(one, Sequence):
            several = one.items
        elif key in {"by_stage", "by_year"} and isinstance(one, Mapping):
            several = one.entries.values()
        for part in several:
            if isinstance(part, Scalar):
                yield part.text
            else:
                yield from cites(part)


def moved_with(moved: Collection[str], nodes: Of[Key, Mapping]) -> frozenset[str]:
    """Return standards that have moved, and those that cite them, directly or by others."""
    citing: dict[str, set[str]] = {}
    for key, node in nodes.items() if moved else ():
        for cited in cites(node):
            citing.setdefault(cited, set()).add(str(key))
    found: set[str] = set()
    waiting = list(moved)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting += citing.get(id_, ())
    return frozenset(found)


def moved_between(before: Of[Key, Mapping], after: Of[Key, Mapping]) -> frozenset[str]:
    """Return the standards that ask something else after than before, what they cite included."""
    old = {str(key): node for key, node in before.items()}
    new = {str(key): node for key, node in after.items()}
    moved = {id_ for id_, node in new.items() if id_ not in old or asks(old[id_]) != asks(node)} | (
        old.keys() - new.keys()
    )
    return moved_with(moved, after)
