"""What was read: tables, and an account of every column, understood or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from edustandards.errors import Problem
from edustandards.evaluate.observed import Table
from edustandards.units.parse import parse_unit
from edustandards.units.show import show_unit
from edustandards.where import Place
from edustandards.wording import sentence
from edustandards.wording.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Understood:
    """A column that was understood: its header, what it is taken for, and in which unit.

    `role` is `key`, `stage`, `period` or `field`; `name` is the kind of entity or the field, and
    `title` what people call it; `unit` is English notation, empty for plain numbers and for what
    is no number; `stated` says whether the header itself names the unit.
    """

    place: Place
    header: str
    role: str
    name: str
    unit: str = ""
    stated: bool = False
    title: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Ignored:
    """A column that was not understood; `near` is the field whose header `likely` comes near.

    `code` is the sentence that says why: not known, without header, or left out by a mapping.
    """

    place: Place
    header: str
    near: str = ""
    likely: str = ""
    code: str = "column-ignored"


@dataclass(frozen=True, slots=True)
class Reading:
    """The tables read from some data, one for each kind of entity, and how they were understood.

    `notes` tell of what was left out or read in a special way: totals, notes below a table, cells
    that hold no value of their field.
    """

    tables: tuple[Table, ...]
    understood: tuple[Understood, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    notes: tuple[Problem, ...] = ()

    def account(self, lang: str) -> Iterator[str]:
        """Return the account, a line a column and a note, in `lang` (zh or en)."""
        for column in self.understood:
            yield _line(column.place, _understood(column, lang))
        for one in self.ignored:
            params = {"header": one.header, "near": one.near, "likely": one.likely}
            yield _line(one.place, sentence(one.code, lang, params))
        for note in self.notes:
            yield note.say(lang)


def together(readings: Iterable[Reading]) -> Reading:
    """Return several readings as one, their tables side by side."""
    found = tuple(readings)
    return Reading(
        tuple(table for one in found for table in one.tables),
        tuple(column for one in found for column in one.understood),
        tuple(column for one in found for column in one.ignored),
        tuple(note for one in found for note in one.notes),
    )


def _understood(column: Understood, lang: str) -> str:
    code = f"column-{column.role}"
    if column.role == "field":
        code += "" if not column.unit else "-unit-stated" if column.stated else "-unit"
    unit = show_unit(parse_unit(column.unit), lang) if column.unit else ""
    title = column.title.say(lang) or column.name
    params = {"header": column.header, "name": column.name, "title": title, "unit": unit}
    return sentence(code, lang, params)


def _line(place: Place, text: str) -> str:
    said = str(place)
    return f"{said}: {text}" if said else text
