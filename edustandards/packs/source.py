"""The text of a YAML file becomes nodes that know their places; every scalar stays text as written.

Built from the parser's events without recursion: the C composer overflows the stack on deep
nesting. No anchors, tags or merges, so what a reader sees is all there is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, Self, TypeAlias

import yaml

from edustandards.errors import PackError, Problem, problem
from edustandards.packs.near import cut
from edustandards.packs.syntax import MAX_DEPTH, reword, stray_characters, wide_colon
from edustandards.where import Place

MAX_NODES = 100_000
MAX_SCALAR = 10_000
MAX_PROBLEMS = 100

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Key(str):
    """The key of a mapping, and where it stands."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Self:
        """Return the text with its place."""
        key = super().__new__(cls, text)
        key.place = place
        return key

    def __reduce__(self) -> tuple[type[Key], tuple[str, Place]]:
        """Travel with the place."""
        return Key, (str(self), self.place)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, a number or a date: always the text as written.

    `inner` is the column of its first character, None where the characters of the text do not
    stand side by side in the file (escapes, folded lines).
    """

    text: str
    place: Place
    quoted: bool = False
    inner: int | None = None

    def at(self, column: int | None) -> Place:
        """Return the place of a column within the text, else that of the scalar."""
        if self.inner is None or column is None:
            return self.place
        return replace(self.place, column=self.inner + column - 1)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file; keys know their places."""

    entries: dict[Key, Node]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping


def refuse_sorted(found: list[Problem]) -> None:
    """Raise a PackError with the problems in the order of the file, if there are any.

    Raises:
        PackError: with at most `MAX_PROBLEMS` of them.
    """
    if not found:
        return
    unique = dict.fromkeys(found)
    ordered = sorted(
        unique, key=lambda one: (one.where.file, one.where.line or 0, one.where.column or 0)
    )
    more = len(ordered) - MAX_PROBLEMS
    if more > 0:
        last = ordered[MAX_PROBLEMS - 1].where
        ordered[MAX_PROBLEMS:] = [problem("pack-more-problems", last, count=more)]
    raise PackError(*ordered)


