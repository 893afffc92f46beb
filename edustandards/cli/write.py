"""Where output goes: the terminal, or a file that is complete or not there at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from edustandards.errors import DataError, problem
from edustandards.reports.screen import Screen
from edustandards.where import Place


def write_lines(lines: Iterable[str], output: str | None, screen: Screen, end: str = "\n") -> None:
    """Write lines to the terminal, or to a file by way of another beside it.

    Raises:
        DataError: where the file cannot be written.
    """
    if output is None:
        for line in lines:
            print(line, end=end)
        return
    try:
        _write(lines, Path(output), end)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DataError(problem("cli-output-failed", Place(output), why=why)) from None
    print(screen.say("cli-output", path=output), file=sys.stderr)


def _write(lines: Iterable[str], path: Path, end: str) -> None:
    import tempfile  # it brings a good deal along

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(line + end)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
