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
class Origin:
    """Where a run of rows comes from: a sheet or a text file, the letters of its columns, its rows."""

    source: Place = NOWHERE
    letters: Mapping[str, str] = field(default_factory=dict)
    row_numbers: Sequence[int] = ()

    def place(self, row: int, name: str) -> Place:
        """Return the cell of a field, or the line and column letter in a text file."""
        letter = self.letters.get(name, "")
        if not letter:
            return self.source
        number = self.row_numbers[row]
        if self.source.sheet:
            return Place(self.source.file, sheet=self.source.sheet, cell=f"{letter}{number}")
        return Place(self.source.file, line=number, cell=letter)


@dataclass(frozen=True, slots=True)
class Observed:
    """A table in Python columns, all of length `size`, a row for each entity (and stage, period).

    `keys` holds names by kind of entity (`school`, and `county` for what it is part of) and, where
    the table has them, `stage` (ids of the vocabulary) and `period`; an empty text is a missing key.
    `origins` lead back to the cells; each row names one and its row there.
    """

    entity: str
    size: int
    keys: Mapping[str, Sequence[str]]
    values: Mapping[str, Sequence[Value]]
    origins: Sequence[Origin] = ()
    spots: Sequence[tuple[int, int]] = ()

    def place(self, row: int, name: str) -> Place:
        """Return the cell of a field in a row, as far as it is known."""
        if not self.origins:
            return NOWHERE
        origin, spot = self.spots[row]
        return self.origins[origin].place(spot, name)


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
