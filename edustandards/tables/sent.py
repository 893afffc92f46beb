"""What was sent: files, folders and archives of them, one after the other, with nothing unpacked.

An archive from a stranger may unpack to gigabytes, or name its parts so that they would land
elsewhere: its parts are read into memory one at a time, bounded, and their names are only shown.
"""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from edustandards.errors import DataError, problem
from edustandards.tables.grid import MOST_BYTES, short, unbroken
from edustandards.where import Place

TEXT = frozenset({".csv", ".tsv", ".txt"})
ZIPPED = frozenset({".xlsx", ".xlsm", ".xlsb", ".ods"})
BINARY = frozenset({".xls", ".et"})
KNOWN = TEXT | ZIPPED | BINARY | {".parquet", ".gz"}

MOST_FILES = 5_000
MOST_DEPTH = 8
MOST_RATIO = 400
_ENCRYPTED = 0x1
_NAMED_IN_UTF8 = 0x800
_LINK = 0o120000
DAMAGED: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, LookupError, ValueError, RuntimeError),
)
"""What the readers of archives raise on bytes that are none."""

_UNREADABLE: tuple[type[Exception], ...] = (*DAMAGED, OSError)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file: on disk by its path, or a part of an archive by its bytes; `name` is what is shown.

    `bundle` is the folder or archive that it came in.
    """

    name: str
    path: Path | None = None
    raw: bytes = b""
    bundle: str = ""

    @property
    def suffix(self) -> str:
        """Return the suffix in lower case; of what was unpacked, that within."""
        return self._plain.suffix.casefold()

    @property
    def stem(self) -> str:
        """Return the name without folder and suffix."""
        return self._plain.stem

    @property
    def _plain(self) -> PurePosixPath:
        name = self.name.replace("\\", "/")
        packed = self.path is None and name.casefold().endswith(".gz")
        return PurePosixPath(name[: -len(".gz")] if packed else name)

    @property
    def place(self) -> Place:
        """Return the file as a place."""
        return Place(self.name)

    @property
    def size(self) -> int:
        """Return how many bytes it has."""
        return self.path.stat().st_size if self.path is not None else len(self.raw)

    def open(self) -> BinaryIO:
        """Return it as an open file."""
        return self.path.open("rb") if self.path is not None else io.BytesIO(self.raw)

    def read(self) -> bytes:
        """Return all its bytes.

        Raises:
            DataError: where it is larger than any table.
        """
        if self.size > MOST_BYTES:
            raise too_large(self.place, self.size)
        return self.path.read_bytes() if self.path is not None else self.raw


def too_large(place: Place, size: int) -> DataError:
    """Return the error of a file that is larger than any table."""
    params = {"size": size // 1_000_000, "most": MOST_BYTES // 1_000_000}
    return DataError(problem("file-too-large", place, **params))


def sent(path: Path) -> Iterator[Sent]:
    """Yield the files that a path leads to: itself, or those in a folder or an archive.

    Raises:
        DataError: where there is nothing, or an archive must not be opened.
    """
    place = Place(unbroken(str(path)))
    if path.is_dir():
        yield from _folder(path, place)
    elif not path.exists():
        raise DataError(problem("file-missing", place))
    elif path.suffix.casefold() == ".zip":
        yield from _archive(path, place)
    else:
        yield unpacked(Sent(place.file, path))


def _folder(path: Path, place: Place) -> Iterator[Sent]:
    """Yield the tables in a folder and those below it, by name; links are not followed."""
    found = []
    for one in path.rglob("*"):
        parts = one.relative_to(path).parts
        if len(parts) > MOST_DEPTH or any(part.startswith((".", "~$", "__")) for part in parts):
            continue
        if one.is_file() and not one.is_symlink() and one.suffix.casefold() in KNOWN:
            found.append(one)
        if len(found) > MOST_FILES:
            raise DataError(problem("bundle-too-many", place, most=MOST_FILES))
    if not found:
        raise DataError(problem("bundle-empty", place))
    for one in sorted(found):
        yield unpacked(Sent(unbroken(str(one)), one, bundle=place.file))


def _archive(path: Path, place: Place) -> Iterator[Sent]:
    if path.stat().st_size > MOST_BYTES:
        raise too_large(place, path.stat().st_size)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            _check(entries, place, path.stat().st_size)
            wanted = [one for one in entries if _is_table(shown_name(one))]
            if not wanted:
                raise DataError(problem("bundle-empty", place))
            for one in sorted(wanted, key=shown_name):
                name = f"{place.file}/{shown_name(one)}"
                yield Sent(name, raw=_part(archive, one, place), bundle=place.file)
    except _UNREADABLE:
        raise DataError(problem("bundle-unreadable", place)) from None


def _is_table(name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    return not hidden and PurePosixPath(name).suffix.casefold() in KNOWN - {".gz"}


def _check(entries: list[zipfile.ZipInfo], place: Place, size: int) -> None:
    """Refuse an archive that is encrypted, has too much in it, or names with tricks."""
    if any(one.flag_bits & _ENCRYPTED for one in entries):
        raise DataError(problem("bundle-encrypted", place))
    if len(entries) > MOST_FILES:
        raise DataError(problem("bundle-too-many", place, most=MOST_FILES))
    whole = sum(one.file_size for one in entries)
    if whole > min(4 * MOST_BYTES, size * MOST_RATIO + 10_000_000):
        raise DataError(problem("bundle-inflates", place, unpacked=whole // 1_000_000))
    seen: set[str] = set()
    for one in entries:
        name = shown_name(one)
        parts = PurePosixPath(name).parts
        trick = ".." in parts or name.startswith("/") or ":" in name or not name.isprintable()
        if trick or "\\" in name or (one.external_attr >> 16) & 0o170000 == _LINK:
            raise DataError(problem("bundle-path", place, text=short(name)))
        if name in seen:
            raise DataError(problem("bundle-twice", place, text=short(name)))
        seen.add(name)


def shown_name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a part; older programs write Chinese ones in GBK without saying so."""
    name = entry.orig_filename.split("\x00", 1)[0] or entry.filename
    if entry.flag_bits & _NAMED_IN_UTF8 or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Place) -> bytes:
    """Return a part of an archive; its stated size may be a lie, so what comes is counted."""
    with archive.open(entry) as file:
        raw = file.read(min(entry.file_size, MOST_BYTES) + 1)
    if len(raw) > min(entry.file_size, MOST_BYTES):
        raise too_large(Place(f"{place.file}/{shown_name(entry)}"), len(raw))
    return raw


def unpacked(one: Sent) -> Sent:
    """Return a file, unpacked where it is a single packed one (`schools.csv.gz`).

    Raises:
        DataError: where it is damaged, or unpacks to more than any table has.
    """
    if one.suffix != ".gz":
        return one
    try:
        with one.open() as file, gzip.GzipFile(fileobj=file) as packed:
            raw = packed.read(MOST_BYTES + 1)
    except _UNREADABLE:
        raise DataError(problem("bundle-unreadable", one.place)) from None
    if len(raw) > MOST_BYTES:
        raise too_large(one.place, len(raw))
    return Sent(one.name, raw=raw, bundle=one.bundle)
