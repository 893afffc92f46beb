"""Shares from text: plain numbers without a unit, in percent or as a fraction."""

from __future__ import annotations

import re
from fractions import Fraction

from edustandards.units.convert import factor
from edustandards.units.parse import parse_quantity
from edustandards.units.taken import take_quantity
from edustandards.units.unit import ONE

_OVER = re.compile(r"([0-9]{1,100})/([1-9][0-9]{0,99})")


def parse_share(text: str) -> Fraction:
    """Return a share that is written `20 %`, `0.2` or `1/5`.

    Raises:
        NotationError, UnitError: where it is something else.

    >>> parse_share("20 %") == parse_share("0.2") == parse_share("1/5")
    True
    """
    if parts := _OVER.fullmatch(text.strip()):
        return Fraction(int(parts[1]), int(parts[2]))
    quantity = parse_quantity(text, ONE)
    return quantity.number * factor(quantity.unit, ONE)


def take_share(raw: object) -> Fraction:
    """Return a share that is a text, as `parse_share` reads it, or a number of Python, exactly.

    Raises:
        NotationError, UnitError: where it is a text or a quantity of something else.
        NumberError: where it is no number.

    >>> take_share(0.85) == take_share("85 %")
    True
    """
    return parse_share(raw) if isinstance(raw, str) else take_quantity(raw, ONE).number
