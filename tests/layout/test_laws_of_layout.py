"""Whatever a file says, however it is written: laid out it says the same, once and for all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from edustandards.packs.layout.lay import laid_out
from tests.effort import examples
from tests.layout.generated import Path, written_file

SEEDS = st.integers(0, 2**40)
COMMENT = re.compile(r"#[ -]*(?:above|beside|tail|head|end|inside)\b.*")
NUMBERED = re.compile(r"#[ -]*(above|beside|tail) (\d+)")


def loaded(text: str) -> object:
    return yaml.load(text, Loader=yaml.CBaseLoader)


def marked(text: str) -> list[str]:
    """Return the comments of generated files, which all say one of a few words."""
    return [match[0].rstrip() for match in COMMENT.finditer(text)]


Found: TypeAlias = "tuple[Any, yaml.Node]"


def places(text: str) -> dict[Path, Found]:
    """Return where each entry begins, as the composer of PyYAML finds it."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    assert root is not None

    def walk(node: yaml.Node, path: Path) -> Iterator[tuple[Path, Found]]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield (*path, key.value), (key.start_mark, value)
                yield from walk(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for at, value in enumerate(node.value):
                yield (*path, at), (value.start_mark, value)
                yield from walk(value, (*path, at))

    return dict(walk(root, ()))


@settings(max_examples=examples(150), deadline=None)
@given(SEEDS)
def test_meaning_is_kept_comments_are_kept_and_twice_is_once(seed: int) -> None:
    said, text, _ = written_file(seed)
    assert loaded(text) == said
    out = laid_out(text, "f.yaml")
    assert loaded(out) == said
    assert Counter(marked(text)) == Counter(marked(out))
    assert laid_out(out, "f.yaml") == out


@settings(max_examples=examples(150), deadline=None)
@given(SEEDS)
def test_comments_stay_at_what_they_belong_to(seed: int) -> None:
    said, text, paths = written_file(seed)
    out = laid_out(text, "f.yaml")
    lines = out.split("\n")
    at = places(out)
    for number, line in enumerate(lines):
        found = NUMBERED.search(line)
        if found is None:
            continue
        path = paths[int(found[2])]
        begin, value = at[path]
        own = line.lstrip().startswith("#")
        if found[1] == "tail":
            assert own
            assert line.index("#") == at[path][0].column - 2 * (isinstance(path[-1], int)), out
            assert number > begin.line
        elif own:
            # Above its entry with nothing else between, but for what stays on top of the file.
            between = lines[number + 1 : begin.line]
            assert all(not one.strip() or one.lstrip().startswith("#") for one in between) or (
                path == (next(iter(said)),)
            ), out
        else:
            assert found[1] == "beside"
            assert begin.line <= number <= max(begin.line, value.end_mark.line), out


@settings(max_examples=examples(150), deadline=None)
@given(SEEDS)
def test_comments_keep_their_order_where_keys_do(seed: int) -> None:
    _, text, _ = written_file(seed)
    out = laid_out(text, "f.yaml")
    if list(places(text)) == list(places(out)):
        assert marked(out) == marked(text)
