"""Checks as data: what is required of an entity, and how requirements compose.

As in `measures.nodes`, nodes only hold; every meaning is a function over the closed union.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from edustandards.measures.nodes import Comparator, Condition, Measure
from edustandards.units.quantity import Quantity


class Judge(Enum):
    """Which value is held against the limit (GB/T 8170-2008, section 4.3)."""

    FULL = "full-value"
    ROUNDED = "rounded-value"


class Counting(Enum):
    """What `at least k` counts: of all parts, or of those that apply."""

    ALL = "all"
    APPLICABLE = "applicable"


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator and a threshold: a quantity, or a formula of the same dimension."""

    comparator: Comparator
    threshold: Quantity | Measure


@dataclass(frozen=True, slots=True)
class Range:
    """Two bounds that must both hold: from low to high."""

    low: Bound
    high: Bound


@dataclass(frozen=True, slots=True)
class Level:
    """A place on an ordered scale: Ⅲ or above. `levels` runs from lowest to highest."""

    comparator: Comparator
    level: str
    levels: tuple[str, ...]


Requirement: TypeAlias = Bound | Range | Level
"""What a value is held against."""


@dataclass(frozen=True, slots=True)
class Require:
    """The value of a measure meets a requirement."""

    measure: Measure
    requirement: Requirement
    judge: Judge = Judge.FULL


@dataclass(frozen=True, slots=True)
class Holds:
    """A condition holds: a yes that is attested, a comparison of two formulas."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class ByStage:
    """One check for each stage; a stage that is not named is not asked anything."""

    cases: tuple[tuple[str, Check], ...]


@dataclass(frozen=True, slots=True)
class ByYear:
    """One check for each year from which on it holds, until the next; before the first, none.

    Years rise. They are those of the calendar, or of a `plan`, whose first year is told from
    outside.
    """

    cases: tuple[tuple[int, Check], ...]
    plan: bool = False


@dataclass(frozen=True, slots=True)
class Cases:
    """The check of the first condition that holds: a table of steps. Where none does, no check."""

    cases: tuple[tuple[Condition, Check], ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part is met."""

    parts: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is met."""

    parts: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not met."""

    part: Check


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `k` parts are met; the others reach the share `others` of their thresholds.

    Source: the rule "six of seven, the rest at 85 %" of 教督〔2017〕6号.
    """

    k: int
    parts: tuple[Check, ...]
    others: Fraction | None = None
    counting: Counting = Counting.ALL


@dataclass(frozen=True, slots=True)
class ForEvery:
    """Every part of kind `entity` (each class of a school) meets the check."""

    entity: str
    check: Check
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class ShareOf:
    """The share of the parts of kind `entity` that meet the check stands so to `bound`."""

    entity: str
    check: Check
    bound: Bound
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The check applies where the condition holds, and only there."""

    condition: Condition
    check: Check


@dataclass(frozen=True, slots=True)
class Cited:
    """A check under the id of its standard, so that findings can name their parts."""

    id: str
    check: Check


Check: TypeAlias = (
    Require
    | Holds
    | ByStage
    | ByYear
    | Cases
    | AllOf
    | AnyOf
    | Not
    | AtLeast
    | ForEvery
    | ShareOf
    | When
    | Cited
)
"""What can be judged of an entity."""
