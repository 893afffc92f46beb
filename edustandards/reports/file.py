"""Whatever is written to a file is there whole, or what was there before is as it was."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from edustandards.errors import DataError, problem
from edustandards.where import Place

_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}
_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,9})")


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write pieces of text to a file, as `beside` does.

    What is no character, as in the name of a file that is no UTF-8, is written as an escape.

    Raises:
        DataError: where it cannot be written; then there is no file, or the one that was there.
    """
    with (
        beside(path) as other,
        other.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        file.writelines(pieces)


def write_bytes(path: Path, raw: bytes) -> None:
    """Write bytes to a file, as `beside` does.

    Raises:
        DataError: where it cannot be written; then there is no file, or the one that was there.
    """
    with beside(path) as other:
        other.write_bytes(raw)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give the path of an empty file, which takes the place of another once it is written.

    Links are followed, and permissions stay as they were. What is no plain file, such as a pipe or
    `/dev/stdout`, has the content sent into it at the end.

    Raises:
        DataError: where it cannot be written; then there is no file, or the one that was there.
    """
    try:
        _check_name(path)
        with _sent(path) if _is_stream(path) else _replaced(Path(os.path.realpath(path))) as other:
            yield other
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DataError(problem("report-failed-to-write", Place(str(path)), why=why)) from None


def _check_name(path: Path) -> None:
    """Refuse what no file can be called, which the system would not tell as an error of its own."""
    try:
        raw = os.fsencode(path)
    except UnicodeEncodeError:
        raise _refused(errno.EILSEQ) from None
    if b"\0" in raw:
        raise _refused(errno.EINVAL)


@contextmanager
def _replaced(path: Path) -> Iterator[Path]:
    kept = _permissions(path)
    # The name of the file may already be as long as names can be; the other has one of its own.
    other = path.with_name(f".edustandards-{token_hex(8)}.part")
    os.close(os.open(other, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        yield other
        with other.open("rb+") as file:
            os.fsync(file.fileno())
        if kept is not None:
            other.chmod(kept)
        other.replace(path)
    except BaseException:
        other.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _permissions(path: Path) -> int | None:
    """Return the permissions of a file, None where there is none.

    Raises:
        OSError: where it is a folder, or may not be written to.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise _refused(errno.EISDIR)
    # When it is replaced only its folder would be asked; and an administrator may do anything.
    if not os.access(path, os.W_OK) or not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise _refused(errno.EACCES)
    return stat.S_IMODE(mode)


def _refused(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _settle(folder: Path) -> None:
    """Have the new name of a file on the disk too, where the system lets us."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_stream(path: Path) -> bool:
    """Tell whether a path leads to a pipe, a terminal or a device, which nothing can replace."""
    if _descriptor(path) is not None:
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _descriptor(path: Path) -> int | None:
    """Return which open file of this process a path names; its links would lead to a name only."""
    named = _DESCRIPTOR.fullmatch(str(path))
    return int(named[1]) if named is not None else _STREAMS.get(str(path))


@contextmanager
def _sent(path: Path) -> Iterator[Path]:
    import tempfile  # it brings a good deal along

    with tempfile.TemporaryDirectory(prefix="edustandards-") as folder:
        other = Path(folder, "part")
        other.touch()
        yield other
        with other.open("rb") as made, _opened(path) as stream:
            shutil.copyfileobj(made, stream)


def _opened(path: Path) -> BinaryIO:
    descriptor = _descriptor(path)
    if descriptor is None:
        return path.open("wb")
    sys.stdout.flush()  # what was printed before comes before
    return os.fdopen(os.dup(descriptor), "wb")
