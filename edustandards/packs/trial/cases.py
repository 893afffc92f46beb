"""The cases of a standard, made from its own limits: what each must find, and what it does find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.trial.at_limits import NEAR
from edustandards.packs.trial.case import Case, Found, Gap
from edustandards.packs.trial.focus import about, focused
from edustandards.packs.trial.lay import held
from edustandards.packs.trial.line import example_of, line_of
from edustandards.packs.trial.ready import Asking, Ready, judged, ready
from edustandards.packs.trial.values import BeyondError
from edustandards.packs.trial.verdicts import verdict_of_standard
from edustandards.packs.trial.world import World

MOST_CASES = 4_000
LONGEST = 2_000
"""The longest line that is looked at: nobody would keep a longer one."""


@dataclass(frozen=True, slots=True)
class Made:
    """A case that can be written: its line, what it must find and what evaluation finds.

    `expected` is None where plain values do not settle it.
    """

    case: Case
    line: str
    expected: Verdict | None
    found: Verdict
    example: Ready

    @property
    def agrees(self) -> bool:
        """Tell whether evaluation finds what it must."""
        return self.expected in {None, self.found}


def cases_of(
    standard: Standard, words: Vocabulary, asked: Asking, *, thorough: bool = True
) -> tuple[tuple[Made, ...], tuple[Gap, ...]]:
    """Return the cases of a standard, each once, and the places of which none can be made.

    If not `thorough` only those of its limits themselves, one solution each.
    """
    made: dict[str, Made] = {}
    gaps: dict[Gap, None] = {}
    for one in islice(worlds_of(standard, words, thorough=thorough), MOST_CASES):
        if isinstance(one, Gap):
            gaps[one] = None
            continue
        built = _built(standard, one, words, asked) if thorough or not one.further else None
        if built is not None:
            made.setdefault(built.line, built)
    whole = {one.case.path for one in made.values() if not one.case.further}
    return tuple(made.values()), tuple(
        gap for gap in gaps if gap.path not in whole or gap.why == NEAR
    )


def _built(standard: Standard, case: Case, words: Vocabulary, asked: Asking) -> Made | None:
    try:
        line = line_of(case.world, Verdict.MET)
    except ValueError:
        return None
    if len(line) > LONGEST:
        return None
    example = ready(example_of(case.world, standard.id, Verdict.MET), words)
    found = judged(example, asked)
    try:
        expected = verdict_of_standard(standard, case.world)
    except BeyondError:
        expected = None
    line = line_of(case.world, found)
    sure = replace(example, example=replace(example.example, expect=found))
    return Made(case, line, expected, found, sure)


def worlds_of(standard: Standard, words: Vocabulary, *, thorough: bool = True) -> Iterator[Found]:
    """Return worlds about all that the verdict of a standard hangs on."""
    for stage in standard.stages or ("",):
        world = World(standard.on, words, stage=stage, thorough=thorough)
        for one in focused(standard.check, world):
            yield from _asked(standard, one, stage)
        if standard.where is not None:
            for one in about(standard.where, standard.check, world):
                yield _staged(one, stage)
    if standard.stages:
        other = next((one for one in words.stages if one not in standard.stages), "")
        if other:
            yield Case(World(standard.on, words, stage=other), "case-other-stage")


def _asked(standard: Standard, found: Found, stage: str) -> Iterator[Found]:
    """Return a world in which the entity is one of those that a standard is asked of."""
    if isinstance(found, Gap) or standard.where is None:
        yield _staged(found, stage)
        return
    made = held(standard.where, True, found.world)
    if made is not None:
        yield _staged(replace(found, world=made), stage)


def _staged(found: Found, stage: str) -> Found:
    return replace(found, path=(stage, *found.path)) if stage else found
