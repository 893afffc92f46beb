"""Formulas as data: what is computed from the fields of an entity, its parts and its years.

Nodes have no operators and no behaviour: every meaning (unit, value, text, plan) is a function
elsewhere, a `match` over this closed union that ends in `assert_never`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit


class Kind(Enum):
    """What a field holds."""

    NUMBER = "number"
    YES_NO = "yes_no"
    LEVEL = "level"
    TEXT = "text"
    DATE = "date"


class Comparator(Enum):
    """How a value stands to a threshold."""

    AT_LEAST = "≥"
    MORE = ">"
    AT_MOST = "≤"
    LESS = "<"
    EQUAL = "="
    UNEQUAL = "≠"


class Fold(Enum):
    """How the values of the parts of an entity become one."""

    SUM = "sum"
    MEAN = "mean"
    MIN = "min"
    MAX = "max"
    COUNT = "count"
    SHARE = "share"
    CV = "cv"
    CV_UNWEIGHTED = "cv_unweighted"


class Step(Enum):
    """How a value stands to the same value of an earlier period."""

    PREVIOUS = "previous"
    CHANGE = "change"
    GROWTH = "growth"


class Since(Enum):
    """A period that is told from outside a formula."""

    BASE = "base"


class Lack(Enum):
    """What a part without a value does to an index."""

    UNKNOWN = "unknown"
    DROP = "drop"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Field:
    """What is observed about one entity, under a name, in a unit; `levels` is its ordered scale.

    Numbers are counts and amounts, so negative ones are refused as data unless `signed`.
    One that `adds_up` (students, areas, money; not shares) has a total over the parts of an entity.
    """

    name: str
    unit: Unit = ONE
    kind: Kind = Kind.NUMBER
    levels: tuple[str, ...] = ()
    signed: bool = False
    adds_up: bool = False


@dataclass(frozen=True, slots=True)
class Constant:
    """A number with a unit, written in the formula."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that whoever evaluates supplies: the city's mean, the capital's standard."""

    name: str
    unit: Unit = ONE


@dataclass(frozen=True, slots=True)
class Word:
    """A text or a level that a field is compared with: `kind = special`, `level ≥ Ⅲ`."""

    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A formula under the name of its indicator, in the unit that the vocabulary states."""

    name: str
    of: Measure
    unit: Unit


@dataclass(frozen=True, slots=True)
class Negated:
    """Minus a formula."""

    of: Measure


@dataclass(frozen=True, slots=True)
class Sum:
    """Left plus right, in the unit of the left."""

    left: Measure
    right: Measure


@dataclass(frozen=True, slots=True)
class Difference:
    """Left minus right, in the unit of the left."""

    left: Measure
    right: Measure


@dataclass(frozen=True, slots=True)
class Product:
    """Left times right."""

    left: Measure
    right: Measure


@dataclass(frozen=True, slots=True)
class Quotient:
    """Left over right; unknown where the right is zero."""

    left: Measure
    right: Measure


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest of several, in the unit of the first."""

    of: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Greatest:
    """The largest of several, in the unit of the first."""

    of: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The next whole number of its own unit, upwards."""

    of: Measure


@dataclass(frozen=True, slots=True)
class Floor:
    """The next whole number of its own unit, downwards."""

    of: Measure


@dataclass(frozen=True, slots=True)
class Persons:
    """A count of students, teachers or other people as a count of persons: said, never silent."""

    of: Measure


@dataclass(frozen=True, slots=True)
class Folded:
    """An aggregate over the parts of an entity: the schools of a county, the classes of a school.

    `over` names the kind of part (empty: the nearest below that has rows); `where` picks some
    of them; `of` is absent for a plain count; `weight` serves the mean and the `cv`. With `within`
    it runs over the entity's peers instead: all of its own kind in the same whole, itself too.
    """

    fold: Fold
    of: Measure | Condition | None = None
    weight: Measure | None = None
    over: str = ""
    where: Condition | None = None
    within: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of an entity among its peers in a whole, from the top, as a share of them.

    Who is level shares the best place: of 10, 9, 9, 7 the places are 1, 2, 2, 4.
    """

    of: Measure
    within: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The value of an earlier period, or how far the value has moved from it.

    `since` is a fixed period, or the base year of the plan; without it the period just before.
    """

    step: Step
    of: Measure
    since: int | Since | None = None


@dataclass(frozen=True, slots=True)
class AtStage:
    """The value of the same entity in the same period, in a given stage."""

    of: Measure
    stage: str


@dataclass(frozen=True, slots=True)
class First:
    """The first of several that has a value: the figure reported, else the one worked out."""

    of: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an index: how far `of` reaches its `target`, or whether a condition holds.

    `falling` says that less is better. Without a target the value itself is the share reached.
    Without a weight, whoever evaluates has to supply it under `name`.
    """

    name: str
    of: Measure | Condition
    target: Measure | None = None
    falling: bool = False
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """A composite index: the sum of weights times shares reached, each from `floor` to `cap`."""

    name: str
    parts: tuple[Part, ...]
    lack: Lack = Lack.UNKNOWN
    cap: Fraction | None = Fraction(1)
    floor: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition: left stands so to right."""

    left: Measure
    comparator: Comparator
    right: Measure | Word


@dataclass(frozen=True, slots=True)
class OneOf:
    """A condition: the field has one of these words."""

    field: Field
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Says:
    """A condition: the yes/no field says yes; if `proven`, with evidence that is dated."""

    field: Field
    proven: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """All of several conditions."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of several conditions."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Reverse:
    """The opposite of a condition."""

    of: Condition


Measure: TypeAlias = (
    Field
    | Constant
    | Named
    | Negated
    | Sum
    | Difference
    | Product
    | Quotient
    | Least
    | Greatest
    | Ceiling
    | Floor
    | Persons
    | Folded
    | Earlier
    | Reference
    | Rank
    | AtStage
    | First
    | Index
)
"""What can be computed to a number with a unit."""

Condition: TypeAlias = Comparison | OneOf | Says | Both | Either | Reverse
"""What can be true, false or unknown of an entity."""
