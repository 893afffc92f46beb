"""Large tables: the few rows that may be doubtful are found in columns, and looked at exactly.

What is asked of columns is asked a little too widely, never too narrowly: a comparison of floats is
widened by far more than they can be off. So the exact look at the rows that are found finds what
it would find among all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import narwhals as nw

from edustandards.evaluate.columns.observe import observe
from edustandards.evaluate.columns.scan import collected
from edustandards.evaluate.observed import PERIOD, STAGE, Framed, Observed, Origin
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.consistency.doubt import MOST_CELLS, More, Some, number_of
from edustandards.tables.consistency.scales import SAMPLE

if TYPE_CHECKING:
    import polars as pl

MOST_LOOKED = 2_000
"""How many rows of each kind of doubt are looked at; how many more there are is counted."""


@dataclass(frozen=True, slots=True)
class Look:
    """A large table as a frame of Polars, with its fields that are numbers.

    Its keys are texts, empty where they are missing, and its stages ids; `by` are the factors that
    take its columns, `raw`, to the units of their fields.
    """

    table: Framed
    frame: pl.DataFrame
    words: Vocabulary
    fields: Mapping[str, Field]
    raw: Mapping[str, str]
    by: Mapping[str, Fraction]

    def rows(self, at: Sequence[int]) -> Observed:
        """Return some rows, exactly and with their cells."""
        table, origin = self.table, self.table.origin
        place = {row: index for index, row in enumerate(at)}
        if origin is not None:
            numbers = [origin.row_numbers[row] for row in at]
            origin = Origin(origin.source, origin.letters, numbers)
        odd = {
            name: {place[row]: value for row, value in column.items() if row in place}
            for name, column in table.odd.items()
        }
        frame = self.frame[list(at)] if len(at) else self.frame.head(0)
        return observe(replace(table, frame=frame, origin=origin, odd=odd), self.words)

    def sample(self) -> Observed:
        """Return rows at even distances, as many as tell what is usual."""
        return self.rows(range(0, len(self.frame), max(len(self.frame) // SAMPLE, 1)))

    def others(self, *but: str) -> list[str]:
        """Return the columns of the keys, without some."""
        return [name for key, name in self.table.keys.items() if key not in but]

    def with_theirs(self, at: pl.Series) -> pl.Series:
        """Return rows with all others of the same entities: their stages and years."""
        keys = self.others(STAGE, PERIOD)
        if not len(at) or len(keys) == len(self.table.keys):
            return at
        whose = self.frame.select(keys)[at.to_list()].unique()
        indexed = self.frame.select(keys).with_row_index("\x00at")
        return indexed.join(whose, on=keys, how="semi").get_column("\x00at").sort()


@dataclass(frozen=True, slots=True)
class Suspects:
    """Rows that may be doubtful: `rows` to look at, `counted` those of them that are told of.

    `key` says what for: the kind of doubt, the field, the factor that would help. Where floats do
    not tell them from rows that are right, they are not `sure`, and no number of them is told.
    """

    key: More
    rows: pl.Series
    counted: pl.Series
    sure: bool = True


def has_numbers(table: Framed, words: Vocabulary) -> bool:
    """Tell whether each field of a frame that is a number is one there."""
    schema = nw.from_native(table.frame).collect_schema()
    kinds = [schema[table.columns[name].name] for name in _numbers(table, words)]
    return table.entity in table.keys and all(one.is_integer() or one.is_float() for one in kinds)


def look_at(table: Framed, words: Vocabulary) -> Look:
    """Return a look at a frame whose numbers are numbers."""
    import polars as pl  # an extra, loaded where it is used

    raw = {name: column.name for name, column in table.columns.items()}
    fields = _numbers(table, words)
    frame = collected(table, [*table.keys.values(), *raw.values()]).to_polars()
    numbers = []
    for name, field in fields.items():
        # Without the sign of zero, and without what is no number of the field.
        number = pl.col(raw[name])
        if frame.schema[raw[name]].is_float():
            number = number.fill_nan(None) + 0.0
        numbers.append(number if field.signed else pl.when(pl.col(raw[name]) >= 0).then(number))
    numbers = [one.alias(raw[name]) for name, one in zip(fields, numbers, strict=True)]
    keys = {key: pl.col(name).cast(pl.String) for key, name in table.keys.items()}
    if STAGE in keys:
        keys[STAGE] = keys[STAGE].replace(dict(table.stage_words))
    frame = frame.with_columns([*numbers, *(one.fill_null("") for one in keys.values())])
    by = {name: column.factor for name, column in table.columns.items()}
    return Look(table, frame, words, fields, raw, by)


def _numbers(table: Framed, words: Vocabulary) -> dict[str, Field]:
    return {
        name: words.fields[name].field
        for name in table.columns
        if name in words.fields and words.fields[name].field.kind is Kind.NUMBER
    }


def some_of(look: Look, found: Sequence[Suspects], sample: Observed) -> tuple[Observed, Some]:
    """Return the rows to look at, the first of each kind of doubt, and what is left out."""
    import polars as pl  # an extra, loaded where it is used

    odd = {row for name in look.table.odd for row in _beside(look, name)}
    kept = [pl.Series(sorted(odd), dtype=pl.UInt32)]
    kept += [one.rows.head(MOST_LOOKED).cast(pl.UInt32) for one in found]
    rows = look.with_theirs(pl.concat(kept).unique().sort())
    left = {
        one.key: int(one.counted.cast(pl.UInt32).is_in(rows.implode()).not_().sum())
        for one in found
        if one.sure and len(one.rows) > MOST_LOOKED
    }
    more = {key: count for key, count in left.items() if count}
    first = {name: _first(look, name) for name in look.fields}
    return look.rows(rows.to_list()), Some(sample, more, first)


def _first(look: Look, name: str) -> tuple[int, Observed]:
    """Return how many numbers of a field are not zero, and the rows of the first."""
    at = (look.frame.get_column(look.raw[name]) != 0).arg_true()
    beside = [row for row, number in _beside(look, name).items() if number]
    rows = sorted([*at.head(MOST_CELLS).to_list(), *beside])
    return len(at) + len(beside), look.rows(rows[:MOST_CELLS])


def _beside(look: Look, name: str) -> dict[int, int | Fraction]:
    """Return the numbers of a field that the frame cannot hold, by row."""
    found = {row: number_of(value) for row, value in look.table.odd.get(name, {}).items()}
    return {row: number for row, number in found.items() if number is not None}
