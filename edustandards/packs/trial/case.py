"""A made-up world as a case of something: a limit, a yes, a stage, a part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from edustandards.packs.trial.world import World

SIDES = {-1: "case-below", 0: "case-at", 1: "case-above"}
"""What a world is called by where it lies: below a limit, at it, above it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A world and what it is a case of; `path` leads there from the outside in.

    `further` cases are others of the same thing: tried where the first do not tell enough.
    """

    world: World
    what: str
    path: tuple[str, ...] = ()
    further: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A place of which no world can be made, and the code of the reason."""

    why: str
    path: tuple[str, ...] = ()


Found: TypeAlias = Case | Gap


def within(found: Found, step: str) -> Found:
    """Return a case as it is seen from further out."""
    return replace(found, path=(step, *found.path))
