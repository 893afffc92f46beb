"""Workflow commands of GitHub: remarks that show beside the lines of a change.

Source: GitHub Docs, workflow commands (error, warning, notice), with their escapes.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from edustandards.reports.width import safe
from edustandards.where import Place

Level: TypeAlias = Literal["error", "warning", "notice"]


def annotation(level: Level, place: Place, title: str, message: str) -> str:
    r"""Return the line that shows a message beside a place.

    >>> annotation("warning", Place("a,b.yaml", 3, 9), "steps-gap", "50 %\nand more")
    '::warning file=a%2Cb.yaml,line=3,col=9,title=steps-gap::50 %25%0Aand more'
    """
    said = {"file": place.file, "line": place.line, "col": place.column, "title": title}
    properties = ",".join(
        f"{name}={_property(str(value))}" for name, value in said.items() if value
    )
    return f"::{level} {properties}::{_data(message)}"


def _data(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return safe(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
