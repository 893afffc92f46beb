"""Texts for office formats: legal in XML, of a length that a cell holds, nothing that acts."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from edustandards.reports.width import safe

MOST_SIGNS = 32_767
"""How many signs a cell of a workbook holds."""

_LIKE_ESCAPES = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_MARKS = re.compile("[<>&_]")
_ACTING = frozenset("=+-@＝＋－＠")


def inert(text: str) -> str:
    r"""Return text without control or bidirectional characters, cut to what a cell holds.

    >>> inert("a\x07\u202eb")
    'a\\x07\\u202eb'
    """
    text = safe(text)
    return text if len(text) <= MOST_SIGNS else text[: MOST_SIGNS - 2] + ".."


def acts(text: str) -> bool:
    """Tell whether a text would be a formula if somebody typed it into a cell."""
    return text[:1] in _ACTING


def xml_text(text: str) -> str:
    """Return an inert text for the XML of a workbook, where `_x0041_` would be read as a sign.

    >>> xml_text("<b> _x0041_")
    '&lt;b&gt; _x005F_x0041_'
    """
    return escape(_LIKE_ESCAPES.sub("_x005F_", text)) if _MARKS.search(text) else text
