"""The verbs: check, explain, packs, show."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from edustandards.checks.explain import explain as explained
from edustandards.checks.verdict import Verdict
from edustandards.cli.language import language
from edustandards.cli.write import write_lines
from edustandards.errors import DataError, PackError, problem
from edustandards.evaluate.results import Judged, Results
from edustandards.evaluate.run import evaluate
from edustandards.packs.library import editions, load
from edustandards.reports.findings_json import json_report
from edustandards.reports.show_pack import show_pack, show_standard
from edustandards.reports.terminal import Screen, terminal_report
from edustandards.tables.read import read_tables
from edustandards.where import Place

NOT_MET, UNKNOWN = 1, 3
MOST_KNOWN = 12

_DATA = click.argument("data", nargs=-1, required=True, type=click.Path())
_PACK = click.option("--pack", required=True, help="A pack by id (cn/x, cn/x@2017) or a file.")
_AS_OF = click.option("--as-of", default=None, help="The day whose edition is wanted: 2024-09-01.")
_LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="zh or en.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="edustandards")
def cli() -> None:
    """Check data against education standards, exactly.

    Exit status: 0 all that applies is met, 1 something is not met, 3 something is unknown or
    nothing applied, 2 the input cannot be used.
    """


def _screen(lang: str | None) -> Screen:
    import os

    chosen = lang or language([])
    width = shutil.get_terminal_size((80, 24)).columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return Screen(chosen, max(width, 40), colour)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PackError(problem("cli-date", text=text[:60])) from None


def _status(results: Results) -> int:
    counts = results.counts()
    if counts[Verdict.NOT_MET]:
        return NOT_MET
    return UNKNOWN if counts[Verdict.UNKNOWN] or not counts[Verdict.MET] else 0


@cli.command()
@_DATA
@_PACK
@_AS_OF
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("-o", "--output", type=click.Path(dir_okay=False), default=None, help="A file.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever the verdicts.")
@_LANG
def check(
    data: tuple[str, ...],
    pack: str,
    as_of: str | None,
    form: str,
    output: str | None,
    exit_zero: bool,
    lang: str | None,
) -> int:
    """Check DATA (CSV, XLSX, Parquet) against a pack."""
    day = _day(as_of)
    screen = _screen(lang)
    if output is not None and any(_same(output, one) for one in data):
        raise DataError(problem("cli-output-is-input", Place(output)))
    document = load(pack, as_of=day)
    reading = read_tables(data, document.vocabulary)
    results = evaluate(document.standards, reading.tables, document.vocabulary)
    if form == "json":
        write_lines(json_report(results, document, day), output, screen, end="")
    else:
        plain = Screen(screen.lang, screen.width) if output else screen
        write_lines(terminal_report(results, document, reading, plain, day), output, screen)
    return 0 if exit_zero else _status(results)


def _same(one: str, other: str) -> bool:
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


@cli.command()
@_DATA
@_PACK
@click.option("--standard", "key", required=True, help="The id of the standard.")
@click.option("--entity", required=True, help="The name of the entity.")
@click.option("--stage", default="", help="The stage, where the entity has several.")
@click.option("--period", default="", help="The year, where there are several.")
@_AS_OF
@_LANG
def explain(
    data: tuple[str, ...],
    pack: str,
    key: str,
    entity: str,
    stage: str,
    period: str,
    as_of: str | None,
    lang: str | None,
) -> int:
    """Explain one finding: every number and its cell, the formula, the clause, the gap."""
    screen = _screen(lang)
    document = load(pack, as_of=_day(as_of))
    standard = next((one for one in document.standards if one.id == key), None)
    if standard is None:
        known = _few(one.id for one in document.standards)
        raise PackError(problem("cli-no-standard", pack=document.name, text=key[:60], known=known))
    reading = read_tables(data, document.vocabulary)
    [judged] = evaluate([standard], reading.tables, document.vocabulary).judged
    words = document.vocabulary
    wanted = {stage} | {one.id for one in words.stages.values() if stage in _names(one.id, words)}
    found = [
        index
        for index, name in enumerate(judged.entities)
        if name == entity
        and (not stage or judged.stages[index] in wanted)
        and period in {"", judged.periods[index]}
    ]
    if not found:
        known = _few(dict.fromkeys(judged.entities))
        raise DataError(problem("cli-no-entity", text=entity[:60], known=known))
    if len(found) > 1:
        known = _few(_where(judged, index) for index in found)
        raise DataError(problem("cli-several", text=entity[:60], count=len(found), known=known))
    finding = judged.find(found[0])
    lines = explained(finding, screen.lang, finding.words).splitlines()
    write_lines((line for one in lines for line in screen.lines(one, "      ")), None, screen)
    results = Results((Judged(standard, [judged.codes[found[0]]], [""], [""], [""], judged.find),))
    return _status(results)


def _names(stage: str, words: object) -> set[str]:
    from edustandards.measures.vocabulary import Vocabulary

    assert isinstance(words, Vocabulary)
    return {stage, words.title(stage, "zh"), words.title(stage, "en")}


def _where(judged: Judged, index: int) -> str:
    return " ".join(filter(None, (judged.stages[index], judged.periods[index])))


def _few(names: Iterator[str] | dict[str, None]) -> str:
    several = list(names)
    text = ", ".join(one[:30] for one in several[:MOST_KNOWN])
    return f"{text}, …" if len(several) > MOST_KNOWN else text


@cli.command()
@_LANG
def packs(lang: str | None) -> int:
    """List the packs that are there."""
    screen = _screen(lang)
    for one in editions():
        first = one.effective[0].isoformat() if one.effective[0] else ""
        line = "  ".join(filter(None, (one.name, one.title.say(screen.lang), first)))
        write_lines(screen.lines(line), None, screen)
    return 0


@cli.command()
@click.argument("pack")
@_AS_OF
@_LANG
def show(pack: str, as_of: str | None, lang: str | None) -> int:
    """Show a PACK, or one standard of it as PACK/STANDARD."""
    screen = _screen(lang)
    day = _day(as_of)
    try:
        document = load(pack, as_of=day)
        key = ""
    except PackError:
        name, _, key = pack.rpartition("/")
        if not name or Path(pack).exists():
            raise
        try:
            document = load(name, as_of=day)
        except PackError:
            document = load(pack, as_of=day)
    if not key:
        write_lines(show_pack(document, screen), None, screen)
        return 0
    standard = next((one for one in document.standards if one.id == key), None)
    if standard is None:
        known = _few(one.id for one in document.standards)
        raise PackError(problem("cli-no-standard", pack=document.name, text=key[:60], known=known))
    write_lines(show_standard(standard, document, screen, examples=True), None, screen)
    return 0
