"""Files looked at by all rules: the remarks that stay, those that are ignored, and the mends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from edustandards.errors import EdustandardsError, Problem
from edustandards.packs.library import Opening, opening
from edustandards.packs.lint.fixes import mended
from edustandards.packs.lint.ignores import about_ignores, read_ignores, sifted
from edustandards.packs.lint.opening import same_meaning, sheet_from, sheet_of
from edustandards.packs.lint.remark import Remark, Severity, Slip
from edustandards.packs.lint.rules import ABOUT_IGNORES, IN_ALL, IN_PACKS, RULES, Rule
from edustandards.packs.lint.sheet import STALE_AFTER, Sheet

MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked for: the rules, the day it is, and how old a comparison may be."""

    today: date
    rules: frozenset[str] = field(default_factory=lambda: frozenset(RULES))
    stale_after: int = STALE_AFTER


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at: the remarks that stay and those that are ignored, by their places.

    `loads` is False where the remarks are why it cannot be used at all.
    """

    file: str
    remarks: tuple[Remark, ...]
    ignored: tuple[Remark, ...] = ()
    loads: bool = True


def look(path: Path, wanted: Wanted, find: Opening | None = None) -> Looked:
    """Return the remarks on a file; one that does not load has its problems for remarks.

    `find` opens packs; whoever looks at several files passes the same to all.
    """
    try:
        sheet = sheet_of(path, wanted.today, wanted.stale_after, find or opening())
    except EdustandardsError as error:
        return unusable(str(path), error)
    return _look(sheet, wanted)


def unusable(name: str, error: EdustandardsError) -> Looked:
    """Return the problems of what cannot be used as remarks."""
    remarks = tuple(Remark(one.code, Severity.ERROR, one) for one in error.problems)
    return Looked(name, remarks, loads=False)


def _look(sheet: Sheet, wanted: Wanted) -> Looked:
    rules = [RULES[id_] for id_ in RULES if id_ in wanted.rules]
    remarks = [
        _remark(rule, slip)
        for rule in rules
        for slip in _slips(rule, sheet)
        if sheet.owns(slip.problem.where)
    ]
    ignores, wrong = read_ignores(sheet.file, sheet.spots)
    stay, gone, used = sifted(remarks, ignores)
    looked = wanted.rules.difference(ABOUT_IGNORES)
    about = [("ignore-form", Slip(one)) for one in wrong]
    about += about_ignores(ignores, used, RULES.keys(), looked, sheet.text)
    stay += [_remark(RULES[id_], slip) for id_, slip in about if id_ in wanted.rules]
    return Looked(
        sheet.file, tuple(sorted(stay, key=Remark.spot)), tuple(sorted(gone, key=Remark.spot))
    )


def _slips(rule: Rule, sheet: Sheet) -> Iterator[Slip]:
    if rule.id in IN_ALL:
        yield from IN_ALL[rule.id](sheet)
    elif rule.id in IN_PACKS and sheet.opened is not None:
        yield from IN_PACKS[rule.id](sheet, sheet.opened)


def _remark(rule: Rule, slip: Slip) -> Remark:
    return Remark(rule.id, rule.severity, slip.problem, slip.edits)


def mend(path: Path, wanted: Wanted) -> tuple[str, tuple[Remark, ...]]:
    """Return the text of a file with all that can be mended safely, and what was mended.

    Raises:
        PackError: where the file does not load.
    """
    sheet = sheet_of(path, wanted.today, wanted.stale_after, opening())
    same = same_meaning(sheet)
    done: list[Remark] = []
    for _ in range(MOST_ROUNDS):
        found = mended(sheet.text, _look(sheet, wanted).remarks, same)
        if not found.done:
            break
        done += found.done
        sheet = sheet_from(sheet, found.text)
    return sheet.text, tuple(done)


def once(looked: Looked, told: set[Problem]) -> Looked:
    """Return a file without what was told of another: several packs may need the same broken one.

    What is told of this one is added to `told`.
    """
    new = tuple(one for one in looked.remarks if looked.loads or one.problem not in told)
    told.update(one.problem for one in new)
    return replace(looked, remarks=new)
