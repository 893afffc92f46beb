"""A large text by its bytes: whether each of its lines is a row, and what it is written in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from edustandards.tables.grid import MOST_CELL
from edustandards.tables.sent import Sent

_HEAD = 200_000
_CHUNK = 1 << 20
_GBK = "gb18030"
_UTF8 = "utf-8-sig"
_NEVER = (b"\x00", b"\x1c", b"\x1d", b"\x1e", b"\x1f")
"""Signs of no text, and those that Python alone takes for blanks."""
_HANZI = "\u07ff"
"""Above it are the letters that GB 18030 read as UTF-8 never gives."""


@dataclass(frozen=True, slots=True)
class Head:
    """How a text begins, in whole lines, and what it is written in."""

    text: str
    encoding: str

    @property
    def recoded(self) -> bool:
        """Tell whether it is in GB 18030, so that it has to be written anew."""
        return self.encoding == _GBK


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in UTF-8 of which each line is a row: its path or its bytes, and its lines.

    `quoted` tells whether some cells stand in quotes: whole ones, without a quote or an end of line
    in them.
    """

    source: Path | BinaryIO
    lines: int
    quoted: bool


def head_of(file: Sent) -> Head | None:
    """Return the beginning of a text; None where it is in neither UTF-8 nor GB 18030."""
    with file.open() as opened:
        raw = opened.read(_HEAD)
    raw = raw[: raw.rfind(b"\n") + 1]
    for encoding in (_UTF8, _GBK):
        try:
            return Head(raw.decode(encoding), encoding) if raw else None
        except UnicodeDecodeError:
            continue
    return None


def plain_text(file: Sent, head: Head, delimiter: str) -> Plain | None:
    """Return a text that can be read by its lines; None where that might lose something."""
    sign = delimiter.encode()
    recoded = io.BytesIO() if head.recoded else None
    lines, last, quoted, ascii_only = 0, b"\n", False, True
    try:
        for chunk in _chunks(file, head):
            if any(one in chunk for one in _NEVER) or _has_long(chunk):
                return None
            if b"\r" in chunk and chunk.count(b"\r") != chunk.count(b"\r\n"):
                return None
            outside = _outside(chunk, sign) if b'"' in chunk else [chunk]
            if not outside:
                return None
            quoted = quoted or len(outside) > 1
            ascii_only = ascii_only and chunk.isascii()
            lines += chunk.count(b"\n")
            last = chunk[-1:]
            if recoded is not None:
                recoded.write(chunk)
    except UnicodeDecodeError:
        return None
    if recoded is None and not ascii_only and max(head.text) <= _HANZI:
        return None
    if recoded is not None:
        recoded.seek(0)
    source = recoded or file.path or file.open()
    return Plain(source, lines + (last != b"\n"), quoted)


def delimiters(file: Sent, head: Head, delimiter: str) -> int:
    """Return how many delimiters a plain text has, those within quotes left out."""
    sign = delimiter.encode()
    parts = (_outside(chunk, sign) for chunk in _chunks(file, head))
    return sum(part.count(sign) for several in parts for part in several)


def _chunks(file: Sent, head: Head) -> Iterator[bytes]:
    """Yield the bytes of a text in UTF-8, some whole lines at a time."""
    with file.open() as opened:
        while chunk := opened.read(_CHUNK) + opened.readline():
            yield chunk.decode(_GBK).encode() if head.recoded else chunk


def _has_long(chunk: bytes) -> bool:
    """Tell whether a line is longer than a cell may be."""
    at = 0
    while at + MOST_CELL < len(chunk):
        end = chunk.rfind(b"\n", at, at + MOST_CELL)
        if end < 0:
            return True
        at = end + 1
    return False


def _outside(chunk: bytes, sign: bytes) -> list[bytes]:
    """Return what is not in quotes; nothing where a quote is not at either end of a cell."""
    parts = chunk.split(b'"')
    outside = parts[::2]
    before, after = {one[-1:] for one in outside[:-1]}, {one[:1] for one in outside[1:]}
    if not outside[0]:  # the text begins with a quote
        before = {one[-1:] for one in outside[1:-1]}
    if len(parts) > 1 and not outside[-1]:  # it ends with one
        after = {one[:1] for one in outside[1:-1]}
    plain = before <= {sign, b"\n"} and after <= {sign, b"\n", b"\r"}
    whole = len(parts) % 2 == 1 and b"\n" not in b"".join(parts[1::2])
    return outside if plain and whole else []
