"""`schema`: each kind of file, each language, on the terminal or into a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("kind", ["pack", "vocabulary", "facts"])
def test_a_schema_is_printed(run: Run, kind: str) -> None:
    said = run("schema", kind)
    assert (said.status, said.err) == (0, "")
    assert said.json["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert said.json["additionalProperties"] is False
    assert kind in said.json["properties"]


def test_it_is_that_of_packs_if_nothing_is_said(run: Run) -> None:
    assert run("schema").out == run("schema", "pack").out


def test_descriptions_are_in_the_language_that_is_asked_for(run: Run) -> None:
    said = {lang: run("schema", "--lang", lang).out for lang in ("zh", "en", "both")}
    assert "标准包的编号" in said["zh"]
    assert "the id of the pack" not in said["zh"]
    assert "标准包的编号" not in said["en"]
    assert "标准包的编号" in said["both"]
    assert "the id of the pack" in said["both"]


def test_it_is_written_to_a_file(run: Run) -> None:
    said = run("schema", "-o", "pack.schema.json")
    assert (said.status, said.out) == (0, "")
    assert "pack.schema.json" in said.err
    assert json.loads(Path("pack.schema.json").read_text(encoding="utf-8"))


def test_another_kind_is_refused(run: Run) -> None:
    said = run("schema", "packs", "--lang", "zh")
    assert said.status == 2
    assert "有：pack, vocabulary, facts" in said.err
