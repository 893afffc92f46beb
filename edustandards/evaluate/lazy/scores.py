"""Composite indices of lazy frames: floats with a proven band, the rest settled beforehand.

Which rows floats cannot decide is asked of the engine when the plan is made: the numbers that their
indices are made of, each once. These are judged in whole numbers, and stand in the plan by value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from edustandards.evaluate.columns.codes import code
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.scan import UnsupportedError
from edustandards.evaluate.columns.scores import (
    Score,
    Share,
    by_floats,
    ends,
    in_whole_numbers,
    sides,
)
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
_COUNT = "#count"


def scored(frame: Lazy, scores: Sequence[Score]) -> Lazy:
    """Return a frame with the verdict on each index.

    Raises:
        UnsupportedError: where too many rows are too near their limits.
    """
    if not scores:
        return frame
    x = dialect(frame)
    # Each step stands in columns of its own: engines repeat what is said twice in one expression.
    made = {
        one.code: {f"{one.code} {name}": made for name, made in sides(one).items()}
        for one in scores
    }
    frame = with_columns(frame, [c.alias(name) for of in made.values() for name, c in of.items()])
    columns = [
        end.alias(f"{one.code} {name}")
        for one in scores
        for name, end in zip(("low", "high"), ends(x, _by_name(x, one)), strict=True)
    ]
    frame = with_columns(frame, columns)
    frame = with_columns(frame, [_judged(x, one).alias(one.code) for one in scores])
    return _settled(frame, scores, {name: list(of) for name, of in made.items()})


def _by_name(x: Dialect, one: Score) -> Score:
    """Return an index whose shares are read from the columns made of them."""
    shares = [_share(x, f"{one.code} ", at, share) for at, share in enumerate(one.shares)]
    return replace(one, shares=tuple(shares))


def _share(x: Dialect, prefix: str, at: int, share: Share) -> Share:
    value = share.reached
    if value.missing:
        return share
    reached = replace(
        value,
        above=x.col(f"{prefix}above {at}"),
        below=None if value.below is None else x.col(f"{prefix}below {at}"),
        known=None if value.known is None else x.col(f"{prefix}known {at}"),
    )
    spent = None if share.spent is None else x.col(f"{prefix}spent {at}")
    return replace(share, reached=reached, spent=spent)


def _judged(x: Dialect, one: Score) -> Any:
    low, high = x.col(f"{one.code} low"), x.col(f"{one.code} high")
    found, doubt = by_floats(x, one, low, high)
    return x.when(doubt).then(code(x, NEAR)).otherwise(found)


def _settled(frame: Lazy, scores: Sequence[Score], names: Mapping[str, list[str]]) -> Lazy:
    """Return a frame whose doubtful rows are judged in whole numbers."""
    x = dialect(frame)
    near: Any = x.col(scores[0].code) == NEAR
    for one in scores[1:]:
        near = near | (x.col(one.code) == NEAR)
    wanted = [name for of in names.values() for name in of]
    codes = [one.code for one in scores]
    told = grouped(filtered(frame, near), [*wanted, *codes], [x.len().alias(_COUNT)])
    rows = fetched(told.head(MOST_NEAR + 1))
    if len(rows) > MOST_NEAR:
        raise UnsupportedError("settle")
    columns = []
    for one in scores:
        by_code = _by_code(one, names[one.code], [row for row in rows if row[one.code] == NEAR])
        value, settled = _value(x, names[one.code]), x.col(one.code)
        for verdict, texts in by_code.items():
            there = (x.col(one.code) == NEAR) & value.is_in(texts)
            settled = x.when(there).then(code(x, verdict)).otherwise(settled)
        if by_code:
            columns.append(settled.alias(one.code))
    return with_columns(frame, columns)


def _by_code(
    one: Score, names: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> dict[int, list[str]]:
    """Return by their verdict the texts of the rows that floats cannot decide."""
    found: dict[int, list[str]] = {}
    for row in rows:
        # Engines give whole numbers in types of their own.
        whole = {name: None if row[name] is None else int(row[name]) for name in names}
        values = {name.removeprefix(f"{one.code} "): value for name, value in whole.items()}
        found.setdefault(in_whole_numbers(one, values), []).append(_written(whole.values()))
    return found


def _value(x: Dialect, names: Sequence[str]) -> Any:
    """Return the numbers of a row as one text; truth as a number, which all engines write alike."""
    found: Any = None
    for name in names:
        text = x.col(name).cast(x.Int64).cast(x.String).fill_null("")
        found = text if found is None else x.concat_str([found, x.lit(" "), text])
    return x.lit("") if found is None else found


def _written(numbers: Iterable[int | None]) -> str:
    """Return the same text of a row that was fetched."""
    return " ".join("" if one is None else str(one) for one in numbers)
