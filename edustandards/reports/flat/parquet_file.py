"""Findings as a Parquet file, for programs that work in columns."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

from edustandards.errors import DataError, problem
from edustandards.reports.file import beside
from edustandards.reports.flat.rows import COLUMNS, NUMBERS, rows
from edustandards.reports.run.run import Run

AT_ONCE = 50_000
"""How many findings are held at a time: a row group of the file."""


def write_parquet(run: Run, path: Path, lang: str) -> None:
    """Write the findings to a Parquet file, a row group at a time.

    The columns are those of the CSV. Beside the exact text of each number (`value`) stands the
    nearest float (`value_float`); what is absent is null.

    Raises:
        DataError: where it cannot be written, or pyarrow is not installed.
    """
    try:
        from edustandards.evaluate.columns.stored import write_groups  # loads pyarrow
    except ModuleNotFoundError:
        raise DataError(problem("report-needs", form="parquet", extra="arrow")) from None
    with beside(path) as other:
        write_groups(other, _names(), _groups(run, lang))


def _names() -> dict[str, type]:
    found: dict[str, type] = {}
    for name in COLUMNS:
        found[name] = str
        if name in NUMBERS:
            found[f"{name}_float"] = float
    return found


def _groups(run: Run, lang: str) -> Iterator[dict[str, list[Any]]]:
    remaining = rows(run, lang)
    while group := list(islice(remaining, AT_ONCE)):
        columns: dict[str, list[Any]] = {}
        for name, texts in zip(COLUMNS, zip(*group, strict=True), strict=True):
            columns[name] = [text or None for text in texts]
            if name in NUMBERS:
                columns[f"{name}_float"] = [_float(text) for text in texts]
        yield columns


def _float(text: str) -> float | None:
    """Return the nearest float of an exact number; None for what is none, such as a level."""
    try:
        return float(Fraction(text))
    except (ValueError, OverflowError):
        return None
