"""Text tables: CSV in the encodings and with the delimiters that people send."""

from __future__ import annotations

import csv
import io
from itertools import islice

from edustandards.errors import DataError, Problem, problem
from edustandards.tables.encoding import decode
from edustandards.tables.grid import MOST_CELL, MOST_COLUMNS, Grid
from edustandards.tables.headers import Lexicon
from edustandards.tables.paths import is_known_path
from edustandards.tables.sent import Sent
from edustandards.where import Place

DELIMITERS = (",", "\t", ";", "|", "，")
_LOOKED_AT = 200_000
_HEADER_ROWS = 30


def read_delimited(file: Sent, lexicon: Lexicon) -> tuple[Grid, list[Problem]]:
    """Return a text file as a grid, and notes on its encoding.

    The delimiter is the one with which most headers are known. A first line `sep=;`, as Excel
    writes it, is obeyed.

    Raises:
        DataError: where it is empty, too large, no text at all, or its quotes do not match.
    """
    place = file.place
    raw = file.read()
    text, notes = decode(raw, place, lexicon)
    stated, skipped = _stated(text)
    delimiter = stated or _delimiter(text, lexicon)
    rows, numbers = rows_of(text[skipped:], delimiter, place, 1 + bool(skipped))
    return Grid(place, rows, numbers), notes


def delimiter_of(text: str, lexicon: Lexicon) -> str:
    """Return the delimiter of a text by its beginning; nothing where its first line states one."""
    return _delimiter(text, lexicon) if text and not _stated(text)[0] else ""


def rows_of(
    text: str, delimiter: str, file: Place, line: int = 1
) -> tuple[list[list[str]], list[int]]:
    """Return the rows, and the line on which each begins: a quoted cell may span several.

    Raises:
        DataError: where its quotes do not match, or a row or cell is too large.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    first = line
    rows: list[list[str]] = []
    numbers: list[int] = []
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS or max(map(len, row), default=0) > MOST_CELL:
                place = Place(file.file, line)
                params = {"columns": MOST_COLUMNS, "signs": MOST_CELL}
                raise DataError(problem("row-too-large", place, **params))
            rows.append(row)
            numbers.append(line)
            line = reader.line_num + first
    except csv.Error:
        raise DataError(problem("row-unreadable", Place(file.file, line))) from None
    return rows, numbers


def _stated(text: str) -> tuple[str, int]:
    """Return the delimiter that the first line states, and where the next one begins."""
    line = text[:20].splitlines(keepends=True)[0]
    found = line.rstrip("\r\n")
    ours = found[:4].casefold() == "sep=" and len(found) == len("sep=;")
    return (found[-1], len(line)) if ours and found[-1] in DELIMITERS else ("", 0)


def _delimiter(text: str, lexicon: Lexicon) -> str:
    """Return the delimiter with which most headers are known, then that with most columns."""
    start = text[:_LOOKED_AT]

    def score(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
        try:
            rows = list(islice(reader, _HEADER_ROWS))
        except csv.Error:
            return 0, 0
        return max((_known(row[:MOST_COLUMNS], lexicon), len(row)) for row in rows)

    return max(DELIMITERS, key=score)


def _known(row: list[str], lexicon: Lexicon) -> int:
    return sum(1 for cell in row if cell.strip() and is_known_path(lexicon, (cell.strip(),))[0])
