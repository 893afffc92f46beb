"""Examples to add: the shortest few that notice what the examples of a standard do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edustandards.errors import UnitError
from edustandards.packs.trial.cases import Made
from edustandards.packs.trial.change import Mutant
from edustandards.packs.trial.ready import asking, notices

SHORT = 160
"""A line of so many signs is as good as a shorter one."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An example to add to a standard: its line, and the changes that it notices."""

    standard: str
    line: str
    notices: tuple[Mutant, ...]


def suggested(
    standard: str, survivors: Sequence[Mutant], made: Sequence[Made]
) -> tuple[Suggestion, ...]:
    """Return examples that notice as many of the survivors as any of the cases do.

    Each has been judged on the standard as it is and on every change that it is said to notice.
    """
    sound = [one for one in made if one.agrees]
    told: list[set[int]] = [set() for _ in sound]
    for at, mutant in enumerate(survivors):
        try:
            asked = asking(mutant.standard)
        except UnitError:
            continue
        for found, one in zip(told, sound, strict=True):
            if notices(one.example, asked):
                found.add(at)
    chosen: list[Suggestion] = []
    left = set().union(*told)
    while left:
        best = max(
            range(len(sound)),
            key=lambda at: (_worth(len(told[at] & left), sound[at]), -len(sound[at].line)),
        )
        seen = told[best] & left
        mutants = tuple(survivors[at] for at in sorted(seen))
        chosen.append(Suggestion(standard, sound[best].line, mutants))
        left -= seen
    return tuple(chosen)


def _worth(count: int, made: Made) -> float:
    """Return how much a case tells for its length; those of a limit itself are preferred."""
    size = max(len(made.line), SHORT) / SHORT
    return count / size if not made.case.further else count / size / 2
