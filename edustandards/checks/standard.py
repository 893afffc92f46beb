"""A standard: a check with its name, its place in a document, and what it is asked of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from edustandards.checks.nodes import Check
from edustandards.measures.nodes import Condition
from edustandards.wording.text import NO_TEXT, Text


class Confidence(Enum):
    """How sure the transcription of a standard is."""

    VERIFIED = "verified"
    SINGLE_SOURCE = "single-source"
    UNVERIFIED = "unverified"


class Policy(Enum):
    """What packs that extend a standard may do to it."""

    FREE = "free"
    TIGHTEN_ONLY = "tighten-only"


@dataclass(frozen=True, slots=True)
class Standard:
    """A named check of a pack: its clause, the kind of entity it is asked of, notes on its source.

    `stages` limits it to some stages (empty: all); `where` limits it to some entities.

    >>> import edustandards as es
    >>> one = es.load_pack("cn/quality-balanced").document.standard("sports-area")
    >>> one.on, one.title.en, one.confidence.value
    ('school', 'Sports area', 'verified')
    """

    id: str
    check: Check
    on: str
    title: Text = NO_TEXT
    clause: str = ""
    stages: tuple[str, ...] = ()
    where: Condition | None = None
    notes: tuple[Text, ...] = ()
    confidence: Confidence = Confidence.UNVERIFIED
