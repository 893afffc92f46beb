"""A pack as it is used: the standards of one document, in one edition, ready to be judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from edustandards.arguments import no_such
from edustandards.checks.nodes import Judge
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.split import Split
from edustandards.measures.values import Value
from edustandards.measures.vocabulary import Vocabulary
from edustandards.where import NOWHERE, Place
from edustandards.wording.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a pack transcribes."""

    document: str = ""
    issued: date | None = None
    url: str = ""
    title: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Example:
    """A hand-worked case of one standard, in the pack itself: what it is given, what it must find.

    `values` are in the units of their fields; `value` and `margin` are texts of quantities, empty
    where the pack does not say. `tables` hold them as data, with other years, parts and peers.
    """

    standard: str
    values: tuple[tuple[str, Value], ...]
    expect: Verdict
    tables: tuple[Observed, ...] = ()
    given: Given = NOTHING_GIVEN
    stage: str = ""
    period: str = ""
    value: str = ""
    margin: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Pending:
    """What the document asks and the pack does not state yet; `line` is its number there, if any.

    `kind` says what is wanting: staged by year, change over time, a reference value.
    """

    title: Text
    line: str = ""
    clause: str = ""
    kind: Text = NO_TEXT
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanYears:
    """The years of a plan, as far as its pack says: how many, the first, the one before it all."""

    years: int | None = None
    first_year: int | None = None
    base_year: int | None = None


@dataclass(frozen=True, slots=True)
class PackDocument:
    """A pack: its names, dates and source, its standards in order, and the words they are said in.

    `id` is `cn/quality-balanced`; `name` adds the edition. `effective` is the first and the last
    day on which it is in force. `checked_on` is when somebody last compared it with its source.
    `conclusion` names the standards that whoever meets the pack has to meet. `extends` names the
    packs that it takes over, `superseded_by` the edition that follows it. `digest` is the hash of
    what it says, whatever its layout.
    """

    id: str
    edition: str
    title: Text
    standards: tuple[Standard, ...]
    vocabulary: Vocabulary
    revision: int = 1
    jurisdiction: str = ""
    source: Source = field(default_factory=Source)
    effective: tuple[date | None, date | None] = (None, None)
    judge: Judge = Judge.FULL
    checked_on: date | None = None
    examples: tuple[Example, ...] = ()
    description: Text = NO_TEXT
    notes: tuple[Text, ...] = ()
    pending: tuple[Pending, ...] = ()
    plan: PlanYears | None = None
    split: Split | None = None
    conclusion: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    superseded_by: str = ""
    digest: str = ""
    path: str = ""

    @property
    def name(self) -> str:
        """Return the id with the edition: `cn/quality-balanced@2017`."""
        return f"{self.id}@{self.edition}"

    def standard(self, key: str) -> Standard:
        """Return the standard with the id `key`.

        Raises:
            UnknownNameError: where there is none.
        """
        for one in self.standards:
            if one.id == key:
                return one
        raise no_such("key-standard", key, (one.id for one in self.standards))
