"""The words in which documents require: 不低于, 以上, at least, and what each of them means.

Source: Civil Code of the PRC, art. 1259: 以上, 以下 and 以内 include the number, 超过 and 不足 do
not; usage of 教督 documents for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from edustandards.measures.nodes import Comparator

_LEAST, _MORE = Comparator.AT_LEAST, Comparator.MORE
_MOST, _LESS = Comparator.AT_MOST, Comparator.LESS

BEFORE: Mapping[str, Comparator] = {
    "≥": _LEAST,
    ">=": _LEAST,
    "≧": _LEAST,
    "⩾": _LEAST,
    "＞=": _LEAST,
    "＞＝": _LEAST,
    "＞": _MORE,
    "＜=": _MOST,
    "＜＝": _MOST,
    "＜": _LESS,
    "⩽": _MOST,
    "＝": Comparator.EQUAL,
    ">": _MORE,
    "≤": _MOST,
    "<=": _MOST,
    "≦": _MOST,
    "<": _LESS,
    "==": Comparator.EQUAL,
    "=": Comparator.EQUAL,
    "≠": Comparator.UNEQUAL,
    "!=": Comparator.UNEQUAL,
    "不低于": _LEAST,
    "不少于": _LEAST,
    "不小于": _LEAST,
    "不得低于": _LEAST,
    "不得少于": _LEAST,
    "大于等于": _LEAST,
    "大于或等于": _LEAST,
    "达到": _LEAST,
    "达": _LEAST,
    "至少": _LEAST,
    "大于": _MORE,
    "超过": _MORE,
    "高于": _MORE,
    "多于": _MORE,
    "不超过": _MOST,
    "不得超过": _MOST,
    "不大于": _MOST,
    "不高于": _MOST,
    "不多于": _MOST,
    "小于等于": _MOST,
    "小于或等于": _MOST,
    "至多": _MOST,
    "最多": _MOST,
    "小于": _LESS,
    "少于": _LESS,
    "低于": _LESS,
    "不足": _LESS,
    "不满": _LESS,
    "等于": Comparator.EQUAL,
    "不等于": Comparator.UNEQUAL,
    "为": Comparator.EQUAL,
    "at least": _LEAST,
    "no less than": _LEAST,
    "not less than": _LEAST,
    "no fewer than": _LEAST,
    "minimum": _LEAST,
    "more than": _MORE,
    "over": _MORE,
    "above": _MORE,
    "greater than": _MORE,
    "at most": _MOST,
    "no more than": _MOST,
    "not more than": _MOST,
    "up to": _MOST,
    "maximum": _MOST,
    "less than": _LESS,
    "fewer than": _LESS,
    "under": _LESS,
    "below": _LESS,
    "exactly": Comparator.EQUAL,
    "equal to": Comparator.EQUAL,
}
"""Words and signs that stand before the number."""

AFTER: Mapping[str, Comparator] = {
    "及以上": _LEAST,
    "或以上": _LEAST,
    "以上": _LEAST,
    "及以下": _MOST,
    "以下": _MOST,
    "以内": _MOST,
    "之内": _MOST,
    "or more": _LEAST,
    "or above": _LEAST,
    "or less": _MOST,
    "or fewer": _MOST,
    "or below": _MOST,
}
"""Words that stand behind it."""

OPENING = ("控制在", "应当", "应", "须", "必须", "要求", "shall be", "must be")
"""Words that stand before all of it and require nothing by themselves."""

CLOSING = ("或更优", "或更好", "or better")
"""What adds nothing to a comparator that says so already."""


def _longest_first(words: Mapping[str, Comparator]) -> str:
    return "|".join(
        re.escape(word) + (r"(?![a-z])" if word[-1].isalpha() and word.isascii() else "")
        for word in sorted(words, key=len, reverse=True)
    )


LEADING = re.compile(rf"\s*({_longest_first(BEFORE)})\s*", re.IGNORECASE)
TRAILING = re.compile(rf"\s*({_longest_first(AFTER)})\s*$", re.IGNORECASE)
CLOSED = re.compile(rf"\s*,?\s*({'|'.join(CLOSING)})\s*$", re.IGNORECASE)
OPENED = re.compile(rf"\s*({'|'.join(OPENING)})\s*", re.IGNORECASE)
"""Patterns that find them at either end of a requirement."""


@cache
def each_first() -> re.Pattern[str]:
    """Return the pattern of a requirement that says first of what each: `每生不低于 5 平方米`."""
    return re.compile(rf"\s*(每[^0-9０-９]*?)\s*({_longest_first(BEFORE)})\s*(.*)$", re.IGNORECASE)
