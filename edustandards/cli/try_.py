"""`try`: the examples of packs, and how well they guard what the packs say."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from edustandards.cli.options import LANG, NOT_MET, screen_of
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.packs.library import opened
from edustandards.packs.trial.trial import trial_of
from edustandards.reports.show_trial import show_trial


@click.command("try", cls=Verb)
@click.argument("tried", metavar="PACK", nargs=-1, required=True)
@click.option("--no-mutants", is_flag=True)
@click.option("-o", "--output", type=click.Path(), default=None, metavar="file")
@LANG
@click.pass_obj
def try_(lang: str, /, tried: tuple[str, ...], no_mutants: bool, output: str | None) -> int:
    """Try packs: their examples, and small changes that the examples should notice."""
    screen = screen_of(lang)
    packs = [opened(one) for one in tried]
    trials = [trial_of(one, mutants=not no_mutants, progress=_progress()) for one in packs]
    lines = (line for one in trials for line in show_trial(one, screen))
    write_lines(lines, output, screen)
    return 0 if all(one.passed for one in trials) else NOT_MET


def _progress() -> Callable[[int, int], None] | None:
    """Return what tells of progress, on a terminal only."""
    if not sys.stderr.isatty():
        return None

    def tell(at: int, count: int) -> None:
        end = "\r" if at + 1 < count else "\r\x1b[K"
        sys.stderr.write(f"{at + 1}/{count}{end}")
        sys.stderr.flush()

    return tell
