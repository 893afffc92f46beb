"""The YAML test suite: each text is read as the suite says, or refused for a reason that is listed.

Packs are YAML of a kind that cannot surprise: what of YAML they do without is told from the
suite's own event trees, not by our reader. `data/yaml-test-suite.jsonl` has the texts and trees of
https://github.com/yaml/yaml-test-suite (MIT, its licence stands beside it), commit ccfa74e.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from edustandards.errors import PackError
from edustandards.packs import source
from edustandards.packs.encoding import decode
from edustandards.packs.source import Mapping, Node, Scalar, Sequence, read_source
from tests.outside.yaml_events import read_tree

LINES = (Path(__file__).parent / "data" / "yaml-test-suite.jsonl").read_text(encoding="ascii")
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in map(json.loads, LINES.splitlines())
}
INVALID = {id_: case for id_, case in CASES.items() if case.get("fail")}
VALID = {id_: case for id_, case in CASES.items() if id_ not in INVALID}

UNUSED = {
    "anchors": "one text stands for another, and may stand for billions of them",
    "tags": "they make values of other programs",
    "several documents, or none": "a file is one pack",
    "a root without keys": "a pack has keys",
    "keys that are no text": "keys are names",
    "keys that are empty, or begin or end with a space, or have several lines": "likewise",
    "a key twice": "the first would be lost",
    "nothing": "whoever left a value out is asked for it",
    "tabs": "they look like spaces, and are counted otherwise",
    "a line of dashes": "a file is one pack, and needs no line before it",
    "a line of dots": "nor one behind it",
}
"""What of YAML packs do without, and why."""

REFUSED = {
    "4MUZ:00": "the colon of a key stands on another line",
    "4MUZ:01": "likewise",
    "4MUZ:02": "likewise",
    "VJP3:01": "likewise",
    "58MP": "a value in braces begins with a colon: more likely one too many",
    "652Z": "a key in braces begins with a question mark, which both parsers lose",
    "G4RS": "control characters",
    "K858": "blocks of text without any: more likely a comparator",
}
"""What is refused though valid and of the kind that packs are."""

ALLOWED = {
    "9C9N": "a list in brackets goes on at the beginning of a line: both parsers read it",
    "QB6E": "so does a text in quotes",
    "SU5Z": "a comment without a space before it, behind a text in quotes",
}
"""What is read though invalid: nothing is lost or made of it that somebody would not mean."""

READ_OTHERWISE = {"L24T:01": "spaces at the end of a block that no line feed ends"}


@pytest.fixture(params=[yaml.SafeLoader, yaml.CSafeLoader], ids=["pure", "libyaml"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LOADER", request.param)


def read(case: dict[str, Any]) -> object:
    return plain(read_source(decode(case["yaml"].encode(), "p"), "p"))


def plain(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(one) for one in node.items]
        case Mapping():
            return {str(key): plain(one) for key, one in node.entries.items()}


@pytest.mark.parametrize("id_", VALID)
def test_what_is_valid(id_: str) -> None:
    case = VALID[id_]
    tree = read_tree(case["tree"])
    uses = tree.uses | ({"tabs"} if "\t" in case["yaml"] else set())
    assert uses <= UNUSED.keys()
    try:
        found = read(case)
    except PackError as error:
        assert uses or id_ in REFUSED, (case["yaml"], error)
        return
    assert id_ not in REFUSED
    assert (found == tree.value) == (id_ not in READ_OTHERWISE)


@pytest.mark.parametrize("id_", INVALID)
def test_what_is_invalid(id_: str) -> None:
    if id_ in ALLOWED:
        read(INVALID[id_])
        return
    with pytest.raises(PackError):
        read(INVALID[id_])


def test_enough_is_read_for_this_to_say_something() -> None:
    trees = {id_: read_tree(case["tree"]) for id_, case in VALID.items()}
    usual = [id_ for id_, tree in trees.items() if not tree.uses and id_ not in REFUSED]
    assert len(usual) >= 55
    assert len(CASES) == 405
