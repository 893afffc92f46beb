"""The blocks of a document, whatever it is laid out with: headings, paragraphs, tables, turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text; a `quiet` one is a note, a `centred` one stands below a title."""

    text: str
    quiet: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its headers, its rows, the shares of its columns in its width.

    The columns of `numbers` are set to the right; a `total` stands in the last row.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    numbers: frozenset[int] = frozenset()
    total: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on, on new pages, the paper lies across, or stands upright again."""

    across: bool


Block: TypeAlias = Heading | Paragraph | Table | Turn
