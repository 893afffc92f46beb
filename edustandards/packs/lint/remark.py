"""Remarks on a pack: which rule makes them, how grave they are, and the edit that mends them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from edustandards.errors import Problem


class Severity(Enum):
    """How grave a remark is; notes never change the exit status."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text of a file, from `start` to before `end`, and what stands there then."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """What a rule has found: the sentence with its place, and the edits that would mend it."""

    problem: Problem
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A slip with the id of its rule; `reason` is why the author of the pack ignores it."""

    rule: str
    severity: Severity
    problem: Problem
    edits: tuple[Edit, ...] = ()
    reason: str = ""

    def spot(self) -> tuple[int, int, str]:
        """Return what remarks are put in order by."""
        where = self.problem.where
        return where.line or 0, where.column or 0, self.rule
