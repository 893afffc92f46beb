"""Texts as YAML: plain where that is safe, in quotes where YAML or meaning needs them."""

from __future__ import annotations

import re

from edustandards.packs.layout.tree import Leaf

_NUMBER_LIKE = re.compile(
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+"
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
    r"|\.[0-9_]+(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
_DATE_LIKE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?")
_NUMBERED = re.compile(r"[-+.]?[0-9][0-9A-Za-z.:/_-]*")
_WORDS = frozenset(
    word
    for plain in ("true", "false", "yes", "no", "on", "off", "null", "y", "n")
    for word in (plain, plain.title(), plain.upper())
) | {"~", ""}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FIRST = re.compile(r"[^\s,\[\]{}#&*!|>'\"%@`?:=<≤≥≠＞＜＝-]|-(?=\w)")
_BREAKS = re.compile(r":(?=\s|$)|\s#")
_BREAKS_FLOW = re.compile(r"[,?\[\]{}]|:(?!\w|//)|\s#")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def speaks_otherwise(text: str) -> bool:
    """Tell whether a plain text is a number, a date, yes, no or nothing to some reader of YAML.

    >>> [speaks_otherwise(text) for text in ("2017", "1:19", "no", "2017-04-19", "7.5 m²")]
    [True, True, True, True, False]
    """
    return bool(text in _WORDS or _NUMBER_LIKE.fullmatch(text) or _DATE_LIKE.fullmatch(text))


def written(leaf: Leaf, *, flow: bool, quoted: bool = False) -> str:
    """Return a scalar on one line; `quoted` where it is to have quotes in any case.

    >>> written(Leaf("≥ 7.5", "", (0, 0), (0, 0)), flow=False)
    '"≥ 7.5"'
    """
    text = leaf.text
    plain = not quoted and _may_be_plain(text, flow=flow)
    if plain and not leaf.style:
        return text
    # A number that its author quoted stays a text, and so do its neighbours: "6.3" and "6.3a".
    if plain and not speaks_otherwise(text) and not _NUMBERED.fullmatch(text):
        return text
    if ('"' in text or "\\" in text) and "\n" not in text and "\t" not in text:
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def _may_be_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or "\n" in text or "\t" in text or text in _NULLS:
        return False
    if text.startswith(("---", "...")) or not _FIRST.match(text):
        return False
    return not (_BREAKS_FLOW if flow else _BREAKS).search(text)


def needs_block(leaf: Leaf) -> bool:
    """Tell whether a text is of several lines that can stand as they are, below a `|`."""
    text = leaf.text
    lines = text.split("\n")
    return (
        "\n" in text
        and "\t" not in text
        and not text.endswith("\n\n")
        and bool(lines[0].strip())
        and not lines[0].startswith((" ", "#"))
        and not any(line != line.rstrip() for line in lines)
        and all(not sign.isspace() or sign in " \n\u3000\xa0" for sign in text)
    )


def block(leaf: Leaf) -> tuple[str, list[str]]:
    """Return the sign and the lines of a text of several lines."""
    sign = "|" if leaf.text.endswith("\n") else "|-"
    return sign, leaf.text.removesuffix("\n").split("\n")
