"""What the rules look at: a file with its nodes, the names it brings along, the packs beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.packs.document import Example
from edustandards.packs.heads import Edition
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.lint.spots import Spots
from edustandards.packs.opened import Opened
from edustandards.packs.schema import NamesForm, StandardForm
from edustandards.packs.source import Key, Mapping
from edustandards.where import Place

STALE_AFTER = 730
"""After how many days a comparison with the source is held to be old."""


class Tried(NamedTuple):
    """An example and what it found."""

    example: Example
    finding: Finding


class Stated(NamedTuple):
    """A standard with the form that it was read from, under its key."""

    key: Key
    form: StandardForm
    standard: Standard


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that is looked at: a vocabulary, or a pack, which is then `opened`.

    `names` is what it says of names, `lexicon` has these and all that were known before it.
    `beside` are the heads of the other editions of the pack, `tries` its examples as they went.
    """

    file: str
    text: str
    root: Mapping
    names: NamesForm
    lexicon: Lexicon
    spots: Spots
    today: date
    stale_after: int = STALE_AFTER
    opened: Opened | None = None
    beside: tuple[Edition, ...] = ()
    tries: tuple[Tried, ...] = ()

    def owns(self, place: Place) -> bool:
        """Say whether a place stands in this file, and not in a pack that it extends."""
        return place.file == self.file


def stated(opened: Opened) -> Iterator[Stated]:
    """Return the standards of a pack with their forms, those it takes over too."""
    built = {one.id: one for one in opened.document.standards}
    for key, form in opened.form.standards.items():
        if key in built:
            yield Stated(key, form, built[key])


def own(sheet: Sheet, opened: Opened) -> Iterator[Stated]:
    """Return the standards that the file itself sets out."""
    return (one for one in stated(opened) if sheet.owns(one.key.place))
