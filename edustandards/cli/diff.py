"""`diff`: what became stricter, looser, new or void from one pack to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from edustandards.cli.options import LANG, day_of, given, given_of, read_data, screen_of
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import PackError, problem
from edustandards.packs.compare.diff import diff as compared
from edustandards.packs.compare.difference import Difference
from edustandards.packs.compare.outcome import Outcome, outcome
from edustandards.packs.document import PackDocument
from edustandards.packs.library import load
from edustandards.packs.shelf import shelves
from edustandards.reports.screen import Screen

CHANGED = 1

_ONLY_WITH_DATA = {
    "facts": "--facts",
    "references": "--ref",
    "first_year": "--first-year",
    "mapping": "--mapping",
}


@click.command(cls=Verb)
@click.argument("before", type=click.Path())
@click.argument("after", type=click.Path())
@click.option("--on", "data_on", multiple=True, type=click.Path(), metavar="data")
@given
@click.option("--format", "diff_form", type=click.Choice(["table", "md", "json"]), default="table")
@OUTPUT
@LANG
@click.pass_obj
def diff(
    lang: str,
    /,
    before: str,
    after: str,
    data_on: tuple[str, ...],
    diff_form: str,
    output: str | None,
    folders: tuple[str, ...],
    **said: Any,
) -> int:
    """Compare two packs, on data too if there are any."""
    screen = screen_of(lang)
    homes, day = shelves(folders), day_of(said["as_of"])
    old, new = (load(one, as_of=day, shelves=homes) for one in (before, after))
    found = compared(old, new)
    on = _on(found, data_on, **said) if data_on else None
    if on is None:
        _refuse_idle(said)
    plain = Screen(screen.lang, screen.width) if output else screen
    told = None if on is None else (on, data_on)
    lines, end = _report(found, told, diff_form, plain)
    write_lines(lines, output, screen, end=end)
    return CHANGED if found.decides or (on is not None and on.decides) else 0


def _refuse_idle(said: dict[str, Any]) -> None:
    """Refuse what is given beside data where there are no data."""
    for name, option in _ONLY_WITH_DATA.items():
        if said[name]:
            raise PackError(problem("diff-given-idle", option=option))


def _report(
    found: Difference,
    on: tuple[Outcome, tuple[str, ...]] | None,
    form: str,
    screen: Screen,
) -> tuple[Iterator[str], str]:
    """Return the pieces of a report, and what ends each."""
    if form == "json":
        from edustandards.reports.diff_json import diff_json

        return diff_json(found, on), ""
    if form == "md":
        from edustandards.reports.diff_md import diff_md

        return diff_md(found, screen.lang, on), "\n"
    from edustandards.reports.show_diff import show_diff

    return show_diff(found, screen, on), "\n"


def _on(found: Difference, data: tuple[str, ...], *, mapping: str | None, **said: Any) -> Outcome:
    """Return what two packs find on the same data, each read with its own vocabulary.

    Raises:
        PackError, DataError: where the data or what is given beside them cannot be used.
    """
    from edustandards.evaluate.run import evaluate

    results = []
    for document in (found.before, found.after):
        other = found.after if document is found.before else found.before
        references = tuple(_for_pack(said["references"], document, other))
        beside = given_of(document, **{**said, "references": references})
        reading = read_data(data, mapping, document.vocabulary)
        results.append(
            evaluate(
                document.standards, reading.tables, document.vocabulary, beside, document.split
            )
        )
    return outcome(found, *results)


def _for_pack(
    references: Iterable[str], document: PackDocument, other: PackDocument
) -> Iterator[str]:
    """Return the references that a pack knows; what neither knows stays, to be refused."""
    for one in references:
        name = one.partition("=")[0].partition("[")[0].strip()
        foreign = name in other.vocabulary.references
        if name in document.vocabulary.references or not foreign:
            yield one
