"""A change put over a standard: what it gives takes the place of what was there, the rest stays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from edustandards.packs.bodies import BODIES
from edustandards.packs.source import Key, Mapping, Node, Scalar, Sequence
from edustandards.packs.years import Year, read_year

_BY_KEY = frozenset({"require", "by_stage", "by_year"})
_ADDED_TO = frozenset({"notes", "examples"})
_OF_OLD_LIMITS = frozenset({"confidence"})
"""What speaks of the requirement as it was, and falls away with it."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Puts changes over standards; `stages` are the names that stages have."""

    stages: Collection[str] = ()

    def set_over(self, node: Mapping, change: Mapping) -> Mapping:
        """Return a standard that requires what a change says; another body replaces its own."""
        return self._body(without(node, _OF_OLD_LIMITS), without(change, {"reason"}))

    def refined(self, node: Mapping, change: Mapping) -> Mapping:
        """Return a standard with other words, or asked of others.

        What it requires of stages that it is no longer asked of falls away.
        """
        made = self._over(node, without(change, {"reason"}))
        said = next((one for key, one in change.entries.items() if key == "stages"), None)
        if not isinstance(said, Sequence):
            return made
        kept = {one.text.strip() for one in said.items if isinstance(one, Scalar)}
        entries = {
            key: self._narrowed(one, kept) if key in _BY_KEY else one
            for key, one in made.entries.items()
        }
        return replace(made, entries=entries)

    def _narrowed(self, node: Node, kept: Collection[str]) -> Node:
        if not isinstance(node, Mapping) or self._sort(node) is None:
            return node
        entries = {
            key: self._narrowed(one, kept)
            for key, one in node.entries.items()
            if key not in self.stages or key in kept
        }
        return replace(node, entries=entries) if entries else node

    def _body(self, old: Mapping, given: Mapping) -> Mapping:
        body = body_of(old)
        if body is not None and changes_body(old, given):
            old = without(old, {body, *BODIES[body]})
        return self._over(old, given)

    def _over(self, old: Mapping, given: Mapping) -> Mapping:
        """Return a mapping with the entries of another put over its own, in their places."""
        entries: dict[Key, Node] = {}
        new = {str(key): key for key in given.entries}
        for key, one in old.entries.items():
            if key not in new:
                entries[key] = one
                continue
            entries[new[str(key)]] = self._joined(str(key), one, given.entries[key])
        for key, one in given.entries.items():
            entries.setdefault(key, one)
        return replace(old, entries=entries)

    def _joined(self, key: str, old: Node, given: Node) -> Node:
        if isinstance(old, Sequence) and isinstance(given, Sequence) and key in _ADDED_TO:
            return replace(given, items=(*old.items, *given.items))
        if isinstance(old, Mapping) and isinstance(given, Mapping) and key in _BY_KEY:
            return self._each(old, given, bodies=key != "require")
        return given

    def _each(self, old: Mapping, given: Mapping, *, bodies: bool) -> Mapping:
        """Return what is asked by stage or by year, that which is given instead of the old.

        A table of steps, or one of another sort, takes the place of the whole.
        """
        sort = self._sort(given)
        if sort is None or sort != self._sort(old):
            return given
        entries: dict[Key, Node] = {}
        new = {_stands_for(key): key for key in given.entries}
        for key, one in old.entries.items():
            own = new.get(_stands_for(key))
            if own is None:
                entries[key] = one
                continue
            over = given.entries[own]
            if isinstance(one, Mapping) and isinstance(over, Mapping):
                over = self._body(one, over) if bodies else self._each(one, over, bodies=False)
            entries[own] = over
        for key, over in given.entries.items():
            entries.setdefault(key, over)
        return replace(given, entries=_rising(entries) if sort == "years" else entries)

    def _sort(self, node: Mapping) -> str | None:
        """Return what the keys of a mapping are, None where they are steps, or nothing known."""
        if node.entries and all(read_year(key) for key in node.entries):
            return "years"
        return "stages" if any(key in self.stages for key in node.entries) else None


def body_of(node: Mapping) -> str | None:
    """Return the key of the body of a standard; `check` is one where it belongs to no other."""
    bodies = [str(key) for key in node.entries if key in BODIES]
    return next((key for key in bodies if key != "check"), bodies[0] if bodies else None)


def changes_body(old: Mapping, given: Mapping) -> bool:
    """Tell whether a change brings a body of another kind."""
    was, now = body_of(old), body_of(given)
    if was is None or now is None or now == was:
        return False
    return now not in BODIES[was]


def without(node: Mapping, keys: Collection[str]) -> Mapping:
    """Return a mapping without some of its keys."""
    return replace(node, entries={key: one for key, one in node.entries.items() if key not in keys})


def _stands_for(key: str) -> Year | str:
    return read_year(key) or str(key)


def _rising(entries: dict[Key, Node]) -> dict[Key, Node]:
    """Return what is asked by year with the years rising."""
    order = sorted(entries, key=lambda key: (read_year(key) or (0, False))[0])
    return {key: entries[key] for key in order}
