"""The other years and stages of the rows of a lazy frame: the frame joined to itself, by its keys.

Eager frames pick values by position; a lazy one has no positions, so that what is asked of another
year or stage is a join, which every engine does lazily. It needs that no row stands there twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import narwhals as nw

from edustandards.evaluate.columns.around import Around
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.ratio import Ratio
from edustandards.evaluate.columns.scan import UnsupportedError
from edustandards.evaluate.lazy.engine import (
    Lazy,
    fetched,
    filtered,
    grouped,
    opened,
    selected,
    with_columns,
)
from edustandards.evaluate.observed import PERIOD, STAGE

YEAR = "#year"
_COUNT, _TWICE = "#count", "#twice"

Elsewhere: TypeAlias = int | str | None
"""The year of another row, None for the year before, or the id of another stage."""


def year_in(x: Dialect, period: str) -> Any:
    """Return the year that the texts of a column begin with, null where they begin with none."""
    column = x.col(period)
    dated = column.str.contains("^[0-9]{4}")
    digits = x.when(dated).then(column.str.slice(0, 4)).otherwise(x.lit("0"))
    return x.when(dated).then(digits.cast(x.Int64))


@dataclass
class LazyAround(Around):
    """The surroundings of the rows of a lazy frame, noted until the frame is joined to itself.

    `rows` is the frame with its keys; of its rows, or of the `wholes` that these name. `apart` is
    by what the frame is one part of many.
    """

    rows: Lazy | None = None
    wholes: bool = False
    apart: frozenset[str] = frozenset()
    values: dict[Elsewhere, list[Ratio]] = field(default_factory=dict)

    def year(self) -> nw.Expr:
        """Return the year that each row speaks of, null where its period names none."""
        if PERIOD not in self.keys:
            found: nw.Expr = self.x.lit(self.given.today.year, self.x.Int64)
            return found
        year: nw.Expr = year_in(self.x, self.keys[PERIOD])
        return year

    def _all_here(self, kinds: Sequence[str]) -> None:
        """Refuse peers of which some may stand in another part."""
        if not self.apart <= set(kinds):
            raise UnsupportedError("apart")

    def _at(self, name: str, wanted: Elsewhere, of: Ratio) -> Ratio:  # noqa: ARG002 - positions have names
        if of.missing:
            return of
        if wanted not in self.values:
            self._sure(wanted)
        noted = self.values.setdefault(wanted, [])
        prefix = _name(wanted, len(noted))
        noted.append(of)
        below = None if of.below is None else self.x.col(f"{prefix} below")
        return replace(
            of,
            above=self.x.col(f"{prefix} above"),
            below=below,
            known=self.x.col(f"{prefix} known"),
            positive=False,
        )

    def _sure(self, wanted: Elsewhere) -> None:
        """Refuse a year or stage that may stand in another part, or of which there are two rows."""
        moving, x = _moving(wanted), self.x
        if moving in self.apart or not self.apart <= set(self.keys):
            raise UnsupportedError("apart")
        assert self.rows is not None, "whoever asks rows for others has them"
        columns: dict[str, Any] = {key: x.col(name) for key, name in self.keys.items()}
        if moving == PERIOD:
            columns[YEAR] = self.year()
        rows = selected(self.rows, columns)
        if moving == PERIOD:
            rows = filtered(rows, ~x.col(YEAR).is_null())
        if self.wholes:
            rows = grouped(rows, list(columns), [x.len().alias(_COUNT)])
        same = [name for name in columns if name != PERIOD or moving != PERIOD]
        counts = grouped(rows, same, [x.len().alias(_TWICE)])
        if fetched(filtered(counts, x.col(_TWICE) > 1).head(1)):
            raise UnsupportedError("twice")

    def joined(self, frame: Lazy) -> Lazy:
        """Return a frame with all that was asked of other years and stages."""
        rows = frame
        if any(not isinstance(one, str) for one in self.values):
            rows = frame = with_columns(frame, [self.year().alias(YEAR)])
        for wanted, noted in self.values.items():
            frame = self._joined(frame, rows, wanted, noted)
        return frame

    def _joined(self, frame: Lazy, rows: Lazy, wanted: Elsewhere, noted: Sequence[Ratio]) -> Lazy:
        """Return a frame joined to its `rows` in one other year or stage."""
        x = self.x
        moving = _moving(wanted)
        across = x.col(self.keys[STAGE] if moving == STAGE else YEAR)
        left = [column for key, column in self.keys.items() if key != moving]
        columns = {_name(wanted, name): x.col(name) for name in left}
        if wanted is None:
            there = ~across.is_null()
            columns[_name(wanted, YEAR)] = across + 1
            left.append(YEAR)
        else:
            there = across == wanted
        right = list(columns)
        for at, of in enumerate(noted):
            prefix = _name(wanted, at)
            columns[f"{prefix} above"] = of.above
            columns[f"{prefix} known"] = x.lit(value=True) if of.known is None else of.known
            if of.below is not None:
                columns[f"{prefix} below"] = of.below
        others = selected(filtered(rows, there), columns)
        frame = _left(frame, others, left, right)
        filled = {"above": 0, "below": 1, "known": False}
        return with_columns(
            frame,
            [
                x.col(name).fill_null(filled[name.rpartition(" ")[2]]).alias(name)
                for name in columns
                if name not in right
            ],
        )


def _name(wanted: Elsewhere, of: object) -> str:
    return f"#at {wanted} {of}"


def _moving(wanted: Elsewhere) -> str:
    """Return the key in which another row differs."""
    return STAGE if isinstance(wanted, str) else PERIOD


def _left(frame: Lazy, others: Lazy, left: Sequence[str], right: Sequence[str]) -> Lazy:
    """Return a frame with the columns of those others that fit to each row."""
    if frame.implementation.is_polars():
        native, there = frame.to_native(), others.to_native()
        return opened(native.join(there, left_on=list(left), right_on=list(right), how="left"))
    return frame.join(others, left_on=list(left), right_on=list(right), how="left")
