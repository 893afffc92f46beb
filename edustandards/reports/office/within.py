"""What an entity is part of, by the tables: the county of a school."""

from __future__ import annotations

from edustandards.reports.run.kin import Subject, above, parents_of
from edustandards.reports.run.run import Run


class Within:
    """The nearest whole of each entity; a kind is looked up once."""

    __slots__ = ("_known", "run")

    def __init__(self, run: Run) -> None:
        self.run = run
        self._known: dict[str, dict[Subject, str]] = {}

    def of(self, on: str, subject: Subject) -> str:
        """Return the name of the whole, empty where the tables do not say it."""
        known = self._known.get(on)
        if known is None:
            kinds = above(self.run.reading, self.run.words, on)
            known = parents_of(self.run.reading, on, kinds[0]) if kinds else {}
            self._known[on] = known
        return known.get(subject, "")


def wholes(run: Run) -> tuple[tuple[str, str], ...]:
    """Return which kinds are judged as parts of which: schools of counties, schools of cities."""
    pairs = dict.fromkeys(
        (judged.standard.on, parent)
        for judged in run.results.judged
        for parent in above(run.reading, run.words, judged.standard.on)
    )
    return tuple(pairs)
