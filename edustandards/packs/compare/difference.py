"""The difference of two packs as data: standard by standard, and what their heads say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from edustandards.checks.relation import Relation
from edustandards.checks.standard import Standard
from edustandards.packs.document import PackDocument


class Kind(Enum):
    """What has become of a standard."""

    STRICTER = "stricter"
    LOOSER = "looser"
    CHANGED = "changed"
    ADDED = "added"
    RETIRED = "retired"
    RENAMED = "renamed"
    UNIT = "unit-only"
    FORM = "form-only"
    WORDING = "wording-only"
    SAME = "same"


DECISIVE = frozenset({Kind.STRICTER, Kind.LOOSER, Kind.CHANGED, Kind.ADDED, Kind.RETIRED})
"""The kinds that can change a verdict."""


class Wording(Enum):
    """What of a standard changes no verdict."""

    TITLE = "title"
    CLAUSE = "clause"
    NOTES = "notes"
    CONFIDENCE = "confidence"
    EXAMPLES = "examples"
    PLACE = "place"


class Head(Enum):
    """What the head of a pack says."""

    PACK = "pack"
    EDITION = "edition"
    REVISION = "revision"
    TITLE = "title"
    JURISDICTION = "jurisdiction"
    DOCUMENT = "document"
    ISSUED = "issued"
    URL = "url"
    FROM = "from"
    TO = "to"
    CHECKED_ON = "checked-on"
    CONCLUSION = "conclusion"
    PLAN = "plan"
    SPLIT = "split"


DECISIVE_HEADS = frozenset({Head.CONCLUSION, Head.PLAN, Head.SPLIT})
"""What in a head can change a verdict, or the conclusion from all of them."""


@dataclass(frozen=True, slots=True)
class HeadChange:
    """One thing that the heads of two packs say differently, as texts."""

    head: Head
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StandardChange:
    """What has become of one standard: absent before where it is new, after where it is retired.

    `relation` is there where it is in both; `wording` is what else has changed.
    """

    kind: Kind
    before: Standard | None
    after: Standard | None
    relation: Relation | None = None
    wording: tuple[Wording, ...] = ()

    @property
    def standard(self) -> Standard:
        """Return the standard as it is now, or as it was where it is retired."""
        found = self.after or self.before
        assert found is not None, "a standard is on one side at least"
        return found

    @property
    def id(self) -> str:
        """Return the id of the standard as it is now, or as it was."""
        return self.standard.id


@dataclass(frozen=True, slots=True)
class Difference:
    """How a pack differs from an earlier one: its standards in the order of the later pack.

    Retired ones come last. All standards are listed, those that are the same too.
    """

    before: PackDocument
    after: PackDocument
    head: tuple[HeadChange, ...]
    standards: tuple[StandardChange, ...]

    def of(self, kind: Kind) -> tuple[StandardChange, ...]:
        """Return the standards of which one thing has become."""
        return tuple(one for one in self.standards if one.kind is kind)

    @property
    def decides(self) -> bool:
        """Tell whether anything has changed that can change a verdict."""
        return any(one.kind in DECISIVE for one in self.standards) or any(
            one.head in DECISIVE_HEADS for one in self.head
        )
