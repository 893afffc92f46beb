"""What a standard asks, apart from whom: its check with its stages, and whether stages matter."""

from __future__ import annotations

from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.standard import Standard


def stage_dependent(standard: Standard) -> bool:
    """Tell whether a standard asks different things of different stages."""
    return bool(standard.stages) or by_stage(standard.check)


def by_stage(check: c.Check) -> bool:
    """Tell whether a check asks different things of different stages."""
    match check:
        case c.ByStage():
            return True
        case c.ByYear() | c.Cases():
            return any(by_stage(case) for _, case in check.cases)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            return any(by_stage(part) for part in parts)
        case c.Not(part) | c.When(_, part) | c.Cited(_, part):
            return by_stage(part)
        case c.Require() | c.Holds() | c.ForEvery() | c.ShareOf():
            return False
        case _:
            assert_never(check)


def check_of(standard: Standard) -> c.Check:
    """Return the check of a standard with its limit to some stages as part of it."""
    if not standard.stages:
        return standard.check
    return c.ByStage(tuple((stage, standard.check) for stage in standard.stages))
