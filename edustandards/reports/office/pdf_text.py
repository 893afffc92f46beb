"""Text for a PDF without fonts of its own: Latin and Chinese apart, signs that the fonts have."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from xml.sax.saxutils import escape

EASTERN = "STSong-Light"
"""The Chinese font: it has the signs of GBK, and the characters of the basic plane."""

LATIN = "Times-Roman"
"""The font for other signs; it has those of Windows-1252."""

_TOLD = 10
"""How many signs tell one that neither font has."""

_IN_PLACE = str.maketrans({"✓": "√", "✗": "×"})


def markup(text: str) -> str:
    """Return text as markup: nothing in it acts, and each sign is in a font that has it.

    Signs that neither font has are told by number.

    >>> markup("共 3 m² <b>")
    '共<font name="Times-Roman"> 3 m² &lt;b&gt;</font>'
    >>> markup("𠮷县")
    '<font name="Times-Roman">[U+20BB7]</font>县'
    """
    pieces = []
    for font, signs in groupby(text.translate(_IN_PLACE), _font):
        said = "".join(signs)
        if not font:
            said = "".join(f"[U+{ord(sign):X}]" for sign in said)
        said = escape(said)
        pieces.append(said if font == EASTERN else f'<font name="{LATIN}">{said}</font>')
    return "".join(pieces)


def eastern(text: str) -> bool:
    """Tell whether a text has Chinese, and may be broken between any two signs."""
    return any(sign >= "\u2e80" for sign in text)


def fitted(text: str, room: float) -> str:
    """Return as much of a text as fits into so many signs; what is cut off shows as `..`.

    >>> fitted("某某县第一小学", 5), fitted("县𠮷", 10), fitted("某县", 2)
    ('某某县..', '..', '某县')
    """
    used = 0
    for at, sign in enumerate(text):
        used += 1 if _font(sign) else _TOLD
        if used > room:
            return text[: max(at - 2, 0)] + ".."
    return text


@lru_cache(maxsize=16_384)
def _font(sign: str) -> str:
    """Return the font that has a sign; nothing where neither has it."""
    if " " <= sign <= "~":
        return LATIN
    if "\u3400" <= sign <= "\u9fff" or _in(sign, "gbk"):
        return EASTERN
    return LATIN if _in(sign, "cp1252") else ""


def _in(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
