"""The value of a formula in a made-up world, in plain fractions.

Written apart from `evaluate`, one sentence a node, so that a trial also tries the evaluation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor, isqrt
from typing import assert_never

from edustandards.measures import nodes as m
from edustandards.measures.fields import proof_of
from edustandards.measures.unit_of import unit_of
from edustandards.measures.values import Value
from edustandards.packs.trial.nudge import stands
from edustandards.packs.trial.world import OWN, YEARLY, Spot, World
from edustandards.units.convert import factor
from edustandards.units.unit import ONE, Unit

DIGITS = 80
"""Roots without an end are cut off after so many digits: no limit has as many."""


class BeyondError(Exception):
    """What the world leaves open in a way that plain values do not tell of."""


def value_in(node: m.Measure, unit: Unit, world: World, spot: Spot = OWN) -> Fraction | None:
    """Return the value of a formula in a unit."""
    found = value_of(node, world, spot)
    if found is None:
        return None
    own = unit_in(node, world)
    return found if own == unit else found * factor(own, unit)


def unit_in(node: m.Measure, world: World) -> Unit:
    """Return the unit of a formula, worked out once for all worlds that come from one."""
    found: Unit = world.once(node, "unit", lambda: unit_of(node))
    return found


def value_of(node: m.Measure, world: World, spot: Spot = OWN) -> Fraction | None:
    """Return the value of a formula in its own unit, None where something is missing.

    Raises:
        BeyondError: where plain values do not settle it.
    """
    match node:
        case m.Field():
            return _field(node, world, spot)
        case m.Constant(quantity):
            return quantity.number
        case m.Reference(name):
            return world.references.get(name)
        case m.Named(of=of, unit=unit):
            return value_in(of, unit, world, spot)
        case m.Negated(of):
            inner = value_of(of, world, spot)
            return None if inner is None else -inner
        case m.Persons(of):
            return value_of(of, world, spot)
        case m.Ceiling(of) | m.Floor(of):
            inner = value_of(of, world, spot)
            whole = ceil if isinstance(node, m.Ceiling) else floor
            return None if inner is None else Fraction(whole(inner))
        case m.Sum(left, right) | m.Difference(left, right):
            one, other = (
                value_of(left, world, spot),
                value_in(right, unit_in(left, world), world, spot),
            )
            if one is None or other is None:
                return None
            return one + other if isinstance(node, m.Sum) else one - other
        case m.Product(left, right):
            one, other = value_of(left, world, spot), value_of(right, world, spot)
            return None if one is None or other is None else one * other
        case m.Quotient(left, right):
            one, other = value_of(left, world, spot), value_of(right, world, spot)
            return None if one is None or not other else one / other
        case m.Least(of) | m.Greatest(of):
            found = [value_in(one, unit_of(of[0]), world, spot) for one in of]
            known = [one for one in found if one is not None]
            pick = min if isinstance(node, m.Least) else max
            return pick(known) if len(known) == len(found) else None
        case m.First(of):
            among = (value_in(one, unit_of(of[0]), world, spot) for one in of)
            return next((one for one in among if one is not None), None)
        case m.Earlier():
            return _earlier(node, world, spot)
        case m.AtStage(of, stage):
            return value_of(of, world, spot) if world.stage == stage else None
        case m.Rank():
            return _rank(node, world, spot)
        case m.Index():
            return _index(node, world, spot)
        case m.Folded():
            return _folded(node, world, spot)
        case _:
            assert_never(node)


def number(value: Value) -> Fraction | None:
    """Return a value as a number, None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return None
    return Fraction(value)


def _field(field: m.Field, world: World, spot: Spot) -> Fraction | None:
    cell = (spot, field.name)
    if cell in world.cells:
        return number(world.cells[cell])
    if not field.adds_up:
        return None
    if any((one, field.name) in world.cells for one in world.table(spot)):
        return None
    below = world.below(world.kind_of(spot))
    if not below or spot != OWN:
        return None
    found = [_field(field, world, part) for part in world.rows(below)]
    known = [one for one in found if one is not None]
    return sum(known, Fraction(0)) if len(known) == len(found) else None


