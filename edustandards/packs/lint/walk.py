"""A standard as its author wrote it, side by side with the check that it has become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edustandards.checks import nodes as c
from edustandards.measures.nodes import Condition
from edustandards.packs.schema import BodyForm
from edustandards.packs.source import Key, Scalar
from edustandards.packs.staged import Stated


class Body(NamedTuple):
    """A body as written and its check, without the conditions `when` and `since` around it.

    `given` are the conditions under which it is asked at all, its own `when` last.
    """

    form: BodyForm
    check: c.Check
    given: tuple[Condition, ...] = ()


class Limit(NamedTuple):
    """A requirement as written, its check, and the stages, years or steps that lead to it."""

    scalar: Scalar
    check: c.Require | c.ShareOf
    path: tuple[Key, ...]


class Branch(NamedTuple):
    """Requirements that differ by stage, year or step, as written and as a check."""

    keys: tuple[Key, ...]
    check: c.ByStage | c.ByYear | c.Cases


def bodies(form: BodyForm, check: c.Check, given: tuple[Condition, ...] = ()) -> Iterator[Body]:
    """Return a body and those that stand in place within it; standards it cites are left out."""
    if form.since is not None and isinstance(check, c.ByYear):
        check = check.cases[0][1]
    if form.when is not None and isinstance(check, c.When):
        given = (*given, check.condition)
        check = check.check
    yield Body(form, check, given)
    if isinstance(check, c.ForEvery | c.ShareOf):
        given = () if check.where is None else (check.where,)
    for part, inner in parts_of(form, check):
        if not isinstance(part, Scalar):
            yield from bodies(part, inner, given)


def parts_of(form: BodyForm, check: c.Check) -> Iterable[tuple[Scalar | BodyForm, c.Check]]:
    """Return the parts of a body as written, each with its check."""
    match check:
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            return zip(form.all_of or form.any_of or form.of or (), parts, strict=False)
        case c.ByStage() | c.ByYear() if form.require is None:
            inner = (one for _, one in check.cases)
            several = (form.by_stage or form.by_year or {}).values()
            return zip(several, inner, strict=False)
        case c.Cases(cases) if form.cases is not None:
            return [(case.check, one) for case, (_, one) in zip(form.cases, cases, strict=False)]
        case c.Not(part) if form.not_ is not None:
            return [(form.not_, part)]
        case c.ForEvery(_, part) | c.ShareOf(_, part) if form.check is not None:
            return [(form.check, part)]
        case _ if form.check is not None:
            return [(form.check, check)]
        case _:
            return []


def limits(body: Body) -> Iterator[Limit]:
    """Return the requirements that a body itself writes out."""
    if body.form.require is not None:
        yield from _limits(body.form.require, body.check, ())


def _limits(stated: Stated, check: c.Check, path: tuple[Key, ...]) -> Iterator[Limit]:
    if isinstance(stated, Scalar):
        if isinstance(check, c.Require | c.ShareOf):
            yield Limit(stated, check, path)
    elif isinstance(check, c.ByStage | c.ByYear | c.Cases):
        for (key, one), (_, inner) in zip(stated.items(), check.cases, strict=False):
            yield from _limits(one, inner, (*path, key))


def branches(body: Body) -> Iterator[Branch]:
    """Return where a body differs by stage, year or step, the outermost first."""
    form, check = body.form, body.check
    if form.require is not None:
        yield from _branches(form.require, check)
    elif isinstance(check, c.ByStage | c.ByYear) and (form.by_stage or form.by_year):
        yield Branch(tuple(form.by_stage or form.by_year or {}), check)


def _branches(stated: Stated, check: c.Check) -> Iterator[Branch]:
    if isinstance(stated, Scalar) or not isinstance(check, c.ByStage | c.ByYear | c.Cases):
        return
    yield Branch(tuple(stated), check)
    for one, (_, inner) in zip(stated.values(), check.cases, strict=False):
        yield from _branches(one, inner)
