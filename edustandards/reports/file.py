"""A report as a file that is complete or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from edustandards.errors import DataError, problem
from edustandards.where import Place


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write pieces of text to a file by way of another beside it.

    Raises:
        DataError: where it cannot be written; then there is no file, or the one that was there.
    """
    with beside(path) as other, other.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give the path of an empty file beside another, which takes its place once it is written.

    Raises:
        DataError: where it cannot be written; then there is no file, or the one that was there.
    """
    try:
        with _beside(path) as other:
            yield other
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DataError(problem("report-failed-to-write", Place(str(path)), why=why)) from None


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    import tempfile  # it brings a good deal along

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
    os.close(handle)
    other = Path(name)
    try:
        yield other
        other.chmod(0o666 & ~_mask())
        other.replace(path)
    except BaseException:
        other.unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
