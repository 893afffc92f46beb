"""All that is doubtful in some tables, the surest first, with the verdicts that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.observed import Framed, Observed
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

MOST_FRAMED = 100_000
"""Up to how many rows a frame is looked at; larger ones would cost more than their evaluation."""

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def doubts_of(
    reading: Reading, document: PackDocument, given: Given = NOTHING_GIVEN
) -> tuple[Doubt, ...]:
    """Return what is doubtful in the tables of a reading, for the standards of a pack.

    No verdict depends on it. All comparisons are exact.
    """
    words = document.vocabulary
    tables = Tables(dict(_observed(reading, document)), words)
    found: Iterable[Iterator[Doubt]] = (
        total_rows(reading.totals, tables),
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


def _observed(reading: Reading, document: PackDocument) -> Iterator[tuple[str, Observed]]:
    for table in reading.tables:
        if isinstance(table, Framed):
            from edustandards.evaluate.columns.observe import observe  # loads frames
            from edustandards.evaluate.columns.scan import collected  # loads frames

            names = [*table.keys.values(), *(column.name for column in table.columns.values())]
            if len(collected(table, names[:1])) <= MOST_FRAMED:
                yield table.entity, observe(table, document.vocabulary)
        else:
            yield table.entity, table
