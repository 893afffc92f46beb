"""`model`: the pydantic model of a pack, as a Python module."""

from __future__ import annotations

from typing import Literal

import click

from edustandards.cli.options import AS_OF, FOLDERS, LANG, day_of, few, screen_of, standard_of
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import PackError, problem
from edustandards.front.pack import Pack
from edustandards.packs.library import load
from edustandards.packs.shelf import shelves
from edustandards.pydantic.written import module_of


@click.command(cls=Verb)
@click.argument("pack", type=click.Path())
@click.option("--on", default="school", metavar="kind")
@click.option("--require", "required", multiple=True, metavar="id")
@click.option("--unknown", type=click.Choice(["error", "pass"]), default="error")
@AS_OF
@FOLDERS
@OUTPUT
@LANG
@click.pass_obj
def model(
    lang: str,
    /,
    pack: str,
    on: str,
    required: tuple[str, ...],
    unknown: Literal["error", "pass"],
    as_of: str | None,
    folders: tuple[str, ...],
    output: str | None,
) -> int:
    """Write a pydantic model of a pack as a Python module."""
    document = load(pack, as_of=day_of(as_of), shelves=shelves(folders))
    kinds = dict.fromkeys(one.on for one in document.standards)
    if on not in kinds:
        known = few(kinds)
        raise PackError(problem("model-no-kind", pack=document.name, text=on[:60], known=known))
    for key in required:
        standard_of(document, key)
    named = pack if document.path == pack else document.name
    text = module_of(Pack(document), named, on, require=required or None, unknown=unknown)
    write_lines([text], output, screen_of(lang), end="")
    return 0
