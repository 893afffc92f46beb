"""The records of an XLSB: how far its cells lie apart, and failed formulas."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator

from edustandards.errors import DataError, problem
from edustandards.tables.archive import parts
from edustandards.tables.grid import MOST_COLUMNS
from edustandards.tables.sent import DAMAGED, Sent
from edustandards.where import Place

MOST_CELLS = 40_000_000
_ROW = 0
_DIMENSION, _TEXTS = 148, 159
_CELLS = range(1, 12)


def bound_xlsb(file: Sent) -> None:
    """Refuse an XLSB whose cells lie too far apart.

    Raises:
        DataError: where they do, or a sheet is damaged.
    """
    place = file.place
    try:
        with file.open() as opened, zipfile.ZipFile(opened) as archive:
            for entry in archive.infolist():
                inside = entry.filename.casefold()
                if not inside.endswith(".bin"):
                    continue
                stream = b"".join(parts(archive, entry, place))
                if "worksheets/" in inside:
                    _bound(stream, place)
                elif "sharedstrings" in inside:
                    _bound_texts(stream, place)
    except DAMAGED:
        raise DataError(problem("workbook-unreadable", place)) from None


def _bound(stream: bytes, place: Place) -> None:
    wide = tall = 0
    for kind, data in _records(stream):
        if kind == _ROW:
            tall = max(tall, struct.unpack_from("<I", data)[0] + 1)
        elif kind in _CELLS:
            wide = max(wide, struct.unpack_from("<I", data)[0] + 1)
        elif kind == _DIMENSION:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            if top > bottom or left > right:
                raise DataError(problem("workbook-unreadable", place))
            tall, wide = max(tall, bottom - top + 1), max(wide, right - left + 1)
        if wide > MOST_COLUMNS:
            raise DataError(problem("sheet-too-wide", place, most=MOST_COLUMNS))
        if wide * tall > MOST_CELLS:
            raise DataError(problem("sheet-too-large", place, cells=wide * tall, most=MOST_CELLS))


def _bound_texts(stream: bytes, place: Place) -> None:
    """Refuse more texts than there is room for in the part that has them."""
    for kind, data in _records(stream):
        if kind == _TEXTS and max(struct.unpack_from("<II", data)) > len(stream):
            raise DataError(problem("workbook-unreadable", place))


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and content of each record; both are written in steps of seven bits."""
    at = 0
    while at < len(stream):
        kind = stream[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (stream[at] & 0x7F) << 7
            at += 1
        length = 0
        for step in range(4):
            byte = stream[at]
            at += 1
            length |= (byte & 0x7F) << 7 * step
            if not byte & 0x80:
                break
        yield kind, stream[at : at + length]
        at += length
