"""Where output goes: the terminal, or a file."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path

from edustandards.cli.progress import working
from edustandards.errors import DataError, problem
from edustandards.reports.file import write_file
from edustandards.reports.formats import TEXTS, format_of, write_report
from edustandards.reports.run.run import Run
from edustandards.reports.screen import Screen
from edustandards.reports.summary import summary_line


def write_run(
    run: Run, form: str | None, output: str | None, screen: Screen, *, quiet: bool
) -> None:
    """Write the report of a run to the terminal, or to a file in the format its name asks for.

    Where it is to be quiet, the terminal has the counts in a line, and nothing of the file.

    Raises:
        DataError: where the file cannot be written, or the format is for files only.
    """
    if output is None:
        form = form or "table"
        if form not in TEXTS:
            raise DataError(problem("cli-needs-output", form=form))
        if quiet and form == "table":
            print(summary_line(run, screen))
            return
        for piece in TEXTS[form](run, screen):
            print(piece, end="")
        return
    path = Path(output)
    with working(screen, "progress-writing"):
        write_report(run, path, form or format_of(path), screen.lang)
    if quiet:
        return
    print(screen.say("cli-output", path=output), file=sys.stderr)


def say_aside(text: str) -> None:
    """Say something that is no part of the output."""
    print(text, file=sys.stderr)


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


def like(before: bytes, text: str) -> bytes:
    """Return a changed text of a file with the mark and the ends of lines that it had before."""
    ended = text.replace("\n", "\r\n") if b"\r\n" in before else text
    return ended.encode("utf-8-sig" if before.startswith(BOM_UTF8) else "utf-8")
