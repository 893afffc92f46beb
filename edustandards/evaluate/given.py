"""What is given beside the tables: the day, the years of the plan, values of reference, weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from edustandards.checks.waiver import Waiver
from edustandards.where import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Supplied:
    """One value of a reference, in its unit, with the day and the source it is known from.

    An empty `stage`, `period` or `entity` stands for all of them.
    """

    value: Fraction
    stage: str = ""
    period: str = ""
    entity: str = ""
    day: date | None = None
    source: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever evaluates says beside the data.

    `day` is the day of the evaluation (None: today), `first_year` that in which the plan begins,
    `base_year` the one it is measured from (None: the year before the first). `references` are
    values by name, `weights` those of the parts of an index, by its name.

    >>> import edustandards as es
    >>> pack = es.load_pack("cn/city-plan")
    >>> given = pack.given(refs={"capital_public_funds": "1200 元/生"}, first_year=2024)
    >>> given.plan_year(2026), given.references["capital_public_funds"][0].value
    (3, Fraction(1200, 1))
    """

    day: date | None = None
    first_year: int | None = None
    base_year: int | None = None
    references: Mapping[str, Sequence[Supplied]] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    waivers: Sequence[Waiver] = ()

    @property
    def today(self) -> date:
        """Return the day of the evaluation."""
        return self.day or date.today()  # noqa: DTZ011 - the day where the user is

    @property
    def base(self) -> int | None:
        """Return the base year of the plan, None where nobody has said."""
        if self.base_year is not None or self.first_year is None:
            return self.base_year
        return self.first_year - 1

    def plan_year(self, year: int) -> int | None:
        """Return which year of the plan a year is, from 1; None where the first is not known.

        >>> Given(first_year=2024).plan_year(2026)
        3
        """
        return None if self.first_year is None else year - self.first_year + 1

    def supplied(self, name: str, *, stage: str, period: str, entity: str) -> Supplied | None:
        """Return the value of a reference that speaks of these most closely."""
        best: Supplied | None = None
        most = -1
        for one in self.references.get(name, ()):
            said = ((one.stage, stage), (one.period, period), (one.entity, entity))
            if all(not asks or asks == has for asks, has in said):
                close = sum(1 for asks, _ in said if asks)
                if close > most:
                    best, most = one, close
        return best


NOTHING_GIVEN = Given()
