"""What was read: tables, and an account of every column, understood or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edustandards.errors import Problem
from edustandards.evaluate.observed import Table
from edustandards.where import Place
from edustandards.wording import sentence


@dataclass(frozen=True, slots=True)
class Understood:
    """A column that was understood: its header, what it is taken for, and in which unit.

    `role` is `key`, `stage`, `period` or `field`; `name` is the kind of entity or the field;
    `stated` says whether the header itself names the unit.
    """

    place: Place
    header: str
    role: str
    name: str
    unit: str = ""
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Ignored:
    """A column that was not understood, with the field whose name comes near, if any."""

    place: Place
    header: str
    near: str = ""


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
            code = f"column-{column.role}" + ("-unit" if column.stated else "")
            params = {"header": column.header, "name": column.name, "unit": column.unit}
            yield _line(column.place, sentence(code, lang, params))
        for one in self.ignored:
            code = "column-ignored-near" if one.near else "column-ignored"
            yield _line(one.place, sentence(code, lang, {"header": one.header, "near": one.near}))
        for note in self.notes:
            yield note.say(lang)


def _line(place: Place, text: str) -> str:
    said = str(place)
    return f"{said}: {text}" if said else text
