"""What comparing two checks gives at each node: pairs of verdicts, and the differences met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from edustandards.checks.pairs import Pairs
from edustandards.checks.place import Side, Spot
from edustandards.checks.relation import Change, Step, Turn


class Found(NamedTuple):
    """What two checks may find side by side, and their differences."""

    pairs: Pairs
    changes: tuple[Change, ...] = ()


Comparing: TypeAlias = Callable[[Side, Side, Spot], Found]
"""Compares what two checks are made of, at a spot."""


def under(step: Step, change: Change) -> Change:
    """Return a change seen from one step further out."""
    return replace(change, path=(step, *change.path))


def by_spot(told: Sequence[tuple[Step, tuple[Change, ...]]]) -> tuple[Change, ...]:
    """Return the changes of all spots; those of neighbouring years, or everywhere, once."""
    if all(changes == told[0][1] for _, changes in told):
        return told[0][1]
    merged: list[tuple[Step, tuple[Change, ...]]] = []
    for step, changes in told:
        if merged and step.turn in {Turn.YEARS, Turn.PLAN_YEARS} and merged[-1][1] == changes:
            merged[-1] = (replace(merged[-1][0], last=step.last), changes)
        else:
            merged.append((step, changes))
    return tuple(under(step, one) for step, changes in merged for one in changes)
