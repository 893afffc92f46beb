"""The keys of a large table in columns: names, stages and years, where each plainly is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edustandards.errors import Problem
from edustandards.evaluate.observed import PERIOD, STAGE, Origin
from edustandards.tables.body import ASIDE, is_aside
from edustandards.tables.headers import Lexicon, folded
from edustandards.tables.keys import period, usual_digits, zeros_lost
from edustandards.tables.layout import Layout

if TYPE_CHECKING:
    import polars as pl

_DIGITS = r"^\p{Nd}+$"


@dataclass(frozen=True, slots=True)
class Names:
    """The columns of keys as a frame, their names in it, the words of stages, and notes."""

    frame: pl.DataFrame
    names: Mapping[str, str]
    words: Mapping[str, str]
    notes: list[Problem]


def named(
    texts: pl.DataFrame,
    layout: Layout,
    entity: str,
    headers: Mapping[int, str],
    lexicon: Lexicon,
    origin: Origin,
) -> Names | None:
    """Return the keys of rows; None where one may speak of no entity, or two of the same.

    `texts` has the columns by position (`c0`), `headers` the last words of their headers.
    """
    import polars as pl  # an extra, loaded where it is used

    columns = {key: f"c{at}" for key, at in layout.keys.items()}
    looked = list(dict.fromkeys(["c0", *columns.values()]))
    frame = texts.select(looked)
    own = columns[entity]
    words = {name: frame.get_column(name) for name in looked}
    words |= {name: column.unique() for name, column in words.items() if name != own}
    broad = [name for name, column in words.items() if (column.str.strip_chars() != column).any()]
    if broad:
        frame = frame.with_columns(pl.col(broad).str.strip_chars())
        words |= {name: words[name].str.strip_chars().unique() for name in broad if name != own}
        words[own] = frame.get_column(own)
    for name, column in words.items():
        needed = name in {own, "c0"}
        if (needed and _blanks(column)) or _aside(column, headers.get(int(name[1:]))):
            return None
    for key, name in columns.items():
        said = words[name].to_list() if key in {STAGE, PERIOD} else []
        if key == STAGE and not all(word and folded(word) in lexicon.stages for word in said):
            return None
        if key == PERIOD:
            years = {word: period(word) for word in said if word}
            if not all(year[:4].isdigit() for year in years.values()):
                return None
            frame = frame.with_columns(pl.col(name).replace(years))
    if _twice(frame, [*columns.values()], own):
        return None
    stages = {one: one for one in lexicon.vocabulary.stages}
    if STAGE in columns:
        stages |= {word: lexicon.stages[folded(word)] for word in words[columns[STAGE]].to_list()}
    notes = [
        note
        for key, name in columns.items()
        if key not in {STAGE, PERIOD}
        and (note := _codes(frame.get_column(name), key, origin)) is not None
    ]
    return Names(frame.select(list(dict.fromkeys(columns.values()))), columns, stages, notes)


def _blanks(words: pl.Series) -> bool:
    return bool(words.null_count() or (words == "").any())


def _aside(words: pl.Series, header: str | None) -> bool:
    """Tell whether one of some names is none: a total, a remark, or the header again."""
    found = words.filter(words.str.contains(ASIDE))
    again = header is not None and bool((words == header).any())
    return again or any(one and is_aside(one) for one in found.unique().to_list())


def _twice(frame: pl.DataFrame, names: Sequence[str], own: str) -> bool:
    """Tell whether two rows have the same keys; rows of different hashes are different."""
    size = len(frame)
    if frame.get_column(own).hash().n_unique() == size:
        return False
    return frame.select(list(dict.fromkeys(names))).hash_rows().n_unique() < size


def _codes(names: pl.Series, key: str, origin: Origin) -> Problem | None:
    """Return a note on codes that may have lost their zeros."""
    if not len(names) or not (names[0] or "").isdecimal():
        return None
    lengths = names.str.len_chars().fill_null(0)
    counts = lengths.value_counts().rows()
    usual = usual_digits(dict(counts)) if len(counts) > 1 else 0
    short_ones = ((lengths > 0) & (lengths < usual)).arg_true()
    if not len(short_ones) or not names.filter(lengths > 0).str.contains(_DIGITS).all():
        return None
    first = short_ones[0]
    return zeros_lost(origin.place(first, key), names[first], len(short_ones), usual)
