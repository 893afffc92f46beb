"""The sheets of a workbook to fill in: columns with headers that nothing else in it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from edustandards.checks.standard import Standard
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.tables.headers import PERIOD_TITLE, STAGE_TITLE, folded
from edustandards.tables.template.asked import Question, Questions, questions
from edustandards.units.convert import is_count, is_person
from edustandards.units.show import show_unit
from edustandards.units.unit import Unit
from edustandards.wording import sentence
from edustandards.wording.text import NO_TEXT, Text

MOST_NAME = 31
"""How long the name of a sheet may be."""

SHORT = 6
"""Up to how many signs a title has its unit beside it."""

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True, slots=True)
class Column:
    """A column to fill in: what it is, and what helps whoever fills it in.

    `role` is `key`, `stage`, `period` or `field`, and `name` as in `tables.headers.Meaning`.
    `choices` are the words to choose from; others are refused if `closed`. `summed` says that an
    empty column is no gap: the parts are added up.
    """

    role: str
    name: str
    header: str
    title: Text
    unit: str = ""
    field: Field | None = None
    definition: Text = NO_TEXT
    plausible: tuple[Fraction, Fraction] | None = None
    choices: tuple[str, ...] = ()
    closed: bool = True
    summed: bool = False
    standards: tuple[Standard, ...] = ()

    @property
    def written(self) -> str:
        """Return the header as it stands in its cell: a unit under a long title."""
        title, opening, rest = self.header.rpartition("（" if "（" in self.header else " (")
        if not self.unit or len(title) <= SHORT:
            return self.header
        return f"{title}\n{opening.strip()}{rest}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet for one kind of entity: its columns, first those that say whom a row speaks of."""

    kind: str
    name: str
    title: Text
    columns: tuple[Column, ...]

    @property
    def keys(self) -> int:
        """Return how many of the columns are keys."""
        return sum(column.role != "field" for column in self.columns)


def sheets_of(document: PackDocument, lang: str) -> tuple[Sheet, ...]:
    """Return the sheets that a pack asks for, the largest kind of entity first; zh or en."""
    words = document.vocabulary
    asked, kinds = questions(document.standards, words, document.split)
    headers = _Headers(words, lang)
    names: set[str] = set()
    found = []
    for one in asked:
        columns = [*_keys(one, kinds, document, headers)]
        columns += [headers.of_field(question) for question in _marked(one, asked, words)]
        title = words.entities[one.kind].title
        found.append(Sheet(one.kind, _sheet_name(title.say(lang), names), title, tuple(columns)))
    return tuple(found)


def unit_word(unit: Unit, lang: str) -> str:
    """Return a unit as headers of official tables write it, readable again for its field.

    >>> unit_word(Unit.of("student"), "zh"), unit_word(Unit.of("class"), "zh")
    ('人', '个')
    """
    text = show_unit(unit, lang)
    if lang != "zh":
        return text
    if is_person(unit) and unit.scale == 1:
        return "人"
    return "个" if is_count(unit) and text.startswith("个") else text


@dataclass(frozen=True, slots=True)
class _Marked:
    question: Question
    summed: bool


def _marked(one: Questions, asked: Iterable[Questions], words: Vocabulary) -> tuple[_Marked, ...]:
    """Return the questions of a kind, each with whether its parts are asked the same."""
    below = {
        question.field.name
        for other in asked
        if one.kind in _wholes(other.kind, words)
        for question in other.fields
    }
    return tuple(
        _Marked(question, question.field.adds_up and question.field.name in below)
        for question in one.fields
    )


def _wholes(kind: str, words: Vocabulary) -> list[str]:
    """Return the kinds that a kind lies within, the nearest first."""
    found: list[str] = []
    while (kind := words.entities[kind].within) in words.entities and kind not in found:
        found.append(kind)
    return found


def _keys(
    one: Questions, kinds: frozenset[str], document: PackDocument, headers: _Headers
) -> Iterable[Column]:
    words = document.vocabulary
    for kind in (*reversed(_wholes(one.kind, words)), one.kind):
        if kind in kinds:
            yield headers.of_key("key", kind, words.entities[kind].title)
    if one.staged:
        choices = tuple(stage.title.say(headers.lang) for stage in words.stages.values())
        yield headers.of_key(STAGE, STAGE, STAGE_TITLE, choices)
    if one.yearly:
        yield headers.of_key(PERIOD, PERIOD, PERIOD_TITLE)


class _Headers:
    """The headers given so far; a name has the same one in every sheet, and no two names share."""

    __slots__ = ("_taken", "lang", "words")

    def __init__(self, words: Vocabulary, lang: str) -> None:
        self.words = words
        self.lang = lang
        self._taken: dict[str, str] = {}

    def of_key(self, role: str, name: str, title: Text, choices: tuple[str, ...] = ()) -> Column:
        header = self._header(name, title.say(self.lang), "")
        return Column(role, name, header, title, choices=choices)

    def of_field(self, marked: _Marked) -> Column:
        question = marked.question
        field = question.field
        entry = self.words.fields.get(field.name)
        title = entry.title if entry is not None else NO_TEXT
        unit = unit_word(field.unit, self.lang) if field.kind is Kind.NUMBER else ""
        return Column(
            "field",
            field.name,
            self._header(field.name, title.say(self.lang), unit),
            title,
            unit,
            field,
            entry.definition if entry is not None else NO_TEXT,
            entry.plausible if entry is not None else None,
            self._choices(question),
            field.kind is not Kind.TEXT,
            marked.summed,
            question.standards,
        )

    def _choices(self, question: Question) -> tuple[str, ...]:
        match question.field.kind:
            case Kind.YES_NO:
                return tuple(sentence(code, self.lang, {}) for code in ("said-yes", "said-no"))
            case Kind.LEVEL:
                return question.field.levels
            case Kind.TEXT:
                return question.words
            case Kind.NUMBER | Kind.DATE:
                return ()

    def _header(self, name: str, title: str, unit: str) -> str:
        """Return a title with its unit; with the name too where another has that title."""
        plain = title or name
        for text in (plain, f"{plain} {name}"):
            header = _with_unit(text, unit, self.lang)
            if self._taken.setdefault(folded(header), name) == name:
                return header
        return _with_unit(name, unit, self.lang)


def _with_unit(text: str, unit: str, lang: str) -> str:
    if not unit:
        return text
    return f"{text}（{unit}）" if lang == "zh" else f"{text} ({unit})"


def _sheet_name(title: str, taken: set[str]) -> str:
    """Return a title as spreadsheets allow it for a name, one that no other sheet has."""
    plain = " ".join(title.translate(_NOT_IN_NAMES).split())[:MOST_NAME] or "-"
    name, number = plain, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = f"{plain[: MOST_NAME - 4]} {number}"
    taken.add(name.casefold())
    return name
