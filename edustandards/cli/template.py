"""`template`: a workbook to fill in for what a pack asks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from edustandards.cli.options import AS_OF, LANG, day_of, screen_of
from edustandards.cli.outputs import Output
from edustandards.cli.speaking import Verb
from edustandards.errors import DataError, problem
from edustandards.packs.library import load
from edustandards.reports.file import write_bytes
from edustandards.tables.template.write import template_workbook
from edustandards.where import Place


@click.command(cls=Verb)
@click.argument("asked_pack", metavar="PACK", type=click.Path())
@click.option("-o", "--output", "workbook", required=True, type=Output(), metavar="file")
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
    write_bytes(target, made)
    for line in screen.lines(screen.say("cli-output", path=workbook)):
        print(line, file=sys.stderr)  # noqa: T201 - where the result went
    return 0
