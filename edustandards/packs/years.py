"""The years that requirements are stated for: of the calendar, or of a plan."""

from __future__ import annotations

import re
from typing import NamedTuple

_CALENDAR = re.compile(r"((?:19|20|21)[0-9]{2})\s*(?:学?年度?)?")
_PLAN_EN = re.compile(r"(?:plan\s+)?year\s+([0-9]{1,2})", re.IGNORECASE)
_PLAN_ZH = re.compile(r"(?:计划)?第\s*([0-9]{1,2}|[一二三四五六七八九十])\s*年")
_DIGITS = {sign: at for at, sign in enumerate("一二三四五六七八九十", 1)}


class Year(NamedTuple):
    """A year that something is required from: of the calendar, or counted from 1 in a plan."""

    number: int
    plan: bool


def read_year(text: str) -> Year | None:
    """Return the year that a key says, None where it says none.

    >>> read_year("2024"), read_year("第三年"), read_year("year 2"), read_year("primary")
    (Year(number=2024, plan=False), Year(number=3, plan=True), Year(number=2, plan=True), None)
    """
    plain = text.strip()
    if calendar := _CALENDAR.fullmatch(plain):
        return Year(int(calendar[1]), plan=False)
    found = _PLAN_EN.fullmatch(plain) or _PLAN_ZH.fullmatch(plain)
    if found is None:
        return None
    number = _DIGITS.get(found[1]) or int(found[1])
    return Year(number, plan=True) if number else None
