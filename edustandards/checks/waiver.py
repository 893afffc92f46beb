"""Waivers: dated leave not to meet a standard. They stand beside a verdict and never change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from edustandards.where import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Waiver:
    """Leave for one entity not to meet one standard, from the day granted until it expires.

    An empty `stage` or `period` stands for all of them.
    """

    standard: str
    entity: str
    reason: str
    approver: str
    granted: date
    expires: date
    stage: str = ""
    period: str = ""
    place: Place = NOWHERE

    def in_force(self, day: date) -> bool:
        """Say whether the waiver holds on a day; the first and the last day belong to it.

        >>> leave = Waiver("size", "A", "fire", "B", date(2024, 1, 1), date(2024, 12, 31))
        >>> leave.in_force(date(2024, 12, 31)), leave.in_force(date(2025, 1, 1))
        (True, False)
        """
        return self.granted <= day <= self.expires
