"""What a reader of a standard looks for in vain: source, clause, title, confidence, examples."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.errors import problem
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, own
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.wording.text import NO_TEXT


def missing_source(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return a pack that does not say which document it transcribes."""
    source = opened.own.source
    if source is None or (not source.document and source.title == NO_TEXT):
        place = opened.own.place("source" if source is not None else "pack")
        yield Slip(problem("lint-no-source", place))


def missing_clause(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return standards that do not say where in the document they stand."""
    for key, form, _ in own(sheet, opened):
        if not form.clause:
            yield Slip(problem("lint-no-clause", key.place, id=cut(key)))


def missing_title(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return standards that reports can only call by their id."""
    for key, _, standard in own(sheet, opened):
        if standard.title == NO_TEXT:
            yield Slip(problem("lint-no-title", key.place, id=cut(key)))


def missing_confidence(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return standards that do not say how sure their transcription is."""
    for key, form, _ in own(sheet, opened):
        if "confidence" not in form.node.entries:
            yield Slip(problem("lint-no-confidence", key.place, id=cut(key)))


def missing_example(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return standards without a hand-worked case."""
    tried = {one.standard for one in opened.document.examples}
    for key, _, _ in own(sheet, opened):
        if key not in tried:
            yield Slip(problem("lint-no-example", key.place, id=cut(key)))
