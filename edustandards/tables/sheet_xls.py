"""The records of an XLS: how far its cells lie apart, failed formulas, formats, what is hidden.

The reader of workbooks takes any two cells for the corners of a sheet, and tells failures from
gaps no better than for newer files; so the records are walked through first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from edustandards.errors import DataError, problem
from edustandards.tables.compound import DamagedError, workbook_stream
from edustandards.tables.formats import Styles, styles_of
from edustandards.tables.grid import MOST_COLUMNS
from edustandards.tables.marks import Marks
from edustandards.tables.sent import Sent
from edustandards.where import Place

MOST_CELLS = 40_000_000
MOST_MARKS = 200_000
_BOUND, _DIMENSION, _ROW, _COLUMNS, _PASSWORD, _BOF = 0x85, 0x200, 0x208, 0x7D, 0x2F, 0x809
_FORMULA, _FAILED, _TEXTS = 0x6, 0x205, 0xFC
_FORMAT, _STYLE = 0x41E, 0xE0
_NUMBERS = frozenset({0x203, 0x27E, _FORMULA})
_CELLS = frozenset({0x203, 0x27E, 0xFD, 0x204, 0xD6, 0xBD, _FAILED, _FORMULA})
_MANY = 0xBD
_MOST_ROWS, _MOST_COLUMNS = 0x10000, 0x100
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def inspect_xls(file: Sent) -> dict[str, Marks]:
    """Return the marks of the sheets of an XLS by name.

    Raises:
        DataError: where it is damaged, has a password, or its cells lie too far apart.
    """
    place = file.place
    try:
        stream = workbook_stream(file.read())
        return _walked(stream, place)
    except (DamagedError, struct.error, IndexError):
        raise DataError(problem("workbook-unreadable", place)) from None


def records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield where each record begins, its kind and its content."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _walked(stream: bytes, place: Place) -> dict[str, Marks]:
    names: dict[int, str] = {}
    found: dict[str, Marks] = {}
    sheet = ""
    wide = tall = 0
    formats: dict[int, str] = {}
    used: list[int] = []
    styles = Styles()
    for at, kind, data in records(stream):
        if kind == _PASSWORD:
            raise DataError(problem("workbook-old", place))
        if kind == _BOUND:
            names[struct.unpack_from("<I", data)[0]] = _name(data)
        elif kind == _BOF and at in names:
            sheet, wide, tall = names[at], 0, 0
            found[sheet] = Marks()
            styles = styles_of(formats, used)
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", data)
            last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == _MANY else column
            wide, tall = max(wide, last + 1), max(tall, row + 1)
            _check(wide, tall, Place(place.file, sheet=sheet))
            if sheet:
                _mark(found[sheet], kind, data, (row, column), styles)
        elif kind == _FORMAT:
            formats[struct.unpack_from("<H", data)[0]] = _code(data)
        elif kind == _STYLE:
            used.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _TEXTS and max(struct.unpack_from("<II", data)) > len(stream):
            raise DataError(problem("workbook-unreadable", place))
        elif kind == _DIMENSION:
            _check_stated(data, place)
        elif sheet and kind in {_ROW, _COLUMNS}:
            _hide(found[sheet], kind, data)
    return found


def _check(wide: int, tall: int, place: Place) -> None:
    if wide > MOST_COLUMNS:
        raise DataError(problem("sheet-too-wide", place, most=MOST_COLUMNS))
    if wide * tall > MOST_CELLS:
        raise DataError(problem("sheet-too-large", place, cells=wide * tall, most=MOST_CELLS))


def _check_stated(data: bytes, place: Place) -> None:
    """Refuse a sheet that states sizes that no sheet has: room would be made for them."""
    new = len(data) >= 12
    rows, columns = ("<II", 8) if new else ("<HH", 4)
    top, bottom = struct.unpack_from(rows, data)
    left, right = struct.unpack_from("<HH", data, columns)
    if not (top <= bottom <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
        raise DataError(problem("workbook-unreadable", place))


def _name(data: bytes) -> str:
    length, wide = data[6], data[7] & 1
    text = data[8 : 8 + length * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _code(data: bytes) -> str:
    """Return the code of a format; versions before 1997 write its length in one byte."""
    length = struct.unpack_from("<H", data, 2)[0]
    wide = data[4] & 1 if len(data) > 4 else 0
    if len(data) == 5 + length * (2 if wide else 1):
        return data[5:].decode("utf-16-le" if wide else "latin-1", "replace")
    return data[3:].decode("latin-1")


def _mark(marks: Marks, kind: int, data: bytes, at: tuple[int, int], styles: Styles) -> None:
    """Mark a cell, or the cells of a run of numbers, each with its style."""
    row, column = at
    if text := _error(kind, data):
        if len(marks.failed) < MOST_MARKS:
            marks.failed[at] = text
    elif kind in _NUMBERS:
        _styled(marks, row, column, struct.unpack_from("<H", data, 4)[0], styles)
    elif kind == _MANY:
        for spot in range(4, len(data) - 2, 6):
            style = struct.unpack_from("<H", data, spot)[0]
            _styled(marks, row, column + (spot - 4) // 6, style, styles)


def _styled(marks: Marks, row: int, column: int, style: int, styles: Styles) -> None:
    if style in styles.percent:
        if len(marks.percent) < MOST_MARKS:
            marks.percent.add((row, column))
    elif style in styles.divided:
        marks.divides(row, column, styles.divided[style])


def _error(kind: int, data: bytes) -> str:
    """Return what stands in a cell that failed, else nothing."""
    if kind == _FAILED and len(data) >= 8 and data[7]:
        return _ERRORS.get(data[6], "#ERR!")
    if kind == _FORMULA and data[6:7] == b"\x02" and data[12:14] == b"\xff\xff":
        return _ERRORS.get(data[8], "#ERR!")
    return ""


def _hide(marks: Marks, kind: int, data: bytes) -> None:
    if kind == _ROW and struct.unpack_from("<H", data, 12)[0] & 0x20:
        row = struct.unpack_from("<H", data)[0]
        marks.hidden_rows.append((row, row))
    elif kind == _COLUMNS and struct.unpack_from("<H", data, 8)[0] & 1:
        first, last = struct.unpack_from("<HH", data)
        marks.hidden_columns.append((first, last))
