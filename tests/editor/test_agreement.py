"""What the loader reads, the schema lets through: shipped files, and files changed at random."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edustandards.errors import PackError
from edustandards.packs.build import build_pack
from edustandards.packs.editor.json_schema import json_schema
from edustandards.packs.editor.shapes import FILES
from edustandards.packs.layout.lay import kind_of
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.shelf import shelf
from edustandards.packs.source import Mapping, Node, Scalar, Sequence, read_source
from edustandards.packs.vocabulary import lexicon_of
from tests.editor import mistakes
from tests.effort import examples
from tests.layout.generated import Plain, Writer

jsonschema = pytest.importorskip("jsonschema")
jsonschema_rs = pytest.importorskip("jsonschema_rs")

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted([*(ROOT / "standards").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")])
Json: TypeAlias = Any


@cache
def validators(kind: str) -> tuple[Any, Any]:
    schema = json_schema(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema), jsonschema_rs.Draft7Validator(schema)


def complaints(kind: str, said: Json) -> list[str]:
    """Return what is wrong by either of the validators, which have to agree."""
    python, rust = validators(kind)
    found = sorted("/".join(map(str, one.absolute_path)) for one in python.iter_errors(said))
    assert bool(found) is not rust.is_valid(said)
    return found


def as_editors_read(node: Node) -> Json:
    """Return a node as YAML 1.2 reads it: the core schema, for texts without quotes."""
    match node:
        case Mapping(entries):
            return {str(key): as_editors_read(one) for key, one in entries.items()}
        case Sequence(items):
            return [as_editors_read(one) for one in items]
        case Scalar(text, quoted=quoted):
            return text if quoted else plain(text)


def plain(text: str) -> Json:
    if text in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return text.casefold() == "true"
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_shipped_files_are_let_through(path: Path) -> None:
    root = read_source(path.read_text(encoding="utf-8"), str(path))
    assert complaints(kind_of(root), as_editors_read(root)) == []


@cache
def words() -> Lexicon:
    return lexicon_of(shelf())


def materials() -> list[dict[str, Json]]:
    """Return standards of all kinds, each with what a pack needs for it."""
    found = []
    for path in (ROOT / "tests/laws/every-kind.yaml", *(ROOT / "examples/packs").glob("*.yaml")):
        root = texts(read_source(path.read_text(encoding="utf-8"), str(path)))
        assert isinstance(root, dict)
        found.append(root)
    return found


def texts(node: Node) -> Plain:
    match node:
        case Mapping(entries):
            return {str(key): texts(one) for key, one in entries.items()}
        case Sequence(items):
            return [texts(one) for one in items]
        case Scalar(text):
            return text


WORDS = (
    *(
        "school",
        "1",
        "0",
        "true",
        "no",
        "2024-02-29",
        "year 2",
        "2024",
        "第三年",
        "≥ 1",
        "at least 2",
    ),
    *(
        "1–3",
        "不低于 85 %",
        "≤ 0.45",
        "required",
        "met",
        "unknown",
        "pupils",
        "fund",
        "85 %",
        "x y",
    ),
)


def changed(random: Random) -> dict[str, Plain]:
    """Return a pack of a few standards, with things taken away, put in and changed."""
    pack = deepcopy(random.choice(MATERIALS))
    standards = pack["standards"]
    ids = random.sample(list(standards), min(len(standards), random.randrange(1, 4)))
    pack["standards"] = {key: standards[key] for key in ids}
    for _ in range(random.randrange(4)):
        spot = pack if random.random() < 0.3 else random.choice(inner(pack.get("standards", {})))
        other = random.choice(inner(random.choice(MATERIALS)))
        if not isinstance(spot, dict) or not spot:
            continue
        key = random.choice(list(spot))
        match random.randrange(4):
            case 0:
                del spot[key]
            case 1:
                spot[key] = random.choice(WORDS)
            case 2 if isinstance(other, dict) and other:
                taken = random.choice(list(other))
                spot[taken] = deepcopy(other[taken])
            case _:
                spot["x-own"] = random.choice(WORDS)
    return pack


def inner(said: Plain) -> list[Plain]:
    below = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
    return [said, *(one for part in below for one in inner(part))]


MATERIALS = materials()


@settings(max_examples=examples(80), deadline=None)
@given(st.integers(0, 2**40))
def test_what_the_loader_reads_is_let_through(seed: int) -> None:
    random = Random(seed)
    text = "\n".join(Writer(random).block(changed(random), ""))
    try:
        build_pack(text, "p.yaml", words())
    except PackError:
        return
    assert complaints("pack", as_editors_read(read_source(text, "p.yaml"))) == [], text


def test_enough_of_the_changed_packs_are_read() -> None:
    read = 0
    for seed in range(50):
        random = Random(seed)
        text = "\n".join(Writer(random).block(changed(random), ""))
        try:
            build_pack(text, "p.yaml", words())
        except PackError:
            continue
        read += 1
    assert read > 10


@pytest.mark.parametrize("case", mistakes.MISTAKES, ids=lambda case: case.name)
def test_what_editors_flag_the_loader_refuses(case: mistakes.Mistake) -> None:
    text = case.text
    root = read_source(text, "p.yaml") if case.readable else None
    if root is not None:
        assert complaints("pack", as_editors_read(root))
    with pytest.raises(PackError) as caught:
        build_pack(text, "p.yaml", words())
    # What is wanting the loader says of the keys that are there, editors of the key above them.
    lines = {one.where.line or 0 for one in caught.value.problems}
    assert lines & {case.line, case.line + 1, case.line + 2}, str(caught.value)


def test_all_kinds_of_files_have_a_schema() -> None:
    for kind in FILES:
        assert validators(kind)
