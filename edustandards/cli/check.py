"""`check`: the findings of a pack on data."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import click

from edustandards.cli.options import DATA, LANG, PACK, asked, day_of, given, screen_of, status
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import DataError, problem
from edustandards.evaluate.run import evaluate
from edustandards.reports.consistency import doubt_lines
from edustandards.reports.screen import Screen
from edustandards.tables.consistency.doubt import Severity
from edustandards.tables.consistency.find import MOST_ROWS, doubts_of, not_looked_at
from edustandards.tables.consistency.sums import TOTALS
from edustandards.where import Place

UNUSABLE = 2


@click.command(cls=Verb)
@DATA
@PACK
@given
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("-o", "--output", type=click.Path(), default=None, metavar="file")
@click.option("--write-mapping", type=click.Path(), default=None, metavar="file")
@click.option("--dry-run", is_flag=True)
@click.option("--exit-zero", is_flag=True)
@click.option("--strict-data", is_flag=True)
@LANG
@click.pass_obj
def check(
    lang: str,
    /,
    data: tuple[str, ...],
    pack: str,
    form: str,
    output: str | None,
    write_mapping: str | None,
    dry_run: bool,
    exit_zero: bool,
    strict_data: bool,
    **said: Any,
) -> int:
    """Check DATA (CSV, XLSX, Parquet) against a pack."""
    screen = screen_of(lang)
    for path in (output, write_mapping):
        if path is not None and any(_same(path, one) for one in data):
            raise DataError(problem("cli-output-is-input", Place(path)))
    found = asked(data, pack, **said)
    document, reading = found.document, found.reading
    if write_mapping is not None or dry_run:
        from edustandards.tables.mapping import mapping_lines  # most calls have neither

        write_lines(mapping_lines(reading, screen.lang), write_mapping, screen)
        if dry_run:
            return 0
    words, day = document.vocabulary, day_of(said["as_of"])
    results = evaluate(document.standards, reading.tables, words, found.given, document.split)
    most = None if strict_data else MOST_ROWS
    doubts = doubts_of(reading, document, found.given, most=most)
    if form == "json":
        from edustandards.reports.findings_json import json_report

        write_lines(json_report(results, document, day, doubts), output, screen, end="")
    else:
        from edustandards.reports.terminal import terminal_report

        plain = Screen(screen.lang, screen.width) if output else screen
        large = () if strict_data else not_looked_at(reading)
        notes = (*(note for note in reading.notes if note.code not in TOTALS), *large)
        told = replace(reading, notes=notes)
        report = terminal_report(results, document, told, plain, day)
        write_lines(chain(report, doubt_lines(doubts, document, plain)), output, screen)
    if strict_data and any(one.severity is not Severity.NOTE for one in doubts):
        return UNUSABLE
    return 0 if exit_zero else status(results)


def _same(one: str, other: str) -> bool:
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)
