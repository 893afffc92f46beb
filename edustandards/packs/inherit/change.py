"""What a pack changes in the standards that it takes over: select, retire, set, refine, add."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as Of
from dataclasses import replace

from edustandards.errors import Problem, problem
from edustandards.packs.bodies import BODIES
from edustandards.packs.lineage import Done, Step, Taken
from edustandards.packs.near import cut, unknown
from edustandards.packs.schema import PackForm, SetForm
from edustandards.packs.source import Key, Mapping, Node, Scalar, Sequence
from edustandards.packs.years import read_year

_BODY_KEYS = frozenset(BODIES).union(*BODIES.values())
_BY_KEY = frozenset({"require", "by_stage", "by_year"})
"""What a change gives for one stage or year leaves the others as they are."""
_OF_OLD_LIMITS = frozenset({"confidence"})
"""What speaks of the requirement as it was, and falls away with it."""
_POPULATION = frozenset({"stages", "where"})
_ADDED_TO = frozenset({"notes", "examples"})
_ALWAYS_FREE = frozenset({"reason", "notes", "examples"})
"""What a lock leaves open: it changes no requirement."""


def changed(own: PackForm, name: str, taken: Taken, found: list[Problem]) -> Taken:
    """Return the standards that a pack hands on; what cannot be done is added to `found`."""
    before = dict(taken.nodes)
    kept = _selected(own, name, taken, found)
    kept = _retired(own, name, kept, found)
    nodes, steps = _without_stale_examples(own, kept.nodes), dict(kept.steps)
    for done, form in ((Done.SET, own.set_), (Done.REFINED, own.refine)):
        for key, entry in form.items():
            old = next((one for one in nodes if one == key), None)
            if old is None:
                _not_there(key, kept, before, found)
                continue
            keys = _given(entry.node)
            if not keys:
                found.append(problem("change-empty", key.place, text=cut(key)))
            _check_lock(key, entry.node, nodes[old], found)
            set_ = isinstance(entry, SetForm)
            nodes[old] = (_set if set_ else _refined)(nodes[old], entry.node)
            step = Step(name, done, key.place, keys, entry.reason)
            steps[str(key)] = (*steps[str(key)], step)
    for key, added in own.add.items():
        first = next((one for one in before if one == key), None)
        if first is not None:
            params = {"text": cut(key), "first": str(first.place)}
            found.append(problem("add-exists", key.place, **params))
            continue
        nodes[key] = _without(added.node, {"reason"})
        steps[str(key)] = (Step(name, Done.ADDED, key.place, _given(added.node), added.reason),)
    return Taken(nodes, steps, kept.gone)


def _without_stale_examples(own: PackForm, nodes: Of[Key, Mapping]) -> dict[Key, Mapping]:
    """Return standards without the examples that speak of something else once it has changed.

    That holds for what is set or asked of others, and for all that cites it.
    """
    moved = {str(key) for key in own.set_}
    moved |= {str(key) for key, one in own.refine.items() if _POPULATION & set(one.node.entries)}
    cited = {str(key): set(_texts(node)) for key, node in nodes.items()} if moved else {}
    more = moved
    while more:
        more = {id_ for id_, texts in cited.items() if texts & more} - moved
        moved |= more
    return {
        key: _without(node, {"examples"}) if key in moved else node for key, node in nodes.items()
    }


def _selected(own: PackForm, name: str, taken: Taken, found: list[Problem]) -> Taken:
    """Return the standards that are selected, and those that they cite."""
    if own.select is None:
        return taken
    wanted: dict[str, None] = {}
    said = own.select.standards
    found += [
        unknown("standard", one.text, taken.steps, one.place)
        for one in said
        if one.text not in taken.steps
    ]
    ids = [one.text for one in said if one.text in taken.steps]
    while ids:
        id_ = ids.pop()
        if id_ not in wanted:
            wanted[id_] = None
            node = taken.nodes[taken.key(id_)]
            ids += [text for text in _texts(node) if text in taken.steps]
    place = own.place("select")
    left = [str(key) for key in taken.nodes if key not in wanted]
    step = Step(name, Done.LEFT_OUT, place, (), own.select.reason)
    return _given_up(taken, dict.fromkeys(left, step), found)


def _texts(node: Node) -> Iterator[str]:
    """Return every text of a standard; those that are ids of standards are cited."""
    match node:
        case Scalar(text):
            yield text
        case Sequence(items):
            for item in items:
                yield from _texts(item)
        case Mapping(entries):
            for key, item in entries.items():
                if key not in {"title", "notes", "clause", "examples"}:
                    yield from _texts(item)


def _retired(own: PackForm, name: str, taken: Taken, found: list[Problem]) -> Taken:
    steps = {}
    for key, entry in own.retire.items():
        if key not in taken.steps:
            _not_there(key, taken, taken.nodes, found)
            continue
        for form in (own.set_, own.refine):
            twice = next((one for one in form if one == key), None)
            if twice is not None:
                found.append(problem("change-retired", twice.place, text=cut(key)))
        steps[str(key)] = Step(name, Done.RETIRED, key.place, (), entry.reason)
    return _given_up(taken, steps, found)


def _given_up(taken: Taken, steps: Of[str, Step], found: list[Problem]) -> Taken:
    for id_, step in steps.items():
        lock = _lock(taken.nodes[taken.key(id_)])
        if lock is not None:
            params = {"text": cut(id_), "first": str(lock.place)}
            found.append(problem("lock-retired", step.place, **params))
    return Taken(
        {key: node for key, node in taken.nodes.items() if key not in steps},
        {id_: one for id_, one in taken.steps.items() if id_ not in steps},
        {**taken.gone, **steps},
    )


def _not_there(
    key: Key, taken: Taken, before: Collection[Key] | Of[Key, Mapping], found: list[Problem]
) -> None:
    """Note a change to a standard that is not there, or no longer."""
    if key in taken.gone:
        step = taken.gone[str(key)]
        params = {"text": cut(key), "first": str(step.place)}
        found.append(problem("change-gone", key.place, **params))
    elif key not in before:
        found.append(unknown("inherited", key, [str(one) for one in before], key.place))


def _given(node: Mapping) -> tuple[str, ...]:
    return tuple(str(key) for key in node.entries if key != "reason" and not key.startswith("x-"))


def _lock(node: Mapping) -> Key | None:
    """Return the key that locks a standard, if any does."""
    key = next((one for one in node.entries if one == "lock"), None)
    if key is None:
        return None
    said = node.entries[key]
    return None if isinstance(said, Scalar) and said.text == "false" else key


def locked(node: Mapping) -> frozenset[str] | None:
    """Return the keys that a standard locks, None for all of them."""
    key = _lock(node)
    if key is None:
        return frozenset()
    said = node.entries[key]
    if isinstance(said, Sequence):
        return frozenset(one.text for one in said.items if isinstance(one, Scalar))
    return None


def _check_lock(id_: Key, change: Mapping, node: Mapping, found: list[Problem]) -> None:
    keys, lock = locked(node), _lock(node)
    if lock is None:
        return
    for key in change.entries:
        if key not in _ALWAYS_FREE and (keys is None or key in keys or key == "lock"):
            params = {"text": cut(id_), "key": cut(key), "first": str(lock.place)}
            found.append(problem("lock-broken", key.place, **params))


def _without(node: Mapping, keys: Collection[str]) -> Mapping:
    return replace(node, entries={key: one for key, one in node.entries.items() if key not in keys})


def _set(node: Mapping, change: Mapping) -> Mapping:
    """Return a standard that requires what a change says; another body takes the place of its own.

    Its confidence speaks of the old requirement, and gives way to that of the change.
    """
    bodies = [key for key in change.entries if key in BODIES and key != "check"]
    new_body = any(key not in node.entries for key in bodies)
    base = _without(node, _OF_OLD_LIMITS | (_BODY_KEYS if new_body else frozenset()))
    return _over(base, _without(change, {"reason"}))


def _refined(node: Mapping, change: Mapping) -> Mapping:
    """Return a standard with other words, or asked of others."""
    return _over(node, _without(change, {"reason"}))


def _over(node: Mapping, change: Mapping) -> Mapping:
    """Return a mapping with the entries of another put over its own, in their places."""
    entries: dict[Key, Node] = {}
    new = {str(key): key for key in change.entries}
    stepped = "steps" in node.entries or "steps" in change.entries
    for key, old in node.entries.items():
        if key not in new:
            entries[key] = old
            continue
        given = change.entries[key]
        entries[new[str(key)]] = _joined(str(key), old, given, stepped=stepped)
    for key, given in change.entries.items():
        entries.setdefault(key, given)
    return replace(node, entries=entries)


def _joined(key: str, old: Node, given: Node, *, stepped: bool) -> Node:
    if isinstance(old, Sequence) and isinstance(given, Sequence) and key in _ADDED_TO:
        return replace(given, items=(*old.items, *given.items))
    if isinstance(old, Mapping) and isinstance(given, Mapping) and key in _BY_KEY and not stepped:
        return _in_years(_each(old, given))
    return given


def _each(old: Mapping, given: Mapping) -> Mapping:
    """Return requirements by stage or year, those that are given in the place of the old ones."""
    entries: dict[Key, Node] = {}
    new = {str(key): key for key in given.entries}
    for key, one in old.entries.items():
        if key not in new:
            entries[key] = one
            continue
        over = given.entries[key]
        if isinstance(one, Mapping) and isinstance(over, Mapping):
            over = _in_years(_each(one, over))
        entries[new[str(key)]] = over
    for key, over in given.entries.items():
        entries.setdefault(key, over)
    return replace(given, entries=entries)


def _in_years(node: Mapping) -> Mapping:
    """Return requirements by year with their years rising, others as they are."""
    years = {key: read_year(key) for key in node.entries}
    if any(year is None for year in years.values()):
        return node
    order = sorted(node.entries, key=lambda key: (years[key] or (0, False))[0])
    return replace(node, entries={key: node.entries[key] for key in order})
