"""Pieces of Markdown from plain text: what packs say never becomes markup of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import dirname, relpath

from edustandards.reports.width import safe

_SIGNS = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ("*", "&#42;"),
    ("_", "&#95;"),
    ("`", "&#96;"),
    ("|", "&#124;"),
    ("[", "&#91;"),
    ("{", "&#123;"),
    ("\\", "&#92;"),
    ("#", "&#35;"),
    ("~", "&#126;"),
)


UNSEARCHED = "{ data-search-exclude }"
"""After a heading: keeps its section out of the search, which would find it on many pages."""

UNSEARCHED_PAGE = ("---", "search:", "  exclude: true", "---", "")
"""Before a page: keeps all of it out of the search."""


def plain(text: str) -> str:
    """Return text without what Markdown or HTML would take for its own.

    >>> plain("<b> [x](y)")
    '&lt;b&gt; &#91;x](y)'
    """
    # One pass: what stands for a sign must not be taken apart again.
    signs = dict(_SIGNS)
    return "".join(signs.get(sign, sign) for sign in safe(text.replace("\n", " ")))


def code(text: str) -> str:
    """Return text as code within a line."""
    return f"<code>{plain(text)}</code>"


def link(said: str, there: str, here: str) -> str:
    """Return a link from one page to another; both are paths within the site.

    >>> link("m²", "catalogue/a/b.md", "catalogue/c/d.md")
    '[m²](../a/b.md)'
    """
    return f"[{plain(said)}]({relpath(there, dirname(here) or '.')})"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Return the lines of a table; its cells are Markdown already."""
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def fenced(text: str, language: str) -> Iterator[str]:
    """Return text as a block of code, fenced wider than anything within it."""
    fence = "`" * max(3, _longest(text) + 1)
    yield f"{fence}{language}"
    yield from text.rstrip("\n").split("\n")
    yield fence
    yield ""


def _longest(text: str) -> int:
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    return longest
