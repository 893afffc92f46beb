"""Requirements as text: exact notation that reads back, or words for people."""

from __future__ import annotations

from typing import assert_never

from edustandards.checks.nodes import Bound, Level, Range, Requirement
from edustandards.measures.nodes import Measure
from edustandards.measures.show import Titles, show_formula
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit


def show_requirement(requirement: Requirement, lang: str = "", title: Titles | None = None) -> str:
    """Return a requirement as text; without `lang` it is notation that parses back equal.

    >>> from fractions import Fraction
    >>> from edustandards.measures.nodes import Comparator
    >>> show_requirement(Bound(Comparator.AT_LEAST, Quantity(Fraction("2.3"), places=2)))
    '≥ 2.30'
    """
    match requirement:
        case Bound(comparator, threshold):
            return f"{comparator.value} {_threshold(threshold, lang, title)}"
        case Range(low, high):
            first = show_requirement(low, lang, title)
            second = show_requirement(high, lang, title)
            return f"{first} {'且' if lang == 'zh' else 'and'} {second}"
        case Level(comparator, level):
            return f"{comparator.value} {level}"
        case _:
            assert_never(requirement)


def _threshold(threshold: Quantity | Measure, lang: str, title: Titles | None) -> str:
    if not isinstance(threshold, Quantity):
        return show_formula(threshold, lang, title)
    if lang:
        return show_quantity(threshold, lang)
    if threshold.ratio:
        return show_quantity(threshold, "en")
    number = show_exact(threshold.number, threshold.places)
    number = f"({number})" if "/" in number else number
    unit = show_unit(threshold.unit, "en")
    unit = f"({unit})" if unit[:1].isdigit() else unit
    return f"{number} {unit}" if unit else number
