"""What was read: tables, and an account of every column, understood or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from edustandards.errors import Problem
from edustandards.evaluate.observed import Table
from edustandards.measures.values import Value
from edustandards.tables.choices import Where
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
    is no number; `stated` says whether the table itself names the unit.

    `path` has the levels of the header, the topmost first, without what was taken for a stage or
    a unit; `header` has all of them. `entity` is the kind of the table, `over` what the header
    itself says of its numbers (`stage`, `period`). `by` tells what was matched: the whole `path`,
    its last level (`leaf`), or what a mapping says (`mapping`); `unit_from` where the unit stands:
    in the `header`, in a `row` of units, in a line of the `sheet`, in a column of a `form`, in a
    `mapping`, or nowhere, so that it is that of the `field`. `blank` is what an empty cell counts
    as (`missing` or `zero`), `gaps` how many cells were empty. A `part` is one of several columns
    that add up to the field; `words` are what its cells say, each with what is read instead.
    """

    place: Place
    header: str
    role: str
    name: str
    unit: str = ""
    stated: bool = False
    title: Text = NO_TEXT
    path: tuple[str, ...] = ()
    entity: str = ""
    over: tuple[tuple[str, str], ...] = ()
    by: str = "leaf"
    unit_from: str = "field"
    blank: str = "missing"
    gaps: int = 0
    part: bool = False
    words: tuple[tuple[str, str], ...] = ()


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
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a sheet (or a text file) was taken apart.

    `headers` are the first and last row of its header block, `rows` the number of rows of data,
    all counted as the sheet counts. `form` says that its items stand down the rows. `hidden` tells
    what of it is hidden: `no`, `rows`, `columns`, `rows and columns`, or `unknown` where the format
    does not tell.
    """

    source: Place
    entity: str
    headers: tuple[int, int]
    rows: int
    form: bool = False
    hidden: str = "unknown"


@dataclass(frozen=True, slots=True)
class Total:
    """A row that adds up others, left out of its table.

    `stated` has the value of each field as it stands there, `added` what the rows `rows` of that
    sheet (by their numbers) really add up to, as far as they have numbers, `places` its cells.
    """

    text: str
    place: Place
    rows: tuple[int, ...]
    stated: Mapping[str, Value]
    added: Mapping[str, Value]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Reading:
    """The tables read from some data, one for each kind of entity, and how they were understood.

    `notes` tell of what was left out or read in a special way: totals, notes below a table, cells
    that hold no value of their field. Tables are `Observed`, each value with its cell
    (`table.place(row, field)`), or `Framed` where there are very many rows; a frame knows its cells
    once it is observed (`evaluate.columns.observe`). `wheres` are the conditions that a mapping put
    on its rows.
    """

    tables: tuple[Table, ...]
    understood: tuple[Understood, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    notes: tuple[Problem, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    totals: tuple[Total, ...] = ()
    wheres: tuple[Where, ...] = ()

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
        tuple(sheet for one in found for sheet in one.sheets),
        tuple(total for one in found for total in one.totals),
    )


def _understood(column: Understood, lang: str) -> str:
    code = f"column-{column.role}"
    if column.part:
        code = "column-part"
    elif column.role == "field":
        code += "" if not column.unit else "-unit-stated" if column.stated else "-unit"
    unit = show_unit(parse_unit(column.unit), lang) if column.unit else ""
    title = column.title.say(lang) or column.name
    params = {"header": column.header, "name": column.name, "title": title, "unit": unit}
    return sentence(code, lang, params)


def _line(place: Place, text: str) -> str:
    said = str(place)
    return f"{said}: {text}" if said else text
