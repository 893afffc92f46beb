"""`new`: a pack to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from edustandards.cli.options import LANG, screen_of
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.progress import progress
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import DataError, PackError, problem
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.library import opened
from edustandards.packs.shelf import shelf
from edustandards.packs.starting.columns import Cell, clean
from edustandards.packs.starting.started import (
    Head,
    check_names,
    default_title,
    said_title,
    starting_overlay,
    starting_pack,
)
from edustandards.packs.vocabulary import lexicon_of
from edustandards.reports.screen import Screen
from edustandards.reports.width import safe
from edustandards.tables.grid import Grid, short, shown
from edustandards.tables.sent import BINARY, TEXT, ZIPPED, sent
from edustandards.where import Place

NOT_ALL = 1
MOST_ROWS = 5_000
SCHEMA = "pack.schema.json"


@click.command(cls=Verb)
@click.argument("new_id", metavar="PACK-ID", default="my/pack")
@OUTPUT
@click.option("--title", default=None, metavar="text")
@click.option("--from", "spreadsheet", type=click.Path(), default=None, metavar="file")
@click.option("--extends", type=click.Path(), default=None, metavar="pack")
@click.option("--edition", default=None, metavar="text")
@click.option("--force", is_flag=True)
@LANG
@click.pass_obj
def new(
    lang: str,
    /,
    *,
    new_id: str,
    output: str | None,
    title: str | None,
    spreadsheet: str | None,
    extends: str | None,
    edition: str | None,
    force: bool,
) -> int:
    """Start a pack: with remarks, on top of another, or from a spreadsheet of standards."""
    screen = screen_of(lang)
    head = _head(new_id, title, edition, output)
    check_names(head)
    if spreadsheet is not None and extends is not None:
        raise PackError(problem("new-both"))
    if output is not None and Path(output).exists() and not force:
        raise DataError(problem("new-exists", Place(output)))
    if spreadsheet is not None:
        return _from_spreadsheet(Path(spreadsheet), head, output, screen)
    if extends is not None:
        text = starting_overlay(head, opened(extends), lang)
    else:
        text = starting_pack(head, lang)
    write_lines([text], output, screen, end="")
    return 0


def _head(new_id: str, title: str | None, edition: str | None, output: str | None) -> Head:
    year = str(date.today().year)  # noqa: DTZ011 - the year where the user is
    edition = edition or year
    if len(edition) == 4 and edition.isascii() and edition.isdecimal() and edition > "1900":
        year = edition
    words = said_title(title) if title is not None else default_title()
    beside = output is not None and (Path(output).parent / SCHEMA).exists()
    return Head(new_id, edition, words, f"{year}-01-01", SCHEMA if beside else "")


def _from_spreadsheet(path: Path, head: Head, output: str | None, screen: Screen) -> int:
    """Write the pack of a spreadsheet; say of each row that cannot be used why."""
    from edustandards.packs.starting.sheet import Sheet, pack_of

    lexicon = lexicon_of(shelf())
    sheets = [Sheet(grid.source, _cells(grid)) for grid in _grids(path, lexicon.vocabulary)]
    made = pack_of(sheets, head, screen.lang, lexicon, progress())
    write_lines([made.text], output, screen, end="")
    for one in (*made.notes, *made.unused):
        click.echo(safe(one.say(screen.lang)), err=True)
    return NOT_ALL if made.unused else 0


def _grids(path: Path, vocabulary: Vocabulary) -> Iterator[Grid]:
    """Yield the sheets of a workbook that are shown, or the one of a text file.

    Raises:
        DataError: where there is no such file, or it cannot be read.
    """
    for file in sent(path):
        if file.suffix in ZIPPED | BINARY:
            from edustandards.tables.workbook import read_workbook

            yield from read_workbook(file).grids
        elif file.suffix in TEXT:
            from edustandards.tables.delimited import read_delimited
            from edustandards.tables.headers import learn

            yield read_delimited(file, learn(vocabulary))[0]
        else:
            raise DataError(problem("file-kind", file.place, suffix=short(file.suffix) or "-"))


def _cells(grid: Grid) -> list[list[Cell]]:
    return [
        [
            Cell(clean(shown(raw)), grid.place(at, column), isinstance(raw, int | float))
            for column, raw in enumerate(row)
        ]
        for at, row in enumerate(grid.rows[:MOST_ROWS])
    ]
