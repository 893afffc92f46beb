"""What a standard is read against: the names of its pack, and the standards that it may cite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from edustandards.checks.size import Sizes
from edustandards.checks.standard import Standard
from edustandards.errors import PackError, Problem, problem
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.packs.formulas import Formulas
from edustandards.packs.near import unknown
from edustandards.packs.opened import Opened
from edustandards.packs.source import Scalar
from edustandards.where import Place

Load: TypeAlias = Callable[[str, Place], Opened]
"""Finds the pack of a name, for the place that asks for it."""


def no_packs(name: str, place: Place) -> Opened:
    """Refuse: where a pack is read by itself there are no others."""
    raise PackError(problem("meets-nowhere", place, text=name))


@dataclass(frozen=True, slots=True)
class Scope:
    """The names of a pack, its standards as far as they are built, and what is wrong so far.

    `ids` are those of all standards, `built` those that are right and come before the one that is
    being read; `sizes` are those of their checks, with all that they cite. `load`
    finds other packs, `taken` are those that were asked for.
    """

    vocabulary: Vocabulary
    formulas: Formulas
    ids: Mapping[str, Place]
    found: list[Problem]
    built: dict[str, Standard] = field(default_factory=dict)
    sizes: Sizes = field(default_factory=dict)
    load: Load = no_packs
    taken: dict[str, PackDocument] = field(default_factory=dict)

    def take_up(self, document: PackDocument, place: Place) -> bool:
        """Take up a pack that is asked for; one that means other things by its names is refused."""
        for name, entry in document.vocabulary.fields.items():
            own = self.vocabulary.fields.get(name)
            if own is not None and own.field != entry.field:
                self.wrong("meets-names", place, text=name, pack=document.name)
                return False
        self.taken[document.name] = document
        return True

    def wrong(self, code: str, place: Place, **params: str | int) -> None:
        """Note a problem."""
        self.found.append(problem(code, place, **params))

    def kind(self, scalar: Scalar) -> str | None:
        """Return the kind of entity that a scalar names."""
        return self._one_of("entity", scalar.text, scalar.place, self.vocabulary.entities)

    def stage(self, text: str, place: Place) -> str | None:
        """Return the stage that a text names."""
        return self._one_of("stage", text, place, self.vocabulary.stages)

    def _one_of(
        self, what: str, text: str, place: Place, known: Mapping[str, object]
    ) -> str | None:
        if text in known:
            return text
        self.found.append(unknown(what, text, known, place))
        return None

    def wholes(self, kind: str) -> Iterator[str]:
        """Return the kinds that a kind of entity lies within, the nearest first."""
        entities = self.vocabulary.entities
        while (kind := entities[kind].within) in entities:
            yield kind
