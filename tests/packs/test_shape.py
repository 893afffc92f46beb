"""The quick way to a form leads where pydantic leads, and nowhere where anything is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from edustandards.errors import Problem
from edustandards.packs.forms import Form
from edustandards.packs.schema import PackForm, VocabularyForm
from edustandards.packs.shape import shaped_well
from edustandards.packs.shelf import shelf
from edustandards.packs.source import Key, Mapping, Node, Scalar, Sequence, read_source
from edustandards.where import NOWHERE

FILES = sorted(shelf().rglob("*.yaml"))
PACKS = [path for path in FILES if "vocabulary" not in path.parts]


def form_of(path: Path) -> type[Form]:
    return PackForm if path in PACKS else VocabularyForm


def read(path: Path) -> Mapping:
    return read_source(path.read_text("utf-8"), str(path))


def by_pydantic(form: type[Form], root: Mapping) -> Form | None:
    found: list[Problem] = []
    try:
        made = form.model_validate(root, context=found)
    except ValidationError:
        return None
    return None if found else made


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(shelf()).as_posix())
def test_both_ways_lead_to_the_same_form(path: Path) -> None:
    form, root = form_of(path), read(path)
    quick, slow = shaped_well(form, root), by_pydantic(form, root)
    assert slow is not None
    assert quick == slow
    assert quick is not None
    assert quick.model_fields_set == slow.model_fields_set
    assert list(quick.__dict__) == list(slow.__dict__)


ODD: list[Node] = [
    Scalar("", NOWHERE),
    Scalar("true", NOWHERE),
    Scalar("2017-02-30", NOWHERE),
    Scalar("【甲】", NOWHERE),
    Sequence((), NOWHERE),
    Sequence((Scalar("x", NOWHERE),), NOWHERE),
    Mapping({}, NOWHERE),
    Mapping({Key("zh", NOWHERE): Sequence((), NOWHERE)}, NOWHERE),
    Mapping({Key("require", NOWHERE): Scalar("≥ 1", NOWHERE)}, NOWHERE),
]
KEYS = ["x-own", "title", "require", "reason", "not", "node", "@", "fields_"]
WHOLE = {path: read(path) for path in (PACKS[0], PACKS[len(PACKS) // 2], FILES[-1])}


def places(node: Node, way: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    yield way
    inner = node.items if isinstance(node, Sequence) else ()
    inner = tuple(node.entries.values()) if isinstance(node, Mapping) else inner
    for at, one in enumerate(inner):
        yield from places(one, (*way, at))


def put(node: Node, way: tuple[int, ...], new: Node | None, key: str) -> Node:
    """Return a tree with another node in one place, or under another key where there is none."""
    at, *rest = way
    if isinstance(node, Sequence):
        items = list(node.items)
        items[at] = put(items[at], tuple(rest), new, key) if rest else new or items[at]
        return replace(node, items=tuple(items))
    assert isinstance(node, Mapping)
    entries = list(node.entries.items())
    name, inner = entries[at]
    if rest:
        entries[at] = name, put(inner, tuple(rest), new, key)
    else:
        entries[at] = (name, new) if new is not None else (Key(key, name.place), inner)
    return replace(node, entries=dict(entries))


WAYS = {path: [way for way in places(root) if way] for path, root in WHOLE.items()}


@given(st.data())
def test_where_one_thing_is_otherwise_the_quick_way_reads_no_more_than_pydantic(
    data: st.DataObject,
) -> None:
    path = data.draw(st.sampled_from(list(WHOLE)))
    way = data.draw(st.sampled_from(WAYS[path]))
    new = data.draw(st.none() | st.sampled_from(ODD))
    root = put(WHOLE[path], way, new, data.draw(st.sampled_from(KEYS)))
    assert isinstance(root, Mapping)
    quick = shaped_well(form_of(path), root)
    # It may always leave a file to pydantic.
    assert quick is None or quick == by_pydantic(form_of(path), root)
