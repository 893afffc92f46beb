"""The report of a pack on data: verdicts in columns, findings on demand, and its ways out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edustandards.checks.finding import Finding
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.results import CODES, Results
from edustandards.packs.document import PackDocument
from edustandards.tables.reading import Reading


@dataclass(frozen=True)
class Report:
    """What a pack found: `results` by standard, and `reading`, how the data was understood."""

    document: PackDocument
    results: Results
    reading: Reading

    @property
    def findings(self) -> dict[str, list[str]]:
        """Return the findings as columns of text: standard, on, entity, stage, period, verdict."""
        columns: dict[str, list[str]] = {
            name: [] for name in ("standard", "on", "entity", "stage", "period", "verdict")
        }
        for judged in self.results.judged:
            size = len(judged)
            columns["standard"] += [judged.standard.id] * size
            columns["on"] += [judged.standard.on] * size
            columns["entity"] += judged.entities
            columns["stage"] += judged.stages
            columns["period"] += judged.periods
            columns["verdict"] += [CODES[code].value for code in judged.codes]
        return columns

    def summary(self) -> dict[Verdict, int]:
        """Return how often each verdict was given."""
        return self.results.counts()

    def __iter__(self) -> Iterator[Finding]:
        """Return every finding, made one at a time."""
        return self.results.findings()

    def find(self, standard: str, entity: str, *, stage: str = "", period: str = "") -> Finding:
        """Return one finding; stage and period may be left out where they do not tell apart.

        Raises:
            KeyError: where there is none, or more than one.
        """
        found = [
            judged.find(index)
            for judged in self.results.judged
            if judged.standard.id == standard
            for index, name in enumerate(judged.entities)
            if name == entity
            and stage in {"", judged.stages[index]}
            and period in {"", judged.periods[index]}
        ]
        if len(found) != 1:
            raise KeyError(
                f"{len(found)} findings of {standard} on {entity}; exactly one is wanted"
            )
        return found[0]
