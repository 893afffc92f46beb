"""What a pack locks: keys of standards that those who extend it take over as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Of
from dataclasses import replace

from edustandards.errors import Problem, problem
from edustandards.packs.inherit.reach import content
from edustandards.packs.lineage import Step, Taken
from edustandards.packs.near import cut, unknown
from edustandards.packs.schema import AddedForm, PackForm, RefineForm, StandardForm
from edustandards.packs.source import Key, Mapping, Node, Scalar
from edustandards.packs.source import Sequence as Items

_ALWAYS_FREE = frozenset({"reason", "notes", "examples"})
"""What a lock leaves open: it changes no requirement."""
_NAMES = tuple(
    entry.alias or name
    for name, entry in StandardForm.model_fields.items()
    if name not in {"node", "lock", *_ALWAYS_FREE}
)


def check_locks(own: PackForm) -> Iterator[Problem]:
    """Return where a lock is neither true nor false nor a list of keys that a standard has."""
    forms: list[StandardForm | AddedForm | RefineForm] = []
    for section in (own.standards, own.add, own.refine):
        forms += section.values()
    for form in forms:
        if isinstance(form.lock, Scalar) and form.lock.text not in {"true", "false"}:
            yield problem("lock-value", form.lock.place, text=cut(form.lock.text))
        elif isinstance(form.lock, tuple):
            for one in form.lock:
                if one.text not in _NAMES:
                    yield unknown("pack-key", one.text, _NAMES, one.place)


def lock_of(node: Mapping) -> Key | None:
    """Return the key that locks a standard, if any does."""
    key = next((one for one in node.entries if one == "lock"), None)
    return None if key is None or _locked(node.entries[key]) == frozenset() else key


def locked(node: Mapping) -> frozenset[str] | None:
    """Return the keys that a standard locks, None for all of them."""
    key = lock_of(node)
    return frozenset() if key is None else _locked(node.entries[key])


def _locked(said: Node) -> frozenset[str] | None:
    if isinstance(said, Items):
        return frozenset(one.text for one in said.items if isinstance(one, Scalar))
    return frozenset() if isinstance(said, Scalar) and said.text == "false" else None


def both_locks(one: Node | None, other: Node | None) -> Node | None:
    """Return the lock that locks whatever either of two does."""
    if one is None or other is None:
        return one or other
    first, second = _locked(one), _locked(other)
    if first is None or second is None or not isinstance(one, Items):
        return one if first is None or not second else other
    if not isinstance(other, Items):
        return one
    return replace(
        one, items=(*one.items, *(item for item in other.items if item not in one.items))
    )


def breaks(id_: Key, change: Mapping, node: Mapping) -> Iterator[Problem]:
    """Return the keys of a change that the standard locks; a lock may only lock more."""
    keys, lock = locked(node), lock_of(node)
    if lock is None:
        return
    for key, given in change.entries.items():
        if key in _ALWAYS_FREE or key.startswith("x-"):
            continue
        now = _locked(given) if key == "lock" else frozenset()
        opens = key == "lock" and now is not None and (keys is None or not keys <= now)
        if opens or (key != "lock" and (keys is None or key in keys)):
            yield _broken(id_, key, key, lock)


def lost(own: PackForm, handed: Sequence[Taken], taken: Taken, told: set[str]) -> Iterator[Problem]:
    """Return what is locked above and yet another here: another body, or by another parent.

    `told` are the standards whose locks are known to be broken.
    """
    nodes = {str(key): node for key, node in taken.nodes.items()}
    for one in handed:
        for key, node in one.nodes.items():
            lock, mine = lock_of(node), nodes.get(str(key))
            if lock is None or mine is None or str(key) in told:
                continue
            for name in _moved(node, mine):
                told.add(str(key))
                step = _own_step(own, taken.steps[str(key)])
                if step is not None:
                    yield _broken(key, name, Key(name, step.place), lock)
                    continue
                params = {"text": cut(key), "key": name, "first": str(lock.place)}
                yield problem("lock-conflict", own.place("extends"), **params)


def _own_step(own: PackForm, steps: Sequence[Step]) -> Step | None:
    file = own.node.place.file
    return next((one for one in reversed(steps) if one.place.file == file), None)


def _moved(before: Mapping, after: Mapping) -> list[str]:
    """Return which of the locked keys say something else."""
    keys = locked(before)
    old, new = _said(before), _said(after)
    every = dict.fromkeys((*old, *new)) if keys is None else sorted(keys)
    return [
        key
        for key in every
        if key not in _ALWAYS_FREE | {"lock"} and content(old.get(key)) != content(new.get(key))
    ]


def _said(node: Mapping) -> Of[str, Node]:
    return {str(key): one for key, one in node.entries.items() if not key.startswith("x-")}


def _broken(id_: Key, name: str, at: Key, lock: Key) -> Problem:
    return problem("lock-broken", at.place, text=cut(id_), key=cut(name), first=str(lock.place))