def read_source(text: str, file: str) -> Mapping:
    """Return the mapping that a YAML file consists of.

    Raises:
        PackError: `yaml-…`, all problems that can be told apart, in the order of the file.

    >>> node = read_source("require: ≥ 1:19", "pack.yaml")
    >>> node.entries["require"].text, str(node.entries["require"].at(3))
    ('≥ 1:19', 'pack.yaml:1:12')
    """
    refuse_sorted(stray_characters(text, file))
    builder = _Builder(text, file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Full:
        pass
    except yaml.YAMLError as error:
        builder.found.append(reword(error, text, file))
    except (ValueError, OverflowError):
        # The pure-Python scanner lets chr() complain about "\UFFFFFFFF"; the C one refuses it.
        builder.found.append(problem("yaml-escape", Place(file)))
    root = builder.root
    if isinstance(root, Mapping) and not builder.found:
        return root
    if not builder.found:
        builder.found.append(_no_mapping(root, text, file))
    refuse_sorted(builder.found)
    raise AssertionError("a file without a mapping was refused")


def _no_mapping(root: Node | None, text: str, file: str) -> Problem:
    if root is None or (isinstance(root, Scalar) and not root.text):
        return problem("pack-file-empty", Place(file))
    colon = wide_colon(text, file) if isinstance(root, Scalar) else None
    return colon or problem("yaml-root", root.place)


class _Full(Exception):  # noqa: N818 - not an error but the end of reading
    """Reading on makes no sense: a bound is passed, or enough is wrong."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been seen; `key` waits for its value."""

    place: Place
    keyed: bool
    key: Key | None = None
    entries: dict[Key, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)


class _Builder:
    """What lies between two events: the containers that are open, and what is wrong so far."""

    __slots__ = ("count", "file", "found", "root", "stack", "text")

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.found: list[Problem] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.count = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event in.

        Raises:
            _Full: where reading must stop.
        """
        if isinstance(event, yaml.NodeEvent):
            self.begin(event, self.place(event.start_mark))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.stack.pop()
            ended = (
                Mapping(done.entries, done.place)
                if done.keyed
                else Sequence(tuple(done.items), done.place)
            )
            self.put(ended)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.stop("yaml-documents", self.place(event.start_mark))

    def begin(self, event: Any, place: Place) -> None:
        """Take in the beginning of a node: refuse what is no plain data, open or put the rest."""
        self.count += 1
        if self.count > MAX_NODES:
            self.stop("yaml-nodes", place, limit=MAX_NODES)
        if event.anchor is not None:
            self.wrong("yaml-anchor", place)
        if isinstance(event, yaml.AliasEvent):
            self.put(Scalar("*", place, quoted=True))
            return
        if event.tag is not None:
            self.wrong("yaml-tag", place, text=cut(event.tag))
        if isinstance(event, yaml.ScalarEvent):
            self.put(self.scalar(event, place))
        elif len(self.stack) == MAX_DEPTH:
            self.stop("yaml-depth", place, limit=MAX_DEPTH)
        else:
            self.stack.append(_Open(place, isinstance(event, yaml.MappingStartEvent)))

    def scalar(self, event: Any, place: Place) -> Scalar:
        """Return a scalar, and note what its layout gives away as a slip."""
        value, start, end = event.value, event.start_mark, event.end_mark
        if len(value) > MAX_SCALAR:
            self.wrong("yaml-long", place, limit=MAX_SCALAR)
            value = "…"
        edge = 1 if event.style in {'"', "'"} else 0
        if self.text[start.index + edge : end.index - edge] == value:
            return Scalar(value, place, bool(event.style), start.column + 1 + edge)
        self.found.extend(odd.at(place) for odd in stray_characters(value, self.file, tabs=True))
        if event.style in {"|", ">"}:
            header = self.text[start.index :].split("\n", 1)[0]
            if any(sign.isdigit() for sign in header.split("#")[0]):
                self.wrong("yaml-block", place, text=cut(header))
        elif not event.style and end.line > start.line:
            colon = wide_colon(self.text, self.file, start.line + 1, end.line + 1)
            self.found.extend([colon] if colon else [])
        return Scalar(value, place, bool(event.style))

    def put(self, node: Node) -> None:
        """Put a finished node where it belongs: the root, an item, a key or a value."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.keyed:
            if _is_null(node):
                self.wrong("yaml-item-empty", node.place)
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self.keyed(node, parent.entries)
        else:
            if _is_null(node):
                self.wrong("yaml-value-empty", parent.key.place, text=cut(parent.key))
            parent.entries.setdefault(parent.key, node)
            parent.key = None

    def keyed(self, node: Node, entries: dict[Key, Node]) -> Key:
        """Return the key that a node stands for, and note what is wrong with it."""
        if not isinstance(node, Scalar):
            self.wrong("yaml-key", node.place)
            return Key("", node.place)
        key = Key(node.text, node.place)
        if key == "<<" and not node.quoted:
            self.wrong("yaml-merge", key.place)
        elif not key or key != key.strip() or "\n" in key:
            self.wrong("yaml-key-text", key.place, text=cut(key))
        elif key in entries:
            first = next(one for one in entries if one == key)
            self.wrong("yaml-key-twice", key.place, text=cut(key), first=str(first.place))
        return key

    def place(self, mark: Any) -> Place:
        """Return the place of a mark of the parser."""
        return Place(self.file, mark.line + 1, mark.column + 1)

    def wrong(self, code: str, place: Place, **params: str | int) -> None:
        """Note a problem.

        Raises:
            _Full: when enough is wrong.
        """
        self.found.append(problem(code, place, **params))
        if len(self.found) > MAX_PROBLEMS:
            raise _Full

    def stop(self, code: str, place: Place, **params: str | int) -> NoReturn:
        """Note a problem and read no further.

        Raises:
            _Full: always.
        """
        self.wrong(code, place, **params)
        raise _Full


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.quoted and node.text in _NULLS
