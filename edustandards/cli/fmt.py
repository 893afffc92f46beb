"""`fmt`: packs, vocabularies and facts files in their canonical layout."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

import click

from edustandards.cli.options import LANG, screen_of
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import EdustandardsError, PackError, Problem, problem
from edustandards.packs.encoding import read_text
from edustandards.packs.layout.lay import laid_out
from edustandards.reports.file import write_file
from edustandards.reports.width import safe
from edustandards.where import Place

CHANGED = 1
MOST_FILES = 10_000
SUFFIXES = frozenset({".yaml", ".yml"})


@click.command(cls=Verb)
@click.argument("laid", metavar="FILE|FOLDER", nargs=-1, required=True, type=click.Path())
@click.option("--check", "only_check", is_flag=True)
@click.option("--diff", "only_diff", is_flag=True)
@click.option("-o", "--output", type=click.Path(), default=None, metavar="file")
@LANG
@click.pass_obj
def fmt(
    lang: str,
    /,
    *,
    laid: tuple[str, ...],
    only_check: bool,
    only_diff: bool,
    output: str | None,
) -> int:
    """Lay packs, vocabularies and facts files out; with `--check` or `--diff` write nothing."""
    screen = screen_of(lang)
    if output is not None and (len(laid) != 1 or Path(laid[0]).is_dir()):
        raise PackError(problem("fmt-output-one", Place(output)))
    wrong: list[Problem] = []
    changed = unchanged = 0
    for path, named in _files(laid):
        try:
            after = laid_out(read_text(path), str(path))
            before = _read(path)
        except EdustandardsError as error:
            # In a folder there may be files of others, which are none of ours.
            wrong += [one for one in error.problems if named or one.code != "fmt-kind"]
            continue
        if before == after and output is None:
            unchanged += 1
            continue
        changed += 1
        if only_diff:
            shown = unified_diff(
                before.splitlines(), after.splitlines(), str(path), str(path), lineterm=""
            )
            write_lines(map(safe, shown), None, screen)
        elif not only_check:
            write_file(Path(output) if output is not None else path, [after])
        if not only_diff:
            write_lines([safe(output or str(path))], None, screen)
    if wrong:
        raise PackError(*wrong)
    looked = only_check or only_diff
    code = "fmt-would-change" if looked else "fmt-changed"
    click.echo(screen.say(code, changed=changed, unchanged=unchanged), err=True)
    return CHANGED if changed and looked else 0


def _read(path: Path) -> str:
    """Return a file as it is, with the ends of its lines and the mark that it begins with."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _files(given: Sequence[str]) -> Iterator[tuple[Path, bool]]:
    """Yield the files that are named, and those of the folders; each with whether it was named."""
    for one in map(Path, given):
        if not one.is_dir():
            yield one, True
            continue
        for at, path in enumerate(_below(one)):
            if at == MOST_FILES:
                raise PackError(problem("fmt-many", Place(str(one)), limit=MOST_FILES))
            yield path, False


def _below(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a folder and of those in it, hidden ones left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.casefold() in SUFFIXES:
                yield Path(place) / name
