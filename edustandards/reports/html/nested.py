"""Indented lines as lists within lists, such as the explanation of a finding."""

from __future__ import annotations

from collections.abc import Sequence

from edustandards.reports.html.tags import Html, Piece, el


def nested(lines: Sequence[str]) -> Html | None:
    """Return lines as a list, those that are indented further as lists within it.

    >>> nested(["  value: 7", "    area: 700"])
    '<ul><li><bdi>value: 7</bdi><ul><li><bdi>area: 700</bdi></li></ul></li></ul>'
    """
    items: list[Piece] = []
    at = 0
    while at < len(lines):
        own = _depth(lines[at])
        below = at + 1
        while below < len(lines) and _depth(lines[below]) > own:
            below += 1
        items.append(el("li", el("bdi", lines[at].strip()), nested(lines[at + 1 : below])))
        at = below
    return el("ul", items) if items else None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
