"""Elements of HTML from plain text: what is not an element already comes out as text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from edustandards.reports.width import safe


class Html(str):
    """Text that is markup; whatever else is put into an element is escaped."""

    __slots__ = ()


Piece: TypeAlias = "str | int | Iterable[Piece] | None"

_EMPTY = {"meta", "br", "hr", "col"}


def text(said: object) -> Html:
    r"""Return text as it stands, without anything that could become markup or turn it around.

    >>> text("<b>\u202e&")
    '&lt;b&gt;\\u202e&amp;'
    """
    if isinstance(said, Html):
        return said
    return Html(escape(safe(str(said)), quote=True))


def el(name: str, *children: Piece, **attributes: object) -> Html:
    """Return an element. A trailing `_` of an attribute is left out, others become `-`.

    An attribute that is None or false is left out, one that is true stands without a value.

    >>> el("td", "a < b", class_="n", aria_hidden="true", title=None)
    '<td class="n" aria-hidden="true">a &lt; b</td>'
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    head = f"<{name}{said}>"
    if name in _EMPTY:
        return Html(head)
    return Html(f"{head}{joined(children)}</{name}>")


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if name == "viewbox":
        name = "viewBox"
    return f" {name}" if value is True else f' {name}="{text(value)}"'


def joined(children: Iterable[Piece]) -> Html:
    """Return pieces after one another; lists are taken apart, None is left out."""
    found: list[str] = []
    for one in children:
        if one is None:
            continue
        if isinstance(one, str | int):
            found.append(text(one))
        else:
            found.append(joined(one))
    return Html("".join(found))


def name_of(said: str) -> Html:
    """Return a name that strangers gave: its direction is its own, whatever stands around it."""
    return el("bdi", said)
