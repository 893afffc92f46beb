"""What a calculator has to ask for, gathered while its standard is written as data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from edustandards.errors import EdustandardsError, problem
from edustandards.measures.fields import Node
from edustandards.measures.nodes import Comparison, Field, OneOf, Reference, Word
from edustandards.measures.vocabulary import Vocabulary


class BeyondError(EdustandardsError):
    """A standard asks for what a page cannot hold: other years, other stages, a rank."""


def beyond(code: str) -> BeyondError:
    """Return the error that says what keeps a standard out of a page."""
    return BeyondError(problem(code))


@dataclass(slots=True)
class Seen:
    """What has been met so far: fields by kind of part (empty: of the entity itself), references.

    `inside` is the kind of part that is being looked at. `years` are those of staged targets, by
    whether they count in a plan. `words` are the texts that text fields are compared with.
    """

    on: str
    vocabulary: Vocabulary
    inside: str = ""
    fields: dict[str, dict[str, Field]] = field(default_factory=lambda: {"": {}})
    references: dict[str, Reference] = field(default_factory=dict)
    words: dict[str, dict[str, None]] = field(default_factory=dict)
    stages: dict[str, None] = field(default_factory=dict)
    years: dict[bool, set[int]] = field(default_factory=dict)

    def meet(self, node: Field) -> None:
        """Note a field of what is being looked at."""
        self.fields.setdefault(self.inside, {})[node.name] = node

    def compare(self, node: Node) -> None:
        """Note the words of a condition."""
        match node:
            case Comparison(Field(name), _, Word(text)):
                self.words.setdefault(name, {})[text] = None
            case OneOf(Field(name), words):
                self.words.setdefault(name, {}).update(dict.fromkeys(words))
            case _:
                pass

    @contextmanager
    def parts(self, kind: str) -> Iterator[str]:
        """Look at the parts of a kind, the nearest below if it is empty; yields the kind.

        Raises:
            BeyondError: for parts of parts.
        """
        if self.inside:
            raise beyond("calculator-beyond-depth")
        kind = kind or self._nearest_below()
        self.fields.setdefault(kind, {})
        self.inside = kind
        try:
            yield kind
        finally:
            self.inside = ""

    def _nearest_below(self) -> str:
        entities = self.vocabulary.entities.values()
        found = [entry.id for entry in entities if entry.within == self.on]
        if not found:
            raise beyond("calculator-beyond-parts")
        return found[0]
