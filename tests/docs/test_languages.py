"""The site says the same in both languages: the same pages, headings, blocks and rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
GENERATED = {"catalogue", "reference", "assets"}
FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)


def by_hand(lang: str) -> dict[str, str]:
    """Return the text of the pages that are written by hand, by their path."""
    folder = DOCS / lang
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
        if not GENERATED & {*path.parts}
    }


ZH, EN = by_hand("zh"), by_hand("en")


def shape(text: str) -> tuple[list[str], list[str], int]:
    """Return the levels of the headings, the kinds of blocks, and how many rows tables have."""
    prose = FENCED.sub("", text)
    headings = re.findall(r"^#+", prose, re.MULTILINE)
    kinds = re.findall(r"^ *```(\w+)$", text, re.MULTILINE)
    return headings, kinds, len(re.findall(r"^\|", prose, re.MULTILINE))


def test_both_languages_have_the_same_pages() -> None:
    assert list(ZH) == list(EN)
    assert len(ZH) > 60


@pytest.mark.parametrize("page", ZH)
def test_a_page_has_the_same_parts_in_both_languages(page: str) -> None:
    assert shape(ZH[page]) == shape(EN[page])


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.en.yml"])
def test_every_page_stands_in_the_navigation(config: str) -> None:
    """The pages of the rules of lint are reached from their table."""
    text = (DOCS.parent / config).read_text(encoding="utf-8")
    told = set(re.findall(r"(?:^ *- |: )([\w/-]+\.md)$", text, re.MULTILINE))
    assert {page for page in EN if not page.startswith("lint/")} <= told
    from_reference = {page for page in told if page.startswith("reference/")}
    assert told - from_reference - {one for one in told if one.startswith("catalogue/")} <= set(EN)


def test_the_navigation_is_the_same_in_both_languages() -> None:
    pages = [
        re.findall(r"([\w/-]+\.md)$", (DOCS.parent / one).read_text(encoding="utf-8"), re.MULTILINE)
        for one in ("mkdocs.yml", "mkdocs.en.yml")
    ]
    assert pages[0] == pages[1]
