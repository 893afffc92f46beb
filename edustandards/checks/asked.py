"""What a standard asks, apart from whom: its check with its stages, and whether stages matter."""

from __future__ import annotations

from dataclasses import replace

from edustandards.checks import nodes as c
from edustandards.checks.speaks import by_stage
from edustandards.checks.standard import Standard


def stage_dependent(standard: Standard) -> bool:
    """Tell whether a standard asks different things of different stages."""
    return bool(standard.stages) or by_stage(standard.check)


def check_of(standard: Standard) -> c.Check:
    """Return the check of a standard with its limit to some stages as part of it."""
    if not standard.stages:
        return standard.check
    return c.ByStage(tuple((stage, standard.check) for stage in standard.stages))


def check_with_where(standard: Standard) -> c.Check:
    """Return what a standard asks, and of whom: it does not apply outside its population.

    Other stages than its own are asked nothing, whatever its `where` would tell of them.
    """
    if standard.where is None:
        return check_of(standard)
    return check_of(replace(standard, check=c.When(standard.where, standard.check), where=None))
