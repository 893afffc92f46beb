"""A world filled in: usual values for all that a formula reads, and conditions made to hold.

What a world has already is never changed; only what it lacks is laid beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import assert_never

from edustandards.measures import nodes as m
from edustandards.measures.fields import proof_of
from edustandards.measures.unit_of import unit_of
from edustandards.packs.trial.values import BeyondError, number, truth_of, value_in
from edustandards.packs.trial.world import OWN, TODAY, YEARLY, Cell, Spot, World
from edustandards.units.convert import is_count
from edustandards.units.unit import Unit

YEAR = 2024
"""The year of examples that need one."""
OTHER = "其他"
"""A word that no condition names."""
_USUAL = {"student": 1000, "person": 1000, "teacher": 100, "staff": 100, "class": 24, "room": 24}
_USUAL |= {"yuan": 1_000_000, "meter": 4000, "percent": 50, "book": 10_000}


def usual(unit: Unit, size: Fraction) -> Fraction:
    """Return a round number such as a field of a unit often has, times a size."""
    if len(unit.powers) != 1:
        return 10 * size
    name = unit.powers[0][0]
    number_ = Fraction(_USUAL.get(name, 100 if is_count(unit) else 10))
    scaled = number_ / unit.scale if number_ >= unit.scale else number_
    return scaled if name == "percent" else scaled * size


def step_at(field: m.Field, value: Fraction) -> Fraction:
    """Return the smallest sensible step of a field about a value: one for what is counted."""
    if is_count(field.unit):
        return Fraction(1)
    if not field.unit.powers:
        return Fraction(1, 10_000)
    return Fraction(1) if abs(value) >= 100_000 else Fraction(1, 100)


def suits(world: World, field: m.Field, value: Fraction) -> bool:
    """Tell whether a value can stand in an example: whole if counted, likely, short."""
    if value < 0 and not field.signed:
        return False
    entry = world.words.fields.get(field.name)
    if entry is not None and entry.plausible is not None:
        low, high = entry.plausible
        if not low <= value <= high:
            return False
    return (value if is_count(field.unit) else value * 10_000).denominator == 1


def lay(
    node: m.Measure, world: World, spot: Spot, size: Fraction, tilt: Fraction = Fraction(1)
) -> World:
    """Return a world with a usual value for every field that a formula reads.

    `size` multiplies what is laid; each further row of parts is `tilt` times the one before.
    """
    match node:
        case m.Field():
            return _laid(node, world, spot, size, tilt)
        case m.Constant():
            return world
        case m.Reference(name, unit):
            return world if name in world.references else world.supply(name, usual(unit, size))
        case m.Named() | m.Negated() | m.Ceiling() | m.Floor() | m.Persons() | m.AtStage():
            if isinstance(node, m.AtStage):
                if world.stage not in {"", node.stage}:
                    raise BeyondError
                world = replace(world, stage=node.stage)
            return lay(node.of, world, spot, size, tilt)
        case m.Sum(left, right) | m.Difference(left, right):
            # What is added is less, so that the rest of a share need not be negative.
            less = size / (4 if isinstance(node, m.Sum) else 10)
            return lay(right, lay(left, world, spot, size, tilt), spot, less, tilt)
        case m.Product(left, right) | m.Quotient(left, right):
            return lay(right, lay(left, world, spot, size, tilt), spot, size, tilt)
        case m.Least(of) | m.Greatest(of):
            for one in of:
                world = lay(one, world, spot, size, tilt)
            return world
        case m.First(of):
            return lay(of[0], world, spot, size, tilt)
        case m.Earlier():
            if spot != OWN:
                raise BeyondError
            world = dated(world, node.since)
            return lay(node.of, lay(node.of, world, spot, size, tilt), before(node, world), size)
        case m.Rank(of, within):
            return _rows(m.Folded(m.Fold.SUM, of, within=within), world, spot, size, tilt)
        case m.Folded():
            return _rows(node, world, spot, size, tilt)
        case m.Index(parts=parts):
            for part in parts:
                world = _part(part, world, spot, size, tilt)
            return world
        case _:
            assert_never(node)


def _laid(field: m.Field, world: World, spot: Spot, size: Fraction, tilt: Fraction) -> World:
    if (spot, field.name) in world.cells:
        return world
    if field.kind is not m.Kind.NUMBER:
        return world
    at = row_of(world, spot)
    value = usual(field.unit, size * tilt**at)
    if is_count(field.unit):
        value = Fraction(max(round(value), 1))
    entry = world.words.fields.get(field.name)
    if entry is not None and entry.plausible is not None:
        low, high = entry.plausible
        value = min(max(value, low), high)
    return world.put((spot, field.name), value)


def row_of(world: World, spot: Spot) -> int:
    """Return which of the rows that are held together a spot is; peers come after the entity."""
    if spot[0] in {"", YEARLY}:
        return 0
    return int(spot[1]) + (spot[0] == world.on)


def _part(part: m.Part, world: World, spot: Spot, size: Fraction, tilt: Fraction) -> World:
    if not isinstance(part.of, m.Measure):
        return held(part.of, True, world, spot) or world
    world = lay(part.of, world, spot, size, tilt)
    return world if part.target is None else lay(part.target, world, spot, size, tilt)


def dated(world: World, since: int | m.Since | None) -> World:
    """Return a world whose year is known, and that of the plan where the base year is asked."""
    if world.calendar is None:
        later = since + 3 if isinstance(since, int) else YEAR
        world = replace(world, period=max(later, YEAR) if since is None else later)
    if isinstance(since, m.Since) and world.first is None:
        world = replace(world, first_year=world.calendar)
    return world


def before(node: m.Earlier, world: World) -> Spot:
    """Return the spot of the year that a formula looks back to."""
    year = world.calendar
    assert year is not None, "the world is dated"
    wanted = year - 1 if node.since is None else node.since
    if isinstance(wanted, m.Since):
        base = world.given.base
        assert base is not None, "the plan has a first year"
        wanted = base
    return OWN if wanted == year else (YEARLY, str(wanted))


def _rows(node: m.Folded, world: World, spot: Spot, size: Fraction, tilt: Fraction) -> World:
    """Return a world with parts, or peers, and usual values in all of them."""
    # With itself among its peers, it takes two others that differ to make a mean that is neither.
    count = 3 if node.within and tilt != 1 else 2
    spots = spots_made(world, spot, node.over, node.within, count)
    for one in spots:
        for inner in (node.of, node.weight):
            if isinstance(inner, m.Measure):
                before_, world = world, lay(inner, world, one, size, tilt)
                world = _bent(before_, world, one, tilt) if inner is node.of else world
            elif inner is not None:
                world = held(inner, True, world, one) or world
        if node.where is not None:
            world = held(node.where, True, world, one) or world
        world = filled(world, one)
    return world


def _bent(before_: World, world: World, spot: Spot, tilt: Fraction) -> World:
    """Return a world whose rows differ in what is held together, and not in their size alone."""
    new = (cell for cell in world.cells if cell not in before_.cells)
    cell = next((one for one in new if number(world.cells[one])), None)
    if tilt == 1 or cell is None or not row_of(world, spot):
        return world
    has = number(world.cells[cell])
    assert has is not None, "only numbers are bent"
    bent = has * tilt
    field = world.words.fields[cell[1]].field
    return world.put(cell, Fraction(max(round(bent), 1)) if is_count(field.unit) else bent)


def filled(world: World, spot: Spot) -> World:
    """Return a world with something observed at a spot, so that there is a row."""
    if world.at(spot):
        return world
    fields = world.words.fields.values()
    counted = next((one.field.name for one in fields if is_count(one.field.unit)), "")
    return world.put((spot, counted), Fraction(100)) if counted else world


def spots_made(
    world: World, spot: Spot, over: str, within: str, count: int = 2
) -> tuple[Spot, ...]:
    """Return the rows that an aggregate runs over; where there are none, so many to be filled."""
    if spot != OWN and not within:
        raise BeyondError
    if within:
        kind = world.kind_of(spot)
        has = world.rows(kind)
        if spot != OWN:
            return has or ((kind, "0"), (kind, "1"))
        return (OWN, *(has or tuple((kind, str(at)) for at in range(max(count - 1, 0)))))
    kind = over or world.below(world.on) or nearest_below(world)
    if not kind:
        raise BeyondError
    return world.rows(kind) or tuple((kind, str(at)) for at in range(count))


def nearest_below(world: World) -> str:
    """Return a kind of part of the world's entity, the most usual one first."""
    entities = world.words.entities
    found = [one for one, entry in entities.items() if entry.within == world.on]
    return found[0] if found else ""


