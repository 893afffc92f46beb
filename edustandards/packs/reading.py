"""A scalar is read by a parser of another room, and its problems are moved into the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from edustandards.errors import EdustandardsError, Problem
from edustandards.packs.source import Scalar

T = TypeVar("T")


def attempt(scalar: Scalar, read: Callable[[str], T], found: list[Problem]) -> T | None:
    """Return what `read` makes of the text, else None, with its problems added to `found`.

    >>> from edustandards.units.parse import parse_unit
    >>> from edustandards.where import Place
    >>> found = []
    >>> attempt(Scalar("m²/pupul", Place("pack.yaml", 3, 9), inner=9), parse_unit, found)
    >>> str(found[0].where)
    'pack.yaml:3:12'
    """
    try:
        return read(scalar.text.rstrip())
    except EdustandardsError as error:
        found.extend(one.at(scalar.at(one.where.column)) for one in error.problems)
        return None
