"""What evaluation takes in: one table for each kind of entity, as Python columns or as a frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

from edustandards.measures.values import Value
from edustandards.where import NOWHERE, Place

STAGE = "stage"
PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Observed:
    """A table in Python columns, all of length `size`, a row for each entity (and stage, period).

    `keys` holds names by kind of entity (`school`, and `county` for what it is part of) and, where
    the table has them, `stage` (ids of the vocabulary) and `period`; an empty text is a missing key.
    `letters` and `row_numbers` lead back to the cells: field -> column letter, row -> sheet row.
    """

    entity: str
    size: int
    keys: Mapping[str, Sequence[str]]
    values: Mapping[str, Sequence[Value]]
    source: Place = NOWHERE
    letters: Mapping[str, str] = field(default_factory=dict)
    row_numbers: Sequence[int] = ()

    def place(self, row: int, name: str) -> Place:
        """Return the cell of a field in a row, as far as it is known."""
        letter = self.letters.get(name, "")
        if not letter or not self.row_numbers:
            return self.source
        cell = f"{letter}{self.row_numbers[row]}"
        return Place(file=self.source.file, sheet=self.source.sheet, cell=cell)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a frame: its name there, and the factor that takes it to the field's unit."""

    name: str
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Framed:
    """A table as a frame of any library that narwhals knows, eager or lazy, not yet looked at.

    `keys` and `columns` map keys and fields to columns of the frame; `stage_words` maps the words
    of the stage column to ids of the vocabulary.
    """

    entity: str
    frame: Any
    keys: Mapping[str, str]
    columns: Mapping[str, Column]
    stage_words: Mapping[str, str] = field(default_factory=dict)


Table: TypeAlias = Observed | Framed
