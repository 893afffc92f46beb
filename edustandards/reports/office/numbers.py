"""Exact numbers in cells: the nearest float, the digits to show, the exact text beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from edustandards.units.numbers import show_exact

DIGITS = 15
"""How many digits a spreadsheet keeps of a number."""

PLACES = (2, 4, 6, 8)
"""How many digits after the point a cell shows; as few as tell the number."""


FAR = 0.0101
"""How far apart two numbers are that never look alike with two digits after the point."""


class Number(NamedTuple):
    """A number in a cell, and the name of its format: `n0`, `n2` .. by its digits, `share`."""

    value: float
    look: str


def nearest(value: Fraction, by: Fraction | int = 1) -> float | None:
    """Return the float nearest to an exact product; None where it is too large for one.

    >>> nearest(Fraction(1, 3)), nearest(Fraction(10) ** 400)
    (0.3333333333333333, None)
    """
    try:
        # Division of whole numbers is rounded once, correctly.
        if by == 1:
            return value.numerator / value.denominator
        return (value.numerator * by.numerator) / (value.denominator * by.denominator)
    except OverflowError:
        return None


def quotient(value: Fraction, by: Fraction | int) -> float | None:
    """Return the float nearest to an exact quotient; None where it is too large for one.

    >>> quotient(Fraction(1), 3), quotient(Fraction(1, 3), Fraction(2, 3))
    (0.3333333333333333, 0.5)
    """
    try:
        return (value.numerator * by.denominator) / (value.denominator * by.numerator)
    except OverflowError:
        return None


def look_of(number: float, apart_from: float | None = None) -> str:
    """Return the format that tells a number, and tells it apart from its limit.

    >>> look_of(400.0), look_of(7.43125), look_of(0.05263), look_of(7.4999, 7.5), look_of(1e-12)
    ('n0', 'n2', 'n4', 'n4', 'general')
    """
    if number.is_integer():
        return "n0" if abs(number) < 10**DIGITS else "general"
    size = abs(number)
    if size >= 1 and (apart_from is None or abs(number - apart_from) > FAR):
        return "n2"
    for places in PLACES:
        shown = round(number, places)
        if shown == number:
            return f"n{places}"
        told = size * 10**places >= 100
        if told and (apart_from is None or shown != round(apart_from, places)):
            return f"n{places}"
    return "general"


def counted(number: int) -> Number:
    """Return a count for a cell."""
    return Number(number, "n0")


def exact_text(value: Fraction) -> str:
    """Return all of a number where a cell cannot hold it; else nothing.

    >>> exact_text(Fraction(120, 13)), exact_text(Fraction("7.5")), exact_text(Fraction("-0.1"))
    ('120/13', '', '')
    """
    text = show_exact(value)
    digits = text.lstrip("-0.").replace(".", "")
    return text if "/" in text or len(digits) > DIGITS else ""
