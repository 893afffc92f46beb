"""`explain`: one finding, with every number and its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from edustandards.checks.finding import Finding
from edustandards.cli.options import (
    DATA,
    LANG,
    PACK,
    asked,
    few,
    given,
    screen_of,
    standard_of,
    status,
)
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.progress import working
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import DataError, problem
from edustandards.evaluate.results import Judged, Results
from edustandards.evaluate.run import evaluate
from edustandards.measures.vocabulary import Vocabulary
from edustandards.reports.explained import explained_html, explained_json, explained_md
from edustandards.reports.screen import Screen

SUFFIXES = {".md": "md", ".html": "html", ".htm": "html", ".json": "json"}


@click.command(cls=Verb)
@DATA
@PACK
@click.option("--standard", "key", required=True, metavar="id")
@click.option("--entity", required=True, metavar="name")
@click.option("--stage", default="")
@click.option("--period", default="")
@given
@click.option(
    "--format", "explain_form", type=click.Choice(["text", "md", "html", "json"]), default=None
)
@OUTPUT
@LANG
@click.pass_obj
def explain(
    lang: str,
    /,
    data: tuple[str, ...],
    pack: str,
    key: str,
    entity: str,
    stage: str,
    period: str,
    explain_form: str | None,
    output: str | None,
    **said: Any,
) -> int:
    """Explain one finding: every number and its cell, the formula, the clause, the gap."""
    screen = screen_of(lang)
    with working(screen, "progress-reading"):
        call = asked(data, pack, key, **said)
    document = call.document
    titles = {one.id: one.title for one in document.standards}
    words = replace(document.vocabulary, standards=titles)
    standard = standard_of(document, key)
    [judged] = evaluate([standard], call.reading.tables, words, call.given, document.split).judged
    found = _position(judged, entity, _stages(stage, document.vocabulary), period)
    finding = judged.finding(found)
    form = explain_form or SUFFIXES.get(Path(output or "").suffix.casefold(), "text")
    write_lines(_pieces(finding, form, screen), output, screen, end="")
    return status(
        Results((Judged(standard, [judged.codes[found]], [""], [""], [""], judged.find),))
    )


def _pieces(finding: Finding, form: str, screen: Screen) -> Iterator[str]:
    match form:
        case "md":
            return (f"{line}\n" for line in explained_md(finding, screen.lang))
        case "html":
            return explained_html(finding, screen.lang)
        case "json":
            return explained_json(finding)
        case _:
            lines = finding.explain(screen.lang).splitlines()
            return (f"{line}\n" for one in lines for line in screen.lines(one, "      "))


def _stages(said: str, words: Vocabulary) -> set[str]:
    """Return the stages that a word may mean, by id or title in any language; all if empty."""
    if not said:
        return set()
    titled = {
        stage for stage in words.stages if said in {words.title(stage, one) for one in ("zh", "en")}
    }
    return titled | {said}


def _position(judged: Judged, entity: str, stages: set[str], period: str) -> int:
    found = [
        index
        for index, name in enumerate(judged.entities)
        if name == entity
        and (not stages or judged.stages[index] in stages)
        and period in {"", judged.periods[index]}
    ]
    if not found:
        known = few(dict.fromkeys(judged.entities))
        raise DataError(problem("cli-no-entity", text=entity[:60], known=known))
    if len(found) > 1:
        known = few(" ".join(filter(None, (judged.stages[i], judged.periods[i]))) for i in found)
        raise DataError(problem("cli-several", text=entity[:60], count=len(found), known=known))
    return found[0]
