"""Files that turn out to be damaged once columns are wanted: lazy frames read them so late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from edustandards.errors import DataError, problem
from edustandards.evaluate.panics import panics_unsaid
from edustandards.where import Place

_READERS = frozenset({"polars", "pyo3_runtime", "pyarrow", "narwhals", "duckdb", "_duckdb"})
"""Where the errors of frames have their classes; a panic in Rust is one of the second."""


@contextmanager
def damage_told(source: Place) -> Iterator[None]:
    """Tell what a library of frames complains of while a file is read as damage of that file.

    Frames that a user brings have no file; what is wrong with these, their user knows best.

    Raises:
        DataError: where the library complains.
    """
    try:
        with panics_unsaid() if source.file else nullcontext():
            yield
    except BaseException as error:
        if not source.file or type(error).__module__.partition(".")[0] not in _READERS:
            raise
        if Path(source.file).suffix.casefold() in {"", ".parquet"}:
            raise DataError(problem("parquet-unreadable", source)) from None
        raise DataError(problem("file-unreadable", source, why=type(error).__name__)) from None
