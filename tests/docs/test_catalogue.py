"""The catalogue has a page for all there is, says what packs say, and lets nothing act."""

from __future__ import annotations

import posixpath
import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

import edustandards as es
from edustandards.checks.nodes import Bound
from edustandards.packs.library import editions, opened, opening
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.reports.site.pages import pages
from edustandards.reports.site.shelf import Shelf, shelf_of
from edustandards.reports.site.standard_page import standard_page
from edustandards.reports.site.stricter import ranked
from edustandards.reports.site.words import Site

LINK = re.compile(r"\]\(([^)]+\.md)\)")


# Some packs only: all of them are built, and every link followed, with the site itself.
SOME = ("cn/quality-balanced", "cn/example-city/quality-balanced", "cn/ventilation", "in/rte")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    find = opening()
    return shelf_of(
        [find(one.name, None) for one in editions() if one.id in SOME], load_vocabulary()
    )


@pytest.fixture(scope="module", params=["zh", "en"])
def made(request: pytest.FixtureRequest, shelf: Shelf) -> dict[str, str]:
    return dict(pages(shelf, request.param))


def test_everything_has_a_page_and_every_link_leads_to_one(
    made: dict[str, str], shelf: Shelf
) -> None:
    for opened_ in shelf.packs:
        document = opened_.document
        folder = f"catalogue/{document.id}/{document.edition}"
        assert f"catalogue/{document.id}/index.md" in made
        assert f"{folder}/index.md" in made
        for standard in document.standards:
            page = made[f"{folder}/{standard.id}.md"]
            assert page.startswith("# ")
            assert f"[{document.name}](index.md)" in page
    for name in shelf.words.fields:
        assert f"catalogue/fields/{name}.md" in made
    for name in shelf.words.indicators:
        assert f"catalogue/indicators/{name}.md" in made
    for path, text in made.items():
        for there in LINK.findall(text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), there)) in made, path


def test_what_is_asked_stands_on_the_page(made: dict[str, str]) -> None:
    page = made["catalogue/cn/quality-balanced/2017/sports-area.md"]
    for said in ("7.5", "10.2", "sports&#95;field&#95;area", "教督〔2017〕6号", "2017-04-19"):
        assert said in page
    [block] = re.findall(r"```yaml\n(.*?)\n```", page, re.DOTALL)
    own = yaml.safe_load(block)["standards"]["sports-area"]
    assert own["require"] == {"primary": "≥ 7.5 平方米/生", "junior": "≥ 10.2 平方米/生"}


def test_the_yaml_of_a_page_is_the_standard(tmp_path: Path, shelf: Shelf) -> None:
    """What a page shows, put into a pack by itself, judges as the standard does."""
    one = next(one for one in shelf.listed if one.page.endswith("ventilation/2017/fresh-air.md"))
    text = "\n".join(standard_page(Site(shelf, "en"), one))
    [block] = re.findall(r"```yaml\n(.*?)\n```", text, re.DOTALL)
    path = tmp_path / "alone.yaml"
    path.write_text(f'pack: t/alone\nedition: "1"\ntitle: {{en: Alone}}\n{block}\n', "utf-8")
    alone, whole = es.load_pack(path), es.load_pack("cn/ventilation@2017")
    for flow in (19_999, 20_000, 20_001):
        values = {"stage": "primary", "fresh_air_flow": flow, "room_people": 1000}
        assert alone["fresh-air"](values).verdict is whole["fresh-air"](values).verdict


def test_the_strictest_come_first_by_plain_arithmetic(shelf: Shelf) -> None:
    compared = 0
    for several in shelf.measured.values():
        for one in ranked(several):
            numbers = [held.number for held in one.held]
            floors = one.held[0].bound.comparator.value in {"≥", ">"}
            assert numbers == sorted(numbers, reverse=floors)
            for before, after in zip(one.held, one.held[1:], strict=False):
                assert (before.rank == after.rank) == (
                    before.number == after.number
                    and before.bound.comparator is after.bound.comparator
                )
                compared += 1
    assert compared > 30
    area = shelf.measured["school", "sports_area_per_student"]
    first = next(one for one in ranked(area) if one.stage == "primary")
    assert first.held[0].number == Fraction("8.76")
    assert isinstance(first.held[0].bound, Bound)


def test_a_limit_that_changed_has_a_chart(made: dict[str, str]) -> None:
    page = made["catalogue/cn/ventilation/2017/fresh-air.md"]
    assert "<svg" in page
    assert "1998-10-01" in page
    assert "2018-05-01" in page
    assert "<svg" not in made["catalogue/cn/quality-balanced/2017/sports-area.md"]


HOSTILE = """
pack: t/hostile
edition: "1"
title: {zh: "<script>alert(1)</script>", en: "[x](javascript:alert(1)) **b** `c` {{ macro }}"}
source: {document: "<img src=x onerror=alert(1)> | b"}
standards:
  bad:
    title: {zh: "|a|b|", en: "# x <b>"}
    clause: "</table><script>"
    on: school
    indicator: sports_field_area / students
    require: ≥ 7.5 m²/student
    notes: [{zh: "```\\n<script>", en: "~~~ <script>"}]
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_of_strangers_are_text(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE, encoding="utf-8")
    found = dict(pages(shelf_of([opened(path)], load_vocabulary()), lang))
    shown = "\n".join(text for name, text in found.items() if "/t/hostile" in name)
    outside = re.sub(r"^(`{3,})yaml\n.*?^\1$", "", shown, flags=re.MULTILINE | re.DOTALL)
    # The data of a calculator stands in an element that is not run, and closes only at its end.
    data = re.compile(r'<script type="application/json"[^>]*>(.*?)</script>', re.DOTALL)
    assert all("<" not in held for held in data.findall(outside))
    own = re.compile(r'<script src="[./]*assets/calculator/[a-z]+\.js" defer></script>')
    outside = own.sub("", data.sub("", outside))
    assert "<script" not in outside
    assert "<img" not in outside
    assert "[x](" not in outside
    assert "{{" not in outside
    rows = [line for line in outside.splitlines() if line.startswith("|")]
    assert all(line.count("|") in {3, 5, 6} for line in rows)
