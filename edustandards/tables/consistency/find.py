"""All that is doubtful in some tables, the surest first, with the verdicts that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from edustandards.errors import Problem, problem
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.observed import Observed, Table
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.tables.consistency.doubt import Doubt, Severity, Tables
from edustandards.tables.consistency.hang import Trial, with_hanging
from edustandards.tables.consistency.limits import columns_off_scale, sizes_of
from edustandards.tables.consistency.scales import off_scale, out_of_range
from edustandards.tables.consistency.shares import shares_that_disagree
from edustandards.tables.consistency.sums import (
    above_wholes,
    sums_of_parts,
    total_rows,
    wholes_and_tables,
)
from edustandards.tables.consistency.twins import copies, names_alike
from edustandards.tables.consistency.years import jumps
from edustandards.tables.reading import Reading

MOST_OF_A_KIND = 200
"""How many doubts of one kind are kept."""

MOST_ROWS = 20_000
"""Up to how many rows a table is looked at unasked; to look at more takes longer than judging."""

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def doubts_of(
    reading: Reading,
    document: PackDocument,
    given: Given = NOTHING_GIVEN,
    *,
    most: int | None = MOST_ROWS,
) -> tuple[Doubt, ...]:
    """Return what is doubtful in the tables of a reading, for the standards of a pack.

    No verdict depends on it. All comparisons are exact. Tables of more rows than `most` are left
    out (None: none is); `not_looked_at` tells which.
    """
    words = document.vocabulary
    small = [one for one in reading.tables if most is None or rows_of(one) <= most]
    tables = Tables({one.entity: _observed(one, words) for one in small}, words)
    found: Iterable[Iterator[Doubt]] = (
        total_rows(reading.notes),
        wholes_and_tables(tables),
        sums_of_parts(tables),
        above_wholes(tables),
        shares_that_disagree(tables, given),
        columns_off_scale(tables, document.standards),
        out_of_range(tables),
        off_scale(tables, sizes_of(document.standards)),
        names_alike(tables),
        copies(tables),
        jumps(tables),
    )
    kept = chain.from_iterable(islice(one, MOST_OF_A_KIND) for one in found)
    ordered = sorted(kept, key=lambda one: _ORDER.index(one.severity))
    return tuple(with_hanging(ordered, Trial(document, tables, given)))


def not_looked_at(reading: Reading, most: int = MOST_ROWS) -> tuple[Problem, ...]:
    """Return a note on each table that is too large to be looked at unasked."""
    return tuple(
        problem("doubts-not-looked", kind=one.entity, rows=rows_of(one), most=most)
        for one in reading.tables
        if rows_of(one) > most
    )


def rows_of(table: Table) -> int:
    """Return how many rows a table has."""
    if isinstance(table, Observed):
        return table.size
    if table.origin is not None:
        return len(table.origin.row_numbers)
    from edustandards.evaluate.columns.scan import collected  # loads frames

    names = [*table.keys.values(), *(column.name for column in table.columns.values())]
    return len(collected(table, names[:1]))


def _observed(table: Table, words: Vocabulary) -> Observed:
    if isinstance(table, Observed):
        return table
    from edustandards.evaluate.columns.observe import observe  # loads frames

    return observe(table, words)
