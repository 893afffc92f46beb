"""What a pack lays down for those that extend it: standards that may only be tightened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from edustandards.checks.standard import Policy, Standard
from edustandards.errors import Problem, problem
from edustandards.packs.digest import plain
from edustandards.packs.lineage import Done, Guard, Taken
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.schema import PackForm, PlanForm
from edustandards.where import Place


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
    standards: Iterable[Standard], guards: Sequence[Guard], taken: Taken, place: Place
) -> Iterator[Problem]:
    """Return where a pack asks less than those that it extends allow."""
    if not guards:
        return
    from edustandards.checks.strictness import Order, compare_standards

    by_id = {one.id: one for one in standards}
    for guard in guards:
        id_ = guard.standard.id
        mine = by_id.get(id_)
        params = {"text": cut(id_), "pack": cut(guard.pack)}
        if mine is None:
            step = taken.gone.get(id_)
            yield problem("tighten-retired", step.place if step else place, **params)
            continue
        order = compare_standards(guard.standard, mine).order
        if order in {Order.EQUAL, Order.STRICTER}:
            continue
        where = next(
            (step.place for step in reversed(taken.steps[id_]) if step.done is not Done.STATED),
            place,
        )
        code = "tighten-looser" if order is Order.LOOSER else "tighten-other"
        yield problem(code, where, **params)
