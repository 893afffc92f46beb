"""All that is doubtful in some tables, the surest first, with the verdicts that hang on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import chain, islice
from typing import TYPE_CHECKING

from edustandards.errors import Problem, problem
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.observed import Framed, Observed, Table
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.tables.consistency.doubt import LIKE, Doubt, Severity, Some, Tables
from edustandards.tables.consistency.hang import Trial, with_hanging
from edustandards.tables.consistency.limits import columns_off_scale, sizes_of
from edustandards.tables.consistency.scales import off_scale, out_of_range
from edustandards.tables.consistency.shares import shares_that_disagree
from edustandards.tables.consistency.sums import (
    above_wholes,
    adding_up,
    sums_of_parts,
    total_rows,
    wholes_and_tables,
)
from edustandards.tables.consistency.twins import copies, names_alike
from edustandards.tables.consistency.years import jumps
from edustandards.tables.reading import Reading

if TYPE_CHECKING:
    from edustandards.tables.consistency.many import Look

MOST_OF_A_KIND = 200
"""How many doubts of one kind are kept."""

MOST_ROWS = 20_000
"""Up to how many rows a table is looked at row by row, unasked; more are looked at in columns."""

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def doubts_of(
    reading: Reading,
    document: PackDocument,
    given: Given = NOTHING_GIVEN,
    *,
    most: int | None = MOST_ROWS,
) -> tuple[Doubt, ...]:
    """Return what is doubtful in the tables of a reading, for the standards of a pack.

    No verdict depends on it. All comparisons are exact. Of tables of more rows than `most` the rows
    that may be doubtful are found in columns; those that are in no columns are left out then (None:
    none is), and `not_looked_at` tells which.
    """
    words = document.vocabulary
    sizes = sizes_of(document.standards)
    tables = _tables(reading, words, sizes, MOST_ROWS if most is None else most, every=most is None)
    checks: tuple[tuple[str, Iterator[Doubt]], ...] = (
        ("total-differs", total_rows(reading.notes)),
        ("whole-differs", wholes_and_tables(tables)),
        ("parts-do-not-add-up", sums_of_parts(tables)),
        ("part-above-whole", above_wholes(tables)),
        ("share-differs", shares_that_disagree(tables, given)),
        ("", columns_off_scale(tables, document.standards)),
        ("", out_of_range(tables)),
        ("", off_scale(tables, sizes)),
        ("names-alike", names_alike(tables)),
        ("rows-alike", copies(tables)),
        ("value-jumps", jumps(tables)),
    )
    kept = chain.from_iterable(_bounded(found, _more(tables, kind)) for kind, found in checks)
    ordered = sorted(kept, key=lambda one: _ORDER.index(one.severity))
    return tuple(with_hanging(ordered, Trial(document, tables, given)))


def not_looked_at(
    reading: Reading, words: Vocabulary, most: int = MOST_ROWS
) -> tuple[Problem, ...]:
    """Return a note on each table that is too large to be looked at unasked."""
    return tuple(
        problem("doubts-not-looked", kind=one.entity, rows=rows_of(one), most=most)
        for one in reading.tables
        if rows_of(one) > most and (isinstance(one, Observed) or not _in_columns(one, words))
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


def _tables(
    reading: Reading, words: Vocabulary, sizes: Mapping[str, str], most: int, *, every: bool
) -> Tables:
    """Return the tables to look at; of large ones the rows that may be doubtful."""
    found: dict[str, Observed] = {}
    some: dict[str, Some] = {}
    looks: dict[str, Look] = {}
    for one in reading.tables:
        large = rows_of(one) > most
        if large and isinstance(one, Framed) and _in_columns(one, words):
            from edustandards.tables.consistency.suspects import looked  # loads frames

            found[one.entity], some[one.entity], looks[one.entity] = looked(one, words, sizes)
        elif every or not large:
            found[one.entity] = _observed(one, words)
    tables = Tables(found, words, some)
    for kind, look in looks.items():
        above = words.entities[kind].within if kind in words.entities else ""
        whole = found.get(above)
        if whole is not None and above not in some and above in look.table.keys:
            from edustandards.tables.consistency.below import with_below  # loads frames

            both = adding_up(tables.numbers(whole), look.fields)
            some[kind] = with_below(some[kind], look, whole, both)
    return tables


def _in_columns(table: Framed, words: Vocabulary) -> bool:
    """Tell whether a frame has its numbers in columns of numbers."""
    if not find_spec("polars"):
        return False
    from edustandards.tables.consistency.many import has_numbers  # loads frames

    return has_numbers(table, words)


def _more(tables: Tables, kind: str) -> int:
    """Return how many rows that may be doubtful in a way were left out."""
    return sum(
        count
        for some in tables.some.values()
        for (what, _, _), count in some.more.items()
        if what == kind
    )


def _bounded(found: Iterator[Doubt], more: int) -> Iterator[Doubt]:
    """Yield doubts of a kind, no more than people read, and how many more there are."""
    last = None
    for last in islice(found, MOST_OF_A_KIND):
        yield last
    more += sum(1 for _ in found)
    if more and last is not None:
        like = str(last.problem.where)
        what = problem(LIKE, last.problem.where, like=like, count=more)
        yield Doubt(what, last.severity, last.kind, (), (), (last.problem.where,), more)


def _observed(table: Table, words: Vocabulary) -> Observed:
    if isinstance(table, Observed):
        return table
    from edustandards.evaluate.columns.observe import observe  # loads frames

    return observe(table, words)
