"""A pack as its editor holds it: the document, the form it was read from, and how it came about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from edustandards.packs.document import PackDocument
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.lineage import Guard, Step
from edustandards.packs.schema import PackForm


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack with all that lies behind it.

    `form` is the pack as written, what it takes over from the packs it extends included: every
    key and scalar in it knows its file, line and column. `own` is the form of the file alone, and
    `text` what the file says. `lexicon` has all names that the pack may use. `extends` are the
    packs that it extends; `steps` tell how each standard came to what it says, `gone` which were
    given up, and `guards` which those that extend this pack may only tighten.
    """

    document: PackDocument
    form: PackForm
    own: PackForm
    text: str
    lexicon: Lexicon
    extends: tuple[Opened, ...] = ()
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    gone: Mapping[str, Step] = field(default_factory=dict)
    guards: tuple[Guard, ...] = ()

    @property
    def brought(self) -> tuple[PackForm, ...]:
        """Return the forms whose names the pack may use: of all that it extends, then its own."""
        return forms_of(self.own, self.extends)


def forms_of(own: PackForm, extends: Iterable[Opened]) -> tuple[PackForm, ...]:
    """Return the forms of all packs that one extends, each file once, then its own."""
    forms: dict[str, PackForm] = {}
    for one in extends:
        _gather(one, forms)
    return (*forms.values(), own)


def _gather(one: Opened, forms: dict[str, PackForm]) -> None:
    file = one.own.node.place.file
    if file in forms:
        return
    for parent in one.extends:
        _gather(parent, forms)
    forms[file] = one.own
