"""What is known of the cells of a sheet beside what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from edustandards.tables.grid import Span


@dataclass(slots=True)
class Marks:
    """Marks on cells, by row and column from 0.

    `failed` has what stands in cells whose formula failed, `empty` the formulas without a result,
    `percent` the cells that show their number as a percentage; `divided` tells of columns, and by
    what their cells divide the numbers that they show, the first row and how many. `hidden_rows`
    and `hidden_columns` are first and last of what is hidden, `merged` None where the format does
    not tell; nor does it tell any of the rest if not `told`. `escaped` tells whether texts may have
    signs by number (`_x000D_`).
    """

    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    empty: set[tuple[int, int]] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    divided: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Span] | None = None
    told: bool = True
    escaped: bool = False

    def divides(self, row: int, column: int, by: int, count: int = 1) -> None:
        """Note that a cell, or `count` of them down a column, shows its number divided."""
        first, before = self.divided.get((column, by), (row, 0))
        self.divided[column, by] = first, before + count

    @property
    def hidden(self) -> str:
        """Return what of the sheet is hidden, in the words of `reading.Sheet`."""
        if not self.told:
            return "unknown"
        parts = [
            name
            for name, found in (("rows", self.hidden_rows), ("columns", self.hidden_columns))
            if found
        ]
        return " and ".join(parts) or "no"
