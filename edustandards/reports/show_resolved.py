"""A pack written out in one file, with all that it takes over, and where each value is from.

The text is a pack itself, with the same hash: comments and `extends` do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from edustandards.packs.layout.emit import emit
from edustandards.packs.layout.tree import Branch, Entry, Leaf
from edustandards.packs.lineage import Done, Step
from edustandards.packs.opened import Opened
from edustandards.packs.source import Key, Mapping, Node, Scalar
from edustandards.packs.source import Sequence as Items
from edustandards.where import NOWHERE, Place
from edustandards.wording import sentence

_SECTIONS = ("entities", "stages", "fields", "references", "indicators")
_BY_KEY = frozenset({"require", "by_stage", "by_year"})
_NOWHERE = (0, 0)


def show_resolved(found: Opened, shelves: Sequence[Path], lang: str, *, why: bool = False) -> str:
    """Return a pack as the text of one file; with `why` a comment behind each value says its place.

    `shelves` are folders of packs, within which files are named without the way to the folder.
    """
    writer = _Writer(found, shelves, lang, why=why)
    head = [
        (key, node)
        for key, node in found.form.node.entries.items()
        if key not in {"extends", "standards", *_SECTIONS}
    ]
    entries = [_entry(key, _branch(node)) for key, node in head]
    entries += [_entry(Key(name, NOWHERE), _branch(node)) for name, node in _names(found)]
    standards = [writer.standard(key, form.node) for key, form in found.form.standards.items()]
    whole = Branch(keyed=True, flow=False, begin=_NOWHERE, entries=standards)
    whole.tail = list(writer.gone())
    entries.append(_entry(Key("standards", NOWHERE), whole))
    return emit(Branch(keyed=True, flow=False, begin=_NOWHERE, entries=entries), "PackForm")


def standard_yaml(found: Opened, id_: str) -> str:
    """Return one standard of a pack as YAML, with all that it takes over from others.

    Raises:
        KeyError: where the pack has no such standard.
    """
    for key, form in found.form.standards.items():
        if key == id_:
            own = Branch(keyed=True, flow=False, begin=_NOWHERE)
            own.entries = [_entry(key, _branch(form.node))]
            whole = [_entry(Key("standards", NOWHERE), own)]
            return emit(Branch(keyed=True, flow=False, begin=_NOWHERE, entries=whole), "PackForm")
    raise KeyError(id_)


def _names(found: Opened) -> Iterator[tuple[str, Node]]:
    """Return the names that a pack and those it extends define, section by section."""
    for section in _SECTIONS:
        merged: dict[Key, Node] = {}
        for form in found.brought:
            node = form.node.entries.get(Key(section, NOWHERE))
            if isinstance(node, Mapping):
                merged |= node.entries
        if merged:
            yield section, Mapping(merged, NOWHERE)


def _leaf(text: str, *, quoted: bool = False) -> Leaf:
    return Leaf(text, '"' if quoted else "", _NOWHERE, _NOWHERE)


def _entry(key: Key | None, value: Leaf | Branch) -> Entry:
    return Entry(_leaf(key) if key is not None else None, value)


def _branch(node: Node) -> Leaf | Branch:
    """Return a node as it is laid out, in brackets where it is short."""
    match node:
        case Scalar(text, quoted=quoted):
            return _leaf(text, quoted=quoted)
        case Items(items):
            several = [_entry(None, _branch(item)) for item in items]
            return Branch(keyed=False, flow=_short(node), begin=_NOWHERE, entries=several)
        case Mapping(entries):
            pairs = [_entry(key, _branch(one)) for key, one in entries.items()]
            return Branch(keyed=True, flow=_short(node), begin=_NOWHERE, entries=pairs)


def _short(node: Node) -> bool:
    """Tell whether a node is a mapping or list of plain texts."""
    match node:
        case Items(items):
            return all(isinstance(item, Scalar) for item in items)
        case Mapping(entries):
            return all(isinstance(one, Scalar) or _short(one) for one in entries.values())
        case _:
            return True


class _Writer:
    """Writes standards, each value with where it is from, and what it was before."""

    def __init__(self, found: Opened, shelves: Sequence[Path], lang: str, *, why: bool) -> None:
        self.found = found
        self.shelves = [one.resolve() for one in shelves]
        self.lang = lang
        self.why = why

    def standard(self, key: Key, node: Mapping) -> Entry:
        """Return a standard, with a comment behind each of its values."""
        branch = _branch(node)
        if not self.why or not isinstance(branch, Branch):
            return _entry(key, branch)
        branch.flow = False
        for entry, (name, one) in zip(branch.entries, node.entries.items(), strict=True):
            if name in _BY_KEY and isinstance(one, Mapping) and isinstance(entry.value, Branch):
                entry.value.flow = False
                for inner, (part, value) in zip(
                    entry.value.entries, one.entries.items(), strict=True
                ):
                    inner.beside = [self.origin(str(key), (str(name), str(part)), part, value)]
            else:
                entry.beside = [self.origin(str(key), (str(name),), name, one)]
        return _entry(key, branch)

    def origin(self, id_: str, path: tuple[str, ...], key: Key, value: Node) -> str:
        """Return the comment that says where a value stands, why, and what it was before."""
        place = value.place if isinstance(value, Scalar) else key.place
        said = f"# {self.place(place)}"
        step = self.step(id_, path[0], place)
        if step is not None:
            reason = step.reason.say(self.lang)
            said += f" {sentence(f'why-{step.done.value}', self.lang, {'reason': reason})}"
        before = self.before(id_, path, place)
        if before is not None:
            was = {"text": before.text, "place": self.place(before.place)}
            said += sentence("why-was", self.lang, was)
        return " ".join(said.split())

    def step(self, id_: str, key: str, place: Place) -> Step | None:
        """Return the change that wrote a value: that of its file which gives the key."""
        for step in reversed(self.found.steps.get(id_, ())):
            if step.place.file == place.file and key in step.keys:
                return step if step.done is not Done.STATED else None
        return None

    def before(self, id_: str, path: tuple[str, ...], place: Place) -> Scalar | None:
        """Return the value that the nearest ancestor has in the place of one, if it is another."""
        waiting, seen = [*self.found.extends], set()
        for one in waiting:
            if one.document.path in seen:
                continue
            seen.add(one.document.path)
            node: Node | None = next(
                (form.node for key, form in one.form.standards.items() if key == id_), None
            )
            for name in path:
                node = node.entries.get(Key(name, NOWHERE)) if isinstance(node, Mapping) else None
            if isinstance(node, Scalar) and node.place != place:
                return node
            waiting += one.extends
        return None

    def gone(self) -> Iterator[str]:
        """Return a comment for each standard that was given up."""
        for id_, step in self.found.gone.items() if self.why else ():
            reason = step.reason.say(self.lang)
            said = sentence(f"why-{step.done.value}", self.lang, {"reason": reason})
            yield " ".join(f"# {id_}: {self.place(step.place)} {said}".split())

    def place(self, place: Place) -> str:
        """Return a file and line, within its folder of packs where it is in one."""
        path = Path(place.file)
        for home in self.shelves:
            if path.resolve().is_relative_to(home):
                path = path.resolve().relative_to(home)
                break
        return f"{path.as_posix()}:{place.line}"