def spots_of(world: World, spot: Spot, over: str = "", within: str = "") -> tuple[Spot, ...] | None:
    """Return the parts of what stands at a spot, or all of its kind with itself among them."""
    if within:
        kind = world.kind_of(spot)
        return world.rows(kind) if kind != world.on else (OWN, *world.rows(kind))
    kind = over or world.below(world.kind_of(spot))
    if spot != OWN and kind:
        raise BeyondError
    return world.rows(kind) or None


def _folded(node: m.Folded, world: World, spot: Spot) -> Fraction | None:
    spots = spots_of(world, spot, node.over, node.within)
    if spots is None:
        return None
    if node.where is not None:
        picked = [(one, truth_of(node.where, world, one)) for one in spots]
        if any(truth is None for _, truth in picked):
            return None
        spots = tuple(one for one, truth in picked if truth)
    if node.fold in {m.Fold.COUNT, m.Fold.SHARE}:
        truths = [node.of is None or _condition(node.of, world, one) for one in spots]
        if None in truths or (node.fold is m.Fold.SHARE and not spots):
            return None
        whole = len(spots) if node.fold is m.Fold.SHARE else 1
        return Fraction(truths.count(True), whole)
    values = _all_known(node.of, world, spots)
    if not values:
        return None
    if node.fold is m.Fold.SUM:
        return sum(values, Fraction(0))
    if node.fold in {m.Fold.MIN, m.Fold.MAX}:
        return min(values) if node.fold is m.Fold.MIN else max(values)
    weights: Sequence[Fraction] | None = [Fraction(1)] * len(values)
    if node.weight is not None:
        weights = _all_known(node.weight, world, spots)
    return None if weights is None else _spread(node.fold, values, weights)


def _spread(
    fold: m.Fold, values: Sequence[Fraction], weights: Sequence[Fraction]
) -> Fraction | None:
    whole = sum(weights, Fraction(0))
    if not whole:
        return None
    pairs = list(zip(values, weights, strict=True))
    mean = sum((value * weight for value, weight in pairs), Fraction(0)) / whole
    if fold is m.Fold.MEAN:
        return mean
    if not mean:
        return None
    apart = sum((weight * (value - mean) ** 2 for value, weight in pairs), Fraction(0)) / whole
    return root(apart) / abs(mean) if apart >= 0 else None


