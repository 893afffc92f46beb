"""Every key and every word of the files is told in Chinese and in English, and no other is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edustandards.checks.verdict import Verdict
from edustandards.packs import examples
from edustandards.packs.editor import patterns
from edustandards.packs.editor.json_schema import json_schema, schema_text
from edustandards.packs.editor.shapes import Choice, Named, OrText, Several, Shape, forms
from edustandards.packs.editor.snippets import PLACES, SNIPPETS
from edustandards.wording import keys, offered
from edustandards.wording.text import Text

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "KEYS": keys.KEYS,
    "CHOICES": offered.CHOICES,
    "FORMS": offered.FORMS,
    "FILES": offered.FILES,
    "PATTERNS": offered.PATTERNS,
    "SNIPPETS": offered.SNIPPETS,
}


def told(form: str, key: str) -> str:
    return f"{form}.{key}" if f"{form}.{key}" in keys.KEYS else key


def choices(shape: Shape) -> set[str]:
    match shape:
        case Choice(of, values):
            return {f"{of}.{value}" for value in values}
        case Several(of) | Named(of) | OrText(of):
            return choices(of)
        case _:
            return set()


def test_every_key_is_told() -> None:
    wanted = {told(form, key): f"{form}.{key}" for form, one in forms().items() for key in one.keys}
    missing = sorted(form for key, form in wanted.items() if key not in keys.KEYS)
    assert not missing, f"tell these keys in edustandards/wording/keys.py, KEYS: {missing}"
    own = {f"Example.{key}" for key in examples._OWN}
    spare = sorted(set(keys.KEYS) - set(wanted) - own - {"zh", "en"})
    assert not spare, f"no form has these keys of edustandards/wording/keys.py: {spare}"
    assert own <= set(keys.KEYS)


def test_every_word_of_a_choice_is_told() -> None:
    found: set[str] = {f"Verdict.{one.value}" for one in Verdict}
    for form in forms().values():
        for shape in form.keys.values():
            found |= choices(shape)
    assert found == set(offered.CHOICES), "edustandards/wording/offered.py, CHOICES"


def test_forms_patterns_and_snippets_are_told() -> None:
    assert set(offered.FORMS) == {*forms(), "Example"}, "edustandards/wording/offered.py, FORMS"
    assert set(offered.PATTERNS) == set(patterns.PATTERNS), (
        "edustandards/wording/offered.py, PATTERNS"
    )
    assert (
        set(offered.SNIPPETS) == set(SNIPPETS) == {one for some in PLACES.values() for one in some}
    )


@pytest.mark.parametrize("name", TABLES)
def test_both_languages_say_something(name: str) -> None:
    for key, text in TABLES[name].items():
        assert isinstance(text, Text)
        assert any("一" <= sign <= "龥" for sign in text.zh), (key, text.zh)
        assert any(sign.isascii() and sign.isalpha() for sign in text.en), key


@pytest.mark.parametrize("kind", ["pack", "vocabulary"])
def test_the_files_that_are_kept_are_those_that_are_made(kind: str) -> None:
    kept = (ROOT / "standards" / f"{kind}.schema.json").read_text(encoding="utf-8")
    command = f"edustandards schema {kind} -o standards/{kind}.schema.json"
    assert kept == schema_text(kind), f"out of date; make it again: {command}"


def test_the_language_is_that_which_is_asked_for() -> None:
    zh, en, both = (json_schema("pack", lang) for lang in ("zh", "en", "both"))
    said = [one["properties"]["revision"]["description"] for one in (zh, en, both)]
    assert said[2] == f"{said[0]}\n\n{said[1]}"
    assert "修订" in said[0]
    assert said[1].isascii()


@pytest.mark.parametrize("kind", ["pack", "vocabulary", "facts"])
def test_only_what_old_editors_know_is_used(kind: str) -> None:
    known = {
        *("$schema", "$ref", "definitions", "title", "description", "type", "properties", "items"),
        *("required", "additionalProperties", "patternProperties", "propertyNames", "enum"),
        *("enumDescriptions", "pattern", "patternErrorMessage", "if", "then", "else"),
        *("minItems", "maxItems", "uniqueItems", "minProperties", "minimum", "maximum"),
        *("defaultSnippets", "examples"),
    }

    def walk(part: object) -> None:
        if isinstance(part, bool):
            return
        assert isinstance(part, dict)
        assert set(part) <= known, set(part) - known
        for key in ("properties", "patternProperties", "definitions"):
            for one in part.get(key, {}).values():
                walk(one)
        for key in ("items", "additionalProperties", "propertyNames", "if", "then", "else"):
            if key in part:
                walk(part[key])

    walk(json.loads(schema_text(kind)))
