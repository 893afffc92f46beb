"""Mapping files: what somebody says of the columns of some tables, read and checked with positions.

A file that is wrong is told by line and column, with the name that was probably meant; whether its
headers are there shows only when tables are read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated

from pydantic import Field as Entry

from edustandards.errors import PackError, Problem, UnitError, problem
from edustandards.measures.nodes import Condition, Field, Kind
from edustandards.measures.vocabulary import EntityEntry, FieldEntry, Vocabulary
from edustandards.packs.encoding import read_text
from edustandards.packs.forms import Form, Listed, Named, OrText, Plain, Whole, Words, choice
from edustandards.packs.formulas import Formulas
from edustandards.packs.near import cut, unknown
from edustandards.packs.reading import attempt
from edustandards.packs.schema import shaped
from edustandards.packs.source import Key, Scalar, read_source, refuse_sorted
from edustandards.units.convert import count_factor
from edustandards.units.parse import parse_unit
from edustandards.units.unit import Unit
from edustandards.where import NOWHERE, Place

FORMAT = 1
MISSING = "missing"
STAGE_WORDS = ("stage", "学段")
PERIOD_WORDS = ("period", "年度")


class Blanks(Enum):
    """What an empty cell counts as."""

    MISSING = "missing"
    ZERO = "zero"


class ColumnForm(Form):
    """What a column is, where its name alone does not say enough; or what it is a part of."""

    is_: Words | None = Entry(None, alias="is")
    adds_to: Words | None = None
    unit: Words | None = None
    blanks: Annotated[Blanks, choice(Blanks)] | None = None
    stage: Words | None = None
    period: Plain = ""
    words: Named[Words] = Entry(default_factory=dict)


class TableForm(Form):
    """The columns and rows of the tables of one source, or of all."""

    source: Plain = ""
    columns: Named[OrText[ColumnForm]] = Entry(default_factory=dict)
    leave_out: Listed[Words] = ()
    where: Words | None = None
    blanks: Annotated[Blanks, choice(Blanks)] | None = None


class MappingForm(Form):
    """A mapping file."""

    mapping: Whole
    tables: Listed[TableForm]


@dataclass(frozen=True, slots=True)
class ColumnSaid:
    """What is said of a column: its header, the name that it is (empty: left out), its unit.

    A `part` is one of several columns that add up to the field. `words` are what cells say, each
    with what is read instead, empty for a gap.
    """

    header: str
    name: str
    unit: str = ""
    blanks: str = ""
    stage: str = ""
    period: str = ""
    part: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableSaid:
    """What is said of the tables of a source: a file or sheet, `*` for any signs, empty for all.

    `where` holds for the rows that count; `text` is how it is written.
    """

    source: str
    columns: tuple[ColumnSaid, ...]
    where: Condition | None = None
    place: Place = NOWHERE
    text: str = ""


def read_mapping(path: Path, vocabulary: Vocabulary) -> tuple[TableSaid, ...]:
    """Return what a mapping file says, in the names of a vocabulary.

    Raises:
        PackError: with all that is wrong with the file.
    """
    return build_mapping(read_text(path), str(path), vocabulary)


def build_mapping(text: str, file: str, vocabulary: Vocabulary) -> tuple[TableSaid, ...]:
    """Return what the text of a mapping file says; `file` is its name in messages.

    Raises:
        PackError: with all that is wrong with it.
    """
    found: list[Problem] = []
    form = shaped(MappingForm, read_source(text, file), found)
    if form is None:
        refuse_sorted(found)
        raise PackError(problem("mapping-format", Place(file), format=FORMAT))
    if form.mapping != FORMAT:
        found.append(problem("mapping-format", form.place("mapping"), format=FORMAT))
    book = _Book(vocabulary, found)
    tables = tuple(book.table(one) for one in form.tables)
    refuse_sorted(found)
    return tables


class _Book:
    """The names that a mapping may speak of, and what is wrong with it so far."""

    __slots__ = ("_formulas", "_names", "_stages", "found", "words")

    def __init__(self, words: Vocabulary, found: list[Problem]) -> None:
        self.words = words
        self.found = found
        self._names = _names(words)
        self._stages = {
            folded(word): stage.id
            for stage in words.stages.values()
            for word in (stage.id, stage.title.zh, stage.title.en, *stage.headers)
            if word
        }
        self._formulas = Formulas(
            words.names(), kinds=tuple(words.entities), stages=tuple(words.stages)
        )

    def table(self, form: TableForm) -> TableSaid:
        """Return what is said of one source."""
        seen: dict[str, Place] = {}
        columns = []
        for key, said in form.columns.items():
            self._once(str(key), key.place, seen)
            columns.append(self._column(key, said, form.blanks))
        for scalar in form.leave_out:
            self._once(scalar.text, scalar.place, seen)
            columns.append(ColumnSaid(scalar.text.strip(), ""))
        where = None if form.where is None else self._formulas.condition(form.where, self.found)
        text = "" if form.where is None else form.where.text
        return TableSaid(form.source, tuple(columns), where, form.place(), text)

    def _once(self, header: str, place: Place, seen: dict[str, Place]) -> None:
        before = seen.setdefault(folded(header), place)
        if before is not place:
            params = {"text": cut(header), "first": str(before)}
            self.found.append(problem("mapping-header-twice", place, **params))

    def _column(self, key: Key, said: Scalar | ColumnForm, blanks: Blanks | None) -> ColumnSaid:
        scalar = said if isinstance(said, Scalar) else self._whole(said)
        if scalar is None:
            return ColumnSaid(str(key), "")
        name = self._name(scalar)
        field = self.words.fields[name].field if name in self.words.fields else None
        own = None if isinstance(said, Scalar) else said.blanks
        number = field is not None and field.kind is Kind.NUMBER
        chosen = own or (blanks if number else None)
        word = "" if chosen is None else chosen.value
        if isinstance(said, Scalar):
            return ColumnSaid(str(key), name, blanks=word)
        unit = "" if said.unit is None else self._unit(said.unit, scalar, field)
        stage = "" if said.stage is None else self._stage(said.stage)
        part = said.adds_to is not None
        if part and name and not number:
            self.found.append(problem("mapping-adds-to", scalar.place, text=cut(scalar.text)))
        words = self._words(said, name)
        return ColumnSaid(str(key), name, unit, word, stage, said.period, part, words)

    def _words(self, said: ColumnForm, name: str) -> tuple[tuple[str, str], ...]:
        """Return what is read for what cells say; in a column of stages it has to be one."""
        seen: dict[str, Place] = {}
        found = []
        for before, after in said.words.items():
            self._once(str(before), before.place, seen)
            text = "" if folded(after.text) == MISSING else after.text.strip()
            staged = name == STAGE_WORDS[0] and bool(text)
            found.append((str(before), self._stage(after) if staged else text))
        return tuple(found)

    def _whole(self, said: ColumnForm) -> Scalar | None:
        """Return what a column is or adds to; one of the two has to be said."""
        if (said.is_ is None) is (said.adds_to is None):
            self.found.append(problem("mapping-is-or-adds", said.place()))
            return None
        return said.is_ or said.adds_to

    def _name(self, scalar: Scalar) -> str:
        found = self._names.get(folded(scalar.text), "")
        if not found:
            words = self.words
            known = [*words.entities, *words.fields]
            known += [words.title(name, "zh") for name in known]
            self.found.append(unknown("mapping-name", scalar.text, known, scalar.place))
        return found

    def _unit(self, scalar: Scalar, name: Scalar, field: Field | None) -> str:
        unit = attempt(scalar, parse_unit, self.found)
        if unit is None:
            return ""
        if field is None or not _measures(unit, field):
            params = {"unit": cut(scalar.text), "text": cut(name.text)}
            self.found.append(problem("mapping-unit", scalar.place, **params))
        return scalar.text.strip()

    def _stage(self, scalar: Scalar) -> str:
        found = self._stages.get(folded(scalar.text), "")
        if not found:
            self.found.append(unknown("stage", scalar.text, self.words.stages, scalar.place))
        return found


def _measures(unit: Unit, field: Field) -> bool:
    try:
        count_factor(unit, field.unit)
    except UnitError:
        return False
    return field.kind is Kind.NUMBER


def _names(words: Vocabulary) -> dict[str, str]:
    """Return the ids of what a column can be, by id, title and listed header, the first kept."""
    found: dict[str, str] = {}

    def add(name: str, texts: Iterable[str]) -> None:
        for text in texts:
            if text:
                found.setdefault(folded(text), name)

    add("stage", STAGE_WORDS)
    add("period", PERIOD_WORDS)
    every: list[tuple[str, EntityEntry | FieldEntry]] = [*words.entities.items()]
    every += words.fields.items()
    for name, _ in every:
        add(name, [name])
    for name, entry in every:
        add(name, [entry.title.zh, entry.title.en])
    for name, entry in every:
        add(name, entry.headers)
    return found


def folded(text: str) -> str:
    """Return a name or header as they are compared here: without width, case and spaces.

    >>> folded("School　Name") == folded("school name")
    True
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", "")
    return "".join(plain.split())
