"""The text of a YAML file becomes nodes that know their places; every scalar stays text as written.

Built from the parser's events without recursion: the C composer overflows the stack on deep
nesting. No anchors, tags or merges, so what a reader sees is all there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, Self, TypeAlias

import yaml

from edustandards.errors import PackError, Problem, problem
from edustandards.packs.near import cut
from edustandards.packs.punctuation import (
    WIDE_SPACES,
    item_of_list,
    key_in_braces,
    quote_before,
    slip_in,
    slip_in_text,
)
from edustandards.packs.syntax import MAX_DEPTH, reword, stray_characters, tag_refused
from edustandards.where import Place

MAX_NODES = 100_000
MAX_SCALAR = 10_000
MAX_PROBLEMS = 100

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_WIDE_EDGE = re.compile(f"^[{WIDE_SPACES}]+|[{WIDE_SPACES}]+$")
# Digits would be a number of columns, and a comment needs a space; ">8" and ">#" are slips.
_BLOCK = re.compile(r"[|>][+-]?(?: |$)")
_WRONG_ESCAPE = re.compile(r"\\U(?!000[0-9A-Fa-f]{5}|0010[0-9A-Fa-f]{4})[0-9A-Fa-f]{8}")


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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_sorted(stray_characters(text, file))
    builder = _Builder(text, file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Full:
        pass
    except yaml.YAMLError as error:
        builder.found.append(builder.complaint(error))
    except (ValueError, OverflowError):
        # The pure-Python scanner lets chr() complain about "\UFFFFFFFF"; the C one refuses it.
        builder.found.append(problem("yaml-escape", _escape(text, file)))
    root = builder.root
    if isinstance(root, Mapping) and not builder.found:
        return root
    if not builder.found:
        builder.found.append(_no_mapping(root, builder.lines, file))
    refuse_sorted(builder.found)
    raise AssertionError("a file without a mapping was refused")


def _no_mapping(root: Node | None, lines: list[str], file: str) -> Problem:
    if root is None or (isinstance(root, Scalar) and not root.text):
        return problem("pack-file-empty", Place(file))
    plain = isinstance(root, Scalar) and not root.quoted
    slip = slip_in(lines, file, 1, len(lines)) if plain else None
    return slip or problem("yaml-root", root.place)


def _escape(text: str, file: str) -> Place:
    """Return where an escape stands that means no character."""
    match = _WRONG_ESCAPE.search(text)
    at = match.start() if match else 0
    return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


class _Full(Exception):  # noqa: N818 - not an error but the end of reading
    """Reading on makes no sense: a bound is passed, or enough is wrong."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been seen; `key` waits for its value."""

    place: Place
    keyed: bool
    flow: bool = False
    key: Key | None = None
    entries: dict[Key, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)


