"""What a workbook's archive holds, looked at before it is opened.

A few kilobytes of zip can unpack to gigabytes, and two cells far apart make a sheet of billions,
so both are bounded here. The reader of workbooks tells neither failed formulas from gaps, nor
percentages from numbers, nor what is hidden: that is found here too, in the XML itself, without
building trees and without entities.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from copy import copy
from html import unescape
from pathlib import PurePosixPath

from edustandards.errors import DataError, Problem, problem
from edustandards.tables.formats import Styles, styles_of
from edustandards.tables.grid import MOST_BYTES
from edustandards.tables.marks import Marks
from edustandards.tables.sent import DAMAGED, Sent, too_large
from edustandards.tables.sheet_xml import marks_of
from edustandards.where import Place

MOST_UNPACKED = 1_000_000_000
MOST_RATIO = 400
"""How much larger than its file a workbook may be; real ones stay below a fifth of this."""

_CHUNK = 1 << 20
_PART = 1 << 24
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_MOST_DIGITS = 10
_ATTRIBUTE = re.compile(r"""([A-Za-z:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_COUNTED = re.compile(rb"<(?:[A-Za-z]+:)?sst\b[^>]*>")
_NUMBERS = re.compile(rb"""[cC]ount\s*=\s*["']\s*([0-9]{1,30})""")
_ELEMENT = re.compile(rb"<[A-Za-z]")


def inspect(file: Sent) -> tuple[dict[str, Marks], list[Problem]]:
    """Return the marks of a workbook's sheets by name, once its sizes are found to be bounded.

    Notes tell of macros and of links to other files, neither of which is followed.

    Raises:
        DataError: where it is no workbook, encrypted, or larger inside than any real one.
    """
    place, size = file.place, file.size
    if size > MOST_BYTES:
        raise too_large(place, size)
    if not size:
        raise DataError(problem("file-empty", place))
    with file.open() as opened:
        if opened.read(4) == _OLD:
            raise DataError(problem("workbook-old", place))
    try:
        with file.open() as opened, zipfile.ZipFile(opened) as archive:
            return _inspected(archive, place, size)
    except DAMAGED:
        raise DataError(problem("workbook-unreadable", place)) from None


def _inspected(
    archive: zipfile.ZipFile, place: Place, size: int
) -> tuple[dict[str, Marks], list[Problem]]:
    entries = archive.infolist()
    check_sizes(entries, place, size)
    names = _sheets(archive)
    styles = _styles(archive)
    found: dict[str, Marks] = {}
    escaped = [False]
    for entry in entries:
        chunks = _seen(parts(archive, entry, place), escaped)
        if entry.filename in names:
            sheet = names[entry.filename]
            found[sheet] = marks_of(chunks, Place(place.file, sheet=sheet), styles)
        elif entry.filename.endswith((".xml", ".rels")):
            for _ in chunks:
                pass
    for marks in found.values():
        marks.escaped = escaped[0]
    return found, _foreign(entries, place)


def _seen(chunks: Iterator[bytes], escaped: list[bool]) -> Iterator[bytes]:
    """Yield chunks, and note whether a sign stands in them by its number."""
    for chunk in chunks:
        escaped[0] = escaped[0] or b"_x" in chunk
        yield chunk


def check_sizes(entries: list[zipfile.ZipInfo], place: Place, size: int) -> None:
    """Refuse what is encrypted, or states that it unpacks to more than any workbook does."""
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise DataError(problem("workbook-old", place))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > min(MOST_UNPACKED, size * MOST_RATIO + 10_000_000):
        raise DataError(problem("workbook-inflates", place, unpacked=unpacked // 1_000_000))


def _foreign(entries: list[zipfile.ZipInfo], place: Place) -> list[Problem]:
    names = [entry.filename.casefold() for entry in entries]
    notes = []
    if any(name.endswith("vbaproject.bin") for name in names):
        notes.append(problem("workbook-macros", place))
    if any("externallinks/" in name for name in names):
        notes.append(problem("workbook-links", place))
    return notes


def parts(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Place) -> Iterator[bytes]:
    """Yield a part of the archive; its real size is counted, since the stated one may be a lie.

    Raises:
        DataError: where it is larger than it says, or declares entities.
    """
    stated = entry.file_size
    entry = copy(entry)
    entry.file_size = MOST_UNPACKED
    total = 0
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            if not total:
                _check_start(chunk, stated, place)
            total += len(chunk)
            if total > stated:
                raise DataError(problem("workbook-unreadable", place))
            yield chunk


def _check_start(chunk: bytes, size: int, place: Place) -> None:
    """Refuse a part that declares entities, or more texts than it can have: room is made for them.

    Raises:
        DataError: where it does.
    """
    if b"<!DOCTYPE" in chunk[: _root(chunk)]:
        raise DataError(problem("workbook-entities", place))
    counted = _COUNTED.search(chunk)
    if counted and any(int(number) > size for number in _NUMBERS.findall(counted[0])):
        raise DataError(problem("workbook-unreadable", place))


def _root(chunk: bytes) -> int | None:
    """Return where the first element of a part begins: entities are declared before it."""
    found = _ELEMENT.search(chunk)
    return found.start() if found else None


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


def _styles(archive: zipfile.ZipFile) -> Styles:
    """Return the styles of cells that show numbers in a way of their own."""
    formats = {
        int(number): unescape(attributes.get("formatCode", ""))
        for attributes in _tags(archive, "xl/styles.xml", "numFmt")
        if (number := attributes.get("numFmtId", "")).isdecimal() and len(number) < _MOST_DIGITS
    }
    text = _text(archive, "xl/styles.xml")
    inside = re.search(r"<(?:[A-Za-z]+:)?cellXfs\b.*?</(?:[A-Za-z]+:)?cellXfs>", text, re.DOTALL)
    if inside is None:
        return Styles()
    styles = re.findall(r"<(?:[A-Za-z]+:)?xf\s([^>]*)>", inside[0])
    used = (_attributes(style).get("numFmtId", "") for style in styles)
    return styles_of(
        formats,
        [int(one) if one.isdecimal() and len(one) < _MOST_DIGITS else 0 for one in used],
    )


def _text(archive: zipfile.ZipFile, part: str) -> str:
    try:
        with archive.open(part) as file:
            return file.read(_PART).decode("utf-8", errors="replace")
    except KeyError:
        return ""


def _attributes(inside: str) -> dict[str, str]:
    return {key: one or two for key, one, two in _ATTRIBUTE.findall(inside)}


def _tags(archive: zipfile.ZipFile, part: str, tag: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of the tags of a small part; those of `sheet` have their `r:id`."""
    for inside in re.findall(rf"<(?:[A-Za-z]+:)?{tag}\s([^>]*)>", _text(archive, part)):
        found = _attributes(inside)
        # The prefix of the id is the author's choice.
        own = next((key for key in found if key.endswith(":id")), "")
        yield found | ({"r:id": found[own]} if own else {})
