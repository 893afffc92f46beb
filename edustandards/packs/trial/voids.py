"""Whether several checks cease to apply on the same rows only: then what counts them is one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import assert_never

from edustandards.checks import nodes as c

ALWAYS = "always"


def void_alike(parts: Sequence[c.Check]) -> bool:
    """Tell whether checks apply together or not at all, provably."""
    return len({applies(part) for part in parts}) == 1


def applies(check: c.Check) -> Hashable:
    """Return something that is equal for two checks only if they apply to the same rows."""
    match check:
        case c.Require() | c.Holds():
            return ALWAYS
        case c.Cited(check=inner) | c.Not(inner):
            return applies(inner)
        case c.ByStage(cases):
            return "stage", frozenset((stage, applies(case)) for stage, case in cases)
        case c.ByYear(cases, plan):
            return "year", plan, tuple((year, applies(case)) for year, case in cases)
        case c.Cases(cases):
            return "case", tuple((condition, applies(case)) for condition, case in cases)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            found = frozenset(applies(part) for part in parts)
            if ALWAYS in found:
                return ALWAYS
            return next(iter(found)) if len(found) == 1 else ("any", found)
        case c.When(condition, inner):
            return "when", condition, applies(inner)
        case c.ForEvery(check=inner) | c.ShareOf(check=inner):
            found_inner = applies(inner)
            return ALWAYS if found_inner == ALWAYS else ("of", check.entity, check.where, inner)
        case _:
            assert_never(check)
