"""One observation as it comes to a formula: a number in the unit of its field, a yes, a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that should hold a value of its field and does not: `约15000`, a negative count.

    `code` is a sentence of the wording tables that takes `text`.
    """

    text: str
    code: str = "cell-unreadable"


Value: TypeAlias = int | Fraction | bool | str | date | Unreadable | None
"""A number in the unit of its field, yes/no, a word, a date; None where missing."""
