"""What several verbs share: their arguments and options, the screen, the exit status."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.errors import PackError, problem
from edustandards.evaluate.given import Given
from edustandards.evaluate.results import Results
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument, PlanYears
from edustandards.packs.library import load
from edustandards.packs.shelf import shelves
from edustandards.reports.screen import Screen
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from edustandards.tables.template.fill import told

NOT_MET, UNKNOWN = 1, 3
NARROWEST = 40
MOST_KNOWN = 12

DATA = click.argument("data", nargs=-1, required=True, type=click.Path())
PACK = click.option("--pack", required=True, type=click.Path())
AS_OF = click.option("--as-of", default=None, metavar="date")
REF = click.option("--ref", "references", multiple=True, metavar="name=value")
FACTS = click.option("--facts", type=click.Path(), default=None, metavar="file")
FOLDERS = click.option("--packs", "folders", multiple=True, type=click.Path(), metavar="folder")
MAPPING = click.option("--mapping", type=click.Path(), default=None, metavar="file")
FIRST_YEAR = click.option("--first-year", default=None, metavar="year")
ENGINE = click.option("--engine", type=click.Choice(["polars", "duckdb", "spark"]), default=None)
ONLY_FAILING = click.option("--only-failing", is_flag=True)
F = TypeVar("F", bound=Callable[..., object])


def given(verb: F) -> F:
    """Add the options that say what is known beside the data."""
    for option in (MAPPING, FIRST_YEAR, FACTS, REF, FOLDERS, AS_OF):
        verb = option(verb)
    return verb


LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default=None, expose_value=False)


def screen_of(lang: str) -> Screen:
    """Return the terminal that is written to: its width, and whether it shows colours."""
    width = shutil.get_terminal_size((80, 24)).columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return Screen(lang, max(width, NARROWEST), colour)


def day_of(text: str | None) -> date | None:
    """Return the day that an option names.

    Raises:
        PackError: where it is no date.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PackError(problem("cli-date", text=text[:60])) from None


def given_of(
    document: PackDocument,
    *,
    as_of: str | None,
    first_year: str | None,
    facts: str | None,
    references: Iterable[str],
) -> Given:
    """Return what the options say beside the data.

    Raises:
        PackError: where the facts file or a reference cannot be used.
    """
    first = _year(first_year)
    if facts is not None or references:
        from edustandards.packs.facts import given_for, read_facts  # most calls have neither

        read = read_facts(Path(facts), document) if facts is not None else None
        return given_for(
            document,
            day=day_of(as_of),
            first_year=first,
            facts=read,
            references=references,
        )
    plan = document.plan or PlanYears()
    return Given(day_of(as_of), first or plan.first_year, plan.base_year)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if not (
        text.isascii() and text.isdecimal() and len(text) == 4 and text[:2] in {"19", "20", "21"}
    ):
        raise PackError(problem("first-year", text=text[:60]))
    return int(text)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a verb was called on: a pack, what is given beside the data, and the data."""

    document: PackDocument
    given: Given
    reading: Reading


def asked(
    data: tuple[str, ...],
    pack: str,
    key: str | None = None,
    *,
    folders: tuple[str, ...] = (),
    mapping: str | None = None,
    **said: Any,
) -> Asked:
    """Return a pack and data as they are read; a standard `key` that is wanted has to be there.

    Raises:
        PackError, DataError: where one of them cannot be used.
    """
    document = load(pack, as_of=day_of(said["as_of"]), shelves=shelves(folders))
    if key is not None:
        standard_of(document, key)
    reading = told(read_data(data, mapping, document.vocabulary), document.name)
    return Asked(document, given_of(document, **said), reading)


def read_data(data: tuple[str, ...], mapping: str | None, words: Vocabulary) -> Reading:
    """Return data as it is read, with what a mapping file says of it.

    Raises:
        PackError, DataError: where one of them cannot be used.
    """
    if mapping is None:
        return read_tables(data, words)
    from edustandards.packs.mapping import read_mapping  # most calls have none
    from edustandards.tables.mapping import choices_for, filtered

    said = read_mapping(Path(mapping), words)
    return filtered(read_tables(data, words, mapping=choices_for(said, data)), said, words)


def sketch_of(data: tuple[str, ...], pack: str, **said: Any) -> Reading | None:
    """Return what can be said of the columns of data that cannot be used; None where nothing can.

    Raises:
        PackError: where the pack or the mapping cannot be used.
    """
    from edustandards.packs.mapping import read_mapping  # most calls need neither
    from edustandards.tables.mapping import choices_for
    from edustandards.tables.sketch import sketched

    homes, mapping = shelves(said["folders"]), said["mapping"]
    words = load(pack, as_of=day_of(said["as_of"]), shelves=homes).vocabulary
    tables = read_mapping(Path(mapping), words) if mapping is not None else ()
    found = sketched(data, words, choices_for(tables, data))
    return found if found.understood or found.ignored else None


def standard_of(document: PackDocument, key: str) -> Standard:
    """Return a standard of a pack by its id.

    Raises:
        PackError: where there is none; it says which there are.
    """
    found = next((one for one in document.standards if one.id == key), None)
    if found is None:
        known = few(one.id for one in document.standards)
        raise PackError(problem("cli-no-standard", pack=document.name, text=key[:60], known=known))
    return found


def status(results: Results) -> int:
    """Return the exit status: 1 not met, else 3 unknown or nothing applied, else 0."""
    counts = results.counts()
    if counts[Verdict.NOT_MET]:
        return NOT_MET
    return UNKNOWN if counts[Verdict.UNKNOWN] or not counts[Verdict.MET] else 0


def few(names: Iterable[str]) -> str:
    """Return the first of some names, for a message that says what there is."""
    several = list(names)
    text = ", ".join(one[:30] for one in several[:MOST_KNOWN])
    return f"{text}, …" if len(several) > MOST_KNOWN else text
