"""`check`: the findings of a pack on data."""

from __future__ import annotations

from pathlib import Path

import click

from edustandards.cli.options import (
    AS_OF,
    DATA,
    FACTS,
    FIRST_YEAR,
    LANG,
    PACK,
    REF,
    day_of,
    given_of,
    screen_of,
    status,
)
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import DataError, problem
from edustandards.evaluate.run import evaluate
from edustandards.packs.library import load
from edustandards.reports.screen import Screen
from edustandards.tables.read import read_tables
from edustandards.where import Place


@click.command(cls=Verb)
@DATA
@PACK
@AS_OF
@REF
@FACTS
@FIRST_YEAR
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("-o", "--output", type=click.Path(), default=None, metavar="file")
@click.option("--exit-zero", is_flag=True)
@LANG
@click.pass_obj
def check(
    lang: str,
    data: tuple[str, ...],
    pack: str,
    as_of: str | None,
    references: tuple[str, ...],
    facts: str | None,
    first_year: str | None,
    form: str,
    output: str | None,
    exit_zero: bool,
) -> int:
    """Check DATA (CSV, XLSX, Parquet) against a pack."""
    day = day_of(as_of)
    screen = screen_of(lang)
    if output is not None and any(_same(output, one) for one in data):
        raise DataError(problem("cli-output-is-input", Place(output)))
    document = load(pack, as_of=day)
    given = given_of(
        document, as_of=as_of, first_year=first_year, facts=facts, references=references
    )
    reading = read_tables(data, document.vocabulary)
    words = document.vocabulary
    results = evaluate(document.standards, reading.tables, words, given, document.split)
    if form == "json":
        from edustandards.reports.findings_json import json_report

        write_lines(json_report(results, document, day), output, screen, end="")
    else:
        from edustandards.reports.terminal import terminal_report

        plain = Screen(screen.lang, screen.width) if output else screen
        write_lines(terminal_report(results, document, reading, plain, day), output, screen)
    return 0 if exit_zero else status(results)


def _same(one: str, other: str) -> bool:
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)
