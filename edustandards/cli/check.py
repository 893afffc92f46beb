"""`check`: the findings of a pack on data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import click

from edustandards.cli.options import (
    DATA,
    ENGINE,
    LANG,
    ONLY_FAILING,
    PACK,
    asked,
    day_of,
    given,
    screen_of,
    sketch_of,
    status,
)
from edustandards.cli.outputs import OUTPUT, Output
from edustandards.cli.progress import working
from edustandards.cli.speaking import Verb
from edustandards.cli.write import say_aside, write_lines, write_run
from edustandards.errors import DataError, Problem, problem
from edustandards.evaluate.run import evaluate
from edustandards.reports.formats import FORMATS
from edustandards.reports.run.run import Run
from edustandards.tables.consistency.doubt import Severity
from edustandards.tables.consistency.find import MOST_ROWS, doubts_of, not_looked_at
from edustandards.tables.consistency.sums import TOTALS
from edustandards.tables.reading import Reading

UNUSABLE = 2


@click.command(cls=Verb)
@DATA
@PACK
@given
@click.option("--format", "form", type=click.Choice(FORMATS), default=None)
@OUTPUT
@ENGINE
@ONLY_FAILING
@click.option("--write-mapping", type=Output(), default=None, metavar="file")
@click.option("--dry-run", is_flag=True)
@click.option("-q", "--quiet", is_flag=True)
@click.option("--exit-zero", is_flag=True)
@click.option("--strict-data", is_flag=True)
@LANG
@click.pass_obj
def check(
    lang: str,
    /,
    data: tuple[str, ...],
    pack: str,
    form: str | None,
    output: str | None,
    engine: str | None,
    only_failing: bool,
    write_mapping: str | None,
    dry_run: bool,
    quiet: bool,
    exit_zero: bool,
    strict_data: bool,
    **said: Any,
) -> int:
    """Check DATA (CSV, XLSX, Parquet) against a pack."""
    screen = screen_of(lang)
    others = {"--format": form, "--write-mapping": write_mapping, "--dry-run": dry_run}
    others["--strict-data"] = strict_data
    if only_failing and engine is None:
        raise DataError(problem("big-without", option="--only-failing"))
    if engine is not None:
        from edustandards.cli.big import Wanted, check_big  # most calls are of smaller files

        for option, value in others.items():
            if value:
                raise DataError(problem("big-with", option=option))
        wanted = Wanted(engine, output, only_failing, quiet, exit_zero)
        return check_big(data, pack, wanted, screen, **said)
    mapped = write_mapping is not None or dry_run
    try:
        with working(screen, "progress-reading"):
            found = asked(data, pack, **said)
    except DataError:
        # Who has yet to say what the columns are needs to see them most of all.
        if mapped and (sketch := sketch_of(data, pack, **said)) is not None:
            write_lines(mapping_of(sketch, lang), write_mapping, screen)
        raise
    document, reading = found.document, found.reading
    if mapped:
        write_lines(mapping_of(reading, lang), write_mapping, screen)
        if dry_run:
            for note in reading.notes:
                if note.code == "mapping-unused":
                    say_aside(note.say(lang))
            return 0
    words, split = document.vocabulary, document.split
    with working(screen, "progress-judging"):
        results = evaluate(document.standards, reading.tables, words, found.given, split)
    with working(screen, "progress-doubting"):
        most = None if strict_data else MOST_ROWS
        doubts = doubts_of(reading, document, found.given, most=most)
    large = () if strict_data else not_looked_at(reading, words)
    told = replace(reading, notes=(*_untold(reading), *large))
    run = Run(document, results, told, found.given, day_of(said["as_of"]), doubts)
    write_run(run, form, output, screen, quiet=quiet)
    if strict_data and any(one.severity is not Severity.NOTE for one in doubts):
        return UNUSABLE
    return 0 if exit_zero else status(results)


def mapping_of(reading: Reading, lang: str) -> Iterable[str]:
    """Return the lines of a mapping file."""
    from edustandards.tables.mapping import mapping_lines  # most calls write none

    return mapping_lines(reading, lang)


def _untold(reading: Reading) -> Iterable[Problem]:
    """Return the notes on the data that no doubt tells better."""
    return (note for note in reading.notes if note.code not in TOTALS)
