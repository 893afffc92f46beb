"""The head of every report for people: which pack, in which revision, with which content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from edustandards.packs.document import PackDocument
from edustandards.reports.screen import Screen

SHORT = 12
"""How many digits of the hash are shown to people; programs get them all."""


def heading(document: PackDocument, screen: Screen, as_of: date | None = None) -> Iterator[str]:
    """Return the lines that say which pack a report speaks of."""
    title = document.title.say(screen.lang)
    head = screen.say("report-head", title=title, name=document.name)
    if as_of is not None:
        head += " · " + screen.say("report-as-of", day=as_of.isoformat())
    yield from screen.lines(head)
    short = document.digest.removeprefix("sha256:")[:SHORT]
    said = screen.say("report-identity", revision=document.revision, hash=short)
    yield from screen.lines(said)
