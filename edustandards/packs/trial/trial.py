"""A pack tried: what became of its examples, and of every small change to its standards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edustandards.checks.finding import Finding
from edustandards.packs.document import Example, PackDocument
from edustandards.packs.opened import Opened
from edustandards.packs.trial.ready import agrees, ready
from edustandards.packs.trial.score import Score, Scored
from edustandards.packs.tried import tried
from edustandards.where import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Outcome:
    """An example, the finding on it, and whether it finds what it expects."""

    example: Example
    finding: Finding
    holds: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """All that a trial of a pack found.

    `places` say where each standard stands; without mutants `scores` are empty.
    """

    document: PackDocument
    places: Mapping[str, Place]
    outcomes: tuple[Outcome, ...]
    scores: tuple[Scored, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether every example holds and every mutant that counts is noticed."""
        return all(one.holds for one in self.outcomes) and not any(
            one.survivors for one in self.scores
        )


def trial_of(
    opened: Opened, *, mutants: bool = True, progress: Callable[[int, int], None] | None = None
) -> Trial:
    """Return what becomes of a pack when it is tried; `progress` is told of each standard."""
    document = opened.document
    outcomes = tuple(outcome(document, one) for one in document.examples)
    places = {one.id: NOWHERE for one in document.standards}
    places |= {str(key): key.place for key in opened.form.standards}
    scores: list[Scored] = []
    if mutants:
        holding = [ready(one.example, document.vocabulary) for one in outcomes if one.holds]
        score = Score(document, holding)
        for at, standard in enumerate(document.standards):
            if progress is not None:
                progress(at, len(document.standards))
            scores.append(score.scored(standard))
    return Trial(document, places, outcomes, tuple(scores))


def outcome(document: PackDocument, example: Example) -> Outcome:
    """Return what becomes of an example: its verdict, its value and margin where it states them."""
    finding = tried(document, example)
    holds = finding.verdict is example.expect and agrees(example, finding)
    return Outcome(example, finding, holds)
