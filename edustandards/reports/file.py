"""A report as a file that is complete or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from edustandards.errors import DataError, problem
from edustandards.where import Place


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write pieces of text to a file by way of another beside it.

    Raises:
        DataError: where it cannot be written; then there is no file, or the one that was there.
    """
    try:
        _write(path, pieces)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DataError(problem("report-failed-to-write", Place(str(path)), why=why)) from None


def _write(path: Path, pieces: Iterable[str]) -> None:
    import tempfile  # it brings a good deal along

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        beside.chmod(0o666 & ~_mask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
