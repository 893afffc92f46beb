"""Full-width and look-alike signs, each put for one plain sign so that columns stay true."""

from __future__ import annotations

from edustandards.errors import NotationError, problem
from edustandards.where import Place

MAX_TEXT = 200
"""Longest text of a number, unit or quantity that is read."""

_SHOWN = 60

_PLAIN = str.maketrans(
    {
        **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
        **dict.fromkeys("，﹐", ","),
        **dict.fromkeys("．﹒", "."),
        **dict.fromkeys("：﹕∶", ":"),
        **dict.fromkeys("＋﹢", "+"),
        **dict.fromkeys("－−﹣", "-"),
        **dict.fromkeys("／∕⁄÷", "/"),
        **dict.fromkeys("＊×⋅∙•・·", "·"),
        **dict.fromkeys("（﹙", "("),
        **dict.fromkeys("）﹚", ")"),
        **dict.fromkeys("％﹪", "%"),
        "＾": "^",
        "＿": "_",
        "µ": "μ",
    }
)


def plain(text: str) -> str:
    """Return the text with plain signs, as long as it was.

    Only signs and digits change: full-width letters stay, since no name is written with them.

    Raises:
        NotationError: for a text longer than any quantity is.

    >>> plain("３，６００元／生")
    '3,600元/生'
    """
    if len(text) > MAX_TEXT:
        place = Place(column=MAX_TEXT + 1)
        raise NotationError(problem("text-long", place, limit=MAX_TEXT, text=short(text)))
    return text if text.isascii() else text.translate(_PLAIN)


def short(text: str) -> str:
    """Return what a message quotes of a text.

    >>> short("米" * 100) == "米" * 59 + "…"
    True
    """
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def unreadable(code: str, column: int, **params: str | int) -> NotationError:
    """Return the error `code` at a column of the text, counted from 1."""
    return NotationError(problem(code, Place(column=column), **params))


def moved(error: NotationError, by: int) -> NotationError:
    """Return the error with its columns moved to the right, out of a part into its whole."""
    return NotationError(
        *(one.at(Place(column=(one.where.column or 1) + by)) for one in error.problems)
    )
