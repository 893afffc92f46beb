"""What a pack lays down for those that extend it: standards that may only be tightened, or stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from edustandards.checks import nodes as c
from edustandards.checks.standard import Policy, Standard
from edustandards.errors import Problem, problem
from edustandards.packs.digest import plain
from edustandards.packs.document import PackDocument
from edustandards.packs.inherit.locks import locked
from edustandards.packs.lineage import Guard
from edustandards.packs.meets import concluded
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.schema import PackForm, PlanForm
from edustandards.where import Place


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
            asks_alike(one.standard, standard) and one.locked >= whole for one in laid
        ):
            guards.append(Guard(standard, name, locked=whole))
    return tuple(guards)


def asks_alike(one: Standard, other: Standard) -> bool:
    """Tell whether two standards ask the same of the same."""
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


def shifted(
    parent: Opened, standards: Iterable[Standard], unmoved: Collection[str], place: Place
) -> Iterator[Problem]:
    """Return where names that a pack brings give another meaning to what it takes over as it is."""
    by_id = {one.id: one for one in standards}
    for one in parent.document.standards:
        mine = by_id.get(one.id)
        if mine is not None and one.id in unmoved and not asks_alike(one, mine):
            yield problem(
                "inherited-shifted", place, text=cut(one.id), pack=cut(parent.document.name)
            )
