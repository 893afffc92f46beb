"""Standards that ask the same under another id."""

from __future__ import annotations

from collections.abc import Sequence

from edustandards.checks.fields import every_field
from edustandards.checks.relation import Order
from edustandards.checks.standard import Standard
from edustandards.checks.strictness import compare_standards

MOST_TRIED = 20_000
"""How many comparisons are made in the search; packs that differ more have no renames told."""


def renamed(retired: Sequence[Standard], added: Sequence[Standard]) -> dict[str, str]:
    """Return the ids that standards had before, by the ids they have now.

    Only what reads the same fields can be the same; one with the same title is taken first.
    """
    among: dict[tuple[str, frozenset[str]], list[Standard]] = {}
    for one in retired:
        among.setdefault(_about(one), []).append(one)
    found: dict[str, str] = {}
    tried = 0
    for one in added:
        others = among.get(_about(one), [])
        for other in sorted(others, key=lambda other: other.title != one.title):
            tried += 1
            if tried > MOST_TRIED:
                return found
            if compare_standards(other, one).order is Order.EQUAL:
                found[one.id] = other.id
                others.remove(other)
                break
    return found


def _about(standard: Standard) -> tuple[str, frozenset[str]]:
    return standard.on, frozenset(field.name for field in every_field(standard.check))
