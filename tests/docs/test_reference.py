"""The pages of reference say what the program does: nothing is left out, and all of it is true."""

from __future__ import annotations

import importlib
import json
import re
import sys
from fractions import Fraction
from pathlib import Path

import click
import jsonschema_rs
import pytest

import edustandards as es
from edustandards.checks.verdict import Verdict
from edustandards.cli.group import VERBS
from edustandards.cli.main import main
from edustandards.errors import EdustandardsError
from edustandards.packs.editor.shapes import forms
from edustandards.units.bridge import new_registry
from edustandards.units.names import MULTIPLIERS, NAMES
from edustandards.units.sizes import size_of
from edustandards.wording import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs" / "hooks"))

import reference  # noqa: E402 - a folder of scripts, which is on no path by itself
from reference import keys, messages, schemas, spellings, verbs  # noqa: E402

LANGUAGES = ("zh", "en")
LINK = re.compile(r"\]\(([^)#]*)(#[^)]+)?\)")


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(reference.pages(request.param)) | {"lang": request.param}


def test_both_languages_have_the_same_pages_and_headings() -> None:
    zh, en = (dict(reference.pages(lang)) for lang in LANGUAGES)
    assert list(zh) == list(en)
    for name in zh:
        if name.endswith(".md"):
            levels = [re.findall(r"^#+", text, re.MULTILINE) for text in (zh[name], en[name])]
            assert levels[0] == levels[1]
            assert zh[name].count("\n|") == en[name].count("\n|")


def test_links_lead_somewhere(made: dict[str, str]) -> None:
    for name, text in made.items():
        if not name.endswith(".md"):
            continue
        for to, anchor in LINK.findall(text):
            beside = f"{reference.FOLDER}/{to}"
            there = ROOT / "docs" / made["lang"] / reference.FOLDER / to
            assert not to or beside in made or there.resolve().exists(), f"{name}: {to}"
            assert to or f"{{ {anchor} }}" in text, f"{name}: {anchor}"


def test_every_row_of_a_table_has_as_many_cells_as_its_head(made: dict[str, str]) -> None:
    for name, text in made.items():
        width = 0
        for line in text.splitlines() if name.endswith(".md") else ():
            if re.fullmatch(r"\|(---\|)+", line):
                width = line.count("|")
            elif line.startswith("|") and width:
                assert line.count("|") == width, f"{name}: {line}"
            elif not line.startswith("|"):
                width = 0


# The units.


@pytest.mark.parametrize("name", NAMES)
def test_every_spelling_of_a_unit_is_read_as_that_unit(name: str) -> None:
    one = es.quantity(f"1 {name}")
    written = spellings.spellings(name)
    assert written
    for word in written:
        assert es.quantity(f"1 {word}") == one, word


@pytest.mark.parametrize("name", NAMES)
def test_what_a_unit_equals_is_what_pint_makes_of_its_definition(name: str) -> None:
    said = spellings.equals(name, "en").partition(" ")[0]
    base = new_registry().Quantity(1, name).to_base_units()
    assert Fraction(said) == base.magnitude


def test_all_units_and_multipliers_stand_there(made: dict[str, str]) -> None:
    text = made["reference/unit-names.md"]
    said = set(re.findall(r"^\| <code>(.+?)</code>", text.replace("&#95;", "_"), re.MULTILINE))
    assert said == set(NAMES) | set(MULTIPLIERS)
    assert set(spellings.DIMENSIONS) == {
        one for name in NAMES for one, _ in size_of(name).dimensions
    }


# The keys.


def test_every_key_of_every_form_is_told_with_its_example(made: dict[str, str]) -> None:
    text = made["reference/keys.md"]
    sections = re.split(r"^## .*\{ #(\w+) \}$", text, flags=re.MULTILINE)
    told = dict(zip(sections[1::2], sections[2::2], strict=True))
    assert set(told) == {keys.anchor(name) for name in forms()}
    for name, form in forms().items():
        rows = re.findall(r"^\| <code>(.+?)</code> .*\|$", told[keys.anchor(name)], re.MULTILINE)
        assert [one.replace("&#95;", "_") for one in rows] == list(form.keys)
    assert "<code></code>" not in text


def test_no_example_is_kept_that_a_pack_gives() -> None:
    assert not set(keys.EXAMPLES) & set(keys.examples())


@pytest.mark.parametrize(
    ("form", "key", "said"),
    [
        ("PackForm", "revision", "<code>1</code>"),
        ("PackForm", "judge", "<code>full-value</code>"),
        ("StandardForm", "confidence", "<code>unverified</code>"),
        ("FieldForm", "adds_up", "<code>false</code>"),
        ("StandardForm", "on", "needed"),
        ("StandardForm", "clause", "–"),
    ],
)
def test_what_a_key_is_if_left_out(form: str, key: str, said: str) -> None:
    text = dict(reference.pages("en"))["reference/keys.md"]
    section = text.partition(f"{{ #{keys.anchor(form)} }}")[2].partition("\n## ")[0]
    begins = f"| <code>{key}</code>".replace("_", "&#95;")
    [row] = [one for one in section.splitlines() if one.startswith(begins)]
    assert row.split(" | ")[3] == said


# The command line.


