"""Numbers exactly as they are written: text, cells and floats become rationals."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

MAX_DIGITS = 40
"""Longest run of digits that is read; a longer one is a slip or an attack."""


def exact(value: float | Decimal | Fraction) -> Fraction:
    """Return the rational that a number stands for; a float is its shortest decimal.

    Raises:
        ValueError: for not-a-number, infinity, or an exponent past 40 digits.
        TypeError: for a truth value, which is no number.

    Source: DESIGN, section 3 (a float64 means its shortest decimal form).

    >>> exact(8.76)
    Fraction(219, 25)
    >>> exact(Decimal("0.10"))
    Fraction(1, 10)
    """
    if isinstance(value, bool):
        raise TypeError("a yes/no value is not a number")
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("not a finite number")
        if value.is_integer() and abs(value) < 1e15:
            return Fraction(int(value))
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError("not a finite number")
        # Decimal("1e9999999") becomes a fraction only after seconds of work.
        if value and not -MAX_DIGITS <= value.adjusted() <= MAX_DIGITS:
            raise ValueError("exponent out of range")
    return Fraction(value)
