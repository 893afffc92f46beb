"""All that a check is made of, formulas, conditions and further checks alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def nodes_of(node: object) -> Iterator[object]:
    """Return a check, a formula or a condition and all that it is made of."""
    yield node
    if isinstance(node, tuple):
        for one in node:
            yield from nodes_of(one)
    elif is_dataclass(node):
        for one in fields(node):
            yield from nodes_of(getattr(node, one.name))
