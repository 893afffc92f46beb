"""The container of older workbooks: small files in one file, of which one is read."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_HEADER = 512
_DIRECT = 109
_ENTRY = 128
_NAMES = ("Workbook", "Book")
_MOST_ENTRIES = 10_000


class DamagedError(ValueError):
    """The container contradicts itself."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    start: int
    size: int


def workbook_stream(raw: bytes) -> bytes:
    """Return the stream of an older workbook that holds its sheets.

    Raises:
        DamagedError: where the container contradicts itself, or holds no workbook.
    """
    if len(raw) < _HEADER:
        raise DamagedError
    shift, short = struct.unpack_from("<HH", raw, 30)
    if shift not in {9, 12} or short != 6:
        raise DamagedError
    sector = 1 << shift
    table = _table(raw, sector)
    first, cutoff, mini = (struct.unpack_from("<I", raw, at)[0] for at in (48, 56, 60))
    entries = _entries(_chain(raw, table, first, sector))
    found = next((one for name in _NAMES for one in entries if one.name == name), None)
    if found is None or not entries:
        raise DamagedError
    if found.size >= cutoff:
        return _chain(raw, table, found.start, sector)[: found.size]
    small = _chain(raw, table, entries[0].start, sector)
    lengths = _chain(raw, table, mini, sector)
    short_table = struct.unpack(f"<{len(lengths) // 4}I", lengths[: len(lengths) // 4 * 4])
    return _followed(small, short_table, found.start, 1 << short, 0)[: found.size]


def _table(raw: bytes, sector: int) -> Sequence[int]:
    """Return which sector follows each."""
    sectors = [one for one in struct.unpack_from(f"<{_DIRECT}I", raw, 76) if one < 0xFFFFFFFA]
    following, count = struct.unpack_from("<II", raw, 68)
    for _ in range(min(count, len(raw) // sector)):
        at = (following + 1) * sector
        if at + sector > len(raw):
            break
        *more, following = struct.unpack_from(f"<{sector // 4}I", raw, at)
        sectors += [one for one in more if one < 0xFFFFFFFA]
    parts = []
    for one in sectors[: len(raw) // sector + 1]:
        at = (one + 1) * sector
        if at + sector > len(raw):
            raise DamagedError
        parts.append(raw[at : at + sector])
    joined = b"".join(parts)
    return struct.unpack(f"<{len(joined) // 4}I", joined)


def _chain(raw: bytes, table: Sequence[int], start: int, sector: int) -> bytes:
    return _followed(raw, table, start, sector, sector)


def _followed(raw: bytes, table: Sequence[int], start: int, sector: int, before: int) -> bytes:
    """Return the sectors of a chain put together; one that runs in a circle is refused."""
    parts: list[bytes] = []
    at = start
    while at < len(table):
        if len(parts) > len(table):
            raise DamagedError
        spot = at * sector + before
        parts.append(raw[spot : spot + sector])
        at = table[at]
    return b"".join(parts)


def _entries(directory: bytes) -> list[_Entry]:
    found = []
    for at in range(0, min(len(directory), _MOST_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", directory, at + 116)
        found.append(_Entry(name, start, size))
    return found
