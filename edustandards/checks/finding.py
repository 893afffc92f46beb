"""A finding: one standard on one entity, stage and period, with all that explains its verdict.

Plain data. Verdicts of a million rows are kept as columns; a finding is made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from fractions import Fraction

from edustandards.checks.evidence import NO_SUPPORT, Evidence, Shortfall, Support
from edustandards.checks.explain import explain
from edustandards.checks.nodes import Requirement
from edustandards.checks.verdict import Verdict
from edustandards.checks.waiver import Waiver
from edustandards.errors import Problem
from edustandards.measures.nodes import Condition, Measure
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.unit import ONE, Unit

NO_WORDS = Vocabulary()


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
    is explained in.
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
    support: Callable[[], Support] = field(default=NO_SUPPORT, repr=False, compare=False)

    @property
    def margin(self) -> Fraction | None:
        """Return how far the value lies on the good side of the threshold, in `unit`."""
        return self.support().margin

    @property
    def relative_margin(self) -> Fraction | None:
        """Return the margin as a share of the threshold; for a composition, that of its parts."""
        return self.support().relative_margin

    @property
    def shortfall(self) -> Shortfall | None:
        """Return what would close the gap; None where nothing has to, or no one field can."""
        return self.support().shortfall

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return the observations that the verdict rests on, with their cells."""
        return self.support().evidence

    def explain(self, lang: str = "zh") -> str:
        """Return the finding in words: numbers, formula, limit, clause, parts, gap; zh or en."""
        return explain(self, lang, self.words)

    def __reduce__(self) -> tuple[type[Finding], tuple[object, ...]]:
        """Take what stands behind the verdict along as data."""
        values = [getattr(self, one.name) for one in fields(self)[:-1]]
        return type(self), (*values, self.support())
