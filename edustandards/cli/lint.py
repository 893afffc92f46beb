"""`lint`: what is amiss in packs and vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from edustandards.cli.options import LANG, NOT_MET, day_of, screen_of
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.progress import progress
from edustandards.cli.speaking import Verb
from edustandards.cli.write import like, write_lines
from edustandards.errors import DataError, PackError, Problem, problem
from edustandards.packs.lint.gather import gathered
from edustandards.packs.lint.remark import Severity
from edustandards.packs.lint.rules import RULES
from edustandards.packs.lint.run import Looked, Wanted, mend, once, unusable
from edustandards.packs.lint.several import looked_at
from edustandards.packs.lint.sheet import STALE_AFTER
from edustandards.packs.near import unknown
from edustandards.reports.file import write_bytes
from edustandards.reports.screen import Screen
from edustandards.reports.show_lint import (
    count,
    github_report,
    json_report,
    rule_list,
    sarif_report,
    text_report,
)
from edustandards.where import NOWHERE, Place

UNUSABLE = 2
_FORMS = ("text", "json", "sarif", "github")


@click.command(cls=Verb)
@click.argument("packs_named", metavar="FILE|FOLDER|PACK", nargs=-1, type=click.Path())
@click.option("--fix", "mending", is_flag=True)
@click.option("--format", "lint_form", type=click.Choice(_FORMS), default="text")
@OUTPUT
@click.option("--select", multiple=True, metavar="id,...")
@click.option("--ignore", multiple=True, metavar="id,...")
@click.option("--today", default=None, metavar="date")
@click.option("--stale-after", default=str(STALE_AFTER), metavar="days")
@click.option("--rules", is_flag=True)
@LANG
@click.pass_obj
def lint(
    lang: str,
    /,
    *,
    packs_named: tuple[str, ...],
    mending: bool,
    lint_form: str,
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    today: str | None,
    stale_after: str,
    rules: bool,
) -> int:
    """Look for what is amiss in packs and vocabularies, and mend what can be mended safely."""
    screen = screen_of(lang)
    if rules:
        write_lines(rule_list(screen), output, screen)
        return 0
    wanted = Wanted(
        day_of(today) or date.today(),  # noqa: DTZ011 - the day where the user is
        _rules(select, ignore),
        _days(stale_after),
    )
    paths, wrong = gathered(packs_named)
    files = [unusable(name, error) for name, error in wrong]
    told: set[Problem] = set()
    for path in paths if mending else ():
        _mend(path, wanted, screen)
    files += [once(one, told) for one in _shown(looked_at(paths, wanted), len(paths))]
    _write(files, lint_form, output, screen)
    counts = count(files)
    found = counts[Severity.ERROR] or counts[Severity.WARNING]
    return UNUSABLE if wrong else NOT_MET if found else 0


def _rules(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the ids that are wanted.

    Raises:
        PackError: where there is no such rule.
    """
    chosen, left = (_ids(texts) for texts in (select, ignore))
    found: list[Problem] = [
        unknown("lint-rule", one, RULES, NOWHERE) for one in (*chosen, *left) if one not in RULES
    ]
    if found:
        raise PackError(*found)
    return frozenset(chosen or RULES).difference(left)


def _ids(texts: Iterable[str]) -> list[str]:
    return [one.strip() for text in texts for one in text.split(",") if one.strip()]


def _days(text: str) -> int:
    if text.isascii() and text.isdecimal() and len(text) <= len("100000"):
        return int(text)
    raise PackError(problem("lint-days", text=text[:60]))


def _shown(files: Iterable[Looked], count: int) -> Iterator[Looked]:
    """Return files, and tell of progress."""
    tell = progress()
    for at, one in enumerate(files):
        if tell is not None:
            tell(at, count)
        yield one


def _mend(path: Path, wanted: Wanted, screen: Screen) -> None:
    """Mend a file in place, with the ends of its lines and its mark kept as they are."""
    try:
        before = path.read_bytes()
        text, done = mend(path, wanted)
    except (PackError, OSError):
        return  # told as a remark by looking at it
    if not done:
        return
    place = Place(str(path))
    lines = before.count(b"\n")
    if before.count(b"\r\n") not in {0, lines} or before.count(b"\r") > before.count(b"\r\n"):
        raise DataError(problem("lint-endings", place))
    if path.read_bytes() != before:
        raise DataError(problem("lint-changed", place))
    write_bytes(path, like(before, text))
    click.echo(screen.say("lint-mended", path=str(path), count=len(done)), err=True)


def _write(files: list[Looked], form: str, output: str | None, screen: Screen) -> None:
    match form:
        case "json":
            write_lines([json_report(files, screen.lang)], output, screen, end="")
        case "sarif":
            from edustandards.version import __version__

            write_lines([sarif_report(files, screen.lang, __version__)], output, screen, end="")
        case "github":
            write_lines(github_report(files, screen.lang), output, screen)
        case _:
            write_lines(text_report(files, screen.lang), output, screen)
