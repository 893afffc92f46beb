"""What a pack lays down for those that extend it: standards that may only be tightened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from edustandards.checks.nodes import Bound, Level, Range, Require
from edustandards.checks.relation import Change, Compared, Order, Step, Turn
from edustandards.checks.show import show_requirement
from edustandards.checks.standard import Policy, Standard
from edustandards.checks.strictness import compare_standards
from edustandards.errors import Problem, problem
from edustandards.packs.cited import cited_in
from edustandards.packs.digest import plain
from edustandards.packs.lineage import Guard, Taken
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.schema import PackForm, PlanForm
from edustandards.where import Place

MOST_TOLD = 4
"""How many of the differences of one standard are told; the rest are as easily found by `diff`."""


def guards_of(
    form: PackForm, name: str, standards: Iterable[Standard], before: Sequence[Guard]
) -> tuple[Guard, ...]:
    """Return what packs that extend this one have to keep to, those of its own parents too."""
    by_id = {str(key): one for key, one in form.standards.items()}
    own = (
        Guard(standard, name)
        for standard in standards
        if (by_id[standard.id].policy or form.policy) is Policy.TIGHTEN_ONLY
    )
    return tuple(dict.fromkeys((*before, *own)))


def reordered(own: PackForm, parents: Iterable[Opened]) -> Iterator[Problem]:
    """Return where a pack states otherwise what its parents' figures are worked out by.

    How shared resources are divided, the years of a plan, and what a pack comes to move verdicts
    as thresholds do.
    """
    for parent in parents:
        if not parent.guards:
            continue
        form = parent.form
        differs = {
            "split": form.split is not None
            and own.split is not None
            and plain(own.split) != plain(form.split),
            "plan": _moved(form.plan, own.plan),
            "conclusion": own.conclusion != ()
            and not {one.text for one in form.conclusion} <= {one.text for one in own.conclusion},
        }
        for key, found in differs.items():
            if found:
                params = {"key": key, "pack": cut(parent.document.name)}
                yield problem("tighten-head", own.place(key), **params)


def _moved(stated: PlanForm | None, own: PlanForm | None) -> bool:
    """Tell whether years that a parent states are other ones in the heir."""
    if stated is None or own is None:
        return False
    names = ("years", "first_year", "base_year")
    years = [(getattr(stated, name), getattr(own, name)) for name in names]
    return any(first is not None and second != first for first, second in years)


def loosened(
    name: str, standards: Iterable[Standard], guards: Sequence[Guard], taken: Taken, place: Place
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
        relation = compare_standards(guard.standard, mine)
        if relation.order in {Order.EQUAL, Order.STRICTER}:
            continue
        own = next((one for one in reversed(taken.steps[id_]) if one.pack == name), None)
        if own is None and blamed & set(cited_in(mine.check)):
            continue  # what it cites has been told, and is where it has to be mended
        blamed.add(id_)
        code = "tighten-looser" if relation.order is Order.LOOSER else "tighten-other"
        told = [_told(one) for one in relation.changes if one.order is not Order.STRICTER]
        shown = cut("; ".join(told[:MOST_TOLD]) or "…", 300)
        yield problem(code, own.place if own else place, changes=shown, **params)


def _inner_first(guards: Sequence[Guard]) -> list[Guard]:
    """Return guards so that a standard comes after those that it cites."""
    return sorted(guards, key=lambda one: len(set(cited_in(one.standard.check))))


def _told(change: Change) -> str:
    """Return a change in the notation of packs, which both languages share."""
    path = "".join(f"{_step(one)}: " for one in change.path)
    return f"{path}{_side(change.before)} → {_side(change.after)}"


def _step(step: Step) -> str:
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
        case _:
            return "–" if side is None else "…"
