"""A pack tried: its examples, the cases at its own limits, and every small change to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.packs.document import Example, PackDocument
from edustandards.packs.opened import Opened
from edustandards.packs.trial.case import Gap
from edustandards.packs.trial.cases import Made, cases_of
from edustandards.packs.trial.change import Mutant
from edustandards.packs.trial.reach import unreached
from edustandards.packs.trial.ready import agrees, asking, ready
from edustandards.packs.trial.score import Score, Scored
from edustandards.packs.trial.suggest import Suggestion, suggested
from edustandards.packs.tried import tried
from edustandards.where import NOWHERE, Place

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An example, the finding on it, and whether it finds what it expects."""

    example: Example
    finding: Finding
    holds: bool


@dataclass(frozen=True, slots=True)
class Tested:
    """One standard of a pack as tried.

    `cases` are made from its own limits, `gaps` the places of which none could be made. Where its
    examples let changes pass, `suggestions` are examples to add; `unreached` are the verdicts that
    no example comes to.
    """

    standard: Standard
    place: Place
    cases: tuple[Made, ...]
    gaps: tuple[Gap, ...]
    scored: Scored | None = None
    suggestions: tuple[Suggestion, ...] = ()
    unreached: tuple[Verdict, ...] = ()

    @property
    def wrong(self) -> tuple[Made, ...]:
        """Return the cases in which evaluation does not find what it must."""
        return tuple(one for one in self.cases if not one.agrees)

    @property
    def unanswered(self) -> tuple[Mutant, ...]:
        """Return the survivors that no suggestion notices."""
        answered = {mutant for one in self.suggestions for mutant in one.notices}
        survivors = self.scored.survivors if self.scored is not None else ()
        return tuple(one for one in survivors if one not in answered)


@dataclass(frozen=True, slots=True)
class Trial:
    """All that a trial of a pack found."""

    document: PackDocument
    outcomes: tuple[Outcome, ...]
    tested: tuple[Tested, ...]

    @property
    def passed(self) -> bool:
        """Tell whether all examples hold, all cases agree, and no change that counts survives."""
        return (
            all(one.holds for one in self.outcomes)
            and not any(one.wrong for one in self.tested)
            and not any(one.scored is not None and one.scored.survivors for one in self.tested)
        )


def trial_of(opened: Opened, *, mutants: bool = True, progress: Progress | None = None) -> Trial:
    """Return what becomes of a pack when it is tried; `progress` is told of each standard."""
    document = opened.document
    outcomes = tuple(outcome(document, one) for one in document.examples)
    places: Mapping[str, Place] = {str(key): key.place for key in opened.form.standards}
    holding = [ready(one.example, document.vocabulary) for one in outcomes if one.holds]
    score = Score(document, holding) if mutants else None
    tested = []
    for at, standard in enumerate(document.standards):
        if progress is not None:
            progress(at, len(document.standards))
        found = [one.finding.verdict for one in outcomes if one.example.standard == standard.id]
        place = places.get(standard.id, NOWHERE)
        one = _tested(standard, document, place, score)
        tested.append(replace(one, unreached=unreached(standard, found)))
    return Trial(document, outcomes, tuple(tested))


def _tested(
    standard: Standard, document: PackDocument, place: Place, score: Score | None
) -> Tested:
    scored = score.scored(standard) if score is not None else None
    survivors = scored.survivors if scored is not None else ()
    words, asked = document.vocabulary, asking(standard)
    cases, gaps = cases_of(standard, words, asked, thorough=False)
    tested = Tested(standard, place, cases, gaps, scored)
    if not survivors:
        return tested
    tested = replace(tested, suggestions=suggested(standard.id, survivors, cases))
    if tested.unanswered:
        many, _ = cases_of(standard, words, asked)
        tested = replace(tested, suggestions=suggested(standard.id, survivors, many))
    return tested


def outcome(document: PackDocument, example: Example) -> Outcome:
    """Return what becomes of an example: its verdict, its value and margin where it states them."""
    finding = tried(document, example)
    holds = finding.verdict is example.expect and agrees(example, finding)
    return Outcome(example, finding, holds)
