"""Calculators in a browser: what is put into their boxes is judged as the library judges it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from edustandards.packs.library import load
from edustandards.reports.calculator.filled import input_of
from edustandards.reports.calculator.form import calculator_of
from tests.browser.conftest import ROOT
from tests.calculator.cases import boundary, expected, found, shaken

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
pytestmark = pytest.mark.browser

ANSWER = ROOT / "docs" / "assets" / "calculator" / "answer.js"
NATIONAL = "cn/quality-balanced@2017"
STANDARDS = (
    *((NATIONAL, one) for one in ("sports-area", "equipment", "degree-teachers", "resources")),
    *((NATIONAL, one) for one in ("sports-area-balance", "class-size", "school-size", "rotation")),
    *((NATIONAL, one) for one in ("every-school", "balance", "small-school-funds", "workload")),
    ("cn/basic-balanced@2012", "balance"),
    ("cn/staffing@2001", "urban"),
    ("cn/student-fitness@2014", "good"),
    ("in/rte@2009", "lower-teachers"),
    ("gb-eng/infant-class-size@2012", "infant-class-size"),
)
FILLED = """input => {
  const { calculator } = document.querySelector(".es-calculator");
  calculator.fill(input);
  calculator.update();
  return EduCalculator.told(calculator.finding);
}"""


def path_of(pack: str, standard: str) -> str:
    name, edition = pack.split("@")
    return f"catalogue/{name}/{edition}/{standard}.html"


@pytest.mark.parametrize(("pack", "name"), STANDARDS)
def test_boxes_are_judged_as_the_library_judges(
    page: Page, server: str, pack: str, name: str
) -> None:
    document = load(pack)
    standard = document.standard(name)
    form = calculator_of(document, standard).form
    assert form is not None
    at_limits = boundary(document, standard)
    cases = [*at_limits, *shaken(at_limits, Random(name), 20)]
    assert len(cases) > 20
    page.goto(server + path_of(pack, name))
    page.add_script_tag(path=ANSWER)
    for case in cases:
        given = input_of(form, case)
        if not all(row for rows in given["parts"].values() for row in rows):
            continue  # a row in which nothing stands is no school to a page
        told = page.evaluate(FILLED, given)
        finding = found(document, standard, form, case)
        assert {key: told[key] for key in expected(finding)} == expected(finding), given
        missing = {key for code, key in told["reasons"] if code == "missing"}
        assert missing == set(finding.missing), given


def test_a_school_is_judged_by_keyboard_alone(page: Page, server: str) -> None:
    page.goto(server + path_of(NATIONAL, "sports-area"))
    page.get_by_label("学段", exact=True).focus()
    press, write = page.keyboard.press, page.keyboard.type
    press("ArrowDown")
    _tab(page, 2)
    write("400")
    _tab(page, 2)
    write("6.75")
    _tab(page, 1)
    press("ArrowDown")
    press("ArrowDown")
    _tab(page, 3)
    write("1")
    told = page.get_by_role("status")
    told.get_by_text("结论：达标").wait_for()
    # 6.75 亩 are 4500 m² exactly
    assert "11.2525 平方米/生" in told.inner_text()
    _tab(page, 3)
    press("Enter")
    told.get_by_text("结论：数据不足").wait_for()


def _tab(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Tab")


@pytest.mark.parametrize("page", [390, 1280], indirect=True)
@pytest.mark.parametrize("name", ["sports-area", "sports-area-balance", "resources"])
def test_pages_fit_their_screen(page: Page, server: str, name: str) -> None:
    page.goto(server + path_of(NATIONAL, name))
    page.get_by_role("button", name="填入恰在界线上的例子").click()
    page.get_by_role("status").get_by_text("达标").first.wait_for()
    width, shown = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= shown


def test_units_and_what_people_write(page: Page, server: str) -> None:
    page.goto(server + path_of(NATIONAL, "equipment"))
    page.get_by_label("学段", exact=True).select_option(label="小学")
    page.get_by_label("在校生数", exact=True).fill("４００")
    value = page.get_by_label("教学仪器设备值", exact=True)
    told = page.get_by_role("status")
    for written, verdict in (
        ("８００，０００", "结论：达标"),
        ("79.9999万元", "结论：未达标"),
        ("80万", "结论：达标"),
        ("799,999.99", "结论：未达标"),
    ):
        value.fill(written)
        told.get_by_text(verdict, exact=True).wait_for()
        assert value.get_attribute("aria-invalid") is None
    value.fill("8,00")
    page.get_by_text("千分位逗号的位置不对").wait_for()
    told.get_by_text("数据不足").wait_for()
    assert value.get_attribute("aria-invalid") == "true"
    value.fill("80")
    page.get_by_label("教学仪器设备值的单位").select_option(label="万元")
    told.get_by_text("0，恰在界线上").wait_for()


def test_rows_are_pasted_added_and_removed(page: Page, server: str) -> None:
    page.goto(server + path_of(NATIONAL, "equipment-balance"))
    page.get_by_label("学段", exact=True).select_option(label="小学")
    cells = "400\t1000000\n400\t3000000\n400\t2000000"
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.setData("text", text);
          const first = document.querySelector("input[aria-label='学校 1：在校生数']")
          const pasted = { clipboardData: data, cancelable: true };
          first.dispatchEvent(new ClipboardEvent("paste", pasted));
        }""",
        cells,
    )
    for at in (1, 2, 3):
        page.get_by_label(f"学校 {at}：办学类型").select_option(label="其他")
    told = page.get_by_role("status")
    told.get_by_text("≈ 0.4082").wait_for()
    page.get_by_role("button", name="删去第 3 行").click()
    told.get_by_text("0，恰在界线上").wait_for()
    page.get_by_role("button", name="加一行学校").click()
    assert page.get_by_label("学校 3：办学类型").count() == 1


def test_a_page_works_from_a_folder(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    page.goto((site / path_of(NATIONAL, "sports-area")).as_uri())
    page.get_by_role("button", name="填入恰在界线上的例子").click()
    page.get_by_role("status").get_by_text("0，恰在界线上").wait_for()
    page.close()


def test_the_english_page_speaks_english(page: Page, server: str) -> None:
    page.goto(server + "en/" + path_of(NATIONAL, "equipment"))
    page.get_by_label("Stage", exact=True).select_option(label="primary")
    page.get_by_label("students", exact=True).fill("400")
    page.get_by_label("value of teaching equipment", exact=False).first.fill("799,999")
    told = page.get_by_role("status")
    told.get_by_text("Verdict: not met").wait_for()
    assert "Shortfall" in told.inner_text()


def test_what_a_page_cannot_hold_is_said(page: Page, server: str) -> None:
    page.goto(server + path_of("cn/city-plan@draft", "spending"))
    assert page.get_by_text("本条不能在页内试算").count() == 1
    assert page.locator(".es-calculator").count() == 0
