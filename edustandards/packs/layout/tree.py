"""A file as its author laid it out: nodes with their comments, blank lines and brackets.

The parser's events give the nodes and where they begin and end; whatever begins with `#` outside
of a scalar is a comment, and is hung at the entry that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Spot: TypeAlias = tuple[int, int]
"""A line and a column, from 0."""


@dataclass(slots=True)
class Leaf:
    """A scalar: its text, and the sign of its style in the file (empty for plain)."""

    text: str
    style: str
    begin: Spot
    end: Spot


@dataclass(slots=True)
class Entry:
    """A key and its value, or an item of a list, with the comments that belong to it.

    `above` are lines over it (an empty one is a blank line), `beside` what stands behind it or its
    key, `closing` what stands behind the bracket that ends it. `dash` is where an item begins.
    """

    key: Leaf | None
    value: Node
    dash: Spot | None = None
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)

    @property
    def begin(self) -> Spot:
        """Return where it begins."""
        if self.key is not None:
            return self.key.begin
        return self.dash or self.value.begin


@dataclass(slots=True)
class Branch:
    """A mapping or a list; `flow` where it has brackets, `tail` are comments after its last entry.

    `waiting` is a key whose value has not been read.
    """

    keyed: bool
    flow: bool
    begin: Spot
    end: Spot = (0, 0)
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    waiting: Leaf | None = None


Node: TypeAlias = Leaf | Branch


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; `own` where nothing else stands on its line."""

    spot: Spot
    text: str
    own: bool


def read_tree(text: str) -> Branch:
    """Return a file that `read_source` has read, with its comments hung at its entries."""
    root, spans = _nodes(text)
    remarks = find_comments(text, spans)
    _Hanging(root, text, remarks, spans).hang()
    return root


def comments_of(text: str) -> list[str]:
    """Return the comments of a file, in order."""
    return [one.text for one in find_comments(text, _nodes(text)[1])]


def _nodes(text: str) -> tuple[Branch, list[tuple[Spot, Spot]]]:
    """Return the nodes, and from where to where each scalar goes."""
    stack: list[Branch] = []
    spans: list[tuple[Spot, Spot]] = []
    root: Branch | None = None
    lines = text.split("\n")
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent):
            leaf = _leaf(event)
            spans.append(_span(leaf, lines))
            _put(stack[-1], leaf)
        elif isinstance(event, yaml.CollectionStartEvent):
            keyed = isinstance(event, yaml.MappingStartEvent)
            stack.append(Branch(keyed, bool(event.flow_style), _spot(event.start_mark)))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = stack.pop()
            done.end = _spot(event.end_mark)
            if stack:
                _put(stack[-1], done)
            else:
                root = done
    assert root is not None, "a file without a mapping is refused before"
    return root, spans


def _spot(mark: Any) -> Spot:
    return mark.line, mark.column


def _leaf(event: Any) -> Leaf:
    return Leaf(event.value, event.style or "", _spot(event.start_mark), _spot(event.end_mark))


def _span(leaf: Leaf, lines: list[str]) -> tuple[Spot, Spot]:
    """Return where comments are not looked for.

    The head line of a block may have one; the blank lines below it belong to what follows.
    """
    if leaf.style in {"|", ">"}:
        last = leaf.end[0] if leaf.end[1] else leaf.end[0] - 1
        while last > leaf.begin[0] and not lines[last].strip():
            last -= 1
        return (leaf.begin[0] + 1, 0), (last, len(lines[last]))
    return leaf.begin, leaf.end


def _put(parent: Branch, node: Node) -> None:
    if not parent.keyed:
        parent.entries.append(Entry(None, node))
    elif parent.waiting is None:
        assert isinstance(node, Leaf), "a key that is no text is refused before"
        parent.waiting = node
    else:
        parent.entries.append(Entry(parent.waiting, node))
        parent.waiting = None


def _dashes(text: str) -> Iterator[Spot]:
    """Yield where the items of lists begin, in order; events begin with what follows the dash."""
    for token in yaml.scan(text, Loader=_LOADER):
        if isinstance(token, yaml.BlockEntryToken):
            yield _spot(token.start_mark)


def find_comments(text: str, spans: list[tuple[Spot, Spot]]) -> list[Comment]:
    """Return what begins with `#` outside of all scalars."""
    found: list[Comment] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        column = 0
        while (column := line.find("#", column)) >= 0:
            spot = (number, column)
            while at < len(spans) and spans[at][1] <= spot:
                at += 1
            if at < len(spans) and spans[at][0] <= spot:
                # Inside a scalar: go on behind it.
                last = spans[at][1]
                column = last[1] if last[0] == number else len(line)
                continue
            found.append(Comment(spot, line[column:].rstrip(), not line[:column].strip()))
            break
    return found


