"""Tables of several years without a column for it: the names of their files or sheets say which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from edustandards.errors import Problem, problem
from edustandards.evaluate.observed import PERIOD, Observed
from edustandards.tables.grid import short
from edustandards.where import Place

_YEAR = re.compile(r"(?<![0-9])((?:19|20|21)[0-9]{2})(?![0-9])")


def with_years(tables: Sequence[Observed]) -> tuple[list[Observed], list[Problem]]:
    """Return tables with the years that their names say, and a note on each that was given one.

    Only where a kind of entity has several tables, none with a period, and every name has one year
    that no other has: then nothing else can be meant.
    """
    by_kind: dict[str, list[Observed]] = {}
    for table in tables:
        by_kind.setdefault(table.entity, []).append(table)
    years: dict[int, str] = {}
    for same in by_kind.values():
        found = [_year_of(table.origins[0].source) if table.origins else "" for table in same]
        plain = not any(PERIOD in table.keys for table in same)
        if len(same) > 1 and plain and all(found) and len(set(found)) == len(found):
            years |= {id(table): year for table, year in zip(same, found, strict=True)}
    notes = [
        problem(
            "period-of-name", table.origins[0].source, period=years[id(table)], text=_name(table)
        )
        for table in tables
        if id(table) in years
    ]
    return [_dated(table, years.get(id(table), "")) for table in tables], notes


def _dated(table: Observed, year: str) -> Observed:
    if not year:
        return table
    return replace(table, keys={**table.keys, PERIOD: [year] * table.size})


def _year_of(source: Place) -> str:
    """Return the one year that the name of a sheet has, else that of the file."""
    for name in (source.sheet, Path(source.file).stem if source.file else ""):
        years = set(_YEAR.findall(name))
        if len(years) == 1:
            return str(years.pop())
    return ""


def _name(table: Observed) -> str:
    source = table.origins[0].source
    return short(source.sheet or Path(source.file).name)
