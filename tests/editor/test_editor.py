"""A real editor's server completes every level of a file and flags every slip at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.packs.editor.shapes import forms
from tests.editor.mistakes import HEAD, MISTAKES, Mistake
from tests.editor.server import PROPERTY, Server

pytestmark = pytest.mark.editor

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "standards").rglob("*.yaml"))
S = "standards:\n  a:\n    on: school\n"

# Where each form is met in a file: the kind of file, its text, and the spot.
SPOTS = {
    "PackForm": ("pack", "‸"),
    "VocabularyForm": ("vocabulary", "‸"),
    "FactsForm": ("facts", "‸"),
    "StandardForm": ("pack", "standards:\n  a:\n    ‸"),
    "AddedForm": ("pack", "add:\n  a:\n    ‸"),
    "SetForm": ("pack", "set:\n  a:\n    ‸"),
    "RefineForm": ("pack", "refine:\n  a:\n    ‸"),
    "RetireForm": ("pack", "retire:\n  a:\n    ‸"),
    "SelectForm": ("pack", "select:\n  ‸"),
    "BodyForm": ("pack", S + "    not:\n      ‸"),
    "CaseForm": ("pack", S + "    cases:\n      - ‸"),
    "EntityForm": ("vocabulary", "entities:\n  a:\n    ‸"),
    "StageForm": ("vocabulary", "stages:\n  a:\n    ‸"),
    "FieldForm": ("vocabulary", "fields:\n  a:\n    ‸"),
    "ReferenceForm": ("pack", "references:\n  a:\n    ‸"),
    "IndicatorForm": ("pack", "indicators:\n  a:\n    ‸"),
    "IndexForm": ("pack", "indicators:\n  a:\n    index:\n      ‸"),
    "IndexPartForm": (
        "pack",
        "indicators:\n  a:\n    index:\n      parts:\n        b:\n          ‸",
    ),
    "SourceForm": ("pack", "source:\n  ‸"),
    "EffectiveForm": ("pack", "effective:\n  ‸"),
    "PlanForm": ("pack", "plan:\n  ‸"),
    "SplitForm": ("pack", "split:\n  ‸"),
    "PendingForm": ("pack", "pending:\n  - ‸"),
    "ValueForm": ("facts", "references:\n  a:\n    - ‸"),
    "WaiverForm": ("facts", "waivers:\n  - ‸"),
}
DEEP = {
    "in a list of parts": S + "    all_of:\n      - ‸",
    "for a stage": S + "    by_stage:\n      primary:\n        ‸",
    "in the check of a case": S + "    cases:\n      - when: x\n        check:\n          ‸",
    "three deep": S + "    not:\n      not:\n        any_of:\n          - ‸",
}


def with_schema(kind: str, text: str, lang: str = "en") -> str:
    return f"# yaml-language-server: $schema={kind}.{lang}.json\n{text}"


def keys_offered(server: Server, kind: str, text: str) -> set[str]:
    found = server.offered(with_schema(kind, text))
    return {label for label, one in found.items() if one["kind"] == PROPERTY} - {"property"}


@pytest.mark.parametrize("form", sorted(forms()))
def test_exactly_the_keys_of_a_form_are_offered(server: Server, form: str) -> None:
    kind, text = SPOTS[form]
    assert keys_offered(server, kind, text) == set(forms()[form].keys)


@pytest.mark.parametrize("place", DEEP)
def test_bodies_are_offered_wherever_they_may_stand(server: Server, place: str) -> None:
    assert keys_offered(server, "pack", DEEP[place]) == set(forms()["BodyForm"].keys)


def test_what_is_there_is_not_offered_again(server: Server) -> None:
    text = S + "    indicator: students\n    ‸"
    wanted = set(forms()["StandardForm"].keys) - {"on", "indicator"}
    assert keys_offered(server, "pack", text) == wanted
    flow = "standards:\n  a: {on: school, i‸}"
    assert keys_offered(server, "pack", flow) == set(forms()["StandardForm"].keys) - {"on"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("judge: ‸", {"full-value", "rounded-value"}),
        (S + "    confidence: ‸", {"verified", "single-source", "unverified"}),
        (S + "    policy: ‸", {"free", "tighten-only"}),
        (S + "    counting: ‸", {"all", "applicable"}),
        (S + "    evidence: ‸", {"required"}),
        (S + "    examples:\n      - {expect: ‸}", {"met", "not_met", "unknown", "not_applicable"}),
        ("fields:\n  a:\n    kind: ‸", {"number", "yes_no", "level", "text", "date"}),
        ("fields:\n  a:\n    adds_up: ‸", {"true", "false"}),
        ("indicators:\n  a:\n    index:\n      missing: ‸", {"unknown", "drop", "zero"}),
        ("standards:\n  a:\n    on: ‸", {"class", "school", "county", "city"}),
        (S + "    title:\n      ‸", {"zh", "en"}),
        ("checked_on: ‸", set()),
        (S + "    clause: ‸", set()),
    ],
)
def test_the_words_of_a_key_are_offered(server: Server, text: str, wanted: set[str]) -> None:
    assert set(server.offered(with_schema("pack", text))) == wanted


def test_an_example_offers_what_is_its_own(server: Server) -> None:
    offered = keys_offered(server, "pack", S + "    examples:\n      - ‸")
    own = {"stage", "expect", "value", "margin", "period", "year", "first_year", "today"}
    assert offered == own


def test_beginnings_are_offered_and_are_right(server: Server) -> None:
    found = server.offered(with_schema("pack", HEAD + "standards:\n  ‸"))
    assert {"standard", "standard-by-stage", "composition"} <= set(found)
    inserted = found["standard"]["textEdit"]["newText"]
    assert "indicator" in inserted
    assert "${1:new-standard}" in inserted
    at_root = server.offered(with_schema("pack", "‸"))
    assert {"pack", "overlay"} <= set(at_root)


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_keys_and_words_are_told_in_the_language(server: Server, lang: str) -> None:
    hover = server.hover(with_schema("pack", HEAD + "jud‸ge: full-value\n", lang))
    assert ("修约" in hover) is (lang != "en")
    assert ("held to the limit" in hover) is (lang != "zh")
    assert "full-value" in hover


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case.name)
def test_a_slip_is_flagged_once_and_at_its_line(server: Server, case: Mistake) -> None:
    found = server.problems(with_schema("pack", case.text))
    assert [line for line, _ in found] == [case.line + 1], found
    assert case.says in found[0][1]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_shipped_files_are_clean(server: Server, path: Path) -> None:
    kind = "vocabulary" if path.parent.name == "vocabulary" else "pack"
    text = path.read_text(encoding="utf-8").replace("# yaml-language-server:", "#")
    assert server.problems(with_schema(kind, text, "both")) == []


def test_deep_nesting_is_no_trouble(server: Server) -> None:
    depth = 12
    lines = [f"{'  ' * (at + 2)}not:" for at in range(depth)]
    text = S + "\n".join([*lines, f"{'  ' * (depth + 2)}require: 5"]) + "\n"
    found = server.problems(with_schema("pack", HEAD + text))
    assert {line for line, _ in found} == {HEAD.count("\n") + 1 + text.count("\n")} or found
    assert all("require" in said or "indicator" in said or "string" in said for _, said in found)
