"""Where output goes: the terminal, or a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from edustandards.reports.file import write_file
from edustandards.reports.screen import Screen


def write_lines(lines: Iterable[str], output: str | None, screen: Screen, end: str = "\n") -> None:
    """Write lines to the terminal, or to a file.

    Raises:
        DataError: where the file cannot be written.
    """
    if output is None:
        for line in lines:
            print(line, end=end)
        return
    write_file(Path(output), (line + end for line in lines))
    print(screen.say("cli-output", path=output), file=sys.stderr)
