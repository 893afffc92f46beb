"""Regular expressions for texts that the loader refuses: what an editor can flag while typing.

Each lets through all that the loader reads, and is written in what Python, JavaScript and Rust
have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from edustandards.checks.words import AFTER, BEFORE
from edustandards.packs.lexicon import RESERVED

_PART = "[a-z0-9]+(-[a-z0-9]+)*"
# Letters and digits of any script: all that is no space and no punctuation of ASCII.
_LETTER = r"[^\s!-/:-@\[-^`{-~]"
_LETTER_DOT = r"[^\s!-,/:-@\[-^`{-~]"
_FIRST_OF_NAME = r"[^\s!-@\[-^`{-~]"
_LONG_MONTH, _SHORT_MONTH = "(0[13578]|1[02])", "(0[469]|11)"
_MONTHS = (
    f"({_LONG_MONTH}-(0[1-9]|[12][0-9]|3[01])|{_SHORT_MONTH}-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|[12][0-9]))"
)
_DIGIT, _NO_DIGIT = "[0-9０-９]", "[^0-9０-９]"
_BETWEEN = "(~|～|–|—|－|-|至|到|[Tt][Oo]|[Aa][Nn][Dd])"
_SPAN = rf"{_DIGIT}[.．,，]*\s*{_NO_DIGIT}{{0,60}}?\s*{_BETWEEN}\s*{_DIGIT}"


def _any_case(word: str) -> str:
    return "".join(
        f"[{sign.upper()}{sign.lower()}]" if sign.isascii() and sign.isalpha() else sign
        for sign in word
    )


def _one_of(words: Iterable[str]) -> str:
    return "|".join(_any_case(word) for word in sorted(words, key=lambda one: (-len(one), one)))


def _or_private(pattern: str) -> str:
    return f"^(x-.*|{pattern})$"


PATTERNS: Mapping[str, str] = {
    "pack": f"^{_PART}(/{_PART})*$",
    "edition": rf"^{_LETTER}{_LETTER_DOT}{{0,39}}$",
    "day": rf"^\s*[0-9]{{4}}-{_MONTHS}\s*$",
    "whole": r"^\s*[0-9]{1,6}\s*$",
    "truth": r"^\s*(true|false)\s*$",
    "count": "^(?=.{1,4}$)0*[1-9][0-9]*$",
    "requirement": f"{_one_of((*BEFORE, *AFTER))}|{_SPAN}",
    "standard-id": _or_private(rf"(?!_){_LETTER}{_LETTER_DOT}{{0,79}}"),
    "name": _or_private(f"(?!({'|'.join(sorted(RESERVED))})$){_FIRST_OF_NAME}{_LETTER}{{0,59}}"),
    "year": _or_private(
        r"\s*(((19|20|21)[0-9]{2})\s*(学?年度?)?|([Pp][Ll][Aa][Nn]\s+)?[Yy][Ee][Aa][Rr]\s+[0-9]{1,2}"
        r"|(计划)?第\s*([0-9]{1,2}|[一二三四五六七八九十])\s*年)\s*"
    ),
}
"""Patterns by name; the sentence that says what would be right has the same name."""
