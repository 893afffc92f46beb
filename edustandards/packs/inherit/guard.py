"""What a pack lays down for those that extend it: standards that may only be tightened, or stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from edustandards.checks import nodes as c
from edustandards.checks.nodes import Bound, Level, Range, Require
from edustandards.checks.relation import Change, Compared, Order, Turn
from edustandards.checks.relation import Step as At
from edustandards.checks.show import show_requirement
from edustandards.checks.standard import Policy, Standard
from edustandards.checks.strictness import compare_standards
from edustandards.errors import Problem, problem
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.packs.cited import cited_in
from edustandards.packs.digest import plain
from edustandards.packs.document import PackDocument
from edustandards.packs.inherit.locks import locked
from edustandards.packs.lineage import Guard, Step, Taken
from edustandards.packs.meets import concluded
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.schema import PackForm, PlanForm
from edustandards.units.numbers import show_exact
from edustandards.where import Place

MOST_TOLD = 4
"""How many of the differences of one standard are told; the rest are as easily found by `diff`."""


def guards_of(
    form: PackForm, name: str, standards: Iterable[Standard], before: Iterable[Guard]
) -> tuple[Guard, ...]:
    """Return what packs that extend this one have to keep to, those of its own parents too.

    What a parent lays down already is not laid down twice.
    """
    by_id = {str(key): one for key, one in form.standards.items()}
    guards = list(dict.fromkeys(before))
    known: dict[str, list[Guard]] = {}
    for one in guards:
        known.setdefault(one.standard.id, []).append(one)
    for standard in standards:
        entry = by_id[standard.id]
        whole = locked(entry.node) is None
        tight = (entry.policy or form.policy) is Policy.TIGHTEN_ONLY
        laid = known.get(standard.id, ())
        if (tight or whole) and not any(
            _asks_alike(one.standard, standard) and one.locked >= whole for one in laid
        ):
            guards.append(Guard(standard, name, locked=whole))
    return tuple(guards)


def _asks_alike(one: Standard, other: Standard) -> bool:
    mine, its = ((one.on, one.stages, one.where), (other.on, other.stages, other.where))
    return mine == its and one.check == other.check


def reordered(own: PackForm, parents: Iterable[Opened]) -> Iterator[Problem]:
    """Return where a pack states otherwise what its parents' figures are worked out by.

    How shared resources are divided, and the years of a plan, move verdicts as thresholds do.
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


def forgotten(
    own: PackForm, parents: Iterable[Opened], document: PackDocument
) -> Iterator[Problem]:
    """Return where whoever meets a pack no longer has to meet what its parents come to."""
    asked = {id_ for one in concluded(document) for id_ in (one.id, *_surely(one.check))}
    there = {one.id for one in document.standards}
    for parent in parents:
        guarded = {guard.standard.id for guard in parent.guards}
        for one in concluded(parent.document):
            if one.id in guarded & there and one.id not in asked:
                place = own.place("conclusion" if own.conclusion else "extends")
                params = {"text": cut(one.id), "pack": cut(parent.document.name)}
                yield problem("tighten-conclusion", place, **params)


def _surely(check: c.Check) -> Iterator[str]:
    """Return the standards without which a check is never met."""
    match check:
        case c.Cited(id_, inner):
            if "@" not in id_:
                yield id_
                yield from _surely(inner)
        case c.AllOf(parts):
            for part in parts:
                yield from _surely(part)
        case _:
            return


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
        if _asks_alike(guard.standard, mine):
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


def shifted(
    parent: Opened, standards: Iterable[Standard], unmoved: Collection[str], place: Place
) -> Iterator[Problem]:
    """Return where names that a pack brings give another meaning to what it takes over as it is."""
    by_id = {one.id: one for one in standards}
    for one in parent.document.standards:
        mine = by_id.get(one.id)
        if mine is not None and one.id in unmoved and not _asks_alike(one, mine):
            yield problem(
                "inherited-shifted", place, text=cut(one.id), pack=cut(parent.document.name)
            )


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
