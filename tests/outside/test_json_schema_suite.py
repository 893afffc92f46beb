"""Two validators, tried on the JSON Schema test suite, and then on what our schemas let through.

Our schemas say what they mean only where validators read their keywords as the standard does. Each
keyword that we write is tried on its cases of the suite; only then is it worth something that both
validators say the same of a report, and of every way to spoil it that is tried here.
`data/json-schema-test-suite.jsonl` has the cases of
https://github.com/json-schema-org/JSON-Schema-Test-Suite (MIT, its licence stands beside it),
commit 44401e0, without those that need other files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest

from edustandards.packs.editor.json_schema import json_schema
from edustandards.packs.editor.shapes import FILES
from edustandards.reports.findings_json import json_report
from edustandards.reports.findings_schema import report_schema
from tests.reports.world import hostile

jsonschema = pytest.importorskip("jsonschema")
jsonschema_rs = pytest.importorskip("jsonschema_rs")

Json: TypeAlias = Any
DATA = Path(__file__).parent / "data" / "json-schema-test-suite.jsonl"
VALIDATORS = {
    "draft7": (jsonschema.Draft7Validator, jsonschema_rs.Draft7Validator),
    "draft2020-12": (jsonschema.Draft202012Validator, jsonschema_rs.Draft202012Validator),
}

PAINTED = frozenset(
    {
        *("$schema", "title", "description", "examples", "$defs", "definitions", "format"),
        *("patternErrorMessage", "defaultSnippets", "enumDescriptions"),
    }
)
"""What schemas say to people and editors; validators make nothing of it."""

BESIDE = {
    "if": "if-then-else",
    "then": "if-then-else",
    "else": "if-then-else",
    "$ref": "ref",
}
"""Keywords whose cases stand under another name."""


class Group(NamedTuple):
    """A schema of the suite, with instances and whether these are valid."""

    draft: str
    keyword: str
    about: str
    schema: Json
    tests: list[tuple[Json, bool]]


GROUPS = [
    Group(**json.loads(line))
    for line in DATA.read_text(encoding="ascii").splitlines()
    if "\\\\p{" not in line  # classes of Unicode, which the patterns of Python do not have
]


@pytest.mark.parametrize("group", GROUPS, ids=lambda one: f"{one.draft} {one.keyword} {one.about}")
def test_both_validators_keep_to_the_suite(group: Group) -> None:
    python, rust = (make(group.schema) for make in VALIDATORS[group.draft])
    for data, valid in group.tests:
        assert (python.is_valid(data), rust.is_valid(data)) == (valid, valid), data


def _keywords(schema: Json) -> Iterator[str]:
    if not isinstance(schema, dict):
        return
    yield from schema
    for key, inside in schema.items():
        match key:
            case "properties" | "patternProperties" | "$defs" | "definitions":
                for one in inside.values():
                    yield from _keywords(one)
            case "anyOf" | "allOf" | "oneOf":
                for one in inside:
                    yield from _keywords(one)
            case "examples" | "enum" | "const" | "required" | "type" | "defaultSnippets":
                continue
            case _:
                yield from _keywords(inside)


@pytest.mark.parametrize("kind", [*FILES, "report"])
def test_every_keyword_that_we_write_was_tried(kind: str) -> None:
    schema = json.loads(report_schema()) if kind == "report" else json_schema(kind)
    draft = "draft2020-12" if kind == "report" else "draft7"
    assert "\\\\p" not in json.dumps(schema)
    tried = {group.keyword for group in GROUPS if group.draft == draft}
    written = {BESIDE.get(one, one) for one in _keywords(schema)} - PAINTED
    assert written <= tried
    for make in VALIDATORS[draft]:
        assert make(schema)


@cache
def _report() -> Json:
    return json.loads("".join(json_report(hostile())))


SPOILT: list[Json] = [None, True, -1, "", "x", "1/3", [None], {"": 0}]


def _spoilt(data: Json, at: list[str | int]) -> Iterator[tuple[list[str | int], Json]]:
    """Yield the place of each value of a report, with what to put there: once nothing at all."""
    inside = data.items() if isinstance(data, dict) else enumerate(data[:1])
    for key, value in inside:
        yield [*at, key], ...
        yield from (([*at, key], one) for one in SPOILT)
        if isinstance(value, dict | list):
            yield from _spoilt(value, [*at, key])


def test_both_say_the_same_of_a_report_however_it_is_spoilt() -> None:
    schema = json.loads(report_schema())
    python, rust = (make(schema) for make in VALIDATORS["draft2020-12"])
    report = _report() | {"findings": _report()["findings"][:1]}
    assert python.is_valid(report)
    assert rust.is_valid(report)
    refused = tried = 0
    for (*way, last), value in _spoilt(report, []):
        changed = deepcopy(report)
        inner = changed
        for step in way:
            inner = inner[step]
        if value is ...:
            del inner[last]
        else:
            inner[last] = value
        valid = python.is_valid(changed)
        assert valid is rust.is_valid(changed), (way, last, value)
        refused += not valid
        tried += 1
    assert refused > tried // 2