class _Builder:
    """What lies between two events: the containers that are open, and what is wrong so far."""

    __slots__ = ("count", "file", "found", "lines", "quoted", "root", "stack", "text")

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.file = file
        self.quoted: tuple[Place, Place] | None = None
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
            self.note(tag_refused(self.lines, place))
        if isinstance(event, yaml.ScalarEvent):
            self.put(self.scalar(event, place), tagged=event.tag is not None)
        elif len(self.stack) == MAX_DEPTH:
            self.stop("yaml-depth", place, limit=MAX_DEPTH)
        else:
            keyed = isinstance(event, yaml.MappingStartEvent)
            self.stack.append(_Open(place, keyed, bool(event.flow_style)))

    def scalar(self, event: Any, place: Place) -> Scalar:
        """Return a scalar, and note what its layout gives away as a slip."""
        value, start, end = event.value, event.start_mark, event.end_mark
        if len(value) > MAX_SCALAR:
            self.wrong("yaml-long", place, limit=MAX_SCALAR)
            value = "…"
        edge = 1 if event.style in {'"', "'"} else 0
        if edge:
            self.quoted = (place, self.place(end))
        if self.text[start.index + edge : end.index - edge] == value:
            if not event.style:
                self.plain(value, place, self.text[max(start.index - 1, 0) : start.index])
            return Scalar(value, place, bool(event.style), start.column + 1 + edge)
        self.found.extend(odd.at(place) for odd in stray_characters(value, self.file, tabs=True))
        if event.style in {"|", ">"}:
            header = self.lines[start.line][start.column :]
            if not _BLOCK.match(header) or not value.strip():
                self.wrong("yaml-block", place)
        elif not event.style and end.line > start.line:
            slip = slip_in_text(self.lines, self.file, start.line + 1, end.line + 1)
            self.found.extend([slip] if slip else [])
        return Scalar(value, place, bool(event.style))

    def plain(self, value: str, place: Place, before: str) -> None:
        """Note what is wrong with a text without quotes; `before` is the sign in front of it."""
        if (slip := quote_before(value, place)) is not None:
            self.note(slip)
        if not self.stack or not self.stack[-1].flow:
            return
        column = place.column or 1
        # One of the two parsers of PyYAML ends a text here, the other does not; before one, both
        # of them take the sign for that of a key.
        if "?" in before + value:
            at = column - 1 if before == "?" else column + value.index("?")
            self.wrong("yaml-question", replace(place, column=at))

    def put(self, node: Node, *, tagged: bool = False) -> None:
        """Put a finished node where it belongs: the root, an item, a key or a value."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.keyed:
            self.item(node, parent)
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self.keyed(node, parent.entries)
        else:
            if not tagged:
                self.value(node, parent)
            parent.entries.setdefault(parent.key, node)
            parent.key = None

    def item(self, node: Node, parent: _Open) -> None:
        """Note what is wrong with an item of a list."""
        if not isinstance(node, Scalar) or node.quoted:
            return
        if node.text in _NULLS:
            self.null("yaml-item-empty", node, node.place)
        elif parent.flow and (slip := item_of_list(node.text, node.place)) is not None:
            self.note(slip)

    def value(self, node: Node, parent: _Open) -> None:
        """Note what is wrong with the value of a key."""
        key = parent.key
        assert key is not None, "a value follows its key"
        if not isinstance(node, Scalar) or node.quoted or node.text not in _NULLS:
            return
        slip = key_in_braces(key, key.place) if parent.flow and not node.text else None
        if slip is not None:
            self.note(slip)
        else:
            self.null("yaml-value-empty", node, key.place, text=cut(key))

    def null(self, code: str, node: Scalar, place: Place, **params: str) -> None:
        """Note a value that is left out, or a word that YAML takes for none."""
        if node.text:
            self.wrong("yaml-null", node.place, text=node.text)
        else:
            self.wrong(code, place, **params)

    def keyed(self, node: Node, entries: dict[Key, Node]) -> Key:
        """Return the key that a node stands for, and note what is wrong with it."""
        if not isinstance(node, Scalar):
            self.wrong("yaml-key", node.place)
            return Key("", node.place)
        key = Key(node.text, node.place)
        if key == "<<" and not node.quoted:
            self.wrong("yaml-merge", key.place)
        elif not node.quoted and (edge := _WIDE_EDGE.search(key)) is not None:
            # Where the space was to indent the key, the key above it seems to have no value.
            if self.found and self.found[-1].code == "yaml-value-empty" and not edge.start():
                self.found.pop()
            place = node.at(edge.start() + 1)
            self.wrong("yaml-space-wide", place, code=f"U+{ord(edge[0][0]):04X}")
        elif not key or key != key.strip() or "\n" in key:
            self.wrong("yaml-key-text", key.place, text=cut(key))
        elif key in entries:
            first = next(one for one in entries if one == key)
            self.wrong("yaml-key-twice", key.place, text=cut(key), first=str(first.place))
        return key

    def complaint(self, error: yaml.YAMLError) -> Problem:
        """Return what a complaint of the parser comes from."""
        if self.stack and self.stack[-1].flow and isinstance(error, yaml.MarkedYAMLError):
            mark = error.problem_mark
            ended = mark is not None and not self.text[mark.index :].strip()
            if ended and "node content" in (error.problem or ""):
                return problem("yaml-bracket", self.stack[-1].place)
        return reword(error, self.lines, self.file, self.quoted)

    def place(self, mark: Any) -> Place:
        """Return the place of a mark of the parser."""
        return Place(self.file, mark.line + 1, mark.column + 1)

    def wrong(self, code: str, place: Place, /, **params: str | int) -> None:
        """Note a problem.

        Raises:
            _Full: when enough is wrong.
        """
        self.note(problem(code, place, **params))

    def note(self, one: Problem) -> None:
        """Note a problem that is made already.

        Raises:
            _Full: when enough is wrong.
        """
        self.found.append(one)
        if len(self.found) > MAX_PROBLEMS:
            raise _Full

    def stop(self, code: str, place: Place, **params: str | int) -> NoReturn:
        """Note a problem and read no further.

        Raises:
            _Full: always.
        """
        self.wrong(code, place, **params)
        raise _Full
