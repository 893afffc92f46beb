"""One row that is judged: an entity in a stage and a period, with its parts and its years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.observed import PERIOD, Observed
from edustandards.measures.nodes import Field
from edustandards.measures.values import Value

T = TypeVar("T")


class Kin(Protocol):
    """What a row can ask about the rows around it; `Population` answers for tables."""

    @property
    def given(self) -> Given:
        """Return what is given beside the tables."""
        ...

    def parts(self, row: Row, kind: str, *, staged: bool = False) -> Sequence[Row] | None:
        """Return the parts of a row, the nearest below if `kind` is empty; None without a table.

        Parts that have no table of their own are told from theirs, by stage if `staged`.
        """

    def peers(self, row: Row, within: str) -> Sequence[Row] | None:
        """Return all of the row's kind in the same whole, itself too; None if it is not known."""

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what `make` gives, worked out once for all rows that ask by the same key."""
        ...

    def in_stage(self, row: Row, stage: str) -> Row | None:
        """Return the same entity and period in another stage."""

    def total(self, row: Row, field: Field) -> Value:
        """Return the sum of a field over the parts of a row, None where it has none."""

    def earlier(self, row: Row, years: int) -> Row | None:
        """Return the same entity and stage so many years before."""

    def base(self, row: Row, year: int) -> Row | None:
        """Return the same entity and stage in a given year."""


@dataclass(frozen=True, slots=True)
class Row:
    """A position in a table; `stage` is a known stage or empty, whatever the table says.

    `moved` is another period that the row is taken to speak of, to ask what that one requires.
    """

    table: Observed
    index: int
    stage: str
    kin: Kin
    moved: str = ""

    @property
    def name(self) -> str:
        """Return the name of the entity."""
        return self.key(self.table.entity)

    @property
    def period(self) -> str:
        """Return the period as the table has it, empty without one."""
        return self.key(PERIOD)

    @property
    def year(self) -> int | None:
        """Return the year that the row speaks of; without a period, that of the evaluation."""
        period = self.period
        return year_of(period) if period else self.kin.given.today.year

    def key(self, kind: str) -> str:
        """Return a key of the row, empty where the table has none."""
        if self.moved and kind == PERIOD:
            return self.moved
        column = self.table.keys.get(kind)
        return column[self.index] if column is not None else ""


def year_of(period: str) -> int | None:
    """Return the year that a period begins with: 2017 of `2017-2018`.

    >>> year_of("2017-2018"), year_of("spring")
    (2017, None)
    """
    digits = period[:4]
    return int(digits) if len(digits) == 4 and digits.isascii() and digits.isdigit() else None


@dataclass(frozen=True, slots=True)
class Alone:
    """The kin of a row that stands alone: no parts, no peers, no earlier years."""

    given: Given = NOTHING_GIVEN

    def parts(self, row: Row, kind: str, *, staged: bool = False) -> None:
        """Return None: nothing is known of parts."""
        return

    def peers(self, row: Row, within: str) -> None:
        """Return None: nothing is known of peers."""
        return

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what `make` gives: nobody else asks."""
        return make()

    def in_stage(self, row: Row, stage: str) -> Row | None:
        """Return the row itself where it is of that stage."""
        return row if row.stage == stage else None

    def total(self, row: Row, field: Field) -> None:
        """Return None: without parts nothing adds up."""
        return

    def earlier(self, row: Row, years: int) -> None:
        """Return None: no other year is known."""
        return

    def base(self, row: Row, year: int) -> None:
        """Return None: no other year is known."""
        return
