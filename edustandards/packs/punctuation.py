"""Punctuation that looks right and is not: full-width signs, spaces that lack or are of a kind.

YAML takes them for letters, so its own complaint, if it has one, comes late and speaks of another
line. Here they are looked for in the lines themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from edustandards.errors import Problem, problem
from edustandards.packs.near import cut
from edustandards.where import Place

WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are none to YAML, as the inside of a class of characters."""

_NEAR = 40
"""How many characters on each side of a place are looked at."""

_KEY = r"^ *(?:- +)?(?P<key>[\w.-]{1,40}|\"[^\"]{1,40}\"|'[^']{1,40}')"
_DASHES = (
    ("yaml-dash-wide", re.compile(rf"^ *(?P<at>[－—–−•·‧])[ {WIDE_SPACES}]")),
    ("yaml-dash-space", re.compile(r"^ *(?P<at>-)(?![\s\d-])")),
)
_SLIPS = (
    ("yaml-colon-wide", re.compile(rf"{_KEY}[ {WIDE_SPACES}]*(?P<at>：)(?!.*: )")),
    ("yaml-space-wide", re.compile(rf"{_KEY}:(?P<at>[{WIDE_SPACES}])")),
    ("yaml-colon-space", re.compile(rf"{_KEY}(?P<at>:)(?![\s/]|$)")),
    *_DASHES,
)
_CONTINUED = (
    _SLIPS[0],
    ("yaml-colon-space", re.compile(r"^ *(?P<key>[A-Za-z_][\w.-]{0,39})(?P<at>:)\w")),
)
_AFTER_COLON = (
    ("yaml-bracket-wide", re.compile(r":\s*(?P<at>[【［｛])")),
    ("yaml-quote-wide", re.compile(r":\s*(?P<at>[“”‘’＂＇「『])")),
)
_RATIO = re.compile(r"(?P<left>\d+(?:\.\d+)?)\s*[:：]\s*(?P<right>\d+(?:\.\d+)?)")
_SPACED = re.compile(r"(?P<left>\d+(?:\.\d+)?)(?P<at> *: +)(?P<right>\d+(?:\.\d+)?)")
_IN_BRACES = re.compile(r"(?P<key>[\w.-]{1,40})\s*(?P<at>[:：])")
_LISTED = re.compile(r"[A-Za-z0-9_.-]+(?P<at>[、；])[A-Za-z0-9_.、；-]+")
_COMMA = re.compile(r"(?P<at>，)\s*[\w.-]{1,40}\s*[:：]\s")
_WIDE_END = re.compile(r"(?P<at>[】］｝])")
_QUOTED = re.compile(r"(?P<at>[“‘＂＇])\s*[≥≤＞＜><=]")


def slip_in(lines: Sequence[str], file: str, first: int, last: int) -> Problem | None:
    r"""Return the first slip of punctuation in lines `first` to `last` (from 1), if there is one.

    >>> str(slip_in(["on: school", "限值：8.76"], "pack.yaml", 1, 2).where)
    'pack.yaml:2:3'
    """
    return _spotted(_SLIPS, lines, file, first, last)


def slip_in_text(lines: Sequence[str], file: str, first: int, last: int) -> Problem | None:
    """Return the slip that made a key part of the text of the line before, if there is one."""
    for number in range(first, last + 1):
        if found := _spotted(_CONTINUED, lines, file, number, number):
            return found
    for dash in _DASHES:
        if _spotted((dash,), lines, file, first + 1, first + 1):
            return _spotted((dash,), lines, file, first, first)
    return None


def colon_too_many(lines: Sequence[str], file: str, line: int, column: int) -> Problem | None:
    """Return what a colon comes from that YAML did not expect at a place."""
    text = lines[line - 1] if line <= len(lines) else ""
    begun = max(0, column - _NEAR)
    for ratio in _SPACED.finditer(text[begun : column + _NEAR]):
        if ratio.start("at") < column - begun <= ratio.end("at"):
            written = f"{ratio['left']}:{ratio['right']}"
            place = Place(file, line, begun + ratio.start("left") + 1)
            return problem("yaml-ratio-spaced", place, text=written)
    return _spotted(_AFTER_COLON, lines, file, line, line)


def bracket_broken(text: str, file: str, line: int, column: int) -> Problem | None:
    """Return the full-width sign that keeps brackets, which begin `text`, from ending well."""
    for code, pattern in (("yaml-comma-wide", _COMMA), ("yaml-bracket-wide", _WIDE_END)):
        if match := pattern.search(text):
            above = text.count("\n", 0, match.start("at"))
            begun = text.rfind("\n", 0, match.start("at")) + 1
            across = match.start("at") - begun + (0 if above else column - 1)
            return problem(code, Place(file, line + above, across + 1), text=match["at"])
    return None


def key_in_braces(key: str, place: Place) -> Problem | None:
    """Return why a key in braces has no value, where its own text gives it away."""
    if ratio := _RATIO.fullmatch(key):
        return problem("yaml-ratio-braces", place, text=f"{ratio['left']}:{ratio['right']}")
    if match := _IN_BRACES.match(key):
        wide = match["at"] == "："
        if not wide and match.end() == len(key):
            return None
        code = "yaml-colon-wide" if wide else "yaml-colon-space"
        return problem(code, _within(place, match.start("at")), text=match["key"])
    return None


def item_of_list(text: str, place: Place) -> Problem | None:
    """Return the full-width comma that makes one item of several."""
    comma = text.find("，")
    if comma < 0 and (match := _LISTED.fullmatch(text)):
        comma = match.start("at")
    if comma < 0:
        return None
    return problem("yaml-comma-wide", _within(place, comma), text=text[comma])


def quote_before(text: str, place: Place) -> Problem | None:
    """Return the full-width quote that a requirement stands in."""
    match = _QUOTED.match(text)
    return problem("yaml-quote-wide", place, text=match["at"]) if match else None


def _within(place: Place, offset: int) -> Place:
    return Place(place.file, place.line, (place.column or 1) + offset)


def _spotted(
    patterns: Sequence[tuple[str, re.Pattern[str]]],
    lines: Sequence[str],
    file: str,
    first: int,
    last: int,
) -> Problem | None:
    for code, pattern in patterns:
        for number in range(first, min(last, len(lines)) + 1):
            if match := pattern.search(lines[number - 1]):
                place = Place(file, number, match.start("at") + 1)
                return problem(code, place, **_params(code, match))
    return None


def _params(code: str, match: re.Match[str]) -> dict[str, str]:
    if code in {"yaml-colon-wide", "yaml-colon-space"}:
        return {"text": cut(match["key"])}
    if code == "yaml-space-wide":
        return {"code": f"U+{ord(match['at']):04X}"}
    return {"text": match["at"]}
