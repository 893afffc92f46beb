"""What several packs hand down together: the standards of all, each once.

Two that come from one ancestor by different ways are one; where only one way changed a key, the
change holds, and where both did, the heir has to say which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Of
from dataclasses import dataclass, replace

from edustandards.errors import Problem, problem
from edustandards.packs.bodies import BODIES
from edustandards.packs.inherit.locks import both_locks
from edustandards.packs.inherit.overlay import body_of, without
from edustandards.packs.inherit.reach import content, moved_between
from edustandards.packs.lineage import Step, Taken
from edustandards.packs.near import cut
from edustandards.packs.source import Key, Mapping, Node, Scalar
from edustandards.packs.source import Sequence as Items
from edustandards.where import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Clash:
    """A key of a standard that two packs hand down differently, and where they state it."""

    id: str
    key: str
    one: Node | None
    other: Node | None
    places: tuple[Place, Place]


def merged(handed: Sequence[Taken]) -> tuple[Taken, list[Clash]]:
    """Return the standards of several packs as one, and what they differ on."""
    if len(handed) == 1:
        return handed[0], []
    nodes: dict[str, tuple[Key, Mapping]] = {}
    steps: dict[str, tuple[Step, ...]] = {}
    gone: dict[str, Step] = {}
    clashes: list[Clash] = []
    for one in handed:
        for key, node in one.nodes.items():
            id_ = str(key)
            if id_ not in nodes:
                nodes[id_], steps[id_] = (key, node), one.steps[id_]
                continue
            first, known = nodes[id_]
            sides = ((known, steps[id_]), (node, one.steps[id_]))
            nodes[id_] = first, _joined((first, key), *sides, clashes)
            steps[id_] = tuple(dict.fromkeys((*steps[id_], *one.steps[id_])))
        gone.update(one.gone)
    made = _with_examples(dict(nodes.values()), handed)
    # What one of several packs keeps is kept.
    return Taken(
        made, steps, {id_: step for id_, step in gone.items() if id_ not in steps}
    ), clashes


def _joined(
    keys: tuple[Key, Key],
    one: tuple[Mapping, tuple[Step, ...]],
    other: tuple[Mapping, tuple[Step, ...]],
    clashes: list[Clash],
) -> Mapping:
    """Return a standard from two ways down; keys that both ways changed are added to `clashes`."""
    (first, steps), (second, others) = one, other
    shared = set(steps) & set(others)
    own = {key for step in steps if step not in shared for key in step.keys}
    theirs = {key for step in others if step not in shared for key in step.keys}
    left, right = _by_name(first), _by_name(second)
    torn = _bodies(first, second)
    if not (torn & own and torn & theirs):
        torn = frozenset()
    entries: dict[Key, Node] = {}
    for name in dict.fromkeys((*left, *right)):
        mine, its = left.get(name), right.get(name)
        chosen = mine
        if not _same(name, mine, its):
            if name in torn:
                clashes.append(_clash(name, keys, mine, its))
            elif shared and name not in own:
                chosen = its
            elif not shared or name in theirs:
                chosen = mine or its
                clashes.append(_clash(name, keys, mine, its))
        if name == "lock":
            chosen = _both_locked(mine, its)
        elif name == "policy":
            chosen = mine if mine and _tight(mine[1]) else its or mine
        if chosen is not None:
            entries[chosen[0]] = chosen[1]
    return Mapping(entries, first.place)


_Side = tuple[Key, Node] | None


def _by_name(node: Mapping) -> dict[str, tuple[Key, Node]]:
    return {str(key): (key, one) for key, one in node.entries.items()}


def _bodies(one: Mapping, other: Mapping) -> frozenset[str]:
    """Return the keys of two bodies of different kinds, which only go as a whole; else none."""
    first, second = body_of(one), body_of(other)
    if first is None or second is None or first == second:
        return frozenset()
    return frozenset({first, second}) | BODIES[first] | BODIES[second]


def _clash(name: str, keys: tuple[Key, Key], one: _Side, other: _Side) -> Clash:
    places = (one[0] if one else keys[0]).place, (other[0] if other else keys[1]).place
    return Clash(str(keys[0]), name, one and one[1], other and other[1], places)


def _both_locked(one: _Side, other: _Side) -> _Side:
    lock = both_locks(one and one[1], other and other[1])
    if lock is None:
        return None
    key = next(side[0] for side in (one, other) if side is not None)
    return next((side for side in (one, other) if side and side[1] is lock), (key, lock))


def _same(name: str, one: _Side, other: _Side) -> bool:
    """Tell whether nothing has to be chosen; locks and policies of both hold, examples follow."""
    if name in {"lock", "policy", "examples"} or name.startswith("x-"):
        return True
    return content(one and one[1]) == content(other and other[1])


def _tight(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text.strip() == "tighten-only"


def _with_examples(nodes: dict[Key, Mapping], handed: Sequence[Taken]) -> dict[Key, Mapping]:
    """Return standards with the examples of those ways down that ask what is asked here."""
    given: dict[str, list[Node]] = {str(key): [] for key in nodes}
    where: dict[str, tuple[Key, Items]] = {}
    for one in handed:
        moved = moved_between(one.nodes, nodes)
        for id_, node in one.nodes.items():
            key, said = next(
                (pair for pair in node.entries.items() if pair[0] == "examples"), _NONE
            )
            if isinstance(said, Items) and id_ not in moved:
                where.setdefault(str(id_), (key, said))
                known = {content(item) for item in given[id_]}
                given[id_] += [item for item in said.items if content(item) not in known]
    found = {}
    for id_, node in nodes.items():
        found[id_] = without(node, {"examples"})
        if given[id_]:
            key, said = where[id_]
            items = replace(said, items=tuple(given[id_]))
            found[id_] = replace(node, entries={**found[id_].entries, key: items})
    return found


_NONE: tuple[Key, Node | None] = (Key("", NOWHERE), None)


def unsettled(clashes: Sequence[Clash], nodes: Of[Key, Mapping], place: Place) -> Iterator[Problem]:
    """Return a problem for each standard whose parents differ on what the heir does not state."""
    left: dict[str, list[Clash]] = {}
    for one in clashes:
        node = next((node for key, node in nodes.items() if key == one.id), None)
        said = None if node is None else _entry(node, one.key)
        if said is not None and not _settles(said, one.one, one.other, place.file):
            left.setdefault(one.id, []).append(one)
    for id_, several in left.items():
        keys = cut(", ".join(dict.fromkeys(one.key for one in several)), 200)
        first, second = several[0].places
        where = {"first": str(first), "second": str(second)}
        yield problem("extends-conflict", place, text=cut(id_), keys=keys, **where)


def _entry(node: Mapping, name: str) -> Node | None:
    return next((one for key, one in node.entries.items() if key == name), None)


def _settles(said: Node, one: Node | None, other: Node | None, file: str) -> bool:
    """Tell whether a value is the heir's own wherever its parents differ."""
    if content(one) == content(other):
        return True
    match said:
        case Scalar(place=place):
            return place.file == file
        case Items(place=place):
            return place.file == file
        case Mapping(entries, place):
            if place.file != file:
                return False
            return all(
                _settles(node, one.entries.get(key), other.entries.get(key), file)
                if isinstance(one, Mapping) and isinstance(other, Mapping)
                else _settles(node, None, node, file)
                for key, node in entries.items()
            )
