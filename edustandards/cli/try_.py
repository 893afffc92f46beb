"""`try`: the examples of packs, and how well they guard what the packs say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from edustandards.cli.options import LANG, NOT_MET, screen_of
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.progress import progress
from edustandards.cli.speaking import Verb
from edustandards.cli.write import like, write_lines
from edustandards.errors import DataError, PackError, problem
from edustandards.packs.library import opened
from edustandards.packs.opened import Opened
from edustandards.packs.trial.insert import body_of, inserted
from edustandards.packs.trial.trial import Trial, trial_of
from edustandards.reports.file import beside
from edustandards.reports.screen import Screen
from edustandards.where import Place


@click.command("try", cls=Verb)
@click.argument("tried", metavar="PACK", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format", "trial_form", type=click.Choice(["text", "json", "junit"]), default="text"
)
@OUTPUT
@click.option("--no-mutants", is_flag=True)
@click.option("--write", is_flag=True)
@LANG
@click.pass_obj
def try_(
    lang: str,
    /,
    *,
    tried: tuple[str, ...],
    trial_form: str,
    output: str | None,
    no_mutants: bool,
    write: bool,
) -> int:
    """Try packs: their examples, cases at their limits, changes that examples should notice."""
    screen = screen_of(lang)
    trials = []
    for one in [opened(name) for name in tried]:
        trial = trial_of(one, mutants=not no_mutants, progress=progress())
        if write and _written(one, trial, screen):
            trial = trial_of(opened(Path(one.document.path)), progress=progress())
        trials.append(trial)
    end = "\n" if trial_form == "text" else ""
    write_lines(_report(trials, trial_form, screen), output, screen, end=end)
    return 0 if all(one.passed for one in trials) else NOT_MET


def _report(trials: Sequence[Trial], form: str, screen: Screen) -> Iterator[str]:
    match form:
        case "json":
            from edustandards.reports.trial_json import trial_json

            yield from trial_json(trials, screen.lang)
        case "junit":
            from edustandards.reports.junit import junit_report
            from edustandards.reports.trial_junit import suite_of

            yield from junit_report(suite_of(one, screen.lang) for one in trials)
        case _:
            from edustandards.reports.show_trial import show_trial

            for one in trials:
                yield from show_trial(one, screen)


def _written(pack: Opened, trial: Trial, screen: Screen) -> bool:
    """Write the examples that a trial suggests into the file of a pack; tell if there were any.

    Raises:
        DataError: where the file cannot be written, or is not the one that was read.
        PackError: where the pack with its examples would not load.
    """
    path = Path(pack.document.path)
    lines = {
        one.standard.id: [each.line for each in one.suggestions]
        for one in trial.tested
        if one.suggestions
    }
    for id_ in lines:
        if body_of(pack.own, id_) is None:
            click.echo(screen.say("try-elsewhere", standard=id_), err=True)
    text = inserted(pack.text, pack.own, lines)
    if text is None:
        click.echo(screen.say("try-nothing-to-write", path=str(path)), err=True)
        return False
    before = path.read_bytes()
    if before.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n") != pack.text:
        raise DataError(problem("try-changed-meanwhile", Place(str(path))))
    with beside(path) as other:
        other.write_bytes(like(before, text))
        _check(opened(other), pack)
    count = sum(len(several) for id_, several in lines.items() if body_of(pack.own, id_))
    click.echo(screen.say("try-written", path=str(path), count=count), err=True)
    return True


def _check(after: Opened, before: Opened) -> None:
    """Refuse a pack that says anything else than it did, but for examples."""
    kept = {(one.standard, one.values, one.expect, one.stage) for one in after.document.examples}
    was = {(one.standard, one.values, one.expect, one.stage) for one in before.document.examples}
    if after.document.standards != before.document.standards or not was <= kept:
        raise PackError(problem("try-changed-meaning", Place(before.document.path)))
