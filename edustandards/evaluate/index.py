"""Composite indices: weights times shares reached.

Source: the usual form of regional modernisation monitoring, the sum of weights times
`min(1, value / target)`; its cap, its floor and what a missing part does are the pack's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from edustandards.evaluate.arithmetic import Number
from edustandards.evaluate.fold import Pair
from edustandards.evaluate.row import Row
from edustandards.measures.nodes import Index, Lack


def index_of(node: Index, shares: Sequence[Callable[[Row], Fraction | None]]) -> Number:
    """Return the function that gives an index, from those of the shares that its parts reach."""

    def value(row: Row) -> Pair | None:
        weights = weights_of(node, row)
        if weights is None:
            return None
        total = known = Fraction(0)
        for weight, share_of in zip(weights, shares, strict=True):
            share = share_of(row)
            if share is not None:
                total += weight * share
                known += weight
            elif node.lack is Lack.UNKNOWN and weight:
                return None
        if node.lack is Lack.DROP:
            if not known:
                return None
            total /= known
        return total.numerator, total.denominator

    return value


def weights_of(node: Index, row: Row) -> list[Fraction] | None:
    """Return the weights of an index: its own, else those supplied; None without all of them."""
    own = [part.weight for part in node.parts if part.weight is not None]
    if len(own) == len(node.parts):
        return own
    supplied = row.kin.given.weights.get(node.name, {})
    found = [supplied[part.name] for part in node.parts if part.name in supplied]
    return found if len(found) == len(node.parts) else None


def reached(
    value: Number, target: Number | None, index: Index, *, falling: bool
) -> Callable[[Row], Fraction | None]:
    """Return the function of the share of a target that a value reaches, from floor to cap.

    Where less is better it is the target over the value, and at zero or below it the cap.
    """
    floor, cap = index.floor, index.cap

    def share(row: Row) -> Fraction | None:
        found = value(row)
        goal = (1, 1) if target is None else target(row)
        if found is None or goal is None:
            return None
        up, down = (goal, found) if falling else (found, goal)
        if falling and down[0] <= 0:
            return cap
        if not down[0]:
            return None
        part = max(Fraction(up[0] * down[1], up[1] * down[0]), floor)
        return part if cap is None else min(part, cap)

    return share
