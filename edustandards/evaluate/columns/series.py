"""Columns of verdicts and of names as plain sequences, turned into Python only when asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import narwhals as nw


class ColumnCodes(Sequence[int]):
    """A column of codes; counting them never leaves the frame."""

    def __init__(self, series: nw.Series[Any]) -> None:
        self.series = series

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.series)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        """Return one code, or a run of them."""
        if isinstance(index, slice):
            return [int(code) for code in self.series.to_list()[index]]
        return int(self.series.item(index))

    def __iter__(self) -> Iterator[int]:
        """Return the codes one by one."""
        return iter(self.series.to_list())

    def count(self, value: Any) -> int:
        """Return how often a code stands in the column."""
        return int((self.series == value).sum())


class Strings(Sequence[str]):
    """A column of names; a missing one, or a column that is not there, gives empty texts."""

    def __init__(self, series: nw.Series[Any] | None, size: int) -> None:
        self.series = series
        self.size = size

    def __len__(self) -> int:
        """Return how many there are."""
        return self.size

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        """Return one name, or a run of them."""
        if isinstance(index, slice):
            return list(self)[index]
        if self.series is None:
            return ("",)[0] if -self.size <= index < self.size else _outside(index)
        return _text(self.series.item(index))

    def __iter__(self) -> Iterator[str]:
        """Return the names one by one."""
        if self.series is None:
            return iter([""] * self.size)
        return (_text(one) for one in self.series.to_list())


def _text(value: Any) -> str:
    return "" if value is None or value != value else str(value)  # noqa: PLR0124 - not-a-number


def _outside(index: int) -> str:
    raise IndexError(index)
