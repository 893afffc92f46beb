"""`report`: a report held against an earlier one."""

from __future__ import annotations

from pathlib import Path

import click

from edustandards.cli.options import LANG, NOT_MET, screen_of
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.reports.against.comparison import Turn, compare
from edustandards.reports.against.saved import read_saved
from edustandards.reports.against.show import against_json, against_lines, against_md
from edustandards.reports.screen import Screen


@click.command(cls=Verb)
@click.argument("later", type=click.Path())
@click.option("--against", required=True, type=click.Path(), metavar="file")
@click.option(
    "--format", "against_form", type=click.Choice(["table", "md", "json"]), default="table"
)
@OUTPUT
@click.option("--exit-zero", is_flag=True)
@LANG
@click.pass_obj
def report(
    lang: str,
    /,
    later: str,
    against: str,
    against_form: str,
    output: str | None,
    exit_zero: bool,
) -> int:
    """Compare a report with an earlier one: what was won and lost, and by whom."""
    screen = screen_of(lang)
    found = compare(read_saved(Path(against)), read_saved(Path(later)))
    words = load_vocabulary()
    match against_form:
        case "json":
            write_lines(against_json(found), output, screen, end="")
        case "md":
            write_lines(against_md(found, words, screen.lang), output, screen)
        case _:
            plain = Screen(screen.lang, screen.width) if output else screen
            write_lines(against_lines(found, words, plain), output, screen)
    return NOT_MET if not exit_zero and any(found.of(Turn.LOST)) else 0
