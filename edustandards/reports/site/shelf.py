"""All packs side by side: which standards there are, and which of them measure the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edustandards.checks.fields import every_field
from edustandards.checks.standard import Standard
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.packs.opened import Opened
from edustandards.packs.trial.cases import Made, cases_of
from edustandards.packs.trial.ready import asking
from edustandards.reports.site.asks import Ask, asks_of, cited_in, subject_of

ROOT = "catalogue"


@dataclass(frozen=True, slots=True)
class Listed:
    """A standard and the pack that it stands in; `cases` are made from its own limits."""

    opened: Opened
    standard: Standard
    asks: tuple[Ask, ...]
    cases: tuple[Made, ...]

    @property
    def document(self) -> PackDocument:
        """Return the pack."""
        return self.opened.document

    @property
    def page(self) -> str:
        """Return the path of its page within the site."""
        return f"{edition_folder(self.document)}/{self.standard.id}.md"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Packs with their standards, and what these have to do with each other.

    `measured` has the requirements by whom and what they measure; `citing` those that cite a
    standard, by pack and id; `using` those that read a field, by its name.
    """

    packs: tuple[Opened, ...]
    words: Vocabulary
    listed: tuple[Listed, ...]
    measured: Mapping[tuple[str, str], tuple[tuple[Listed, Ask], ...]]
    citing: Mapping[tuple[str, str], tuple[Listed, ...]]
    using: Mapping[str, tuple[Listed, ...]]

    def editions(self, id_: str) -> list[Opened]:
        """Return the editions of a pack, the earliest in force first."""
        several = [one for one in self.packs if one.document.id == id_]
        return sorted(several, key=lambda one: _since(one.document))

    def at(self, document: PackDocument, id_: str) -> Listed | None:
        """Return a standard of a pack."""
        name = document.name
        return next(
            (one for one in self.listed if one.document.name == name and one.standard.id == id_),
            None,
        )


def shelf_of(packs: Iterable[Opened], words: Vocabulary) -> Shelf:
    """Return packs side by side; `words` are those that all share."""
    several = tuple(packs)
    known: dict[Standard, tuple[Made, ...]] = {}
    listed = tuple(
        Listed(
            opened,
            standard,
            asks_of(standard.check),
            _cases(standard, opened.document.vocabulary, known),
        )
        for opened in several
        for standard in opened.document.standards
    )
    measured: dict[tuple[str, str], list[tuple[Listed, Ask]]] = {}
    citing: dict[tuple[str, str], list[Listed]] = {}
    using: dict[str, list[Listed]] = {}
    for one in listed:
        for ask in one.asks:
            measured.setdefault(key_of(one, ask), []).append((one, ask))
        for id_ in cited_in(one.standard.check):
            citing.setdefault((one.document.name, id_), []).append(one)
        if not cited_in(one.standard.check):
            for field in every_field(one.standard.check):
                using.setdefault(field.name, []).append(one)
    return Shelf(
        several,
        words,
        listed,
        {key: tuple(ones) for key, ones in measured.items()},
        {key: tuple(ones) for key, ones in citing.items()},
        {key: tuple(ones) for key, ones in using.items()},
    )


def _cases(
    standard: Standard, words: Vocabulary, known: dict[Standard, tuple[Made, ...]]
) -> tuple[Made, ...]:
    """Return the cases of a standard; what several packs take over unchanged has them once."""
    if standard not in known:
        known[standard], _ = cases_of(standard, words, asking(standard), thorough=False)
    return known[standard]


def key_of(listed: Listed, ask: Ask) -> tuple[str, str]:
    """Return what a requirement has in common with its like: whom it is asked of, and what."""
    return listed.standard.on, subject_of(ask.require.measure)


def edition_folder(document: PackDocument) -> str:
    """Return the folder of the pages of an edition."""
    return f"{ROOT}/{document.id}/{document.edition}"


def _since(document: PackDocument) -> tuple[str, str]:
    first = document.effective[0]
    return first.isoformat() if first else "", document.edition
