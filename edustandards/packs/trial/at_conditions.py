"""Worlds in which a condition holds, does not, or is not known, and at the limits within it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.packs.trial.at_limits import edged
from edustandards.packs.trial.case import Case, Found, Gap
from edustandards.packs.trial.lay import held
from edustandards.packs.trial.world import Spot, World


def at_conditions(condition: m.Condition, world: World, spot: Spot) -> Iterator[Found]:
    """Return worlds in which a condition holds and in which it does not, and at its limits."""
    text = show_formula(condition)
    for truth, code in ((True, "case-yes"), (False, "case-no")):
        made = held(condition, truth, world, spot)
        if made is not None:
            yield Case(made, code, (text,))
    yield Case(world, "case-missing", (text,), further=True)
    yield from terms(condition, world, spot)


def terms(condition: m.Condition, world: World, spot: Spot) -> Iterator[Found]:
    """Return worlds at the limits, levels and words that a condition speaks of."""
    match condition:
        case m.Comparison(left, comparator, right):
            if isinstance(right, m.Word):
                assert isinstance(left, m.Field), "only a field stands to a word"
                if (spot, left.name) not in world.cells:
                    for level in left.levels:
                        yield Case(world.put((spot, left.name), level), "case-level", (level,))
                return
            limit = right.quantity if isinstance(right, m.Constant) else right
            path = (show_formula(condition),)
            yield from edged(left, c.Bound(comparator, limit), path, world, spot)
        case m.OneOf(field, words):
            for word in words:
                if (spot, field.name) not in world.cells:
                    yield Case(world.put((spot, field.name), word), "case-word", (word,))
        case m.Says(_, proven):
            made = held(condition, True, world, spot)
            if made is not None and proven:
                for cell in [one for one in made.cells if one not in world.cells]:
                    yield Case(made.without(cell), "case-missing", (cell[1],))
        case m.Both(parts) | m.Either(parts):
            beside = isinstance(condition, m.Both)
            for at, part in enumerate(parts):
                rest = (*parts[:at], *parts[at + 1 :])
                for one in _both_truths(part, world, spot):
                    yield from _beside(one, rest, beside, spot)
        case m.Reverse(of):
            yield from terms(of, world, spot)
        case _:
            assert_never(condition)


def _both_truths(part: m.Condition, world: World, spot: Spot) -> Iterator[Found]:
    for truth, code in ((True, "case-yes"), (False, "case-no")):
        made = held(part, truth, world, spot)
        if made is not None:
            yield Case(made, code, (show_formula(part),))
    yield from terms(part, world, spot)


def _beside(
    found: Found, rest: tuple[m.Condition, ...], truth: bool, spot: Spot
) -> Iterator[Found]:
    if isinstance(found, Gap):
        yield found
        return
    made: World | None = found.world
    for one in rest:
        made = None if made is None else held(one, truth, made, spot)
    yield found if made is None else replace(found, world=made)
