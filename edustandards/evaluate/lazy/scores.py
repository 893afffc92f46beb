"""Composite indices of lazy frames: floats with a proven band, the rest settled beforehand.

Which rows floats cannot decide is asked of the engine when the plan is made: the numbers that their
indices are made of, each once. These are judged in whole numbers, and stand in the plan by value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from edustandards.evaluate.columns.codes import code
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.scan import UnsupportedError
from edustandards.evaluate.columns.scores import Score, by_floats, in_whole_numbers, sides
from edustandards.evaluate.columns.spreads import NEAR
from edustandards.evaluate.lazy.engine import (
    Lazy,
    dialect,
    fetched,
    filtered,
    grouped,
    with_columns,
)

MOST_NEAR = 5_000
"""So many different rows at most may be settled by value."""
_COUNT, _VALUE = "#count", "#value"


def scored(frame: Lazy, scores: Sequence[Score]) -> Lazy:
    """Return a frame with the verdict on each index.

    Raises:
        UnsupportedError: where too many rows are too near their limits.
    """
    for one in scores:
        frame = _scored(frame, one)
    return frame


def _scored(frame: Lazy, one: Score) -> Lazy:
    x = dialect(frame)
    found, doubt = by_floats(x, one)
    frame = with_columns(
        frame, [x.when(doubt).then(code(x, NEAR)).otherwise(found).alias(one.code)]
    )
    columns = {f"{one.code} {name}": column for name, column in sides(one).items()}
    # What looks at other rows has to be worked out before rows are left out.
    frame = with_columns(frame, [column.alias(name) for name, column in columns.items()])
    near = filtered(frame, x.col(one.code) == NEAR)
    names = list(columns) or [one.code]
    rows = fetched(grouped(near, names, [x.len().alias(_COUNT)]).head(MOST_NEAR + 1))
    if len(rows) > MOST_NEAR:
        raise UnsupportedError("settle")
    if not rows:
        return frame
    by_code: dict[int, list[str]] = {}
    for row in rows:
        # Engines give whole numbers in types of their own.
        whole = {name: None if row[name] is None else int(row[name]) for name in names}
        values = {name.removeprefix(f"{one.code} "): whole[name] for name in columns}
        by_code.setdefault(in_whole_numbers(one, values), []).append(_written(whole.values()))
    settled: Any = x.col(one.code)
    for verdict, texts in by_code.items():
        there = (x.col(one.code) == NEAR) & x.col(_VALUE).is_in(texts)
        settled = x.when(there).then(code(x, verdict)).otherwise(settled)
    frame = with_columns(frame, [_value(x, names).alias(_VALUE)])
    return with_columns(frame, [settled.alias(one.code)])


def _value(x: Dialect, names: Sequence[str]) -> Any:
    """Return the numbers of a row as one text; truth as a number, which all engines write alike."""
    found: Any = None
    for name in names:
        text = x.col(name).cast(x.Int64).cast(x.String).fill_null("")
        found = text if found is None else x.concat_str([found, x.lit(" "), text])
    return found


def _written(numbers: Iterable[int | None]) -> str:
    """Return the same text of a row that was fetched."""
    return " ".join("" if one is None else str(one) for one in numbers)
