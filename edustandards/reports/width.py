"""Text on a terminal: how wide it is, how it is cut and folded, what may not pass."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def safe(text: str) -> str:
    r"""Return text without anything that moves a cursor, changes colour, or turns text around.

    >>> safe("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )


def width_of(text: str) -> int:
    """Return how many columns a text takes; Chinese characters take two.

    >>> width_of("小学 1")
    6
    """
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if sign < "\x7f":
        return 1
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    # Ambiguous signs (…, ×, Ⅲ) are wide in many Chinese terminals: counted so, no line is too long.
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def cut(text: str, width: int) -> str:
    """Return text of at most so many columns, two or more; what is cut off shows as `..`."""
    if width_of(text) <= width:
        return text
    return f"{text[: _fitting(text, width - 2)]}.."


def padded(text: str, width: int) -> str:
    """Return text filled with spaces, or cut, to exactly so many columns."""
    text = cut(text, width)
    return text + " " * (width - width_of(text))


def folded(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Return text in lines of at most so many columns, later lines indented.

    Breaks stand at spaces, or anywhere beside a Chinese character.
    """
    line, used = "", 0
    for found in _pieces(text):
        piece, size = found, width_of(found)
        if used + size > width:
            if line.strip():
                yield line.rstrip()
            line, used = indent, width_of(indent)
            piece = piece.lstrip()
            size = width_of(piece)
        while used + size > width:
            end = max(_fitting(piece, width - used), 1)
            yield line + piece[:end]
            piece = piece[end:]
            line, used, size = indent, width_of(indent), width_of(piece)
        line += piece
        used += size
    yield line.rstrip()


def _fitting(text: str, width: int) -> int:
    """Return how many signs fit, of a text that does not."""
    used = at = 0
    while used <= width:
        used += _width(text[at])
        at += 1
    return at - 1


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for sign in text:
        if sign == " " or _width(sign) == 2:
            if word:
                yield word
                word = ""
            yield sign
        else:
            word += sign
    if word:
        yield word
