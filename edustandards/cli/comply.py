"""`comply`: the least of one resource that makes everybody meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click

from edustandards.cli.options import DATA, LANG, NOT_MET, PACK, asked, given, screen_of
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.progress import working
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.comply.plan import Compliance
from edustandards.comply.plan import comply as planned
from edustandards.comply.step import step_of
from edustandards.measures.vocabulary import Vocabulary
from edustandards.reports.comply_report import comply_csv, comply_json, comply_lines
from edustandards.reports.screen import Screen


@click.command(cls=Verb)
@DATA
@PACK
@click.option("--resource", required=True, metavar="field")
@click.option("--step", default=None, metavar="amount")
@given
@click.option(
    "--format", "comply_form", type=click.Choice(["table", "json", "csv"]), default="table"
)
@OUTPUT
@click.option("--exit-zero", is_flag=True)
@LANG
@click.pass_obj
def comply(
    lang: str,
    /,
    data: tuple[str, ...],
    pack: str,
    resource: str,
    step: str | None,
    comply_form: str,
    output: str | None,
    exit_zero: bool,
    **said: Any,
) -> int:
    """Compliance the least of one resource that makes every school meet and evens them out."""
    screen = screen_of(lang)
    with working(screen, "progress-reading"):
        call = asked(data, pack, **said)
    document = call.document
    with working(screen, "progress-planning"):
        plan = planned(
            document.standards,
            call.reading.tables,
            document.vocabulary,
            resource,
            call.given,
            document.split,
            step_of(step, document.vocabulary, resource),
        )
    titles = {one.id: one.title for one in document.standards}
    words = replace(document.vocabulary, standards=titles)
    write_lines(_pieces(plan, comply_form, words, screen), output, screen, end="")
    return NOT_MET if plan.open_ and not exit_zero else 0


def _pieces(plan: Compliance, form: str, words: Vocabulary, screen: Screen) -> Iterator[str]:
    match form:
        case "json":
            return comply_json(plan)
        case "csv":
            return comply_csv(plan)
        case _:
            return (f"{line}\n" for line in comply_lines(plan, words, screen))