def held(
    node: m.Condition, truth: bool, world: World, spot: Spot = OWN, *, near: bool = False
) -> World | None:
    """Return a world in which a condition holds, or does not; None where none was found.

    A world in which it is so already stays as it is. What is `near` lies at the limits of it.
    """
    try:
        if truth_of(node, world, spot) is truth:
            return world
        tries = list(_tries(node, truth, world, spot))
        if near and isinstance(node, m.Comparison):
            tries = [*tries[1:], *tries[:1]]
        return next((found for found in tries if truth_of(node, found, spot) is truth), None)
    except BeyondError:
        return None


def _tries(node: m.Condition, truth: bool, world: World, spot: Spot) -> Iterator[World]:
    match node:
        case m.Comparison(left, _, right):
            if isinstance(right, m.Word):
                assert isinstance(left, m.Field), "only a field stands to a word"
                yield from _free(world, (spot, left.name), (*left.levels, right.text, OTHER))
            else:
                yield from compared(node, world, spot)
        case m.OneOf(field, words):
            cell = (spot, field.name)
            levels = [one for one in field.levels if one not in words]
            yield from _free(world, cell, words if truth else (*levels, OTHER))
        case m.Says(field, proven):
            yield from _said(field, truth, world, spot, proven=proven)
        case m.Both(parts) | m.Either(parts):
            if truth is isinstance(node, m.Both):
                found: World | None = world
                for part in parts:
                    found = None if found is None else held(part, truth, found, spot)
                if found is not None:
                    yield found
            else:
                for part in parts:
                    one = held(part, truth, world, spot)
                    if one is not None:
                        yield one
        case m.Reverse(of):
            yield from _tries(of, not truth, world, spot)
        case _:
            assert_never(node)


