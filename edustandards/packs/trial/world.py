"""A made-up entity with all that belongs to it: what a generated example is before it is written.

Its observations stand at spots: its own row, its rows of other years, its parts, its peers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias, TypeVar

from edustandards.evaluate.given import Given, Supplied
from edustandards.measures.values import Value
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.examples import FIRST_YEAR

Spot: TypeAlias = tuple[str, str]
"""A row: the kind of a part or peer and its number; `@` and a year; two empty texts for its own."""

OWN: Spot = ("", "")
YEARLY = "@"
TODAY = date(2024, 6, 1)
"""The day of examples whose verdict hangs on a day."""

Cell: TypeAlias = tuple[Spot, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class World:
    """An entity of kind `on`; `cells` are observations, `references` what comes from outside.

    `year` counts from the first of a plan, `period` is a year of the calendar. In a `thorough` one
    further cases are looked for, of other fields and sizes. `kept` is what has
    been worked out once for all worlds that come from one, by keys that name all that it hangs on.
    """

    on: str
    words: Vocabulary = field(repr=False, compare=False)
    stage: str = ""
    year: int | None = None
    period: int | None = None
    first_year: int | None = None
    today: date | None = None
    cells: Mapping[Cell, Value] = field(default_factory=dict)
    references: Mapping[str, Fraction] = field(default_factory=dict)
    thorough: bool = True
    kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def put(self, cell: Cell, value: Value) -> World:
        """Return the world with one more observation."""
        return replace(self, cells={**self.cells, cell: value})

    def supply(self, name: str, value: Fraction) -> World:
        """Return the world with one more value of reference."""
        return replace(self, references={**self.references, name: value})

    def without(self, cell: Cell) -> World:
        """Return the world with one observation missing."""
        return replace(self, cells={one: value for one, value in self.cells.items() if one != cell})

    def once(self, of: object, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gives of an object; worked out once for each key."""
        # The object is kept beside, so that no other can come to have its identity.
        at = (id(of), key)
        if at not in self.kept:
            self.kept[at] = of, make()
        found: T = self.kept[at][1]
        return found

    @property
    def first(self) -> int | None:
        """Return the first year of the plan, as examples are read."""
        return FIRST_YEAR if self.first_year is None and self.year is not None else self.first_year

    @property
    def calendar(self) -> int | None:
        """Return the year that the entity's own row speaks of."""
        if self.year is not None:
            return (self.first or FIRST_YEAR) + self.year - 1
        return self.period

    @property
    def given(self) -> Given:
        """Return what the example says beside its data."""
        supplied = {name: (Supplied(value),) for name, value in self.references.items()}
        return Given(day=self.today, first_year=self.first, references=supplied)

    def rows(self, kind: str) -> tuple[Spot, ...]:
        """Return the spots of a kind of parts or peers, in their order."""
        if kind in {"", YEARLY}:
            return ()
        found = {spot: None for spot, _ in self.cells if spot[0] == kind}
        return tuple(sorted(found, key=lambda spot: int(spot[1])))

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that have rows, in order of first mention."""
        named = dict.fromkeys(kind for (kind, _), _ in self.cells)
        return tuple(kind for kind in named if kind not in {"", YEARLY})

    def at(self, spot: Spot) -> Mapping[str, Value]:
        """Return what is observed at a spot."""
        return {name: value for (one, name), value in self.cells.items() if one == spot}

    def kind_of(self, spot: Spot) -> str:
        """Return the kind of entity at a spot."""
        return spot[0] if spot[0] not in {"", YEARLY} else self.on

    def table(self, spot: Spot) -> Iterator[Spot]:
        """Return the spots that share a table with one."""
        kind = self.kind_of(spot)
        for one in dict.fromkeys(one for one, _ in self.cells):
            if self.kind_of(one) == kind:
                yield one

    def wholes(self, kind: str) -> Iterator[str]:
        """Return the kinds that a kind of entity lies within, the nearest first."""
        entities = self.words.entities
        while kind in entities and (kind := entities[kind].within):
            yield kind

    def below(self, kind: str) -> str:
        """Return the nearest kind of part that has rows, empty where there is none."""
        found = [one for one in self.kinds() if kind in self.wholes(one)]
        return min(found, key=lambda one: list(self.wholes(one)).index(kind), default="")
