"""A doubt: numbers that cannot all be right, or that are hardly meant, with their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from edustandards.checks.verdict import Verdict
from edustandards.errors import Problem
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.measures.nodes import Field
from edustandards.measures.values import Value
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.grid import short
from edustandards.units.convert import is_person
from edustandards.units.numbers import show_exact, show_rounded
from edustandards.where import Place

MOST_CELLS = 20
"""How many cells of one doubt are named; it counts them all."""


LIKE = "doubts-like-it"
"""The code of what stands for doubts that are not listed one by one; its `count` tells how many."""


class Severity(Enum):
    """How sure it is that something is wrong.

    An error contradicts itself, a warning is hardly meant, a note is only unusual.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Repair:
    """What is probably meant: another value of a field in one row of the table of a kind."""

    kind: str
    row: int
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Hanging:
    """A verdict that would be another one if what is probably meant stood there."""

    standard: str
    entity: str
    stage: str
    period: str
    verdict: Verdict
    otherwise: Verdict


@dataclass(frozen=True, slots=True)
class Doubt:
    """Numbers that do not agree, or are hardly meant.

    `problem` says what, at its first cell; `count` tells how many cells there are like it and
    `cells` names the first of them. `repairs` are what is probably meant, where that can be told;
    `hanging` are the verdicts that hang on it, None where that was not tried. `published` stands
    for what a table says of an indicator itself, in place of what its fields give.

    >>> import edustandards as es
    >>> school = {"school": "一小", "stage": "primary", "students": 10, "boarders": 12}
    >>> report = es.load_pack("cn/quality-balanced").evaluate([school])
    >>> [one.problem.code for one in report.doubts()]
    ['part-above-whole']
    """

    problem: Problem
    severity: Severity
    kind: str
    fields: tuple[str, ...]
    entities: tuple[str, ...] = ()
    cells: tuple[Place, ...] = ()
    count: int = 1
    repairs: tuple[Repair, ...] = field(default=(), repr=False)
    published: tuple[tuple[str, int, Fraction], ...] = field(default=(), repr=False)
    hanging: tuple[Hanging, ...] | None = None


def how_many(doubts: Iterable[Doubt]) -> int:
    """Return how many doubts there are, with those that are not listed one by one."""
    return sum(one.count if one.problem.code == LIKE else 1 for one in doubts)


More: TypeAlias = tuple[str, str, Fraction | None]
"""A kind of doubt, the field, and the factor that would help, where there are such."""


@dataclass(frozen=True, slots=True)
class Some:
    """What is known of a large table beside its rows that may be doubtful.

    `sample` are rows at even distances, which tell what is usual; `more` counts rows that may be
    doubtful and were left out; `first` has, by field, how many numbers other than zero there are,
    and the rows of the first; `below` are the rows of those that the table of their wholes does not
    agree with.
    """

    sample: Observed
    more: Mapping[More, int]
    first: Mapping[str, tuple[int, Observed]]
    below: Observed | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that are looked at, by kind of entity, and the words of their fields.

    Of large ones these are the rows that may be doubtful; `some` has what else is known of them.
    """

    by_kind: Mapping[str, Observed]
    words: Vocabulary
    some: Mapping[str, Some] = field(default_factory=dict)

    def sample(self, table: Observed) -> Observed:
        """Return rows of a table that tell what is usual in it."""
        return self.some[table.entity].sample if table.entity in self.some else table

    def more(self, table: Observed, key: More) -> int:
        """Return how many more rows of a table may be doubtful for the same reason."""
        some = self.some.get(table.entity)
        return some.more.get(key, 0) if some is not None else 0

    def numbers(self, table: Observed) -> dict[str, Field]:
        """Return the fields of a table that are numbers."""
        known = self.words.fields
        return {
            name: known[name].field
            for name in table.values
            if name in known and known[name].field.kind.value == "number"
        }


def number_of(value: Value) -> int | Fraction | None:
    """Return a value that is a number, None for all else."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return None
    return value


def said(value: int | Fraction) -> str:
    """Return a number for a message: exact where it has an end, else with six digits.

    >>> said(Fraction(1, 4)), said(Fraction(1, 3))
    ('0.25', '0.333333')
    """
    text = show_exact(Fraction(value))
    return text if "/" not in text else show_rounded(Fraction(value), 6)


def whom(table: Observed, row: int) -> dict[str, str]:
    """Return whom a row speaks of as parameters of a sentence: `entity`, and its `stage`.

    The stage is apart since its title depends on the language.
    """
    said = [table.keys[name][row] for name in (table.entity, PERIOD) if name in table.keys]
    stage = table.keys[STAGE][row] if STAGE in table.keys else ""
    return {"entity": short(" ".join(filter(None, said))), "stage": stage}


def comparable(part: Field, whole: Field) -> bool:
    """Tell whether two fields count in one unit; people are people, whoever they are."""
    return part.unit == whole.unit or (is_person(part.unit) and is_person(whole.unit))
