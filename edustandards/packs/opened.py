"""A pack as its editor holds it: the document, the form it was read from, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass

from edustandards.packs.document import PackDocument
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.schema import PackForm


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack with all that lies behind it.

    `form` is the pack as written, what it takes over from the packs it extends included: every
    key and scalar in it knows its file, line and column. `own` is the form of the file alone, and
    `text` what the file says. `lexicon` has all names that the pack may use.
    """

    document: PackDocument
    form: PackForm
    own: PackForm
    text: str
    lexicon: Lexicon
