"""What a pack changes in the standards that it takes over: select, retire, set, refine, add."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Mapping as Of
from dataclasses import replace

from edustandards.errors import Problem, problem
from edustandards.packs.inherit.locks import breaks, lock_of, lost
from edustandards.packs.inherit.overlay import Overlay, body_of, changes_body, without
from edustandards.packs.inherit.reach import asks, cites, content, moved_with
from edustandards.packs.lineage import Done, Step, Taken
from edustandards.packs.near import cut, unknown
from edustandards.packs.schema import PackForm, RefineForm, SetForm
from edustandards.packs.source import MAX_PROBLEMS, Key, Mapping, Node
from edustandards.packs.source import Sequence as Items


def changed(
    own: PackForm,
    name: str,
    taken: Taken,
    stages: Collection[str],
    found: list[Problem],
) -> Taken:
    """Return the standards that a pack hands on; what cannot be done is added to `found`.

    `stages` are the names that stages have.
    """
    before = {str(key): key for key in taken.nodes}
    kept = _selected(own, name, taken, found)
    kept = _retired(own, name, kept, found)
    nodes, steps = dict(kept.nodes), dict(kept.steps)
    keys = {str(key): key for key in nodes}
    overlay = Overlay(stages)
    changes: list[tuple[Key, SetForm | RefineForm]] = [*own.set_.items()]
    for key, entry in (*changes, *own.refine.items()):
        old = keys.get(key)
        if old is None:
            _not_there(key, kept, before, found)
            continue
        given = _given(entry.node)
        if not given:
            found.append(problem("change-empty", key.place, text=cut(key)))
        found += breaks(key, entry.node, nodes[old])
        node = _changed(key, entry, nodes[old], overlay, found)
        done = Done.SET if isinstance(entry, SetForm) else Done.REFINED
        wrote = tuple(dict.fromkeys((*given, *_moved(nodes[old], node))))
        step = Step(name, done, key.place, wrote, entry.reason)
        nodes[old], steps[key] = node, (*steps[key], step)
    nodes = _without_stale_examples(own, kept.nodes, nodes)
    for key, added in own.add.items():
        first = before.get(key)
        if first is not None:
            params = {"text": cut(key), "first": str(first.place)}
            found.append(problem("add-exists", key.place, **params))
            continue
        nodes[key] = without(added.node, {"reason"})
        step = Step(name, Done.ADDED, key.place, _given(added.node), added.reason)
        steps[str(key)] = (step,)
    gone = {id_: step for id_, step in kept.gone.items() if id_ not in steps}
    return Taken(nodes, steps, gone)


def _moved(old: Mapping, new: Mapping) -> Iterator[str]:
    """Return the keys that a change takes away or alters, whether it names them or not."""
    for key, one in old.entries.items():
        if content(new.entries.get(key)) != content(one):
            yield str(key)


def keep_locks(own: PackForm, handed: Sequence[Taken], taken: Taken, found: list[Problem]) -> None:
    """Note what is locked above and yet another here, where that has not been told."""
    told = {
        str(key)
        for section in (own.set_, own.refine)
        for key in section
        if any(one.code == "lock-broken" and _speaks_of(one, key) for one in found)
    }
    found += lost(own, handed, taken, told)


def _speaks_of(one: Problem, key: Key) -> bool:
    return ("text", cut(key)) in one.params


def _changed(
    key: Key, entry: SetForm | RefineForm, node: Mapping, overlay: Overlay, found: list[Problem]
) -> Mapping:
    if isinstance(entry, RefineForm):
        return overlay.refined(node, entry.node)
    parts = {"for_every", "share_of"}
    if "where" in node.entries and "where" not in entry.node.entries:
        now = body_of(entry.node)
        if now in parts and body_of(node) not in parts and changes_body(node, entry.node):
            found.append(problem("change-where", key.place, text=cut(key), body=str(now)))
    return overlay.set_over(node, entry.node)


def _without_stale_examples(
    own: PackForm, before: Of[Key, Mapping], after: Of[Key, Mapping]
) -> dict[Key, Mapping]:
    """Return standards without the old examples of what asks something else by now.

    That holds for what cites a changed standard too; examples that come with a change stay.
    """
    moved = {str(key) for key, node in after.items() if asks(node) != asks(before[key])}
    moved = set(moved_with(moved, after))
    file = own.node.place.file
    return {
        key: _with_own_examples(node, file) if key in moved else node for key, node in after.items()
    }


def _with_own_examples(node: Mapping, file: str) -> Mapping:
    """Return a standard with no examples but those that stand in a file."""
    key = next((one for one in node.entries if one == "examples"), None)
    said = node.entries[key] if key is not None else None
    if key is None or not isinstance(said, Items):
        return node
    items = tuple(item for item in said.items if item.place.file == file)
    if not items:
        return without(node, {"examples"})
    return replace(node, entries={**node.entries, key: replace(said, items=items)})


def _selected(own: PackForm, name: str, taken: Taken, found: list[Problem]) -> Taken:
    """Return the standards that are selected, and those that they cite."""
    if own.select is None:
        return taken
    nodes: dict[str, Node] = {str(key): node for key, node in taken.nodes.items()}
    wanted: set[str] = set()
    waiting = []
    for one in own.select.standards:
        if one.text.strip() in nodes:
            waiting.append(one.text.strip())
        elif len(found) <= MAX_PROBLEMS:
            found.append(unknown("standard", one.text, nodes, one.place))
    while waiting:
        id_ = waiting.pop()
        if id_ not in wanted:
            wanted.add(id_)
            waiting += [text for text in cites(nodes[id_]) if text in nodes]
    step = Step(name, Done.LEFT_OUT, own.place("select"), (), own.select.reason)
    return _given_up(taken, dict.fromkeys((one for one in nodes if one not in wanted), step), found)


def _retired(own: PackForm, name: str, taken: Taken, found: list[Problem]) -> Taken:
    steps = {}
    before = {str(key): key for key in taken.nodes}
    for key, entry in own.retire.items():
        if key not in taken.steps:
            _not_there(key, taken, before, found)
            continue
        for form in (own.set_, own.refine):
            twice = next((one for one in form if one == key), None)
            if twice is not None:
                found.append(problem("change-retired", twice.place, text=cut(key)))
        steps[str(key)] = Step(name, Done.RETIRED, key.place, (), entry.reason)
    return _given_up(taken, steps, found)


def _given_up(taken: Taken, steps: Of[str, Step], found: list[Problem]) -> Taken:
    for key, node in taken.nodes.items():
        lock = lock_of(node) if key in steps else None
        if lock is not None:
            params = {"text": cut(key), "first": str(lock.place)}
            found.append(problem("lock-retired", steps[key].place, **params))
    return Taken(
        {key: node for key, node in taken.nodes.items() if key not in steps},
        {id_: one for id_, one in taken.steps.items() if id_ not in steps},
        {**taken.gone, **steps},
    )


def _not_there(key: Key, taken: Taken, before: Of[str, Key], found: list[Problem]) -> None:
    """Note a change to a standard that is not there, or no longer."""
    if key in taken.gone:
        step = taken.gone[str(key)]
        params = {"text": cut(key), "first": str(step.place)}
        found.append(problem("change-gone", key.place, **params))
    elif key not in before and len(found) <= MAX_PROBLEMS:
        found.append(unknown("inherited", key, before, key.place))


def _given(node: Mapping) -> tuple[str, ...]:
    return tuple(str(key) for key in node.entries if key != "reason" and not key.startswith("x-"))


def check_reasons(own: PackForm) -> Iterator[Problem]:
    """Return the changes whose reason says nothing."""
    said = [(own.select.reason, own.select.place("reason"))] if own.select is not None else []
    for section in (own.set_, own.refine, own.add, own.retire):
        said += [(form.reason, form.place("reason")) for form in section.values()]
    for reason, place in said:
        if not (reason.zh or reason.en):
            yield problem("reason-empty", place)
