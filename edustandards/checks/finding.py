"""A finding: one standard on one entity, stage and period, with all that explains its verdict.

Plain data to whoever reads it. Most findings are read for little more than their verdict, so one
is made of that and of a function that works the rest out, a depth at a time, when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from enum import IntEnum
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from edustandards.checks.evidence import Evidence, Shortfall
from edustandards.checks.explain import explain
from edustandards.checks.nodes import Requirement
from edustandards.checks.verdict import Verdict
from edustandards.checks.waiver import Waiver
from edustandards.errors import Problem, language, printable
from edustandards.measures.nodes import Condition, Measure
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.unit import ONE, Unit

NO_WORDS = Vocabulary()


class Depth(IntEnum):
    """How deep into a finding somebody looks; the verdict lies at the surface.

    The margin of a composition lies deeper than what else was found: it asks all parts for theirs.
    """

    SUBJECT = 0
    FINDING = 1
    MARGIN = 2
    GAP = 3
    EXPLANATION = 4


class Known(TypedDict, total=False):
    """What is known at some depth of a finding, by the names of its fields."""

    standard: str
    on: str
    entity: str
    stage: str
    period: str
    clause: str
    words: Vocabulary
    value: Fraction | str | bool | None
    unit: Unit
    requirement: Requirement | None
    threshold: Fraction | None
    missing: tuple[str, ...]
    reasons: tuple[Problem, ...]
    parts: tuple[Finding, ...]
    measure: Measure | Condition | None
    bounds: tuple[Fraction, Fraction] | None
    margin: Fraction | None
    relative_margin: Fraction | None
    shortfall: Shortfall | None
    evidence: tuple[Evidence, ...]


Ground: TypeAlias = Callable[[Depth], Known]
"""Works out what lies at one depth of a finding; what it leaves out is as by default there."""


def _nothing(depth: Depth) -> Known:
    raise AssertionError(f"a finding made of data has its {depth.name} already")


@dataclass(frozen=True, slots=True)
class Finding:
    """One standard on one entity: verdict, value, threshold, margin, shortfall, reasons.

    `value`, `threshold` and `margin` are exact, in `unit`; `margin` is how far the value lies on
    the good side of the threshold, negative on the bad side, zero exactly on it. `relative_margin`
    is the margin as a share of the threshold. A composition has no value of its own: its `parts`
    have, and its relative margin is composed from theirs. `value` is a text for a level, a truth
    value for yes/no. `missing` names the fields that were needed and absent; `reasons` say it in
    sentences. `bounds` hold the value of an index or a rank of which a part is unknown. `waiver` is
    leave not to meet the standard, `waived` whether it is in force. `words` has the titles that it
    is explained in. `shortfall` is what would close the gap, None where nothing has to or no one
    field can; `evidence` are the observations that the verdict rests on, with their cells.

    All but the verdict is worked out when it is first read, and kept.

    >>> import edustandards as es
    >>> rooms = es.field("rooms", "room") / es.field("students", "student")
    >>> found = (rooms >= "2.3 room/(100 student)")({"rooms": 20, "students": 1000})
    >>> found.verdict.value, found.value, found.margin
    ('not_met', Fraction(1, 50), Fraction(-3, 1000))
    >>> found.shortfall.field, found.shortfall.change
    ('rooms', Fraction(3, 1))
    """

    standard: str
    on: str
    entity: str
    stage: str
    period: str
    verdict: Verdict
    value: Fraction | str | bool | None = None
    unit: Unit = ONE
    requirement: Requirement | None = None
    threshold: Fraction | None = None
    missing: tuple[str, ...] = ()
    reasons: tuple[Problem, ...] = ()
    parts: tuple[Finding, ...] = ()
    clause: str = ""
    measure: Measure | Condition | None = None
    bounds: tuple[Fraction, Fraction] | None = None
    waiver: Waiver | None = None
    waived: bool = False
    words: Vocabulary = field(default=NO_WORDS, repr=False, compare=False)
    margin: Fraction | None = field(default=None, repr=False, compare=False)
    relative_margin: Fraction | None = field(default=None, repr=False, compare=False)
    shortfall: Shortfall | None = field(default=None, repr=False, compare=False)
    evidence: tuple[Evidence, ...] = field(default=(), repr=False, compare=False)
    ground: Ground = field(default=_nothing, repr=False, compare=False)

    if not TYPE_CHECKING:  # a checker knows the fields, and has to refuse all other names

        def __getattr__(self, name: str) -> object:
            """Fill in the depth that a field belongs to: only fields not yet known come here.

            Two threads may both do so; they put the same values.
            """
            depth = _DEPTH_OF.get(name)
            if depth is None:
                raise AttributeError(f"a finding has no {name!r}", name=name, obj=self)
            known = _BLANK[depth] | self.ground(depth)
            for one, value in known.items():
                _PUT[one](self, value)
            return known[name]

    def explain(self, lang: str = "zh") -> str:
        """Return the finding in words: numbers, formula, limit, clause, parts, gap; zh or en.

        Raises:
            CallError: for another language.
        """
        return printable(explain(self, language(lang), self.words))

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Show itself in a notebook; what it shows there is made where notebooks are known."""
        bundle: dict[str, Any] = import_module("edustandards.notebook").of_finding(self)
        return bundle

    def __reduce__(self) -> tuple[type[Finding], tuple[object, ...]]:
        """Travel as data: with everything worked out, without the function that does so."""
        return type(self), tuple(getattr(self, one.name) for one in fields(self)[:-1])

    def __copy__(self) -> Finding:
        """Return itself: nothing about it can change."""
        return self

    def __deepcopy__(self, memo: object) -> Finding:
        """Return itself: nothing about it, or within it, can change."""
        return self


