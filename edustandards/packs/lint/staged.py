"""Targets for years: later ones that ask less, and years that never come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edustandards.checks import nodes as c
from edustandards.checks.reach import NOTHING, shared, without
from edustandards.errors import problem
from edustandards.packs.lint.demands import demand
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, stated
from edustandards.packs.lint.walk import bodies, branches
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.source import Key
from edustandards.packs.years import Year, read_year
from edustandards.where import Place


def _years(opened: Opened) -> Iterator[tuple[tuple[Key, ...], c.ByYear]]:
    for _, form, standard in stated(opened):
        for body in bodies(form, standard.check):
            for branch in branches(body):
                if isinstance(branch.check, c.ByYear):
                    yield branch.keys, branch.check


def staged_step_back(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return targets that ask less than those of an earlier year."""
    for keys, check in _years(opened):
        told = [(key, inner) for key, (_, inner) in zip(keys, check.cases, strict=False)]
        for (before, one), (key, other) in pairwise(told):
            if _eased(one, other):
                params = {"year": cut(key), "before": cut(before)}
                yield Slip(problem("lint-step-back", key.place, **params))


def _eased(before: c.Check, after: c.Check) -> bool:
    """Say whether what is asked afterwards is met by all values that were, and by some more."""
    if isinstance(before, c.ByStage) and isinstance(after, c.ByStage):
        later = dict(after.cases)
        return any(_eased(one, later[stage]) for stage, one in before.cases if stage in later)
    one, other = demand(before), demand(after)
    if one is None or other is None or one.of != other.of:
        return False
    was, now = shared(one.takes, one.can), shared(other.takes, other.can)
    return without(was, now) == NOTHING and was != now


def year_outside(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return targets for years after the plan, or after the pack has ceased to be in force."""
    for keys, check in _years(opened):
        for key, (number, _) in zip(keys, check.cases, strict=False):
            yield from _outside(key, key.place, Year(number, check.plan), opened)
    for _, form, standard in stated(opened):
        for body in bodies(form, standard.check):
            since = body.form.since
            year = read_year(since.text) if since is not None else None
            if since is not None and year is not None:
                yield from _outside(since.text, since.place, year, opened)


def _outside(text: str, place: Place, year: Year, opened: Opened) -> Iterator[Slip]:
    document = opened.document
    most = document.plan.years if document.plan is not None else None
    last = document.effective[1]
    if year.plan and most is not None and year.number > most:
        yield Slip(problem("lint-year-plan", place, text=cut(text), most=most))
    if not year.plan and last is not None and year.number > last.year:
        yield Slip(problem("lint-year-over", place, text=cut(text), day=str(last)))
