"""One row that is judged: an entity in a stage and a period, with its parts and its years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from edustandards.evaluate.observed import Observed
from edustandards.measures.nodes import Field
from edustandards.measures.values import Value


class Kin(Protocol):
    """What a row can ask about the rows around it; `Population` answers for tables."""

    def parts(self, row: Row, kind: str) -> Sequence[Row] | None:
        """Return the parts of a row, the nearest below if `kind` is empty; None without a table."""

    def total(self, row: Row, field: Field) -> Value:
        """Return the sum of a field over the parts of a row, None where it has none."""

    def earlier(self, row: Row, years: int) -> Row | None:
        """Return the same entity and stage so many years before."""

    def base(self, row: Row, year: int) -> Row | None:
        """Return the same entity and stage in a given year."""


@dataclass(frozen=True, slots=True)
class Row:
    """A position in a table; `stage` is a known stage or empty, whatever the table says."""

    table: Observed
    index: int
    stage: str
    kin: Kin

    @property
    def name(self) -> str:
        """Return the name of the entity."""
        return self.key(self.table.entity)

    @property
    def period(self) -> str:
        """Return the period as the table has it, empty without one."""
        return self.key("period")

    def key(self, kind: str) -> str:
        """Return a key of the row, empty where the table has none."""
        column = self.table.keys.get(kind)
        return column[self.index] if column is not None else ""


class Alone:
    """The kin of a row that stands alone: no parts, no earlier years."""

    def parts(self, row: Row, kind: str) -> None:
        """Return None: nothing is known of parts."""
        return

    def total(self, row: Row, field: Field) -> None:
        """Return None: without parts nothing adds up."""
        return

    def earlier(self, row: Row, years: int) -> None:
        """Return None: no other year is known."""
        return

    def base(self, row: Row, year: int) -> None:
        """Return None: no other year is known."""
        return