class _Hanging:
    """Where the comments and blank lines of a file belong."""

    __slots__ = ("entries", "limit", "owners", "parents", "remarks", "root", "taken")

    def __init__(
        self, root: Branch, text: str, comments: list[Comment], spans: list[tuple[Spot, Spot]]
    ) -> None:
        self.root = root
        self.entries: list[Entry] = []
        self.parents: dict[int, Branch] = {}
        self.owners: dict[int, Entry] = {}
        self._walk(root, _dashes(text))
        within = {line for a, b in spans for line in range(a[0], b[0] + 1)}
        blank = [
            Comment((number, 0), "", own=True)
            for number, line in enumerate(text.split("\n"))
            if not line.strip() and number not in within
        ]
        self.remarks = sorted([*comments, *blank], key=lambda one: one.spot)
        self.taken = 0
        self.limit = 0

    def _walk(self, branch: Branch, dashes: Iterator[Spot]) -> None:
        for entry in branch.entries:
            if not branch.keyed and not branch.flow:
                entry.dash = next(dashes)
            self.entries.append(entry)
            self.parents[id(entry)] = branch
            if isinstance(entry.value, Branch):
                self.owners[id(entry.value)] = entry
                self._walk(entry.value, dashes)

    def hang(self) -> None:
        """Hang every comment at its entry, and every blank line before what follows it."""
        pending: list[str] = []
        begun = 0
        last_begun = -1
        for remark in self.remarks:
            while begun < len(self.entries) and self.entries[begun].begin <= remark.spot:
                begun += 1
            if begun != last_begun:
                if pending and last_begun >= 0:
                    _extend(self.entries[last_begun].above, pending)
                pending, self.limit, last_begun = [], 1_000_000, begun
            pending = self._one(remark, begun, pending)
        if pending and last_begun < len(self.entries):
            _extend(self.entries[last_begun].above, pending)

    def _one(self, remark: Comment, begun: int, pending: list[str]) -> list[str]:
        """Hang one remark up; return the blank lines that wait for what follows."""
        inside = self._flow_around(remark.spot, begun)
        if not remark.text:
            return pending if inside is not None else [""]
        before = self.entries[begun - 1] if begun else None
        if before is not None and not remark.own:
            self._beside(remark, before, inside)
            return pending
        if before is not None and _waits(before, remark):
            _extend(before.above, [remark.text])
            return []
        _extend(self._lines_for(remark, begun, inside), [*pending, remark.text])
        return []

    def _beside(self, remark: Comment, before: Entry, inside: Branch | None) -> None:
        entry = before
        while (parent := self.parents[id(entry)]).flow and parent is not inside:
            entry = self.owners[id(parent)]
        if inside is not None and self.parents[id(entry)] is not inside:
            # Behind the bracket that opens it.
            self.owners[id(inside)].beside.append(remark.text)
            return
        value = entry.value
        ended = isinstance(value, Branch) and value.flow and value.end <= remark.spot
        (entry.closing if ended else entry.beside).append(remark.text)

    def _flow_around(self, spot: Spot, begun: int) -> Branch | None:
        """Return the innermost brackets around a spot."""
        if not begun:
            return None
        entry: Entry | None = self.entries[begun - 1]
        value = entry.value if entry is not None else None
        if isinstance(value, Branch) and value.flow and value.begin <= spot < value.end:
            return value
        while entry is not None:
            parent = self.parents[id(entry)]
            if parent.flow and spot < parent.end:
                return parent
            entry = self.owners.get(id(parent))
        return None

    def _lines_for(self, remark: Comment, begun: int, inside: Branch | None) -> list[str]:
        """Return the lines that a comment on a line of its own joins."""
        following = self.entries[begun] if begun < len(self.entries) else None
        if inside is not None:
            if following is not None and self._within(following, inside):
                return following.above
            return inside.tail
        column = remark.spot[1]
        self.limit = min(self.limit, column)
        floor = self._column(self.parents[id(following)]) if following is not None else -1
        branch = self._ended(begun, following)
        while branch is not None and self.limit > floor:
            if not branch.flow and self._column(branch) <= self.limit:
                return branch.tail
            owner = self.owners.get(id(branch))
            branch = self.parents[id(owner)] if owner is not None else None
            if branch is not None and following is not None and self._within(following, branch):
                break
        if following is not None:
            self.limit = -1
            return following.above
        return self.root.tail

    def _ended(self, begun: int, following: Entry | None) -> Branch | None:
        """Return the innermost mapping or list that has ended where a comment stands."""
        if not begun:
            return None
        branch = self.parents[id(self.entries[begun - 1])]
        ended = following is None or not self._within(following, branch)
        return branch if ended else None

    def _within(self, entry: Entry, branch: Branch) -> bool:
        parent: Branch | None = self.parents[id(entry)]
        while parent is not None:
            if parent is branch:
                return True
            owner = self.owners.get(id(parent))
            parent = self.parents[id(owner)] if owner is not None else None
        return False

    def _column(self, branch: Branch) -> int:
        return branch.begin[1]


def _extend(lines: list[str], more: list[str]) -> None:
    """Add lines to others, with never two blank ones in a row."""
    for line in more:
        if line or not lines or lines[-1]:
            lines.append(line)


def _waits(entry: Entry, remark: Comment) -> bool:
    """Tell whether the text of an entry begins only after a comment."""
    return isinstance(entry.value, Leaf) and entry.value.begin > remark.spot
