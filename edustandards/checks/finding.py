"""A finding: one standard on one entity, stage and period, with all that explains its verdict.

Plain data. Verdicts of a million rows are kept as columns; a finding is made when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from edustandards.checks.nodes import Requirement
from edustandards.checks.verdict import Verdict
from edustandards.errors import Problem
from edustandards.measures.values import Value
from edustandards.units.unit import ONE, Unit
from edustandards.where import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation that a verdict rests on, in the unit of its field, and its cell.

    `of` names the part that it belongs to (a school of the county), empty for the entity itself.
    """

    field: str
    value: Value
    unit: Unit = ONE
    place: Place = NOWHERE
    of: str = ""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The least change of one field that closes the gap, the others held; whole for counts.

    A negative change is a reduction. `unit` is that of the field.
    """

    field: str
    change: Fraction
    unit: Unit = ONE


@dataclass(frozen=True, slots=True)
class Finding:
    """One standard on one entity: verdict, value, threshold, margin, shortfall, reasons.

    `value`, `threshold` and `margin` are exact, in `unit`; `margin` is how far the value lies on
    the good side of the threshold, negative on the bad side, zero exactly on it. `relative_margin`
    is the margin as a share of the threshold. A composition has no value of its own: its `parts`
    have, and its relative margin is composed from theirs. `value` is a text for a level, a truth
    value for yes/no. `missing` names the fields that were needed and absent; `reasons` say it in
    sentences.
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
    margin: Fraction | None = None
    relative_margin: Fraction | None = None
    shortfall: Shortfall | None = None
    missing: tuple[str, ...] = ()
    reasons: tuple[Problem, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Finding, ...] = ()
    clause: str = ""
