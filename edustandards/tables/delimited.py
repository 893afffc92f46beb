"""Text tables: CSV in the encodings and with the delimiters that people send."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from edustandards.errors import DataError, Problem, problem
from edustandards.tables.grid import MOST_BYTES, MOST_CELL, MOST_COLUMNS, Grid
from edustandards.where import Place

DELIMITERS = (",", "\t", ";", "|")
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"PAR1", b"\x89PNG", b"\x1f\x8b")


def read_delimited(path: Path) -> tuple[Grid, list[Problem]]:
    """Return a text file as a grid, and notes on its encoding.

    UTF-8 with or without a mark, UTF-16 with one, or else GB 18030, which is noted.

    Raises:
        DataError: where it is empty, too large, or no text at all.
    """
    place = Place(str(path))
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise DataError(problem("file-too-large", place, size=size, most=MOST_BYTES))
    raw = path.read_bytes()
    text, notes = _decoded(raw, place)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    numbers: list[int] = []
    line = 1
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS or any(len(cell) > MOST_CELL for cell in row):
                raise DataError(
                    problem("row-too-large", Place(str(path), line), columns=MOST_COLUMNS)
                )
            rows.append(row)
            numbers.append(line)
            line = reader.line_num + 1
    except csv.Error:
        raise DataError(problem("row-unreadable", Place(str(path), line))) from None
    return Grid(place, rows, numbers), notes


def _decoded(raw: bytes, place: Place) -> tuple[str, list[Problem]]:
    if not raw.strip():
        raise DataError(problem("file-empty", place))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(raw, "utf-16", place), []
    if raw.startswith(_BINARY) or b"\x00" in raw:
        raise DataError(problem("file-not-text", place))
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _strict(raw, "gb18030", place), [problem("read-as-gbk", place)]


def _strict(raw: bytes, encoding: str, place: Place) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise DataError(problem("file-not-text", place)) from None


def _delimiter(text: str) -> str:
    """Return the delimiter that stands most often, outside of quotes, in the first lines."""
    counts = dict.fromkeys(DELIMITERS, 0)
    quoted = False
    for sign in text[:20_000]:
        if sign == '"':
            quoted = not quoted
        elif sign in counts and not quoted:
            counts[sign] += 1
    return max(DELIMITERS, key=lambda one: counts[one])
