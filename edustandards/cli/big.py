"""`check --engine`: files too large for memory, judged by an engine and written as it goes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from edustandards.checks.verdict import Verdict
from edustandards.cli.options import NOT_MET, UNKNOWN, day_of, given_of
from edustandards.cli.progress import progress, working
from edustandards.cli.write import say_aside, write_lines
from edustandards.errors import DataError, problem
from edustandards.front.parts import Counted, Work, judged_parts, whole
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.packs.library import load
from edustandards.packs.shelf import shelves
from edustandards.reports.big import big_lines, left_out_lines, totals_line
from edustandards.reports.heading import heading
from edustandards.reports.screen import Screen
from edustandards.reports.terminal import column_lines
from edustandards.tables.big import Engine, Opener, Part, parts_of
from edustandards.tables.choices import NO_CHOICES, Choices
from edustandards.where import Place


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options say of the findings: by which engine, where to, which of them."""

    engine: str
    output: str | None
    only_failing: bool
    quiet: bool
    exit_zero: bool


def check_big(
    data: Sequence[str],
    pack: str,
    wanted: Wanted,
    screen: Screen,
    *,
    folders: tuple[str, ...] = (),
    mapping: str | None = None,
    **said: Any,
) -> int:
    """Judge files by an engine, write the findings, and print what was found.

    Raises:
        PackError, DataError: where something cannot be used.
    """
    document = load(pack, as_of=day_of(said["as_of"]), shelves=shelves(folders))
    given = given_of(document, **said)
    parts = parts_of([Path(one) for one in data])
    output = None if wanted.output is None else Path(wanted.output)
    _check_output(output, parts, data)
    choices = _choices(mapping, data, document.vocabulary)
    work = Work(
        document, given, Opener(cast("Engine", wanted.engine)), choices, wanted.only_failing
    )
    found = whole(_followed(work, parts, output, screen), document)
    write_lines(_told(document, found, screen, day_of(said["as_of"]), wanted), None, screen)
    if output is not None and not wanted.quiet:
        say_aside(screen.say("cli-output", path=output))
    return 0 if wanted.exit_zero else _status(found)


def _followed(
    work: Work, parts: Sequence[Part], output: Path | None, screen: Screen
) -> list[Counted]:
    """Judge the parts, and tell on a terminal how far that has come."""
    if len(parts) == 1:
        with working(screen, "progress-judging"):
            return list(judged_parts(work, parts, output))
    tell = progress() or (lambda at, count: None)  # noqa: ARG005 - nobody watches
    found = []
    for at, one in enumerate(judged_parts(work, parts, output)):
        found.append(one)
        tell(at, len(parts))
    again = sum(one.again for one in found)
    if again:
        say_aside(screen.say("big-again", count=again, total=len(parts)))
    return found


def _told(
    document: PackDocument, found: Counted, screen: Screen, day: date | None, wanted: Wanted
) -> Iterator[str]:
    """Return the lines on what was found."""
    total = screen.lines(totals_line(found.counts, screen))
    if wanted.quiet:
        yield from total
        yield from left_out_lines(document, found.left_out, screen)
        return
    yield from heading(document, screen, day)
    yield from total
    yield from big_lines(document, found.counts, found.left_out, screen)
    yield ""
    yield from column_lines(*found.columns, screen)


def _check_output(output: Path | None, parts: Sequence[Part], data: Sequence[str]) -> None:
    """Refuse at once an output that cannot be written, or that would be read as data later."""
    if output is None:
        return
    if (len(parts) > 1 or parts[0].name) and output.suffix:
        raise DataError(problem("big-folder", Place(str(output)), count=len(parts)))
    whole = Path(os.path.realpath(output))
    if any(whole.is_relative_to(os.path.realpath(one)) for one in data if Path(one).is_dir()):
        raise DataError(problem("cli-output-is-input", Place(str(output))))


def _choices(mapping: str | None, data: Sequence[str], words: Vocabulary) -> Choices:
    """Return what a mapping file says of the columns.

    Raises:
        PackError: where the file cannot be used.
        DataError: where it says more than which column is which.
    """
    if mapping is None:
        return NO_CHOICES
    from edustandards.packs.mapping import read_mapping  # most calls have none
    from edustandards.tables.mapping import choices_for

    said = read_mapping(Path(mapping), words)
    choices = choices_for(said, list(data))
    further = any(one.blank or one.stage or one.period for one in choices.columns)
    if further or any(table.where is not None for table in said):
        raise DataError(problem("big-mapping", Place(mapping)))
    return choices


def _status(found: Counted) -> int:
    """Return the exit status; what was left out is not known to be met."""
    counts = {one: sum(several[one] for several in found.counts.values()) for one in Verdict}
    if counts[Verdict.NOT_MET]:
        return NOT_MET
    return UNKNOWN if counts[Verdict.UNKNOWN] or found.left_out or not counts[Verdict.MET] else 0
