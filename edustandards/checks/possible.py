"""Which verdicts a check may find at all, and of which stages and years it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.pairs import JUDGED, NOT_ASKED, UNSURE, M, N, Verdicts


def possible(check: c.Check) -> Verdicts:
    """Return the verdicts that a check may find, as far as its shape tells; never too few."""
    match check:
        case c.Require() | c.Holds():
            return JUDGED
        case c.ByStage() | c.ByYear() | c.Cases():
            found = NOT_ASKED | (UNSURE if check.cases or isinstance(check, c.ByStage) else 0)
            for _, case in check.cases:
                found |= possible(case)
            return found
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            return _of_parts(check, parts)
        case c.Not(part):
            found = possible(part)
            swapped = (found & 1 << N and 1 << M) | (found & 1 << M and 1 << N)
            return found & ~(1 << N | 1 << M) | swapped
        case c.ForEvery(check=part):
            return possible(part) | UNSURE
        case c.ShareOf(check=part):
            return JUDGED | possible(part) & NOT_ASKED
        case c.When(_, part):
            return possible(part) | NOT_ASKED | UNSURE
        case c.Cited(_, part):
            return possible(part)
        case _:
            assert_never(check)


def _of_parts(check: c.AllOf | c.AnyOf | c.AtLeast, parts: tuple[c.Check, ...]) -> Verdicts:
    found, never = 0, NOT_ASKED
    for part in parts:
        one = possible(part)
        found |= one
        never &= one
    if isinstance(check, c.AtLeast) and found & ~NOT_ASKED:
        found |= JUDGED
    return found & ~NOT_ASKED | never


def stages_in(check: c.Check) -> Iterator[str]:
    """Return the stages that a check tells apart, not those that it tells apart in parts."""
    if isinstance(check, c.ByStage):
        yield from (stage for stage, _ in check.cases)
    for part in _inner(check):
        yield from stages_in(part)


def years_in(check: c.Check, *, plan: bool) -> Iterator[int]:
    """Return the years, of the calendar or of a plan, from which on a check asks other things."""
    if isinstance(check, c.ByYear) and check.plan is plan:
        yield from (year for year, _ in check.cases)
    for part in _inner(check):
        yield from years_in(part, plan=plan)


def by_stage(check: c.Check) -> bool:
    """Tell whether a check asks different things of different stages of its own entity."""
    return isinstance(check, c.ByStage) or any(by_stage(part) for part in _inner(check))


def conditional(check: c.Check) -> bool:
    """Tell whether a check depends on conditions of its own entity."""
    return isinstance(check, c.When | c.Cases) or any(conditional(part) for part in _inner(check))


def _inner(check: c.Check) -> tuple[c.Check, ...]:
    """Return the checks that a check is made of, on the same entity."""
    match check:
        case c.ByStage() | c.ByYear() | c.Cases():
            return tuple(case for _, case in check.cases)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            return parts
        case c.Not(part) | c.When(_, part) | c.Cited(_, part):
            return (part,)
        case c.Require() | c.Holds() | c.ForEvery() | c.ShareOf():
            return ()
        case _:
            assert_never(check)
