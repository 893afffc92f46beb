"""Standards that ask the same under another id."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from edustandards.checks.fields import every_field
from edustandards.checks.relation import Order
from edustandards.checks.standard import Standard
from edustandards.checks.strictness import compare_standards
from edustandards.packs.compare.units import limits_in
from edustandards.units.convert import dimension, factor
from edustandards.units.unit import Unit

MOST_TRIED = 2_000
"""How many comparisons are made in the search."""


def renamed(retired: Sequence[Standard], added: Sequence[Standard]) -> dict[str, str]:
    """Return the ids that standards had before, by the ids they have now.

    Only what reads the same fields and holds them against the same numbers is tried; one with the
    same title is taken first.
    """
    among: dict[_About, list[Standard]] = {}
    units: dict[Dimension, Unit] = {}
    for one in retired:
        among.setdefault(_about(one, units), []).append(one)
    found: dict[str, str] = {}
    tried = 0
    for one in added:
        others = among.get(_about(one, units), [])
        for other in sorted(others, key=lambda other: other.title != one.title):
            tried += 1
            if tried > MOST_TRIED:
                return found
            if compare_standards(other, one).order is Order.EQUAL:
                found[one.id] = other.id
                others.remove(other)
                break
    return found


Dimension: TypeAlias = tuple[tuple[str, int], ...]
_About: TypeAlias = tuple[str, frozenset[str], frozenset[tuple[Dimension, Fraction]]]


def _about(standard: Standard, units: dict[Dimension, Unit]) -> _About:
    """Return of whom a standard is asked, which fields it reads, and its numbers.

    `units` has one unit of each dimension, in which numbers are written.
    """
    fields = frozenset(field.name for field in every_field(standard.check))
    numbers = set()
    for quantity in limits_in(standard.check):
        measured = dimension(quantity.unit)
        unit = units.setdefault(measured, quantity.unit)
        numbers.add((measured, quantity.number * factor(quantity.unit, unit)))
    return standard.on, fields, frozenset(numbers)
