"""The playground in a browser: the library itself, from local files, when it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page
pytestmark = pytest.mark.browser

LOADING = 180_000
"""Milliseconds until Python has come up on a slow machine."""


@pytest.fixture
def playground(page: Page, server: str, site: Path) -> Page:
    if not (site / "assets" / "playground" / "runtime" / "packages.zip").exists():
        pytest.skip("the site was built without the files of the playground")
    page.goto(server + "playground.html")
    return page


def test_nothing_is_loaded_before_it_is_asked_for(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(server + "en/playground.html", wait_until="networkidle")
    heavy = [one for one in asked if "/runtime/" in one and not one.endswith("files.js")]
    assert heavy == []


def test_packs_are_checked_and_slips_told_where_they_are(playground: Page) -> None:
    page = playground
    check, status = page.get_by_role("button", name="检查"), page.get_by_role("status")
    check.click()
    status.get_by_text("达标 1，未达标 1，数据不足 1，不适用 0").wait_for(timeout=LOADING)
    rows = page.locator(".es-found tbody tr")
    assert [rows.nth(at).locator("td").nth(3).inner_text() for at in range(3)] == [
        "✓ 达标",
        "✗ 未达标",
        "? 数据不足",
    ]
    page.get_by_label("例子").select_option(label="写错的标准包")
    check.click()
    status.get_by_text("3 个问题").wait_for(timeout=LOADING)
    places = page.locator(".es-found td code").all_inner_texts()
    assert places == ["pack.yaml:10:16", "pack.yaml:16:27", "pack.yaml:16:40"]


def test_what_runs_can_be_stopped_and_run_again(playground: Page) -> None:
    page = playground
    check, status = page.get_by_role("button", name="检查"), page.get_by_role("status")
    check.click()
    page.get_by_role("button", name="停止").click()
    status.get_by_text("已停止。").wait_for()
    page.get_by_label("例子").select_option(label="自带的标准包：教职工编制")
    check.click()
    status.get_by_text("达标 2，未达标 2").wait_for(timeout=LOADING)
