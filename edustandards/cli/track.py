"""`track`: a plan over its years."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import click

from edustandards.cli.options import (
    AS_OF,
    DATA,
    FACTS,
    FIRST_YEAR,
    LANG,
    NOT_MET,
    PACK,
    REF,
    UNKNOWN,
    day_of,
    few,
    given_of,
    screen_of,
)
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import PackError, problem
from edustandards.evaluate.track import Course, Track
from edustandards.evaluate.track import track as tracks_of
from edustandards.packs.library import load
from edustandards.reports.track_report import track_data, track_report
from edustandards.tables.read import read_tables


@click.command(cls=Verb)
@DATA
@PACK
@click.option("--standard", "key", default=None, metavar="id")
@AS_OF
@REF
@FACTS
@FIRST_YEAR
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("-o", "--output", type=click.Path(), default=None, metavar="file")
@click.option("--exit-zero", is_flag=True)
@LANG
@click.pass_obj
def track(
    lang: str,
    data: tuple[str, ...],
    pack: str,
    key: str | None,
    as_of: str | None,
    references: tuple[str, ...],
    facts: str | None,
    first_year: str | None,
    form: str,
    output: str | None,
    exit_zero: bool,
) -> int:
    """Follow a plan over its years: targets, figures, the course, what would have to change."""
    screen = screen_of(lang)
    document = load(pack, as_of=day_of(as_of))
    standards = [one for one in document.standards if key in {None, one.id}]
    if not standards:
        known = few(one.id for one in document.standards)
        text = (key or "")[:60]
        raise PackError(problem("cli-no-standard", pack=document.name, text=text, known=known))
    given = given_of(
        document, as_of=as_of, first_year=first_year, facts=facts, references=references
    )
    reading = read_tables(data, document.vocabulary)
    years = document.plan.years if document.plan is not None else None
    words = document.vocabulary
    found = tracks_of(standards, reading.tables, words, given, document.split, years)
    seen: list[Course] = []
    counted = _counted(found, seen)
    if form == "json":
        write_lines(_json(counted), output, screen, end="")
    else:
        write_lines(track_report(counted, document, screen), output, screen)
    return 0 if exit_zero else _status(seen)


def _counted(tracks: Iterable[Track], seen: list[Course]) -> Iterator[Track]:
    for one in tracks:
        seen.append(one.course)
        yield one


def _json(tracks: Iterable[Track]) -> Iterator[str]:
    separator = '{"schema": 1, "tracks": [\n'
    for one in tracks:
        yield separator + json.dumps(track_data(one), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n" if separator == ",\n" else separator + "]}\n"


def _status(seen: list[Course]) -> int:
    """Return 1 where something is off course, else 3 where something is not known, else 0."""
    if Course.OFF in seen:
        return NOT_MET
    return UNKNOWN if Course.UNKNOWN in seen or not seen else 0
