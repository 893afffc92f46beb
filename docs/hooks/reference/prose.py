"""Sentences of the program as Markdown."""

from __future__ import annotations

from edustandards.reports.site.md import code, plain


def prose(text: str) -> str:
    """Return a sentence; what stands between backquotes in it is code.

    >>> prose("say `x_y` once")
    'say <code>x&#95;y</code> once'
    """
    return "".join(code(part) if at % 2 else plain(part) for at, part in enumerate(text.split("`")))


def heading(text: str) -> str:
    """Return a text that begins with a capital, where it has any."""
    return plain(text[:1].upper() + text[1:])
