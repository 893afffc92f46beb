"""A folder of files, as engines for many machines write them: there whole, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from edustandards.errors import DataError, problem
from edustandards.where import Place


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Give the path of a folder yet to be made, which takes the place of another once it is.

    Raises:
        DataError: where it cannot be written; then all is as it was.
    """
    other = path.with_name(f".edustandards-{token_hex(8)}.part")
    try:
        yield other
        _replaced(other, path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DataError(problem("report-failed-to-write", Place(str(path)), why=why)) from None
    finally:
        shutil.rmtree(other, ignore_errors=True)


def _replaced(other: Path, path: Path) -> None:
    if not path.exists():
        other.rename(path)
        return
    old = path.with_name(f".edustandards-{token_hex(8)}.old")
    path.rename(old)
    other.rename(path)
    if old.is_dir():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.unlink()
