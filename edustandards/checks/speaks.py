"""Of which stages, years and conditions a check speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from edustandards.checks import nodes as c


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
