"""Files that a verb writes; none of them may be one that it reads."""

from __future__ import annotations

import os
from pathlib import Path

import click

from edustandards.errors import DataError, problem
from edustandards.tables.sent import KNOWN
from edustandards.where import Place

_READ = KNOWN | {".yaml", ".yml"}


class Output(click.Path):
    """The type of an option that names a file to be written."""


OUTPUT = click.option("-o", "--output", type=Output(), default=None, metavar="file")


def refuse_inputs(context: click.Context) -> None:
    """Refuse a call that would write over what it reads.

    Raises:
        DataError: where an output is a file that another parameter names, or one in a folder.
    """
    params = [one for one in context.command.params if isinstance(one.type, click.Path)]
    outputs = [one for one in params if isinstance(one.type, Output)]
    inputs = [one for one in params if not isinstance(one.type, Output)]
    for output in [path for one in outputs for path in _said(context, one)]:
        for param in inputs:
            # Options name folders to look things up in; what is in those of arguments is read.
            reads = _reads if isinstance(param, click.Argument) else _same
            if any(reads(one, output) for one in _said(context, param)):
                raise DataError(problem("cli-output-is-input", Place(str(output))))


def _said(context: click.Context, param: click.Parameter) -> list[Path]:
    said = context.params.get(param.name or "") or ()
    return [Path(one) for one in ((said,) if isinstance(said, str) else said)]


def _same(one: Path, other: Path) -> bool:
    try:
        return one.is_file() and other.is_file() and one.samefile(other)
    except OSError:
        return False  # no name that a file can have; whoever opens it tells


def _reads(given: Path, path: Path) -> bool:
    """Tell whether a path is read where another is named: it is that, or a file in that folder."""
    if _same(given, path):
        return True
    if path.suffix.casefold() not in _READ or not _same(path, path):
        return False
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(given))
