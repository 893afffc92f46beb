"""What a check becomes to be judged by: functions from rows to codes, with the nodes beside them.

Codes index `results.CODES`: not_met 0, unknown 1, met 2, not_applicable 3, so that all-of is the
smallest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from edustandards.checks import nodes as c
from edustandards.checks.standard import Standard
from edustandards.evaluate.arithmetic import Truth
from edustandards.evaluate.bounds import Bounds
from edustandards.evaluate.roots import Surd
from edustandards.evaluate.row import Row
from edustandards.evaluate.shortfall import Closing
from edustandards.measures.nodes import Field
from edustandards.units.unit import Unit

NOT_MET, UNKNOWN, MET, NOT_APPLICABLE = range(4)
OPPOSITE = (MET, UNKNOWN, NOT_MET, NOT_APPLICABLE)

Judging: TypeAlias = Callable[[Row], int]


@dataclass(frozen=True, slots=True)
class Measured:
    """What is held against what: a value and its thresholds, all in `unit`.

    `closing` gives for each bound on the full value what would close the gap to it; it is made on
    first use. `own` are the fields that it all rests on, None where more may stand behind it.
    """

    unit: Unit
    value: Callable[[Row], Fraction | Surd | None]
    sides: tuple[c.Bound, ...]
    thresholds: tuple[Callable[[Row], Fraction | None], ...]
    closing: Callable[[], Sequence[Closing]]
    bounds: Bounds | None = None
    own: tuple[Field, ...] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A check, the function that judges it, and the plans of its parts.

    `where` picks the rows of a check on parts, `conditions` the case of a check by cases; `floors`
    are the plans of the relaxed parts.
    """

    check: c.Check
    judge: Judging
    parts: tuple[Plan, ...] = ()
    floors: tuple[Plan, ...] = ()
    where: Truth | None = None
    conditions: tuple[Truth, ...] = ()
    measured: Measured | None = None


Made: TypeAlias = dict[tuple[int, Fraction | None], tuple[c.Check | Standard, Plan]]
"""The plans of a pack, by the identity of what is planned and the share it is relaxed to.

What is planned stands beside its plan: as long as it is held, its identity is its own.
"""
