"""A run: what a pack found in some data, and all that is known beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from edustandards.checks.standard import Standard
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.results import Judged, Results
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.tables.consistency.doubt import Doubt
from edustandards.tables.reading import Reading


@dataclass(frozen=True)
class Run:
    """What a pack found in some data: the one thing that reports of every format are made from.

    `as_of` is the day that was asked for, None where it was not said. `doubts` are what does not
    agree in the data, None where nobody looked. `given` is what was known beside the data.
    """

    document: PackDocument
    results: Results
    reading: Reading
    given: Given = NOTHING_GIVEN
    as_of: date | None = None
    doubts: tuple[Doubt, ...] | None = field(default=None)

    @cached_property
    def words(self) -> Vocabulary:
        """Return the vocabulary, with the titles of the standards among its words."""
        titles = {one.id: one.title for one in self.document.standards}
        return replace(self.document.vocabulary, standards=titles)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Return the kinds of entity whose names do not tell them apart, such as classes."""
        found = set()
        for judged in self.results.judged:
            kind = judged.standard.on
            if kind in found or not judged.wholes:
                continue
            keys = set(zip(judged.entities, judged.stages, judged.periods, strict=True))
            if len(keys) < len(judged):
                found.add(kind)
        return frozenset(found)

    def whole(self, judged: Judged, index: int) -> str:
        """Return what an entity is part of, where its name alone does not tell who it is."""
        return judged.wholes[index] if judged.standard.on in self.repeated else ""

    def title(self, standard: Standard, lang: str) -> str:
        """Return the title of a standard, its id where it has none."""
        return standard.title.say(lang) or standard.id
