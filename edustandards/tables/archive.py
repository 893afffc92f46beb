"""What a workbook's archive holds, looked at before it is opened: its sizes, and failed formulas.

A few kilobytes of zip can unpack to gigabytes, and two cells far apart make a sheet of billions,
so both are bounded here. The reader of workbooks gives failed formulas as empty cells; they are
found here, since a failure is not a gap.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath

from edustandards.errors import DataError, problem
from edustandards.tables.grid import MOST_BYTES
from edustandards.where import Place

MOST_UNPACKED = 1_000_000_000
MOST_RATIO = 400
"""How much larger than its file a workbook may be; real ones stay below a fifth of this."""

MOST_CELLS = 40_000_000
MOST_ERRORS = 100_000

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
_CHUNK = 1 << 24
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1

_REF = re.compile(rb"""r\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_CELL = re.compile(
    rb"<(?:[A-Za-z]+:)?c\s([^>]*[^/>])>(.{0,4000}?)</(?:[A-Za-z]+:)?c\s*>", re.DOTALL
)
_TYPED = re.compile(rb"""\bt\s*=\s*["']e["']""")
_VALUE = re.compile(rb"<(?:[A-Za-z]+:)?v(?:\s[^>]*)?>([^<]{1,40})<")
_ATTRIBUTE = re.compile(r"""([A-Za-z:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Failed:
    """A cell whose formula failed: its row and column from 0, and what stands there."""

    row: int
    column: int
    text: str


def inspect(path: Path) -> dict[str, list[Failed]]:
    """Return the failed formulas of a workbook by sheet, once its sizes are found to be bounded.

    Raises:
        DataError: where it is no workbook, encrypted, or larger inside than any real one.
    """
    place = Place(str(path))
    size = path.stat().st_size
    if size > MOST_BYTES:
        params = {"size": size // 1_000_000, "most": MOST_BYTES // 1_000_000}
        raise DataError(problem("file-too-large", place, **params))
    if not size:
        raise DataError(problem("file-empty", place))
    with path.open("rb") as file:
        if file.read(4) == _OLD:
            raise DataError(problem("workbook-old", place))
    try:
        with zipfile.ZipFile(path) as archive:
            return _inspected(archive, place, size)
    except _DAMAGED:
        raise DataError(problem("workbook-unreadable", place)) from None


def _inspected(archive: zipfile.ZipFile, place: Place, size: int) -> dict[str, list[Failed]]:
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise DataError(problem("workbook-old", place))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > min(MOST_UNPACKED, size * MOST_RATIO + 10_000_000):
        raise DataError(problem("workbook-inflates", place, unpacked=unpacked // 1_000_000))
    names = _sheets(archive)
    failed: dict[str, list[Failed]] = {}
    for entry in entries:
        chunks = _chunks(archive, entry, place)
        if entry.filename in names:
            sheet = names[entry.filename]
            at = Place(place.file, sheet=sheet)
            failed[sheet] = _failed(chunks, at)
        elif entry.filename.endswith((".xml", ".rels")):
            for _ in chunks:
                pass
    return failed


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Place) -> Iterator[bytes]:
    """Yield a part of the archive; its real size is counted, since the stated one may be a lie."""
    stated = entry.file_size
    entry = copy(entry)
    entry.file_size = MOST_UNPACKED
    total = 0
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            total += len(chunk)
            if total > stated:
                raise DataError(problem("workbook-unreadable", place))
            yield chunk


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the names of the sheets by the part of the archive that holds them."""
    ids = {
        attributes.get("r:id", ""): unescape(attributes.get("name", ""))
        for attributes in _tags(archive, "xl/workbook.xml", "sheet")
    }
    found = {}
    for attributes in _tags(archive, "xl/_rels/workbook.xml.rels", "Relationship"):
        target = attributes.get("Target", "")
        part = target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)
        if attributes.get("Id", "") in ids:
            found[part] = ids[attributes["Id"]]
    return found


def _tags(archive: zipfile.ZipFile, part: str, tag: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of the tags of a small part; those of `sheet` have their `r:id`."""
    try:
        with archive.open(part) as file:
            text = file.read(_CHUNK).decode("utf-8", errors="replace")
    except KeyError:
        return
    for inside in re.findall(rf"<(?:[A-Za-z]+:)?{tag}\s([^>]*)>", text):
        found = {key: one or two for key, one, two in _ATTRIBUTE.findall(inside)}
        # The prefix of the id is the author's choice.
        own = next((key for key in found if key.endswith(":id")), "")
        yield found | ({"r:id": found[own]} if own else {})


def _failed(chunks: Iterator[bytes], place: Place) -> list[Failed]:
    """Return the failed formulas of a sheet, once its cells are found not to lie too far apart."""
    columns, last, failed = set[bytes](), 0, list[Failed]()
    tail = b""
    for chunk in chunks:
        text = tail + chunk
        refs = _REF.findall(text)
        columns.update(column for column, _ in refs)
        last = max(last, max((int(row) for _, row in refs), default=0))
        if b'"e"' in text or b"'e'" in text:
            failed += _errors(text)
        # A cell that the chunk cuts in two is looked at again with the next one.
        cut = max(text.rfind(b"<c "), text.rfind(b":c "), len(text) - 10_000)
        tail = text[cut:]
    width = max(map(_number, columns), default=0)
    if last * width > MOST_CELLS:
        raise DataError(problem("sheet-too-large", place, cells=last * width, most=MOST_CELLS))
    return list(dict.fromkeys(failed))[:MOST_ERRORS]


def _errors(text: bytes) -> Iterator[Failed]:
    for attributes, inside in _CELL.findall(text):
        if not _TYPED.search(attributes):
            continue
        ref = _REF.search(attributes)
        value = _VALUE.search(inside)
        if ref and value:
            said = value[1].decode("utf-8", errors="replace")
            yield Failed(int(ref[2]) - 1, _number(ref[1]) - 1, unescape(said))


def _number(column: bytes) -> int:
    """Return the number of a column, from 1, by its letters."""
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