def root(of: Fraction) -> Fraction:
    """Return a square root: exactly where it is rational, else cut off after many digits.

    >>> root(Fraction(9, 4))
    Fraction(3, 2)
    """
    up, down = isqrt(of.numerator), isqrt(of.denominator)
    if up * up == of.numerator and down * down == of.denominator:
        return Fraction(up, down)
    scale = 10**DIGITS
    return Fraction(isqrt(of.numerator * scale * scale // of.denominator), scale)


def _condition(of: m.Measure | m.Condition, world: World, spot: Spot) -> bool | None:
    return truth_of(of, world, spot) if not isinstance(of, m.Measure) else None


def _all_known(
    of: m.Measure | m.Condition | None, world: World, spots: Sequence[Spot]
) -> list[Fraction] | None:
    if not isinstance(of, m.Measure):
        return None
    found = [value_of(of, world, one) for one in spots]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def _earlier(node: m.Earlier, world: World, spot: Spot) -> Fraction | None:
    if spot != OWN:
        return None
    year = world.calendar
    wanted: int | None
    if node.since is None:
        wanted = None if year is None else year - 1
    else:
        wanted = world.given.base if isinstance(node.since, m.Since) else node.since
    if wanted is None or year is None:
        return None
    before = OWN if wanted == year else (YEARLY, str(wanted))
    old = value_of(node.of, world, before)
    if node.step is m.Step.PREVIOUS or old is None:
        return old
    new = value_of(node.of, world, spot)
    if new is None:
        return None
    if node.step is m.Step.CHANGE:
        return new - old
    return (new - old) / old if old else None


def _rank(node: m.Rank, world: World, spot: Spot) -> Fraction | None:
    peers = spots_of(world, spot, within=node.within) or ()
    own = value_of(node.of, world, spot)
    if own is None or len(peers) < 2:
        return None
    found = [value_of(node.of, world, one) for one in peers]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        raise BeyondError
    return Fraction(1 + sum(1 for one in known if one > own), len(peers))


def _index(node: m.Index, world: World, spot: Spot) -> Fraction | None:
    total = weighed = Fraction(0)
    for part in node.parts:
        if part.weight is None:
            return None
        share = _reached(part, node, world, spot)
        if share is not None:
            total += part.weight * share
            weighed += part.weight
        elif node.lack is m.Lack.UNKNOWN and part.weight:
            raise BeyondError
    if node.lack is m.Lack.DROP:
        return total / weighed if weighed else None
    return total


def _reached(part: m.Part, index: m.Index, world: World, spot: Spot) -> Fraction | None:
    if not isinstance(part.of, m.Measure):
        truth = truth_of(part.of, world, spot)
        return None if truth is None else Fraction(truth)
    goal: Fraction | None = Fraction(1)
    unit = ONE
    if part.target is not None:
        unit = unit_of(part.of)
        goal = value_in(part.target, unit, world, spot)
    found = value_in(part.of, unit, world, spot)
    if found is None or goal is None:
        return None
    up, down = (goal, found) if part.falling else (found, goal)
    if not down:
        return index.cap if part.falling else None
    share = max(up / down, index.floor)
    return share if index.cap is None else min(share, index.cap)


def truth_of(node: m.Condition, world: World, spot: Spot = OWN) -> bool | None:
    """Return whether a condition holds, None where that is not known.

    Raises:
        BeyondError: where plain values do not settle it.
    """
    match node:
        case m.Comparison(left, comparator, right):
            if isinstance(right, m.Word):
                return _word(left, comparator, right.text, world, spot)
            one = value_of(left, world, spot)
            other = value_in(right, unit_in(left, world), world, spot)
            return None if one is None or other is None else stands(one, comparator, other)
        case m.OneOf(field, words):
            said = world.cells.get((spot, field.name))
            return said in words if isinstance(said, str) else None
        case m.Says():
            return _says(node, world, spot)
        case m.Both(parts) | m.Either(parts):
            decides = isinstance(node, m.Either)
            truths = [truth_of(part, world, spot) for part in parts]
            if decides in truths:
                return decides
            return None if None in truths else not decides
        case m.Reverse(of):
            truth = truth_of(of, world, spot)
            return None if truth is None else not truth
        case _:
            assert_never(node)


def _word(
    left: m.Measure, comparator: m.Comparator, text: str, world: World, spot: Spot
) -> bool | None:
    assert isinstance(left, m.Field), "only a field stands to a word"
    said = world.cells.get((spot, left.name))
    if not isinstance(said, str):
        return None
    if left.kind is not m.Kind.LEVEL:
        return (said == text) is (comparator is m.Comparator.EQUAL)
    if said not in left.levels:
        return None
    return stands(left.levels.index(said), comparator, left.levels.index(text))


def _says(node: m.Says, world: World, spot: Spot) -> bool | None:
    said = world.cells.get((spot, node.field.name))
    if not isinstance(said, bool):
        return None
    if not said:
        return False
    evidence, dated, expires = (world.cells.get((spot, one.name)) for one in proof_of(node.field))
    today = world.given.today
    late = isinstance(expires, date) and expires < today
    ahead = isinstance(dated, date) and dated > today
    unproven = node.proven and not (evidence and isinstance(dated, date))
    return None if late or ahead or unproven else True
