"""Names of sheets: legal, no longer than they may be, each only once."""

from __future__ import annotations

import re

from edustandards.reports.width import safe

LONGEST = 31

_ILLEGAL = re.compile(r"[\[\]:*?/\\']")


class SheetNames:
    """The names given so far in one workbook; spreadsheets tell them apart without case."""

    __slots__ = ("_taken",)

    def __init__(self) -> None:
        self._taken = {"history"}  # Excel keeps this one to itself

    def name(self, wish: str) -> str:
        """Return a name as near to a wish as may be.

        >>> names = SheetNames()
        >>> names.name("生均面积/人"), names.name("生均面积 人"), names.name("")
        ('生均面积 人', '生均面积 人 2', '-')
        """
        plain = " ".join(_ILLEGAL.sub(" ", safe(wish)).split())[:LONGEST].strip() or "-"
        found, number = plain, 1
        while found.casefold() in self._taken:
            number += 1
            end = f" {number}"
            found = plain[: LONGEST - len(end)].rstrip() + end
        self._taken.add(found.casefold())
        return found


def quoted(name: str) -> str:
    """Return the name of a sheet as formulas and links write it.

    >>> quoted("结果 2")
    "'结果 2'"
    """
    return f"'{name}'"
