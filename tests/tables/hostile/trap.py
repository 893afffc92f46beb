"""A trap: what is sent, and what must come out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from edustandards.tables.choices import Choices
from tests.tables.hostile.books import Book

Content = str | bytes | Book


@dataclass(frozen=True)
class Trap:
    """Files by name, and what is read of them, or why they are refused.

    `rows` has, for the table of `kind`, the values of each entity (and stage, after a space) by
    field; `notes` and `wrong` are codes with the cell or line; `ignored` are headers not used.
    `where` has the place of some values.
    """

    name: str
    files: Mapping[str, Content]
    rows: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    notes: Sequence[str] = ()
    wrong: Sequence[str] = ()
    ignored: Sequence[str] = ()
    where: Mapping[tuple[str, str], str] = field(default_factory=dict)
    kind: str = "school"
    mapping: Choices | Mapping[str, str] | None = None
