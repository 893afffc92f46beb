"""Why verdicts are unknown: columns that the data lacks, and gaps of single rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edustandards.checks.fields import needed_fields
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.errors import Problem
from edustandards.evaluate.observed import Observed, Table
from edustandards.evaluate.results import Judged
from edustandards.reports.run.kin import Subject
from edustandards.reports.run.run import Run
from edustandards.reports.run.shortfalls import positions
from edustandards.reports.run.tally import subject_at
from edustandards.tables.reading import Reading
from edustandards.where import NOWHERE

MOST_LOOKED_AT = 500
"""How many unknown findings of a standard are asked for their reasons; the rest are counted."""


@dataclass(frozen=True, slots=True)
class NoColumn:
    """A field that no table has as a column, with the standards that ask for it."""

    field: str
    standards: tuple[Standard, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Because:
    """A reason that rows themselves give, and all whom it holds of."""

    problem: Problem
    subjects: tuple[tuple[str, Subject], ...]
    """The kind of each entity, and the entity."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Why verdicts are unknown, the most frequent reason first; `left_out` were not looked at."""

    columns: tuple[NoColumn, ...]
    reasons: tuple[Because, ...]
    left_out: int


def undecided(run: Run) -> Undecided:
    """Return why verdicts are unknown: which columns are absent, and what rows lack."""
    unknown = [one for one in run.results.judged if one.counts()[Verdict.UNKNOWN]]
    absent = {id(one): absent_fields(one.standard, run.reading) for one in unknown}
    reasons, left_out = _reasons(run, [one for one in unknown if not absent[id(one)]])
    return Undecided(_columns(unknown, absent), reasons, left_out)


def absent_fields(standard: Standard, reading: Reading) -> tuple[str, ...]:
    """Return the fields that a standard asks for and that no table has as a column."""
    there = {name for table in reading.tables for name in _names(table)}
    asked = dict.fromkeys(field.name for field in needed_fields(standard.check))
    return tuple(name for name in asked if name not in there)


def _names(table: Table) -> Iterable[str]:
    return table.values if isinstance(table, Observed) else table.columns


def _columns(
    unknown: Iterable[Judged], absent: Mapping[int, tuple[str, ...]]
) -> tuple[NoColumn, ...]:
    lacking: dict[str, list[Judged]] = {}
    for judged in unknown:
        for name in absent[id(judged)]:
            lacking.setdefault(name, []).append(judged)
    ranked = sorted(lacking.items(), key=lambda item: -len(item[1]))
    return tuple(
        NoColumn(
            name,
            tuple(one.standard for one in several),
            sum(one.counts()[Verdict.UNKNOWN] for one in several),
        )
        for name, several in ranked
    )


def _reasons(run: Run, unknown: Iterable[Judged]) -> tuple[tuple[Because, ...], int]:
    found: dict[Problem, list[tuple[str, Subject]]] = {}
    left_out = 0
    for judged in unknown:
        for looked_at, index in enumerate(positions(judged, Verdict.UNKNOWN)):
            if looked_at == MOST_LOOKED_AT:
                left_out += judged.counts()[Verdict.UNKNOWN] - looked_at
                break
            finding = judged.finding(index)
            subject = subject_at(run, judged, index)
            for reason in dict.fromkeys(one.at(NOWHERE) for one in finding.reasons):
                found.setdefault(reason, []).append((finding.on, subject))
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    return tuple(Because(reason, tuple(several)) for reason, several in ranked), left_out
