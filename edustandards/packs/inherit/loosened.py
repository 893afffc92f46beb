"""Where a pack asks less than those that it extends allow; standards are compared only for this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from edustandards.checks import nodes as c
from edustandards.checks.nodes import Bound, Level, Range, Require
from edustandards.checks.relation import Change, Compared, Order, Turn
from edustandards.checks.relation import Step as At
from edustandards.checks.show import show_requirement
from edustandards.checks.standard import Standard
from edustandards.checks.strictness import compare_standards
from edustandards.errors import Problem, problem
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.packs.cited import cited_in
from edustandards.packs.inherit.guard import asks_alike
from edustandards.packs.lineage import Guard, Step, Taken
from edustandards.packs.near import cut
from edustandards.units.numbers import show_exact
from edustandards.where import Place

MOST_TOLD = 4
"""How many of the differences of one standard are told; the rest are as easily found by `diff`."""


def loosened(
    standards: Iterable[Standard], guards: Sequence[Guard], taken: Taken, place: Place
) -> Iterator[Problem]:
    """Return where a pack asks less than those that it extends allow."""
    by_id = {one.id: one for one in standards}
    blamed: set[str] = set()
    for guard in _inner_first(guards):
        id_ = guard.standard.id
        mine = by_id.get(id_)
        params = {"text": cut(id_), "pack": cut(guard.pack)}
        if mine is None:
            step = taken.gone.get(id_)
            blamed.add(id_)
            yield problem("tighten-retired", step.place if step else place, **params)
            continue
        if asks_alike(guard.standard, mine):
            continue
        relation = compare_standards(guard.standard, mine)
        if not guard.locked and relation.order in {Order.EQUAL, Order.STRICTER}:
            continue
        own = _own_step(taken.steps[id_], place.file)
        cited = tuple(dict.fromkeys(cited_in(mine.check)))
        if own is None and blamed & set(cited):
            continue  # what it cites has been told, and is where it has to be mended
        blamed.add(id_)
        if own is None or guard.locked:
            own = _step_of(cited, taken, place.file) or own
        code = "tighten-looser" if relation.order is Order.LOOSER else "tighten-other"
        if guard.locked:
            code = "lock-moved"
        told = [
            _told(one)
            for one in relation.changes
            if guard.locked or one.order is not Order.STRICTER
        ]
        shown = cut("; ".join(told[:MOST_TOLD]) or "…", 300)
        yield problem(code, own.place if own else place, changes=shown, **params)


def _own_step(steps: Sequence[Step], file: str) -> Step | None:
    """Return the last change that a file makes."""
    return next((one for one in reversed(steps) if one.place.file == file), None)


def _step_of(ids: Iterable[str], taken: Taken, file: str) -> Step | None:
    steps = (_own_step(taken.steps.get(id_, ()), file) for id_ in ids)
    return next((step for step in steps if step is not None), None)


def _inner_first(guards: Sequence[Guard]) -> list[Guard]:
    """Return guards so that a standard comes after those that it cites."""
    return sorted(guards, key=lambda one: len(set(cited_in(one.standard.check))))


def _told(change: Change) -> str:
    """Return a change in the notation of packs, which both languages share."""
    path = "".join(f"{_step(one)}: " for one in change.path)
    return f"{path}{_side(change.before)} → {_side(change.after)}"


def _step(step: At) -> str:
    match step.turn:
        case Turn.YEARS | Turn.PLAN_YEARS:
            return str(step.first or step.last or "")
        case _:
            return step.name or step.turn.value


def _side(side: Compared) -> str:
    match side:
        case Require(_, (Bound() | Range() | Level()) as requirement):
            return show_requirement(requirement)
        case Bound():
            return show_requirement(side)
        case str():
            return side
        case c.AtLeast(k, _, others, counting):
            share = f", others: {show_exact(others * 100)} %" if others else ""
            way = ", counting: applicable" if counting is c.Counting.APPLICABLE else ""
            return f"at_least: {k}{share}{way}"
        case c.Holds(condition):
            return show_formula(condition)
        case m.Comparison() | m.OneOf() | m.Says() | m.Both() | m.Either() | m.Reverse():
            return show_formula(side)
        case None:
            return "–"
        case _:
            return "…"
