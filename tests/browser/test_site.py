"""The site as readers meet it: ways through it, its search, its look on phones and in the dark."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response
pytestmark = pytest.mark.browser

AXE = ROOT / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
STANDARD = "catalogue/cn/quality-balanced/2017/sports-area.html"
KINDS = (
    "index.html",
    "catalogue/index.html",
    "catalogue/by-indicator.html",
    "catalogue/by-field.html",
    "catalogue/cn/quality-balanced/index.html",
    "catalogue/cn/quality-balanced/2017/index.html",
    STANDARD,
    "catalogue/cn/quality-balanced/2017/every-school.html",
    "catalogue/cn/ventilation/2017/fresh-air.html",
    "catalogue/indicators/sports_area_per_student.html",
    "catalogue/fields/students.html",
    "catalogue/stages/primary.html",
    "playground.html",
    "getting-started.html",
    "guide-workbook.html",
    "reports.html",
    "reference/keys.html",
    "reference/cli.html",
    "reference/errors.html",
    "reference/unit-names.html",
    "api.html",
    "exactness.html",
)
"""A page of each kind."""

SCROLLS = 40

BUDGET = 500_000
"""Bytes of a page with its styles and scripts, without fonts and the index of the search."""

TOO_HEAVY = {"api.html"}
"""Pages known to weigh more; to be divided."""

UNRANKED = pytest.mark.xfail(reason="the page stands too far down among what is found")

LOADED = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=\"?([^\"\s>]+)[^>]*>"
)


def test_a_reader_finds_a_standard_and_its_sister_page(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(".md-tabs").get_by_role("link", name="查标准").click()
    page.get_by_role("heading", level=1, name="标准目录").wait_for()
    content = page.locator("article")
    content.get_by_role("link", name="cn/quality-balanced@2017", exact=True).click()
    content.get_by_role("link", name="生均体育运动场馆面积", exact=True).first.click()
    assert page.url == server + STANDARD
    _switch(page, "English")
    assert page.url == server + "en/" + STANDARD
    page.get_by_role("heading", level=1, name="Sports area").wait_for()
    _switch(page, "中文")
    assert page.url == server + STANDARD


def _switch(page: Page, language: str) -> None:
    page.locator(".md-select").hover()
    page.locator(".md-select").get_by_role("link", name=language).click()
    page.wait_for_load_state()


@pytest.mark.parametrize(
    ("lang", "asked", "found"),
    [
        ("", "体育", "/sports-area.html"),
        ("", "运动场馆", "/sports-area.html"),
        pytest.param("", "教师", "/degree-teachers.html", marks=UNRANKED),
        ("", "体育教师", "/arts-teachers.html"),
        ("", "sports", "catalogue/fields/sports_field_area.html"),
        pytest.param("", "资源配置第5项", "/sports-area.html", marks=UNRANKED),
        pytest.param("", "m²/生", "/sports-area.html", marks=UNRANKED),
        pytest.param("", "平方米/生", "/sports-area.html", marks=UNRANKED),
        ("en/", "sports", "/sports-area.html"),
        pytest.param("en/", "teachers", "/degree-teachers.html", marks=UNRANKED),
        pytest.param("en/", "资源配置第5项", "/sports-area.html", marks=UNRANKED),
        pytest.param("en/", "体育", "/sports-area.html", marks=UNRANKED),
        ("en/", "m²/student", "/sports-area.html"),
    ],
)
def test_a_search_finds_a_page(page: Page, server: str, lang: str, asked: str, found: str) -> None:
    page.goto(server + lang)
    box = page.locator(".md-search__input")
    box.click()
    box.fill(asked)
    results = page.locator(".md-search-result__link")
    results.first.wait_for()
    # Only the first results are drawn at once; the others follow as the list is scrolled.
    scroll = page.locator(".md-search__scrollwrap")
    for _ in range(SCROLLS):
        if any(one.partition("#")[0].partition("?")[0].endswith(found) for one in _addresses(page)):
            return
        scroll.evaluate("box => box.scrollTo(0, box.scrollHeight)")
        page.wait_for_timeout(100)
    raise AssertionError(_addresses(page))


def _addresses(page: Page) -> list[str]:
    told: list[str] = page.locator(".md-search-result__link").evaluate_all(
        "links => links.map(link => link.href)"
    )
    return told


@pytest.mark.parametrize("page", [320, 390, 1280], indirect=True)
def test_nothing_scrolls_sideways(page: Page, server: str) -> None:
    too_wide = []
    for lang in ("", "en/"):
        for path in KINDS:
            page.goto(server + lang + path)
            width, shown = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            if width > shown:
                too_wide.append((lang + path, width))
    assert too_wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_serious_to_say(page: Page, server: str, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm install --prefix .venv/axe axe-core")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    serious = []
    for lang in ("", "en/"):
        for path in KINDS:
            page.goto(server + lang + path)
            page.add_script_tag(path=AXE)
            told = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
            serious += [
                (lang + path, one["id"], [node["target"] for node in one["nodes"]][:3])
                for one in told["violations"]
                if one["impact"] in {"serious", "critical"}
            ]
    assert serious == []


def test_the_dark_is_dark_and_stays_so(page: Page, server: str) -> None:
    shade = (
        "getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    page.emulate_media(color_scheme="light")
    page.goto(server + STANDARD)
    assert min(page.evaluate(shade)) > 200
    page.locator("label[title='深色']").click()
    assert max(page.evaluate(shade)) < 80
    page.goto(server + "catalogue/index.html")
    assert max(page.evaluate(shade)) < 80


def test_a_page_weighs_little(page: Page, server: str) -> None:
    several: list[Response] = []
    page.on("response", lambda one: several.append(one))  # noqa: PLW0108 - it is bound by its name
    for path in KINDS:
        if path in TOO_HEAVY:
            continue
        several.clear()
        page.goto(server + path, wait_until="networkidle")
        weights = {
            one.url: len(one.body()) for one in several if one.ok and "/search/" not in one.url
        }
        assert sum(weights.values()) < BUDGET, weights


def test_every_page_keeps_to_its_budget_and_asks_no_other_machine(site: Path) -> None:
    """What a browser sees on some pages, read from the files of all of them."""
    sizes: dict[Path, int] = {}
    heavy, outside = [], []
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        weight = len(text.encode())
        for tag in LOADED.finditer(text):
            address = tag[1]
            if 'rel="canonical"' in tag[0] or "rel=canonical" in tag[0]:
                continue
            if address.startswith(("http:", "https:", "//")):
                outside.append((path.name, address))
            elif address.endswith((".js", ".css", ".png", ".svg")):
                there = (path.parent / address).resolve()
                if there not in sizes:
                    sizes[there] = there.stat().st_size if there.exists() else 0
                weight += sizes[there]
        if weight >= BUDGET and path.name not in TOO_HEAVY:
            heavy.append((str(path.relative_to(site)), weight))
    assert sizes
    assert outside == []
    assert heavy == []
