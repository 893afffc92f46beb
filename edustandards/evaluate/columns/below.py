"""The frames of the parts of an entity: which they are, and what is to be asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from edustandards.evaluate.observed import STAGE, Framed
from edustandards.measures.vocabulary import Vocabulary

T = TypeVar("T")


def nearest_below(kind: str, tables: Mapping[str, T], vocabulary: Vocabulary) -> str:
    """Return the largest kind of part that has a table; empty if none has."""
    level, seen = [kind], {kind}
    while level:
        level = [
            one.id
            for one in vocabulary.entities.values()
            if one.within in level and one.id not in seen
        ]
        seen.update(level)
        for found in level:
            if found in tables:
                return found
    return ""


def known_below(kind: str, tables: Mapping[str, Framed], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the fields that parts, or parts of these, have a column for."""
    found: set[str] = set()
    while kind := nearest_below(kind, tables, vocabulary):
        found |= tables[kind].columns.keys()
    return frozenset(found)


def without_parts(
    kind: str, over: str, tables: Mapping[str, object], vocabulary: Vocabulary
) -> bool:
    """Tell whether no table knows of any parts of an entity: of the nearest, if `over` is empty."""
    over = over or nearest_below(kind, tables, vocabulary)
    return not over or (over not in tables and not nearest_below(over, tables, vocabulary))


def staged_by_parts(kind: str, tables: Mapping[str, Framed], vocabulary: Vocabulary) -> bool:
    """Tell whether only the parts of an entity say what stages it has."""
    below = nearest_below(kind, tables, vocabulary)
    return bool(below) and STAGE in tables[below].keys and STAGE not in tables[kind].keys
