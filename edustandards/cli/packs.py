"""`packs` and `show`: what is there, and what it asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from edustandards.cli.options import AS_OF, LANG, day_of, few, screen_of
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import PackError, problem
from edustandards.packs.document import PackDocument
from edustandards.packs.library import editions, load
from edustandards.reports.show_pack import show_pack, show_standard


@click.command(cls=Verb)
@LANG
@click.pass_obj
def packs(lang: str) -> int:
    """List the packs that are there."""
    screen = screen_of(lang)
    for one in editions():
        first = one.effective[0].isoformat() if one.effective[0] else ""
        line = "  ".join(filter(None, (one.name, one.title.say(screen.lang), first)))
        write_lines(screen.lines(line), None, screen)
    return 0


@click.command(cls=Verb)
@click.argument("shown", metavar="PACK[/STANDARD]")
@AS_OF
@LANG
@click.pass_obj
def show(lang: str, shown: str, as_of: str | None) -> int:
    """Show a pack, or one standard of it."""
    screen = screen_of(lang)
    document, key = _found(shown, day_of(as_of))
    if not key:
        write_lines(show_pack(document, screen), None, screen)
        return 0
    standard = next((one for one in document.standards if one.id == key), None)
    if standard is None:
        known = few(one.id for one in document.standards)
        raise PackError(problem("cli-no-standard", pack=document.name, text=key[:60], known=known))
    write_lines(show_standard(standard, document, screen, examples=True), None, screen)
    return 0


def _found(shown: str, day: date | None) -> tuple[PackDocument, str]:
    """Return a pack, and the id of its standard if the last part of a path names one."""
    try:
        return load(shown, as_of=day), ""
    except PackError as error:
        name, _, key = shown.rpartition("/")
        if not name or Path(shown).exists():
            raise
        try:
            return load(name, as_of=day), key
        except PackError:
            raise error from None
