"""Names that nobody knows, and the known name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from edustandards.errors import Problem, problem
from edustandards.where import Place

_MAX_NAME = 60
_MAX_KNOWN = 1_000


def cut(text: str, length: int = _MAX_NAME) -> str:
    r"""Return the text of a stranger in one line, short enough for a message.

    >>> cut("a\n" * 50, length=8)
    'a a a a…'
    """
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def unknown(code: str, text: str, known: Iterable[str], place: Place) -> Problem:
    """Return the problem `<code>-near` where a known name is much alike, else `<code>-unknown`.

    >>> unknown("pack-key", "requires", ["require", "on"], Place()).params
    (('near', 'require'), ('text', 'requires'))
    >>> unknown("pack-key", "limit", ["require", "on"], Place()).params
    (('known', 'require, on'), ('text', 'limit'))
    """
    names = list(known)
    likely = get_close_matches(text[:_MAX_NAME], names[:_MAX_KNOWN], n=1)
    if likely:
        return problem(f"{code}-near", place, text=cut(text), near=cut(likely[0]))
    return problem(f"{code}-unknown", place, text=cut(text), known=cut(", ".join(names[:100]), 400))
