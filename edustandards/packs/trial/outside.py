"""Worlds with one row more, which an aggregate has to leave out by its condition."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.measures import nodes as m
from edustandards.measures.fields import folded_of
from edustandards.packs.trial.lay import held, lay, suits
from edustandards.packs.trial.values import number
from edustandards.packs.trial.world import Spot, World

FACTORS = (Fraction(1), Fraction(100), Fraction(1, 100))
"""How far what the further row holds lies from the usual."""


def picky(measure: m.Measure, bound: c.Bound) -> tuple[m.Folded, ...]:
    """Return the aggregates of a requirement that leave some rows out."""
    found = list(folded_of(measure))
    if isinstance(bound.threshold, m.Measure):
        found += folded_of(bound.threshold)
    return tuple(one for one in found if one.where is not None)


def with_outsiders(world: World, folds: tuple[m.Folded, ...]) -> Iterator[World]:
    """Return a world with a row more that aggregates leave out, far above and far below."""
    for fold in folds:
        assert fold.where is not None, "an aggregate without a condition leaves nothing out"
        kind = world.on if fold.within else fold.over or world.below(world.on)
        spot: Spot = (kind, str(len(world.rows(kind))))
        out = held(fold.where, False, world, spot) if kind else None
        if out is None:
            continue
        laid = out
        for inner in (fold.of, fold.weight):
            if isinstance(inner, m.Measure):
                laid = lay(inner, laid, spot, Fraction(1))
            elif inner is not None:
                laid = held(inner, False, laid, spot) or laid
        yield from _bent(out, laid)


def _bent(out: World, laid: World) -> Iterator[World]:
    cell = next(
        (one for one in laid.cells if one not in out.cells and number(laid.cells[one])), None
    )
    if cell is None:
        yield laid
        return
    has = number(laid.cells[cell])
    assert has is not None, "only numbers are bent"
    field = laid.words.fields[cell[1]].field
    for factor in FACTORS:
        if suits(laid, field, has * factor):
            yield laid.put(cell, has * factor)