def test_every_verb_and_each_of_its_options_is_told(made: dict[str, str]) -> None:
    text = made["reference/cli.md"]
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == list(VERBS)
    assert set(verbs.STATUS) == set(VERBS)
    sections = dict(zip(VERBS, re.split(r"^## .+$", text, flags=re.MULTILINE)[1:], strict=True))
    for name, verb in verbs.commands():
        for param in verb.params:
            if isinstance(param, click.Option) and param.name != "lang":
                for one in param.opts:
                    assert one in sections[name], f"{name} {one}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_help_of_a_verb_shows_how_it_is_called(
    lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = dict(reference.pages(lang))["reference/cli.md"]
    for name in VERBS:
        assert main([name, "--help", "--lang", lang]) == 0
        first = capsys.readouterr().out.splitlines()[0]
        called = first.partition("：" if lang == "zh" else ": ")[2]
        assert called.startswith(f"edustandards {name}")
        assert called in text.replace("&#91;", "[").replace("&#124;", "|")


# The problems.


def test_what_the_program_is_seen_to_say_is_told(made: dict[str, str]) -> None:
    """These come from running it, not from reading its source."""
    told = set(re.findall(r'<a id="([\w-]+)">', made["reference/errors.md"]))
    assert told == {one for codes in messages.rooms().values() for one in codes}
    assert told <= set(SENTENCES)
    for text in (
        "1e3 元",
        "元",
        "3 meterz",
        "元/生·年",
        "1:0",
        "7,5",
        "",
        "平方",
        "3 m^99",
        "((((3",
    ):
        with pytest.raises(EdustandardsError) as refused:
            es.quantity(text)
        assert {one.code for one in refused.value.problems} <= told
    for pack in ("cn/x", "cn/quality-balanced@1900", "no-such-file.yaml"):
        with pytest.raises(EdustandardsError) as refused:
            es.load_pack(pack)
        assert {one.code for one in refused.value.problems} <= told


def test_why_verdicts_are_unknown_is_told(made: dict[str, str]) -> None:
    told = set(re.findall(r'<a id="([\w-]+)">', made["reference/errors.md"]))
    pack = es.load_pack("cn/quality-balanced@2017")
    for record in ({}, {"stage": "primary"}, {"stage": "primary", "students": 0, "gym_area": 1}):
        for finding in pack.judge(record).values():
            assert finding.verdict is not Verdict.MET
            assert {one.code for one in finding.reasons} <= told


def test_each_instance_is_refused_with_what_stands_there(made: dict[str, str]) -> None:
    for _, run in messages.TRIED:
        said = messages.said(run, made["lang"])
        assert re.search(r"\[[\w-]+\]$", said)
    assert {one.__name__ for one in messages.EXCEPTIONS} == {
        name for name in es.__all__ if name.endswith("Error") and name != "EdustandardsError"
    }


# The schemas.


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_the_schemas_beside_the_page_are_schemas(kind: str, made: dict[str, str]) -> None:
    schema = json.loads(made[f"reference/{kind}.schema.json"])
    jsonschema_rs.meta.validate(schema)
    assert f"({kind}.schema.json)" in made["reference/schemas.md"]


def test_every_key_of_a_report_is_explained(tmp_path: Path) -> None:
    pack = es.load_pack("cn/quality-balanced@2017")
    report = pack.evaluate([{"school": "A", "stage": "primary", "students": 1, "gym_area": 8}])
    report.write(tmp_path / "report.json")
    written = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    used = {*written, *(key for one in written["findings"] for key in one)}
    assert used <= set(schemas.MEANINGS)


# The Python interface.


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_public_module_has_its_place(lang: str) -> None:
    docs = ROOT / "docs" / lang
    told = re.findall(
        r"^::: edustandards\.(\w+)$", (docs / "api-modules.md").read_text("utf-8"), re.MULTILINE
    )
    promised = (docs / "embedding.md").read_text(encoding="utf-8").rpartition("__init__.py")[2]
    assert set(told) == set(re.findall(r"`(?:edustandards)?\.(\w+)`", promised))
    text = (docs / "api-modules.md").read_text(encoding="utf-8")
    lists = dict(
        re.findall(
            r"^::: edustandards\.(\w+)\n(?:    .*\n)*?      members: \[(.*)\]$", text, re.MULTILINE
        )
    )
    for name in told:
        module = importlib.import_module(f"edustandards.{name}")
        public = [*getattr(module, "__all__", lists[name].split(", "))]
        assert lists[name].split(", ") == [one for one in public if one != "Report"]
        assert all(hasattr(module, one) for one in public)


# What pages rest on.


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_test_that_a_page_names_is_there(lang: str) -> None:
    tests = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    names = {
        name
        for text in tests.values()
        for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)
    }
    files = {str(path.relative_to(ROOT)) for path in tests}
    text = (ROOT / "docs" / lang / "exactness.md").read_text(encoding="utf-8")
    told = re.findall(r"`(tests/[\w/]+\.py|test_\w+)`", text)
    assert len(told) > 10
    assert set(told) <= names | files
    other = (ROOT / "docs" / LANGUAGES[1 - LANGUAGES.index(lang)] / "exactness.md").read_text(
        "utf-8"
    )
    assert told == re.findall(r"`(tests/[\w/]+\.py|test_\w+)`", other)
