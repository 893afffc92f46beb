"""Examples written into the text of a pack: after the last one of their standard, all else kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from edustandards.packs.forms import Form
from edustandards.packs.schema import PackForm
from edustandards.packs.source import Mapping as Entries
from edustandards.packs.source import Node, Sequence
from edustandards.where import Place

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = "examples"


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that goes in at a line and a column, both counted from zero."""

    line: int
    column: int
    text: str


def inserted(text: str, form: PackForm, lines: Mapping[str, Iterable[str]]) -> str | None:
    """Return the text of a pack with examples added to its standards; None if it has none of them.

    `form` is the text as read, `lines` are examples in flow style, by the ids of their standards.
    """
    ends = _ends(text)
    edits = []
    for id_, added in lines.items():
        body = body_of(form, id_)
        several = list(added)
        if body is not None and several:
            edits.append(_edit(body.node, several, ends, text.splitlines()))
    return _edited(text, edits) if edits else None


def body_of(form: PackForm, id_: str) -> Form | None:
    """Return where a file speaks of a standard: defines, adds, sets or refines it."""
    for section in (form.standards, form.add, form.set_, form.refine):
        for key, body in section.items():
            if key == id_:
                return body
    return None


def _edit(
    node: Entries, several: list[str], ends: dict[tuple[int, int], _End], rows: list[str]
) -> Edit:
    examples = next((value for key, value in node.entries.items() if key == _KEY), None)
    if isinstance(examples, Sequence) and examples.items:
        last = ends[_at(examples.items[-1].place)]
        if ends[_at(examples.place)].flow:
            return Edit(*last.at, "".join(f", {one}" for one in several))
        return _below(last, _at(examples.place)[1], several, rows)
    if isinstance(examples, Sequence):
        # An empty list has its bracket as the sign before its end.
        line, column = ends[_at(examples.place)].at
        return Edit(line, column - 1, ", ".join(several))
    if ends[_at(node.place)].flow:
        line, column = ends[_at(_last(node))].at
        return Edit(line, column, f", {_KEY}: [{', '.join(several)}]")
    indent = _at(next(iter(node.entries)).place)[1]
    found = _below(ends[_at(_last(node))], indent + 2, several, rows)
    return Edit(found.line, found.column, f"\n{' ' * indent}{_KEY}:{found.text}")


def _last(node: Entries) -> Place:
    value: Node = list(node.entries.values())[-1]
    return value.place


def _below(last: _End, indent: int, several: list[str], rows: list[str]) -> Edit:
    """Return an edit that puts lines below the one in which something ends."""
    line = last.at[0] - (1 if last.at[1] == 0 else 0)
    while line and not rows[line].strip():
        line -= 1
    text = "".join(f"\n{' ' * indent}- {one}" for one in several)
    return Edit(line, len(rows[line]), text)


def _at(place: Place) -> tuple[int, int]:
    """Return a place as the parser counts it."""
    assert place.line is not None, "what is read from a file has a line"
    assert place.column is not None, "and a column"
    return place.line - 1, place.column - 1


@dataclass(frozen=True, slots=True)
class _End:
    """Where a node ends, and whether brackets or quotes say so."""

    at: tuple[int, int]
    flow: bool = False


def _ends(text: str) -> dict[tuple[int, int], _End]:
    """Return where the nodes of a text end, by where they begin; the outermost of one place."""
    found: dict[tuple[int, int], _End] = {}
    opened: list[tuple[tuple[int, int], bool]] = []
    last = (0, 0)
    for event in yaml.parse(text, Loader=_LOADER):
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        if isinstance(event, yaml.ScalarEvent):
            last = end
            found[start] = _End(end)
        elif isinstance(event, yaml.CollectionStartEvent):
            opened.append((start, bool(event.flow_style)))
        elif isinstance(event, yaml.CollectionEndEvent):
            began, flow = opened.pop()
            # A collection in block style is said to end where the next token begins.
            last = end if flow else last
            found[began] = _End(last, flow)
    return found


def _mark(mark: Any) -> tuple[int, int]:
    return int(mark.line), int(mark.column)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    rows = text.split("\n")
    for edit in sorted(edits, key=lambda one: (one.line, one.column), reverse=True):
        row = rows[edit.line]
        rows[edit.line] = row[: edit.column] + edit.text + row[edit.column :]
    return "\n".join(rows)
