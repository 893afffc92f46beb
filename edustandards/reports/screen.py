"""The screen that a report is written to: its language, its width, its colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edustandards.checks.verdict import Verdict
from edustandards.reports.width import folded, safe
from edustandards.wording import sentence

_COLOURS = {
    Verdict.MET: "32",
    Verdict.NOT_MET: "31",
    Verdict.UNKNOWN: "33",
    Verdict.NOT_APPLICABLE: "2",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """How a report is to look: its language, its width in columns, colours or none."""

    lang: str
    width: int = 80
    colour: bool = False

    def say(self, code: str, **params: object) -> str:
        """Return a sentence of the wording tables."""
        return sentence(code, self.lang, params)

    def paint(self, text: str, verdict: Verdict) -> str:
        """Return text in the colour of a verdict, where there are colours."""
        return f"\x1b[{_COLOURS[verdict]}m{text}\x1b[0m" if self.colour else text

    def lines(self, text: str, indent: str = "    ") -> Iterator[str]:
        """Return a text of strangers and ours as lines that fit."""
        return folded(safe(text), self.width, indent)
