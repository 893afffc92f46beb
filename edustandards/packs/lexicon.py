"""The names of a vocabulary as they are gathered: each defined once, each header for one only."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from edustandards.errors import Problem, problem
from edustandards.measures.nodes import Fold, Step
from edustandards.measures.vocabulary import (
    EntityEntry,
    FieldEntry,
    IndicatorEntry,
    ReferenceEntry,
    StageEntry,
    Vocabulary,
)
from edustandards.packs.formulas import Formulas
from edustandards.packs.near import cut
from edustandards.packs.source import Key, Scalar
from edustandards.where import Place

E = TypeVar("E", EntityEntry, StageEntry, FieldEntry, IndicatorEntry, ReferenceEntry)

_MAX_NAME = 60
RESERVED = frozenset(
    {
        *(fold.value for fold in Fold),
        *(step.value for step in Step),
        *("min", "max", "ceil", "floor", "persons", "and", "or", "not", "in", "over", "where"),
        *(
            "rank",
            "at",
            "first",
            "proven",
            "index",
            "within",
            "base",
            "year",
            "first_year",
            "today",
        ),
        *("weight", "since", "stage", "period", "expect", "value", "margin"),
    }
)
"""Words with a meaning of their own in formulas, tables and examples."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A vocabulary, what formulas may say in it, and where its names and headers were defined.

    Headers are kept by what they head (a `stage` or a `column`) and their folded text.
    """

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    formulas: Formulas = field(default_factory=Formulas)
    places: Mapping[str, Place] = field(default_factory=dict)
    headers: Mapping[tuple[str, str], tuple[str, Place]] = field(default_factory=dict)


class Book:
    """The names that have been taken up so far, and what is wrong with others."""

    __slots__ = (
        *("entities", "fields", "found", "headers", "indicators"),
        *("places", "references", "stages"),
    )

    def __init__(self, base: Lexicon, found: list[Problem]) -> None:
        vocabulary = base.vocabulary
        self.entities: dict[str, EntityEntry] = dict(vocabulary.entities)
        self.stages: dict[str, StageEntry] = dict(vocabulary.stages)
        self.fields: dict[str, FieldEntry] = dict(vocabulary.fields)
        self.indicators: dict[str, IndicatorEntry] = dict(vocabulary.indicators)
        self.references: dict[str, ReferenceEntry] = dict(vocabulary.references)
        self.places: dict[str, Place] = dict(base.places)
        self.headers: dict[tuple[str, str], tuple[str, Place]] = dict(base.headers)
        self.found = found

    def vocabulary(self) -> Vocabulary:
        """Return the names as a vocabulary."""
        return Vocabulary(
            self.fields,
            self.indicators,
            self.entities,
            self.stages,
            references=self.references,
        )

    def put(self, section: dict[str, E], key: Key, made: E, means: Callable[[E], object]) -> bool:
        """Take a name up; return whether it is new. One that means something else is refused."""
        if not self._may_name(key):
            return False
        name, old = str(key), section.get(key)
        if old is None and name not in self.places:
            section[name], self.places[name] = made, key.place
            return True
        if old is None or means(old) != means(made):
            first = str(self.places[name])
            self.found.append(problem("name-clash", key.place, text=cut(key), first=first))
        return False

    def _may_name(self, key: Key) -> bool:
        plain = unicodedata.is_normalized("NFKC", key) and key.isidentifier()
        if not plain or len(key) > _MAX_NAME:
            self.found.append(problem("name-form", key.place, text=cut(key)))
        elif key in RESERVED:
            self.found.append(problem("name-reserved", key.place, text=key))
        else:
            return True
        return False

    def headings(self, key: Key, what: str, headers: Iterable[Scalar]) -> tuple[str, ...]:
        """Return the headers of a name that no other name has."""
        own = []
        for header in headers:
            text = header.text.strip()
            spot = (what, "".join(unicodedata.normalize("NFKC", text).casefold().split()))
            owner, first = self.headers.setdefault(spot, (str(key), header.place))
            if owner == key:
                own.append(text)
            else:
                params = {"text": cut(text), "owner": owner, "first": str(first)}
                self.found.append(problem("header-clash", header.place, **params))
        return tuple(dict.fromkeys(own))
