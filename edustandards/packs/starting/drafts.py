"""A row of a spreadsheet as a requirement: of which indicator, how much, for which stages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from edustandards.checks.parse import parse_requirement
from edustandards.checks.words import AFTER, BEFORE, LEADING, OPENED, TRAILING
from edustandards.errors import EdustandardsError, Problem, problem
from edustandards.measures.nodes import Field, Kind, Measure
from edustandards.measures.parse import parse_formula
from edustandards.measures.unit_of import unit_of
from edustandards.measures.vocabulary import EntityEntry, StageEntry
from edustandards.packs.lexicon import RESERVED, Lexicon
from edustandards.packs.near import cut, unknown
from edustandards.packs.starting.columns import Cell, Row, folded
from edustandards.units.parse import parse_quantity
from edustandards.units.unit import ONE, Unit
from edustandards.wording.text import NO_TEXT, Text

NEAR = 0.85
"""How alike a name has to be to one of the vocabulary; such a one is marked in the pack."""

_STAGES_APART = re.compile(r"\s*[、,，;；/和及]\s*|\s+and\s+", re.IGNORECASE)
_ALL_STAGES = frozenset({"", "-", "—", "/", "全部", "所有", "不分学段", "各学段", "all", "any"})
_NUMBER = re.compile(r"[-+]?[0-9０-９][0-9０-９.．,，]*")
_SPANS = re.compile(r"[~～–—－至到]|(?<=[0-9])-")
_COMPARATORS = "≥, ≤, >, <, =, 不低于, 不超过, 以上, 以下"
_LONGEST_NAME = 50
_ID = re.compile(r"[^\W_][\w.-]{0,79}")


@dataclass(frozen=True, slots=True)
class Draft:
    """What one row asks; `stages` is empty where it asks all.

    `indicator` is written into the pack, `title` is that of the vocabulary if it has one. `own` is
    the unit of a field that has to be made, `near` says that the name was only a similar one.
    """

    id: str
    name: str
    on: str
    stages: tuple[str, ...]
    indicator: str
    require: str
    first: Cell
    title: Text = NO_TEXT
    own: Unit | None = None
    near: bool = False
    clause: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """What an indicator is: as it is written, and the formula."""

    text: str
    measure: Measure
    title: Text = NO_TEXT
    near: bool = False


class Reader:
    """Reads rows against a vocabulary; what cannot be used is noted in `found`."""

    __slots__ = ("found", "known", "lexicon")

    def __init__(self, lexicon: Lexicon, found: list[Problem]) -> None:
        self.lexicon: Lexicon = lexicon
        self.found: list[Problem] = found
        self.known: dict[str, Meant] = _known(lexicon)

    def draft(self, row: Row) -> Draft | None:
        """Return what a row asks, None where it cannot be used."""
        before = len(self.found)
        first = next(iter(row.values()))
        name = row.get("name")
        if name is None:
            self.found.append(problem("new-no-name", first.place))
            return None
        id_ = row.get("id")
        if id_ is not None and not _ID.fullmatch(id_.text):
            self.found.append(problem("standard-id", id_.place, text=cut(id_.text)))
        on, stages = self._on(row), self._stages(row)
        require = self._require(row, name)
        if len(self.found) > before or require is None:
            return None
        made = self._measured(row, name, require)
        if made is None:
            return None
        said = {key: row[key].text for key in ("clause", "notes") if key in row}
        named = id_.text if id_ is not None else ""
        meant, unit = made
        return Draft(
            named,
            name.text,
            on,
            stages,
            meant.text,
            require.text,
            name,
            meant.title,
            unit,
            meant.near,
            **said,
        )

    def _on(self, row: Row) -> str:
        cell = row.get("on")
        entities = self.lexicon.vocabulary.entities
        if cell is None:
            return "school"
        words = _words(entities.values())
        if folded(cell.text) not in words:
            self.found.append(unknown("entity", cell.text, entities, cell.place))
        return words.get(folded(cell.text), "")

    def _stages(self, row: Row) -> tuple[str, ...]:
        cell = row.get("stage")
        if cell is None or folded(cell.text) in _ALL_STAGES:
            return ()
        stages = self.lexicon.vocabulary.stages
        words = _words(stages.values())
        said = [cell.text] if folded(cell.text) in words else _STAGES_APART.split(cell.text)
        self.found += [
            unknown("stage", one, stages, cell.place) for one in said if folded(one) not in words
        ]
        return tuple(dict.fromkeys(words.get(folded(one), "") for one in said))

    def _require(self, row: Row, name: Cell) -> Cell | None:
        """Return comparator, threshold and unit as one text, at the cell of the threshold."""
        limit, word, unit = (row.get(key) for key in ("threshold", "comparator", "unit"))
        if limit is None:
            if word is None or not any(sign.isdigit() for sign in word.text):
                self.found.append(problem("new-no-limit", (word or name).place))
                return None
            limit, word = word, None
        text = limit.text
        if unit is not None and _NUMBER.fullmatch(text):
            if limit.number and unit.text in {"%", "％"} and "." in text:
                self.found.append(problem("new-percent", limit.place, text=cut(text)))
                return None
            text = f"{text} {unit.text}"
        elif unit is not None and not folded(text).endswith(folded(unit.text)):
            text = f"{text} {unit.text}"
        if word is not None and folded(word.text) in AFTER:
            text = f"{text} {word.text}"
        elif word is not None:
            if folded(word.text) not in BEFORE:
                params = {"text": cut(word.text), "known": _COMPARATORS}
                self.found.append(problem("new-comparator", word.place, **params))
                return None
            text = f"{word.text} {text}"
        return replace(limit, text=text)

    def _measured(self, row: Row, name: Cell, require: Cell) -> tuple[Meant, Unit | None] | None:
        """Return the indicator that a requirement fits; a field of its own with its unit."""
        formula = row.get("formula")
        if formula is not None:
            measure = self._formula(formula)
            if measure is None or not self._fits(measure, require, aloud=True):
                return None
            return Meant(formula.text, measure), None
        said = row.get("indicator", name)
        exact = self.known.get(folded(said.text))
        if exact is not None:
            return (exact, None) if self._fits(exact.measure, require, aloud=True) else None
        for word in get_close_matches(folded(said.text), self.known, n=3, cutoff=NEAR):
            meant = self.known[word]
            if self._fits(meant.measure, require, aloud=False):
                return replace(meant, near=True), None
        unit = self._unit_of(require)
        if unit is None:
            return None
        field = Field(self._field_name(said.text), unit)
        return (Meant(field.name, field), unit) if self._fits(field, require, aloud=True) else None

    def _formula(self, cell: Cell) -> Measure | None:
        try:
            return parse_formula(cell.text, self.names)
        except EdustandardsError as error:
            self.found += [one.at(cell.place) for one in error.problems]
            return None

    @property
    def names(self) -> Mapping[str, Measure]:
        """Return the names that formulas may speak of."""
        return self.lexicon.formulas.names

    def _fits(self, measure: Measure, require: Cell, *, aloud: bool) -> bool:
        levels = measure.levels if isinstance(measure, Field) else ()
        unit = ONE if levels else unit_of(measure)
        try:
            parse_requirement(require.text, unit, self.names, levels)
        except EdustandardsError as error:
            self.found += [one.at(require.place) for one in error.problems] if aloud else []
            return False
        return True

    def _unit_of(self, require: Cell) -> Unit | None:
        """Return the unit of a threshold, of the last one in a range; None where there is none."""
        opened = OPENED.match(require.text)
        text = require.text[opened.end() :] if opened else require.text
        text = TRAILING.sub("", LEADING.sub("", text, count=1), count=1).strip()
        error: EdustandardsError | None = None
        for one in (text, _SPANS.split(text)[-1].strip()):
            try:
                return parse_quantity(one).unit
            except EdustandardsError as refused:
                error = error or refused
        assert error is not None, "each of the two was refused"
        self.found += [one.at(require.place) for one in error.problems]
        return None

    def _field_name(self, text: str) -> str:
        """Return a name for a field of one's own, from what a row is called."""
        plain = unicodedata.normalize("NFKC", text).casefold()
        name = re.sub(r"\W+", "_", plain).strip("_")[:_LONGEST_NAME]
        if not name.isidentifier() or name in RESERVED:
            name = f"field_{name}".rstrip("_")
        return f"{name}_own" if name in self.lexicon.places else name


def _words(entries: Iterable[EntityEntry | StageEntry]) -> dict[str, str]:
    """Return the words that kinds of entities or stages are known by, folded, with their ids."""
    return {
        folded(word): one.id
        for one in entries
        for word in (*one.headers, one.title.zh, one.title.en, one.id)
    }


def _known(lexicon: Lexicon) -> dict[str, Meant]:
    """Return the indicators and fields of a vocabulary by id, title and header, folded."""
    known: dict[str, Meant] = {}
    vocabulary = lexicon.vocabulary
    for name, indicator in vocabulary.indicators.items():
        meant = Meant(name, indicator.named, indicator.title)
        for word in (name, indicator.title.zh, indicator.title.en):
            known.setdefault(folded(word), meant)
    for name, entry in vocabulary.fields.items():
        if entry.field.kind in {Kind.NUMBER, Kind.LEVEL}:
            meant = Meant(name, entry.field, entry.title)
            for word in (name, entry.title.zh, entry.title.en, *entry.headers):
                known.setdefault(folded(word), meant)
    known.pop("", None)
    return known
