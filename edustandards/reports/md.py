"""Text inside Markdown: shown as it is, with no markup, link, mention or cell of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edustandards.reports.width import safe

_SIGNS = re.compile(r"[\\`*_\[\]<>|#~@&$]|:(?=//)|(?<=www)\.|^[-+]|^(?:\d+)(?=[.)] )")


def plain(text: str) -> str:
    r"""Return text without anything that Markdown or HTML would read as more than text.

    Source: GitHub Flavored Markdown, backslash escapes and extended autolinks.

    >>> print(plain("<b>|@x https://x.cn 8.76 - 9"))
    \<b\>\|\@x https\://x.cn 8.76 - 9
    """
    return _SIGNS.sub(_escaped, safe(text))


def _escaped(found: re.Match[str]) -> str:
    text = found.group()
    # A number cannot be escaped itself; with an empty comment before it, it begins no list.
    return f"<!-- -->{text}" if text.isdigit() else f"\\{text}"


def row(texts: Iterable[str]) -> str:
    """Return a row of a table; no text can end its cell."""
    return f"| {' | '.join(plain(text) for text in texts)} |"
