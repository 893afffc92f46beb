"""How a check stands to another: an order, and the differences in it that led there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from edustandards.checks import nodes as c
from edustandards.checks.pairs import Pairs, U, listed, same
from edustandards.checks.reach import Interval
from edustandards.checks.verdict import Verdict
from edustandards.measures.nodes import Condition, Measure
from edustandards.units.unit import ONE, Unit

_VERDICTS = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET, Verdict.NOT_APPLICABLE)


class Order(Enum):
    """How the later of two checks stands to the earlier."""

    EQUAL = "equal"
    STRICTER = "stricter"
    LOOSER = "looser"
    INCOMPARABLE = "incomparable"


class Turn(Enum):
    """What kind of place in a check a step leads to."""

    STAGE = "stage"
    OTHER_STAGE = "other-stage"
    YEARS = "years"
    PLAN_YEARS = "plan-years"
    CASE = "case"
    PART = "part"
    PLACE = "place"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Step:
    """A step into a check: to its stage, its years, its case, its part.

    `name` is the stage, the id of the part or its place among the parts (from 1), or the kind of
    entity; `first` and `last` are years, None where they run on. A case is told by its condition,
    or by the `interval` in which a `measure` lies.
    """

    turn: Turn
    name: str = ""
    first: int | None = None
    last: int | None = None
    condition: Condition | None = None
    measure: Measure | None = None
    interval: Interval | None = None


class What(Enum):
    """What it is that differs."""

    REQUIREMENT = "requirement"
    FORMULA = "formula"
    CONDITION = "condition"
    ADDED = "added"
    REMOVED = "removed"
    COUNT = "count"
    SHARE = "share"
    KIND = "kind"
    ROWS = "rows"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Flip:
    """Values of an indicator whose verdict changes."""

    interval: Interval
    before: Verdict
    after: Verdict


Compared: TypeAlias = c.Check | Condition | c.Bound | str | None
"""What stands on one side of a change; a text names a kind of entity, None is nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where in the check, what was and what is, and which way it goes.

    `flips` are the values, in `unit`, whose verdict changes, where they are fixed numbers; under a
    `not` they tell of the opposite, as `order` does.
    """

    what: What
    before: Compared
    after: Compared
    order: Order
    path: tuple[Step, ...] = ()
    flips: tuple[Flip, ...] = ()
    unit: Unit = ONE


@dataclass(frozen=True, slots=True)
class Relation:
    """How `after` stands to `before`: proved for any data, or else incomparable.

    `moves` are the pairs of different verdicts that cannot be excluded: which may become which.
    """

    order: Order
    changes: tuple[Change, ...] = ()
    moves: tuple[tuple[Verdict, Verdict], ...] = ()


def relation(pairs: Pairs, changes: tuple[Change, ...]) -> Relation:
    """Return the relation of two checks from the verdicts that they may find side by side."""
    moves = tuple((_VERDICTS[b], _VERDICTS[a]) for b, a in listed(pairs) if b != a)
    return Relation(order_of(pairs), changes, moves)


def order_of(pairs: Pairs) -> Order:
    """Return the order of two checks from the verdicts that they may find side by side.

    What is not asked asks least; a check is stricter where no data that both can judge goes up
    from not met to met to not applicable. Where only the unknown differs, less of it is looser
    if it gives way to met, and stricter if to not met.
    """
    if same(pairs):
        return Order.EQUAL
    judged = [(b, a) for b, a in listed(pairs) if b != a and U not in {b, a}]
    unsure = [(b, a) for b, a in listed(pairs) if b != a and U in {b, a}]
    deciding = judged or unsure
    if all(a < b for b, a in deciding):
        return Order.STRICTER
    if all(b < a for b, a in deciding):
        return Order.LOOSER
    return Order.INCOMPARABLE
