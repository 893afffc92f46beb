"""Slips in packs that extend others, told where they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edustandards.errors import Problem, problem
from edustandards.packs.inherit.reach import cites
from edustandards.packs.lineage import Taken
from edustandards.packs.near import cut
from edustandards.packs.schema import PackForm, RefineForm, SetForm
from edustandards.packs.source import Mapping, Node, Scalar
from edustandards.where import Place

_SECTIONS = {"set": "refine", "refine": "set"}
_KEYS = {
    section: frozenset(entry.alias or name for name, entry in form.model_fields.items())
    for section, form in (("set", SetForm), ("refine", RefineForm))
}


def reworded(root: Mapping, found: Iterable[Problem]) -> Iterator[Problem]:
    """Return problems, those of a key that belongs to the other kind of change told as such."""
    elsewhere = {}
    for name, section in root.entries.items():
        other = _SECTIONS.get(name)
        if other is None or not isinstance(section, Mapping):
            continue
        for change in section.entries.values():
            for key in change.entries if isinstance(change, Mapping) else ():
                if key in _KEYS[other] and key not in _KEYS[name]:
                    params = {"text": cut(key), "other": other}
                    elsewhere[key.place] = problem("change-key-elsewhere", key.place, **params)
    for one in found:
        yield elsewhere.get(one.where, one) if one.code.startswith("pack-key-") else one


def explained(found: Iterable[Problem], own: PackForm, taken: Taken) -> Iterator[Problem]:
    """Return problems, each in the file of a parent with the change that led there before it.

    The parent alone has none, so what is wrong there comes of what its heir changes.
    """
    file = own.node.place.file
    named = {one.where.file for one in found} - {file, ""}
    if not named or own.extends is None:
        yield from found
        return
    places = {
        place: str(key)
        for key, node in taken.nodes.items()
        for place in (key.place, *_places(node))
    }
    for one in found:
        if one.where.file in named:
            place = _changed_at(_id_at(one.where, places), taken, file) or own.place("extends")
            yield problem("change-breaks", place, first=str(one.where))
        yield one


def _changed_at(id_: str, taken: Taken, file: str) -> Place | None:
    """Return where a file changes a standard, or the nearest of those that it cites."""
    nodes = {str(key): node for key, node in taken.nodes.items()}
    waiting, seen = [id_], {id_}
    for one in waiting:
        step = next((s for s in reversed(taken.steps.get(one, ())) if s.place.file == file), None)
        if step is not None:
            return step.place
        more = [text for text in cites(nodes[one]) if text in nodes] if one in nodes else []
        waiting += [text for text in dict.fromkeys(more) if text not in seen]
        seen |= set(more)
    return None


def _id_at(where: Place, places: dict[Place, str]) -> str:
    """Return the standard that a place lies in; columns within a text count as its own."""
    if where in places:
        return places[where]
    within = (
        (place.column or 0, id_)
        for place, id_ in places.items()
        if (place.file, place.line) == (where.file, where.line)
        and (place.column or 0) <= (where.column or 0)
    )
    return max(within, default=(0, ""))[1]


def _places(node: Node) -> Iterator[Place]:
    yield node.place
    if isinstance(node, Scalar):
        return
    if isinstance(node, Mapping):
        for key, one in node.entries.items():
            yield key.place
            yield from _places(one)
    else:
        for one in node.items:
            yield from _places(one)
