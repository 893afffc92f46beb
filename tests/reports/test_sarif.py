"""SARIF and workflow commands: read back by others, with nothing in them that leads astray."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.reports.github import annotation
from edustandards.reports.sarif import SarifResult, SarifRule, sarif, uri_of
from edustandards.where import NOWHERE, Place

RULES = [
    SarifRule("gap", "warning", "a gap", "help on gaps", "https://example.org/gap"),
    SarifRule("slip", "error", "a slip", page="docs/slip.md"),
]
RESULTS = [
    SarifResult("gap", "warning", "一个空隙", Place("本县 1.yaml", 3, 9)),
    SarifResult("slip", "error", "a slip", Place("a.xlsx", sheet="学校", cell="C7")),
    SarifResult("other", "note", "no such rule", NOWHERE),
    SarifResult("gap", "warning", "let be", Place("a.yaml", 4), suppressed="agreed in 2024"),
]


def log() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sarif(RULES, RESULTS, version="1.2", lang="zh"))
    return found


def test_it_says_what_was_given() -> None:
    [run] = log()["runs"]
    assert log()["version"] == "2.1.0"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("edustandards", "1.2")
    assert [rule["id"] for rule in driver["rules"]] == ["gap", "slip"]
    assert driver["rules"][0]["helpUri"] == "https://example.org/gap"
    assert "helpUri" not in driver["rules"][1]
    assert [rule["defaultConfiguration"]["level"] for rule in driver["rules"]] == [
        "warning",
        "error",
    ]
    first, cell, nowhere, passed = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("gap", 0, "warning")
    assert first["message"] == {"text": "一个空隙"}
    [location] = first["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 9}
    assert cell["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "学校!C7"}]
    assert "region" not in cell["locations"][0]["physicalLocation"]
    assert "locations" not in nowhere
    assert "ruleIndex" not in nowhere
    assert passed["suppressions"] == [{"kind": "inSource", "justification": "agreed in 2024"}]


@pytest.mark.parametrize("results", [[], RESULTS])
def test_another_reader_takes_it(results: list[SarifResult]) -> None:
    sarif_pydantic = pytest.importorskip("sarif_pydantic")
    read = sarif_pydantic.Sarif.model_validate_json(sarif(RULES, results, version="1"))
    assert len(read.runs[0].results) == len(results)


@given(st.text(min_size=1, max_size=30).filter(lambda text: "\0" not in text))
def test_any_path_becomes_a_uri_that_leads_back(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    name = name.strip("/.") or "x"
    uri = uri_of(f"d/{name}")
    assert uri.isascii()
    parts = urlsplit(uri)
    assert not parts.scheme
    assert not parts.query
    assert not parts.fragment
    assert unquote(uri).split("/") == [
        one for one in f"d/{name}".split("/") if one not in {"", "."}
    ]


def test_a_path_from_the_root_names_its_scheme() -> None:
    assert uri_of("/a b/c.yaml") == "file:///a%20b/c.yaml"


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_annotations_are_one_line_that_reads_back(file: str, title: str, message: str) -> None:
    line = annotation("error", Place(f"f{file}", 3, 9), f"t{title}", message)
    assert len(line.splitlines()) <= 1
    assert line.isprintable()
    head, _, said = line.removeprefix("::").partition("::")
    kind, _, properties = head.partition(" ")
    assert kind == "error"
    names = [one.partition("=")[0] for one in properties.split(",")]
    assert names == ["file", "line", "col", "title"]
    if message.isprintable():
        assert said.replace("%25", "%") == message


def test_line_ends_and_per_cent_signs_of_a_message() -> None:
    line = annotation("notice", Place("a.yaml", 1), "r", "50 %\r\n")
    assert line == "::notice file=a.yaml,line=1,title=r::50 %25%0D%0A"
