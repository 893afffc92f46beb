"""What a number format makes of a number: a percentage, or another number than the one it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_CODE = 400
_TOKEN = re.compile(r'"([^"]*)"|[\\!](.)|\[[^\]]*\]|[_*].|(.)', re.DOTALL)
_DIGITS = "0#?"
_THOUSAND, _TEN = 1000, 10

PERCENT = frozenset({9, 10})
"""The numbers of the formats `0%` and `0.00%`, which no workbook spells out."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of cells by number: those of percentages, and by what others divide to show."""

    percent: frozenset[int] = frozenset()
    divided: Mapping[int, int] = field(default_factory=dict)


def styles_of(formats: Mapping[int, str], used: Sequence[int]) -> Styles:
    """Return the styles of a workbook: its own formats by number, and which each style uses."""
    percent = PERCENT | {number for number, code in formats.items() if is_percent(code)}
    divided = {number: by for number, code in formats.items() if (by := divides_by(code)) > 1}
    return Styles(
        frozenset(style for style, number in enumerate(used) if number in percent),
        {
            style: divided[number]
            for style, number in enumerate(used)
            if number in divided and number not in percent
        },
    )


def is_percent(code: str) -> bool:
    """Tell whether a format shows a number as a percentage.

    >>> is_percent("0.0%"), is_percent('0"%"')
    (True, False)
    """
    return any(sign == "%" for sign, _ in _tokens(code))


def divides_by(code: str) -> int:
    """Return by what a format divides the number that it shows.

    A comma behind the digits hides three of them; a point that is only written between digits
    makes ten-thousands of thousands.

    >>> divides_by("#,##0.00"), divides_by("0.00,"), divides_by('0!.0,"万"'), divides_by("0,,")
    (1, 1000, 10000, 1000000)
    >>> divides_by("#,##0,.0"), divides_by("yyyy-mm-dd"), divides_by('0.0" ,"'), divides_by("0,;0")
    (1000, 1, 1, 1000)
    """
    signs: list[str] = []
    for sign, literal in _tokens(code):
        if sign == ";":
            break
        signs.append(sign or ("point" if literal in {".", "．"} else ""))
    end = signs.index(".") if "." in signs else len(signs)
    by: int = _THOUSAND ** (_commas(signs[:end]) + _commas(signs[end + 1 :]))
    if "point" in signs[:end]:
        at = signs.index("point")
        after = sum(sign in _DIGITS for sign in signs[at + 1 : end] if sign)
        before = any(sign in _DIGITS for sign in signs[:at] if sign)
        by *= _TEN**after if before else 1
    return by


def _tokens(code: str) -> list[tuple[str, str]]:
    """Return the signs of a format that mean something, and what it only writes."""
    found = (one for one in _TOKEN.finditer(code[:MOST_CODE]))
    return [(one[3] or "", one[1] or one[2] or "") for one in found]


def _commas(signs: Sequence[str]) -> int:
    """Return how many commas stand right behind the last digit."""
    last = max((at for at, sign in enumerate(signs) if sign and sign in _DIGITS), default=-1)
    if last < 0:
        return 0
    count = 0
    for sign in signs[last + 1 :]:
        if sign != ",":
            break
        count += 1
    return count
