"""What somebody who looked at a table says about it: the mapping, as plain data for the reader.

A mapping file is read into this, and a plain `{"header": "known header"}` becomes it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edustandards.measures.nodes import Condition


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What one column is: `header` as it stands there, the levels of a merged one joined by ` / `.

    `target` is a name or header that the vocabulary knows, a unit in brackets allowed; empty to
    leave the column out. `unit` is the unit of its numbers, empty for what the table says. `blank`
    is what an empty cell counts as: `missing`, `zero`, or empty for the default. `stage` and
    `period` are those of all its numbers. `source` is the name of the only sheet or file that this
    is about. A `part` is one of several columns that add up to the field. `words` are what its
    cells say, folded when they are compared, each with what is read instead.
    """

    header: str
    target: str
    unit: str = ""
    blank: str = ""
    stage: str = ""
    period: str = ""
    source: str = ""
    part: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RowChoice:
    """Which rows count: those with one of `words` in the column `header`; else all but those.

    `keep` tells the one from the other. Words are compared folded: width, case and spaces make no
    difference; an empty word is an empty cell.
    """

    header: str
    words: tuple[str, ...]
    keep: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on the rows that count, of the sheets and files that `source` names.

    `source` may have `*` for any signs, and is empty for all; `text` is the condition as written.
    """

    condition: Condition
    source: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """All that is said about some tables."""

    columns: tuple[ColumnChoice, ...] = ()
    rows: tuple[RowChoice, ...] = ()
    wheres: tuple[Where, ...] = ()


NO_CHOICES = Choices()


def choices_of(mapping: Mapping[str, str] | Choices | None) -> Choices:
    """Return a mapping of headers as choices.

    >>> choices_of({"占地": "site_area (m²)"}).columns[0].target
    'site_area (m²)'
    """
    if mapping is None:
        return NO_CHOICES
    if isinstance(mapping, Choices):
        return mapping
    return Choices(tuple(ColumnChoice(header, target) for header, target in mapping.items()))
