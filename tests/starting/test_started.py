"""Packs that are just started: they load, are clean, and what they show in remarks is right."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from edustandards.errors import PackError
from edustandards.packs.layout.lay import laid_out
from edustandards.packs.library import load, opened
from edustandards.packs.lint.run import Wanted, look
from edustandards.packs.starting.started import (
    Head,
    check_names,
    default_title,
    said_title,
    starting_overlay,
    starting_pack,
)
from edustandards.packs.trial.trial import trial_of
from edustandards.wording.text import Text

HEAD = Head("my/pack", "2026", default_title(), "2026-01-01")
LANGS = ("zh", "en")
# What is shown of each: a retired standard may not be one that others cite or conclude with.
SHOWN = {
    "cn/quality-balanced@2017": ["set", "refine", "add"],
    "cn/staffing@2001": ["set", "refine", "add", "retire"],
    "cn/staffing@2014": ["set", "refine", "add"],
    "gb-eng/infant-class-size@2012": ["set", "refine", "add"],
}
PARENTS = tuple(SHOWN)


def write(folder: Path, text: str) -> Path:
    path = folder / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def remarks(path: Path) -> list[str]:
    looked = look(path, Wanted(today=date(2026, 6, 1)))
    return [one.problem.say("en") for one in looked.remarks]


@pytest.mark.parametrize("lang", LANGS)
def test_a_pack_is_clean_and_its_examples_notice_every_change(tmp_path: Path, lang: str) -> None:
    text = starting_pack(HEAD, lang)
    path = write(tmp_path, text)
    pack = opened(path)
    assert pack.document.name == "my/pack@2026"
    assert trial_of(pack).passed
    assert {one.standard for one in pack.document.examples} == {
        one.id for one in pack.document.standards
    }
    assert remarks(path) == []
    assert laid_out(text, "pack.yaml") == text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("parent", PARENTS)
def test_an_overlay_takes_all_over_and_is_clean(tmp_path: Path, lang: str, parent: str) -> None:
    text = starting_overlay(HEAD, opened(parent), lang)
    path = write(tmp_path, text)
    ids = [one.id for one in load(path).standards]
    assert ids == [one.id for one in load(parent).standards]
    assert remarks(path) == []
    assert laid_out(text, "pack.yaml") == text


def used(text: str, section: str) -> str:
    """Return an overlay with one section made use of, as its remarks tell."""
    head, _, rest = text.partition("\n## ")
    lines = rest[rest.index(f"\n# {section}:\n") + 1 :].split("\n")
    taken = []
    for line in lines:
        if not line.startswith("# "):
            break
        taken.append(line.removeprefix("# "))
    return head + "\n\n" + "\n".join(taken) + "\n"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("parent", PARENTS)
def test_what_an_overlay_shows_works_once_it_is_used(
    tmp_path: Path, lang: str, parent: str
) -> None:
    text = starting_overlay(HEAD, opened(parent), lang)
    before = {one.id for one in load(parent).standards}
    sections = [one for one in ("set", "refine", "add", "retire") if f"\n# {one}:\n" in text]
    assert {"refine", "add"} <= set(sections)
    for section in sections:
        after = load(write(tmp_path, used(text, section)))
        ids = {one.id for one in after.standards}
        if section == "add":
            assert ids - before == {"local-class-size"}
        elif section == "retire":
            assert len(before - ids) == 1
        else:
            assert ids == before
    assert sections == SHOWN[parent]


@pytest.mark.parametrize("lang", LANGS)
def test_names_that_no_pack_may_have_are_refused(lang: str) -> None:
    for pack, edition, code in (("My/Pack", "1", "pack-id"), ("my/pack", "a b", "pack-edition")):
        with pytest.raises(PackError) as caught:
            check_names(Head(pack, edition, default_title(), "2026-01-01"))
        assert [one.code for one in caught.value.problems] == [code]
    check_names(HEAD)


def test_titles_are_put_in_whatever_they_say() -> None:
    for title in ("a: b", '说"是"', "# no", "{x}", "中 / English: yes", "no", "1"):
        text = starting_pack(Head("a", "1", said_title(title), "2026-01-01"), "zh")
        line = re.search("^title: .*$", text, re.MULTILINE)
        assert line is not None
        assert laid_out(text, "p.yaml")
    assert said_title("中文 / English") == Text("中文", "English")
    assert said_title("and / or") == Text(en="and / or")


def test_editors_are_told_of_a_schema_where_there_is_one() -> None:
    head = Head("a", "1", default_title(), "2026-01-01", "pack.schema.json")
    assert starting_pack(head, "en").startswith(
        "# yaml-language-server: $schema=pack.schema.json\n# A pack"
    )
