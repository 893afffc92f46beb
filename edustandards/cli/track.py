"""`track`: a plan over its years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from edustandards.cli.options import (
    DATA,
    LANG,
    NOT_MET,
    PACK,
    UNKNOWN,
    asked,
    given,
    screen_of,
    standard_of,
)
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.progress import working
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.evaluate.track import Course, Track
from edustandards.evaluate.track import track as tracks_of
from edustandards.reports.json_text import json_text
from edustandards.reports.track_report import track_data, track_report


@click.command(cls=Verb)
@DATA
@PACK
@click.option("--standard", "key", default=None, metavar="id")
@given
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@OUTPUT
@click.option("--exit-zero", is_flag=True)
@LANG
@click.pass_obj
def track(
    lang: str,
    /,
    data: tuple[str, ...],
    pack: str,
    key: str | None,
    form: str,
    output: str | None,
    exit_zero: bool,
    **said: Any,
) -> int:
    """Follow a plan over its years: targets, figures, the course, what would have to change."""
    screen = screen_of(lang)
    with working(screen, "progress-reading"):
        call = asked(data, pack, key, **said)
    document, words = call.document, call.document.vocabulary
    standards = document.standards if key is None else [standard_of(document, key)]
    years = document.plan.years if document.plan is not None else None
    tables, split = call.reading.tables, document.split
    found = tracks_of(standards, tables, words, call.given, split, years)
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
        yield separator + json_text(track_data(one))
        separator = ",\n"
    yield "\n]}\n" if separator == ",\n" else separator + "]}\n"


def _status(seen: list[Course]) -> int:
    """Return 1 where something is off course, else 3 where something is not known, else 0."""
    if Course.OFF in seen:
        return NOT_MET
    return UNKNOWN if Course.UNKNOWN in seen or not seen else 0
