"""The names that packs and tables share: fields, indicators, entities, stages, with their words.

Plain data; `packs` reads it from YAML, `tables` finds columns by its headers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from edustandards.measures.nodes import Field, Measure, Named, Reference
from edustandards.wording.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field with its titles and the headers that real tables use for it.

    `plausible` is the range of values, in the field's unit, outside which a cell is suspicious.
    `within` is the field that this one is a part of, `parts` those that it is the sum of.
    """

    field: Field
    title: Text
    headers: tuple[str, ...] = ()
    definition: Text = NO_TEXT
    plausible: tuple[Fraction, Fraction] | None = None
    within: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator: a named formula, its titles, and whether more of it is better."""

    named: Named
    title: Text
    definition: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """A value that whoever evaluates supplies, and its titles."""

    reference: Reference
    title: Text
    definition: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """A kind of entity; `within` is the kind that it is part of (a class within a school)."""

    id: str
    title: Text
    within: str = ""
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageEntry:
    """A stage of schooling, and the words that tables use for it."""

    id: str
    title: Text
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names, by id; entities run from the smallest part to the largest whole.

    `standards` has the titles of the standards of the pack that uses it.
    """

    fields: Mapping[str, FieldEntry] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorEntry] = field(default_factory=dict)
    entities: Mapping[str, EntityEntry] = field(default_factory=dict)
    stages: Mapping[str, StageEntry] = field(default_factory=dict)
    standards: Mapping[str, Text] = field(default_factory=dict)
    references: Mapping[str, ReferenceEntry] = field(default_factory=dict)

    def names(self) -> dict[str, Measure]:
        """Return what a formula may name: ids, and Chinese titles where they are unambiguous."""
        by_id: dict[str, Measure] = {key: entry.field for key, entry in self.fields.items()}
        by_id.update({key: entry.named for key, entry in self.indicators.items()})
        by_id.update({key: entry.reference for key, entry in self.references.items()})
        titled: dict[str, list[Measure]] = {}
        for key, named in by_id.items():
            titled.setdefault(self.title(key, "zh"), []).append(named)
        by_title = {title: found[0] for title, found in titled.items() if title and len(found) == 1}
        return by_title | by_id

    def title(self, name: str, lang: str) -> str:
        """Return the title of anything named here in `lang`, or the name itself."""
        if name in self.standards:
            return self.standards[name].say(lang) or name
        return (
            _title(self.fields, name, lang)
            or _title(self.indicators, name, lang)
            or _title(self.references, name, lang)
            or _title(self.entities, name, lang)
            or _title(self.stages, name, lang)
            or name
        )


_Entry: TypeAlias = FieldEntry | IndicatorEntry | EntityEntry | StageEntry | ReferenceEntry


def _title(entries: Mapping[str, _Entry], name: str, lang: str) -> str:
    return entries[name].title.say(lang) if name in entries else ""
