"""A large table held against the table of its wholes: the parts of those that do not agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.tables.consistency.doubt import More, Some, number_of
from edustandards.tables.consistency.many import Look
from edustandards.tables.consistency.suspects import whole_numbers

if TYPE_CHECKING:
    import polars as pl

MOST_WHOLES = 200
"""The parts of how many wholes are looked at."""

_AT = "\x00at"
_EXACT = 10**15
_MOST = 2**63 - 1

_Sums: TypeAlias = "dict[tuple[str, ...], dict[str, Fraction | None]]"


def with_below(some: Some, look: Look, whole: Observed, fields: Sequence[str]) -> Some:
    """Return what is known of a large table with the parts of the wholes that do not agree."""
    if not fields:
        return some
    below, more = parts_of_differing(look, whole, fields)
    left: dict[More, int] = {("whole-differs", "", None): more} if more else {}
    return replace(some, below=below, more={**some.more, **left})


def parts_of_differing(look: Look, whole: Observed, fields: Sequence[str]) -> tuple[Observed, int]:
    """Return all parts of the wholes that differ from their sum, and how many sums are left out."""
    import polars as pl  # an extra, loaded where it is used

    table = look.table
    keys = [key for key in (whole.entity, STAGE, PERIOD) if key in whole.keys and key in table.keys]
    plain = [key for key in keys if key != STAGE]
    frame = _without_wholes(look)
    added = {
        staged: _added(look, frame, keys if staged else plain, fields) for staged in (True, False)
    }
    differing: dict[tuple[str, ...], None] = {}
    more = 0
    for row in range(whole.size):
        staged = bool(STAGE in keys and whole.keys[STAGE][row])
        names = keys if staged else plain
        sums = added[staged].get(tuple(whole.keys[key][row] for key in names), {})
        count = _differing(whole, row, sums)
        whose = tuple(whole.keys[key][row] for key in plain)
        if count and (whose in differing or len(differing) < MOST_WHOLES):
            differing[whose] = None
        else:
            more += count
    columns = [table.keys[key] for key in plain]
    wanted = pl.DataFrame([*differing], schema=dict.fromkeys(columns, pl.String), orient="row")
    at = frame.join(wanted, on=columns, how="semi").get_column(_AT).sort()
    return look.rows(at.to_list()), more


def _differing(whole: Observed, row: int, sums: Mapping[str, Fraction | None]) -> int:
    """Return how many fields of a whole say something else than its parts may add up to."""
    stated = {name: number_of(whole.values[name][row]) for name in sums}
    return sum(1 for name, one in stated.items() if one is not None and sums[name] != one)


def _without_wholes(look: Look) -> pl.DataFrame:
    """Return the rows that nothing counts twice, of stages, else of entities, with their places."""
    import polars as pl  # an extra, loaded where it is used

    frame, stage = look.frame.with_row_index(_AT), look.table.keys.get(STAGE)
    if stage is None:
        return frame
    own = look.table.keys[look.table.entity]
    staged = frame.filter(pl.col(stage) != "").get_column(own).unique()
    return frame.filter((pl.col(stage) != "") | ~pl.col(own).is_in(staged.implode()))


def _added(look: Look, frame: pl.DataFrame, keys: Sequence[str], fields: Sequence[str]) -> _Sums:
    """Return the sums of fields by keys: exact, or None where they have too many digits.

    A field is left out where one of its parts has no number.
    """
    import polars as pl  # an extra, loaded where it is used

    names = [look.table.keys[key] for key in keys]
    found: _Sums = {}
    for name in fields:
        column = pl.col(look.raw[name])
        whole = whole_numbers(look, (name,))
        number, unit = (column.cast(pl.Float64), None) if whole is None else (whole[0][0], whole[1])
        largest = frame.select(number.abs().max()).item() or 0
        sure = unit is not None and largest < _EXACT and largest * len(frame) < _MOST
        total = number.cast(pl.Int64).sum() if sure else pl.lit(0)
        grouped = frame.group_by(names).agg(
            total.alias("\x00sum"), column.is_null().any().alias("\x00gaps")
        )
        for *key, sum_, gaps in grouped.rows():
            if not gaps:
                exact = sum_ * unit if sure and unit is not None else None
                found.setdefault(tuple(key), {})[name] = exact
    return found
