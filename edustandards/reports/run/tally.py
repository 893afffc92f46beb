"""How often each verdict was given: in all, by standard, by entity, by county."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat

from edustandards.checks.verdict import Verdict
from edustandards.evaluate.observed import whole_of
from edustandards.evaluate.results import CODES, Judged
from edustandards.reports.run.kin import Subject, parents_of
from edustandards.reports.run.run import Run

ORDER = (Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
"""The verdicts in the order in which reports name them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each verdict was given; `waived` of those that are not met have a waiver in force.

    >>> one = Tally(met=3, not_met=1, unknown=2)
    >>> one.total, one.decided, one + Tally(met=1)
    (6, 4, Tally(met=4, not_met=1, unknown=2, not_applicable=0, waived=0))
    """

    met: int = 0
    not_met: int = 0
    unknown: int = 0
    not_applicable: int = 0
    waived: int = 0

    @property
    def total(self) -> int:
        """Return how many verdicts were given in all."""
        return self.met + self.not_met + self.unknown + self.not_applicable

    @property
    def decided(self) -> int:
        """Return how many are met or not met."""
        return self.met + self.not_met

    @property
    def applicable(self) -> int:
        """Return how many applied: met, not met or unknown."""
        return self.decided + self.unknown

    def of(self, verdict: Verdict) -> int:
        """Return how often one verdict was given."""
        return int(getattr(self, verdict.value))

    def counts(self) -> Iterator[tuple[Verdict, int]]:
        """Return each verdict with its number, in the order of reports."""
        return ((verdict, self.of(verdict)) for verdict in ORDER)

    def __add__(self, other: Tally) -> Tally:
        """Return the two together."""
        return Tally(
            self.met + other.met,
            self.not_met + other.not_met,
            self.unknown + other.unknown,
            self.not_applicable + other.not_applicable,
            self.waived + other.waived,
        )


def tally_of(judged: Judged) -> Tally:
    """Return the tally of one standard."""
    return _tally(judged.counts(), judged.waived())


def _tally(counts: Mapping[Verdict, int], waived: int) -> Tally:
    met, failed, unknown, without = (counts.get(verdict, 0) for verdict in ORDER)
    return Tally(met, failed, unknown, without, waived)


def tally(run: Run) -> Tally:
    """Return the tally of everything that was judged."""
    return sum((tally_of(one) for one in run.results.judged), Tally())


def by_entity(run: Run, on: str) -> dict[Subject, Tally]:
    """Return the tally of each entity of a kind (and stage, and period), in the order of the data.

    A standard with nothing to ask of speaks of no entity, and is left out.
    """
    counts: dict[Subject, Counter[int]] = {}
    waived: Counter[Subject] = Counter()
    for judged in run.results.judged:
        if judged.standard.on != on:
            continue
        for subject, code in subjects_of(run, judged):
            counts.setdefault(subject, Counter())[code] += 1
        for index in waived_in(judged):
            waived[subject_at(run, judged, index)] += 1
    return {
        subject: _tally({CODES[code]: count for code, count in several.items()}, waived[subject])
        for subject, several in counts.items()
    }


def by_parent(run: Run, on: str, parent: str) -> dict[str, Tally]:
    """Return the tally of the entities of a kind by what they are part of (schools by county).

    Entities of which the tables do not say it are left out.
    """
    words = run.document.vocabulary
    keys = {kind for table in run.reading.tables if table.entity == on for kind in table.keys}
    whole = whole_of(on, keys, words) if on in run.repeated else ""
    parents = parents_of(run.reading, on, parent, whole)
    found: dict[str, Tally] = {}
    for subject, one in by_entity(run, on).items():
        name = parents.get(subject, "")
        if name:
            found[name] = found.get(name, Tally()) + one
    return found


def subjects_of(run: Run, judged: Judged) -> Iterator[tuple[Subject, int]]:
    """Return whom each verdict of a standard speaks of, and its code; nobody is left out."""
    wholes = judged.wholes if judged.standard.on in run.repeated else repeat("")
    keys = zip(judged.entities, judged.stages, judged.periods, wholes, strict=False)
    return (
        (Subject(*key), code)
        for key, code in zip(keys, judged.codes, strict=False)
        if key[:3] != ("", "", "")
    )


def subject_at(run: Run, judged: Judged, index: int) -> Subject:
    """Return whom the verdict at a position speaks of."""
    return Subject(
        judged.entities[index],
        judged.stages[index],
        judged.periods[index],
        run.whole(judged, index),
    )


def waived_in(judged: Judged) -> Iterator[int]:
    """Return the positions that are not met and have a waiver in force."""
    return (
        index
        for index, waiver in judged.waivers.items()
        if judged.day is not None
        and waiver.in_force(judged.day)
        and CODES[judged.codes[index]] is Verdict.NOT_MET
    )
