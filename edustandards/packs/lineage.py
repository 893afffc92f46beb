"""How a standard came to what it says: which pack stated it, which changed it, where and why."""

from __future__ import annotations

from collections.abc import Mapping as Of
from dataclasses import dataclass, field
from enum import Enum

from edustandards.checks.standard import Standard
from edustandards.packs.source import Key, Mapping
from edustandards.where import Place
from edustandards.wording.text import NO_TEXT, Text


class Done(Enum):
    """What a pack does with a standard."""

    STATED = "standards"
    SET = "set"
    REFINED = "refine"
    ADDED = "add"
    RETIRED = "retire"
    LEFT_OUT = "select"


@dataclass(frozen=True, slots=True)
class Step:
    """What one pack did with a standard: the keys that it wrote or took away, where, and why."""

    pack: str
    done: Done
    place: Place
    keys: tuple[str, ...] = ()
    reason: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Guard:
    """A standard that packs further down may tighten only, and the pack that says so.

    One that is `locked` they may not change at all.
    """

    standard: Standard
    pack: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Standards as nodes of files, in their order, each with its steps; and those given up."""

    nodes: Of[Key, Mapping] = field(default_factory=dict)
    steps: Of[str, tuple[Step, ...]] = field(default_factory=dict)
    gone: Of[str, Step] = field(default_factory=dict)
