"""`packs` and `show`: what is there, and what it asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from edustandards.cli.options import AS_OF, FOLDERS, LANG, day_of, few, screen_of
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import PackError, problem
from edustandards.packs.document import PackDocument
from edustandards.packs.library import editions, load, opened
from edustandards.packs.shelf import shelf, shelves
from edustandards.reports.show_pack import days, show_pack, show_standard


@click.command(cls=Verb)
@FOLDERS
@LANG
@click.pass_obj
def packs(lang: str, folders: tuple[str, ...]) -> int:
    """List the packs that are there, each edition with its days in force."""
    screen = screen_of(lang)
    for one in editions(shelves(folders)):
        said = [one.name, one.title.say(screen.lang), days(one.effective, screen)]
        if one.superseded_by:
            edition = f"{one.id}@{one.superseded_by}"
            said.append(screen.say("show-superseded", edition=edition))
        if one.shelf is not None and one.shelf != shelf():
            said.append(screen.say("show-shelf", folder=str(one.shelf)))
        write_lines(screen.lines("  ".join(said)), None, screen)
    return 0


@click.command(cls=Verb)
@click.argument("shown", metavar="PACK[/STANDARD]")
@AS_OF
@FOLDERS
@click.option("--resolved", is_flag=True)
@click.option("--why", is_flag=True)
@LANG
@click.pass_obj
def show(
    lang: str,
    /,
    shown: str,
    as_of: str | None,
    folders: tuple[str, ...],
    *,
    resolved: bool,
    why: bool,
) -> int:
    """Show a pack, or one standard of it."""
    screen = screen_of(lang)
    homes = shelves(folders)
    if why and not resolved:
        raise PackError(problem("why-alone"))
    if resolved:
        from edustandards.reports.show_resolved import show_resolved

        text = show_resolved(opened(shown, day_of(as_of), shelves=homes), homes, lang, why=why)
        write_lines(text.splitlines(), None, screen)
        return 0
    document, key = _found(shown, day_of(as_of), homes)
    if not key:
        write_lines(show_pack(document, screen), None, screen)
        return 0
    standard = next((one for one in document.standards if one.id == key), None)
    if standard is None:
        known = few(one.id for one in document.standards)
        raise PackError(problem("cli-no-standard", pack=document.name, text=key[:60], known=known))
    write_lines(show_standard(standard, document, screen, examples=True), None, screen)
    return 0


def _found(shown: str, day: date | None, homes: Sequence[Path]) -> tuple[PackDocument, str]:
    """Return a pack, and the id of its standard if the last part of a path names one."""
    try:
        return load(shown, as_of=day, shelves=homes), ""
    except PackError as error:
        name, _, key = shown.rpartition("/")
        if not name or Path(shown).exists():
            raise
        try:
            return load(name, as_of=day, shelves=homes), key
        except PackError:
            raise error from None