def _free(world: World, cell: Cell, words: tuple[str, ...]) -> Iterator[World]:
    if cell not in world.cells:
        for word in words:
            yield world.put(cell, word)


def _said(
    field: m.Field, truth: bool, world: World, spot: Spot, *, proven: bool
) -> Iterator[World]:
    if (spot, field.name) in world.cells:
        return
    world = world.put((spot, field.name), truth)
    if truth and proven:
        evidence, dated_, _ = proof_of(field)
        world = replace(world, today=world.today or TODAY)
        world = world.put((spot, evidence.name), "file")
        world = world.put((spot, dated_.name), world.given.today - timedelta(days=30))
    yield world


def compared(node: m.Comparison, world: World, spot: Spot) -> Iterator[World]:
    """Return worlds about the place where two numbers change the way that they stand."""
    assert not isinstance(node.right, m.Word), "words have no distance"
    laid = lay(node.left, world, spot, Fraction(1))
    laid = lay(node.right, laid, spot, Fraction(1))
    yield laid
    limit = value_in(node.right, unit_of(node.left), laid, spot)
    for cell in [cell for cell in laid.cells if cell not in world.cells]:
        field = world.words.fields[cell[1]].field
        has = number(laid.cells[cell])
        if has is None:
            continue
        step = step_at(field, has)
        near = [] if limit is None else [limit, limit - step, limit + step]
        for value in (*near, has * 2, has / 2, has * 10, has / 10, has * 100, has / 100):
            if suits(world, field, value):
                yield laid.put(cell, value)
