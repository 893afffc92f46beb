"""Between what an index or a rank must lie, where a part of it is not known."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from edustandards.evaluate.index import weights_of
from edustandards.evaluate.kin import places
from edustandards.evaluate.measure import compile_measure, compile_reached
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor

Ends: TypeAlias = tuple[Fraction, Fraction]
Bounds: TypeAlias = Callable[[Row], Ends | None]


def compile_bounds(node: m.Measure) -> Bounds | None:
    """Return the function that gives the least and the greatest value a formula may have.

    Only an index and a rank, under a name or not, have such bounds; for others there is None.
    """
    match node:
        case m.Named(of=of, unit=unit):
            inner = compile_bounds(of)
            return None if inner is None else _scaled(inner, factor(unit_of(of), unit))
        case m.Rank():
            return _of_rank(node)
        case m.Index():
            return _of_index(node)
        case _:
            return None


def _scaled(inner: Bounds, by: Fraction) -> Bounds:
    def ends(row: Row) -> Ends | None:
        found = inner(row)
        return None if found is None else (found[0] * by, found[1] * by)

    return ends


def _of_rank(node: m.Rank) -> Bounds:
    value = compile_measure(node.of)

    def ends(row: Row) -> Ends | None:
        place = places(row, value, node.within)
        if place is None:
            return None
        best, worst, count = place
        return Fraction(best, count), Fraction(worst, count)

    return ends


def _of_index(node: m.Index) -> Bounds | None:
    cap = node.cap
    if cap is None or node.lack is not m.Lack.UNKNOWN:
        return None
    shares = [compile_reached(part, node) for part in node.parts]
    best = [cap if isinstance(part.of, m.Measure) else Fraction(1) for part in node.parts]
    least = [node.floor if isinstance(part.of, m.Measure) else Fraction(0) for part in node.parts]

    def ends(row: Row) -> Ends | None:
        weights = weights_of(node, row)
        if weights is None:
            return None
        low = high = Fraction(0)
        for weight, reached, under, over in zip(weights, shares, least, best, strict=True):
            share = reached(row)
            low += weight * (under if share is None else share)
            high += weight * (over if share is None else share)
        return low, high

    return ends