# What lies at each depth where nothing else is said of it; of the subject all is said.
_SUBJECT = ("standard", "on", "entity", "stage", "period", "clause", "words")
_BLANK: Mapping[Depth, dict[str, object]] = {
    Depth.SUBJECT: {},
    Depth.FINDING: {
        "value": None,
        "unit": ONE,
        "requirement": None,
        "threshold": None,
        "missing": (),
        "reasons": (),
        "parts": (),
        "measure": None,
        "bounds": None,
        "margin": None,
    },
    Depth.MARGIN: {"relative_margin": None},
    Depth.GAP: {"shortfall": None},
    Depth.EXPLANATION: {"evidence": ()},
}
_DEPTH_OF = {name: depth for depth, names in _BLANK.items() for name in names or _SUBJECT}
_SLOT = {one.name: Finding.__dict__[one.name] for one in fields(Finding)}
# What puts a value into its slot, past the lock that a frozen class has for everybody else.
_PUT = {name: slot.__set__ for name, slot in _SLOT.items()}
_NEW = object.__new__
_PUT_VERDICT: Callable[[Finding, Verdict], None] = _PUT["verdict"]
_PUT_GROUND: Callable[[Finding, Ground], None] = _PUT["ground"]
_PUT_WAIVER: Callable[[Finding, Waiver | None], None] = _PUT["waiver"]
_PUT_WAIVED: Callable[[Finding, bool], None] = _PUT["waived"]


def grounded(verdict: Verdict, ground: Ground) -> Finding:
    """Return the finding of a verdict; `ground` works the rest out when it is read."""
    made = _NEW(Finding)
    _PUT_VERDICT(made, verdict)
    _PUT_GROUND(made, ground)
    _PUT_WAIVER(made, None)
    _PUT_WAIVED(made, False)
    return made


def with_leave(found: Finding, waiver: Waiver, *, waived: bool) -> Finding:
    """Return a finding with the waiver that speaks of it; what is not known yet stays so."""
    made = grounded(found.verdict, found.ground)
    for name, slot in _SLOT.items():
        with suppress(AttributeError):
            _PUT[name](made, slot.__get__(found))
    _PUT_WAIVER(made, waiver)
    _PUT_WAIVED(made, waived)
    return made
