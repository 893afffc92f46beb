"""What a change of packs means for data: whose verdicts become what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from edustandards.checks.verdict import Verdict
from edustandards.evaluate.results import CODES, Judged, Results
from edustandards.packs.compare.difference import Difference

Move: TypeAlias = tuple[Verdict | None, Verdict | None]
"""A verdict before and after; None where the standard was not, or is no longer, asked."""

_Key: TypeAlias = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Turned:
    """A finding that is not what it was: one standard on one entity, stage and period.

    `standard` is the id as it is now, or as it was where the standard is retired.
    """

    standard: str
    entity: str
    stage: str
    period: str
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Two packs on the same data: how many findings became what, and which they are.

    `matrix` counts all findings, those that stayed the same too; `by_standard` has the counts of
    each standard in which anything changed. `turned` has those of standards in both packs.
    """

    matrix: Mapping[Move, int]
    by_standard: Mapping[str, Mapping[Move, int]]
    turned: tuple[Turned, ...]

    @property
    def decides(self) -> bool:
        """Tell whether any verdict is another, is gained or is lost."""
        return any(before is not after for before, after in self.matrix)


def outcome(difference: Difference, before: Results, after: Results) -> Outcome:
    """Return what two packs found on the same data, finding by finding.

    Findings belong together by standard (renamed ones by their old id), entity, stage and period.
    """
    old = {one.standard.id: one for one in before.judged}
    new = {one.standard.id: one for one in after.judged}
    matrix: Counter[Move] = Counter()
    by_standard: dict[str, Mapping[Move, int]] = {}
    turned: list[Turned] = []
    for change in difference.standards:
        was = _found(old.get(change.before.id) if change.before is not None else None)
        now = _found(new.get(change.after.id) if change.after is not None else None)
        moves: Counter[Move] = Counter()
        both = change.before is not None and change.after is not None
        for key in [*was, *(key for key in now if key not in was)]:
            move = was.get(key), now.get(key)
            moves[move] += 1
            if both and move[0] is not move[1]:
                entity, stage, period, _ = key
                turned.append(Turned(change.id, entity, stage, period, *move))
        matrix += moves
        if any(one is not other for one, other in moves):
            by_standard[change.id] = dict(moves)
    return Outcome(dict(matrix), by_standard, tuple(turned))


def _found(judged: Judged | None) -> dict[_Key, Verdict]:
    """Return the verdicts of a standard by entity, stage and period, told apart if twice there."""
    if judged is None or _asked_of_nobody(judged):
        return {}
    seen: Counter[tuple[str, str, str]] = Counter()
    found: dict[_Key, Verdict] = {}
    for code, entity, stage, period in zip(
        judged.codes, judged.entities, judged.stages, judged.periods, strict=True
    ):
        key = entity, stage, period
        found[*key, seen[key]] = CODES[code]
        seen[key] += 1
    return found


def _asked_of_nobody(judged: Judged) -> bool:
    """Tell whether what was found only says that there was nobody to ask."""
    if [*judged.entities, *judged.stages, *judged.periods] != ["", "", ""]:
        return False
    nobody = {"no-table", "no-rows", "none-asked"}
    return any(one.code in nobody for one in judged.finding(0).reasons)


def moves(some: Mapping[Move, int]) -> Iterator[tuple[Move, int]]:
    """Return counts in the order of verdicts, what was not asked last."""
    return iter(sorted(some.items(), key=lambda one: [_place(verdict) for verdict in one[0]]))


ORDER: Sequence[Verdict | None] = (
    Verdict.MET,
    Verdict.NOT_MET,
    Verdict.UNKNOWN,
    Verdict.NOT_APPLICABLE,
    None,
)
"""The verdicts as tables list them; None is no finding at all."""


def _place(verdict: Verdict | None) -> int:
    return ORDER.index(verdict)
