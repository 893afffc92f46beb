"""What evaluation takes in: one table for each kind of entity, as Python columns or as a frame."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

from edustandards.measures.values import Value
from edustandards.measures.vocabulary import Vocabulary
from edustandards.where import NOWHERE, Place

STAGE = "stage"
PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a run of rows comes from: a sheet or a text file, its columns and rows."""

    source: Place = NOWHERE
    letters: Mapping[str, str] = field(default_factory=dict)
    row_numbers: Sequence[int] = ()

    def place(self, row: int, name: str) -> Place:
        """Return the cell of a field in a row; the source alone where it has no such column."""
        letter = self.letters.get(name, "")
        return cell_place(self.source, letter, self.row_numbers[row]) if letter else self.source


def cell_place(source: Place, column: str, row: int) -> Place:
    """Return the place of a cell of a sheet, of a text file, or (without a file) of data in memory.

    >>> print(cell_place(Place("a.xlsx", sheet="学校"), "C", 7))
    a.xlsx[学校!C7]
    >>> print(cell_place(Place("a.csv"), "C", 7), cell_place(NOWHERE, "students", 0))
    a.csv:7[C] [students[0]]
    """
    if not source.file:
        return Place(sheet=source.sheet, cell=f"{column}[{row}]")
    if source.sheet:
        return Place(source.file, sheet=source.sheet, cell=f"{column}{row}")
    return Place(source.file, line=row, cell=column)


@dataclass(frozen=True, slots=True)
class Observed:
    """A table in Python columns, all of length `size`, a row for each entity (and stage, period).

    `keys` holds names by kind of entity (`school`, and `county` for what it is part of) and, where
    the table has them, `stage` (ids of the vocabulary) and `period`; an empty one is missing.
    `origins` lead back to the cells; `spots` name for each row those that it comes from, and its
    row there; without them all rows come from the first, in its order.
    """

    entity: str
    size: int
    keys: Mapping[str, Sequence[str]]
    values: Mapping[str, Sequence[Value]]
    origins: Sequence[Origin] = ()
    spots: Sequence[Sequence[tuple[int, int]]] = ()

    def place(self, row: int, name: str) -> Place:
        """Return the cell of a field in a row, as far as it is known."""
        if not self.origins:
            return NOWHERE
        spots = self.spots[row] if self.spots else ((0, row),)
        for origin, spot in spots:
            if name in self.origins[origin].letters:
                return self.origins[origin].place(spot, name)
        return self.origins[spots[0][0]].source


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a frame: its name there, and the factor that takes it to the field's unit."""

    name: str
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Framed:
    """A table as a frame of any library that narwhals knows, eager or lazy, not yet looked at.

    `keys` and `columns` map keys and fields to columns of the frame; `stage_words` maps the words
    of the stage column to ids of the vocabulary. `origin` leads back to the cells, and `odd` has,
    by field and row, what a cell holds that the frame has no value for.
    """

    entity: str
    frame: Any
    keys: Mapping[str, str]
    columns: Mapping[str, Column]
    stage_words: Mapping[str, str] = field(default_factory=dict)
    origin: Origin | None = None
    odd: Mapping[str, Mapping[int, Value]] = field(default_factory=dict)


Table: TypeAlias = Observed | Framed


def with_wholes(kind: str, vocabulary: Vocabulary) -> list[str]:
    """Return a kind and the kinds it lies within, the nearest first."""
    chain, entities = [kind], vocabulary.entities
    while chain[-1] in entities and entities[chain[-1]].within:
        chain.append(entities[chain[-1]].within)
    return chain


def whole_of(kind: str, keys: Container[str], vocabulary: Vocabulary) -> str:
    """Return the nearest kind that a kind is part of and that is among the keys; empty if none."""
    seen = {kind}
    entry = vocabulary.entities.get(kind)
    while entry is not None and entry.within and entry.within not in seen:
        if entry.within in keys:
            return entry.within
        seen.add(entry.within)
        entry = vocabulary.entities.get(entry.within)
    return ""
