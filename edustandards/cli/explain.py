"""`explain`: one finding, with every number and its cell."""

from __future__ import annotations

from typing import Any

import click

from edustandards.checks.explain import explain as explained
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
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import DataError, problem
from edustandards.evaluate.results import Judged, Results
from edustandards.evaluate.run import evaluate
from edustandards.measures.vocabulary import Vocabulary


@click.command(cls=Verb)
@DATA
@PACK
@click.option("--standard", "key", required=True, metavar="id")
@click.option("--entity", required=True, metavar="name")
@click.option("--stage", default="")
@click.option("--period", default="")
@given
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
    **said: Any,
) -> int:
    """Explain one finding: every number and its cell, the formula, the clause, the gap."""
    screen = screen_of(lang)
    call = asked(data, pack, key, **said)
    document, words = call.document, call.document.vocabulary
    standard = standard_of(document, key)
    [judged] = evaluate([standard], call.reading.tables, words, call.given, document.split).judged
    found = _position(judged, entity, _stages(stage, document.vocabulary), period)
    finding = judged.finding(found)
    lines = explained(finding, screen.lang, finding.words).splitlines()
    write_lines((line for one in lines for line in screen.lines(one, "      ")), None, screen)
    return status(
        Results((Judged(standard, [judged.codes[found]], [""], [""], [""], judged.find),))
    )


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
