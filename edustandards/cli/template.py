"""`template`: a workbook to fill in for what a pack asks."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from edustandards.cli.options import AS_OF, LANG, day_of, screen_of
from edustandards.cli.speaking import Verb
from edustandards.errors import DataError, problem
from edustandards.packs.library import load
from edustandards.tables.template.write import template_workbook
from edustandards.where import Place


@click.command(cls=Verb)
@click.argument("asked_pack", metavar="PACK")
@click.option("-o", "--output", "workbook", required=True, type=click.Path(), metavar="file")
@AS_OF
@LANG
@click.pass_obj
def template(lang: str, /, asked_pack: str, workbook: str, as_of: str | None) -> int:
    """Make a workbook to fill in for what a pack asks."""
    screen = screen_of(lang)
    target = Path(workbook)
    if target.suffix.casefold() != ".xlsx":
        place = Place(workbook)
        raise DataError(problem("template-suffix", place, name=f"{target.stem}.xlsx"))
    made = template_workbook(load(asked_pack, as_of=day_of(as_of)), screen.lang)
    try:
        _write(target, made)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DataError(problem("template-failed-to-write", Place(workbook), why=why)) from None
    for line in screen.lines(screen.say("cli-output", path=workbook)):
        print(line, file=sys.stderr)  # noqa: T201 - where the result went
    return 0


def _write(target: Path, made: bytes) -> None:
    """Write a file that is complete or not there at all."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        beside.chmod(0o644)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
