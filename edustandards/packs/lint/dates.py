"""The dates of a pack: how long since it was compared, in what order, beside other editions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from edustandards.checks.standard import Confidence
from edustandards.errors import problem
from edustandards.packs.heads import Edition
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, own
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened


def stale_check(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return a pack that nobody has compared with its source for long."""
    day = opened.own.checked_on
    if day is None:
        return
    age = (sheet.today - day).days
    if age > sheet.stale_after:
        place = opened.own.place("checked_on")
        yield Slip(problem("lint-stale", place, day=str(day), age=age, most=sheet.stale_after))


def verified_unchecked(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return a pack that calls standards verified and does not say when they were compared."""
    if opened.own.checked_on is not None:
        return
    sure = [
        key
        for key, form, _ in own(sheet, opened)
        if form.confidence is Confidence.VERIFIED and "confidence" in form.node.entries
    ]
    if sure:
        place = opened.own.place("pack")
        yield Slip(problem("lint-verified", place, count=len(sure), id=cut(sure[0])))


def impossible_dates(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return dates that cannot be: compared in the future, or before the document was issued."""
    head = opened.own
    issued = head.source.issued if head.source is not None else None
    checked = head.checked_on
    if checked is not None and checked > sheet.today:
        place = head.place("checked_on")
        yield Slip(problem("lint-checked-later", place, day=str(checked), today=str(sheet.today)))
    if checked is not None and issued is not None and checked < issued:
        place = head.place("checked_on")
        yield Slip(problem("lint-checked-before", place, day=str(checked), issued=str(issued)))


def missing_effective(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return an edition without a first day where another edition stands beside it."""
    effective = opened.own.effective
    first = effective.from_ if effective is not None else None
    if first is None and sheet.beside:
        others = ", ".join(one.edition for one in sheet.beside)
        yield Slip(problem("lint-no-effective", opened.own.place("edition"), known=cut(others)))


def editions_overlap(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return an edition that is in force at the same time as another and is not replaced by it."""
    head = opened.own
    if head.effective is None:
        return
    mine = (head.effective.from_, head.effective.to)
    replaced = head.superseded_by.text if head.superseded_by is not None else ""
    for other in sheet.beside:
        if other.effective == (None, None) or _follows(other, replaced, head.edition.text):
            continue
        day = _shared(mine, other.effective)
        if day is not None:
            params = {"other": other.name, "file": str(other.path), "day": str(day)}
            yield Slip(problem("lint-overlap", head.place("effective"), **params))


def _follows(other: Edition, replaced: str, edition: str) -> bool:
    return other.edition == replaced or other.superseded_by == edition


def _shared(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> date | None:
    """Return the first day that two times in force have in common."""
    first = max(one[0] or date.min, other[0] or date.min)
    last = min(one[1] or date.max, other[1] or date.max)
    return first if first <= last else None


def unknown_successor(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return a pack that says it is replaced by an edition that is not there."""
    named = opened.own.superseded_by
    if named is None:
        return
    known = {one.edition for one in sheet.beside}
    if named.text not in known:
        said = ", ".join(sorted(known)) or "-"
        params = {"text": cut(named.text), "id": opened.document.id, "known": cut(said)}
        yield Slip(problem("lint-no-successor", named.place, **params))
