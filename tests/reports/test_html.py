"""The HTML report: well formed, inert, complete by itself, readable by everybody, and bounded."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import edustandards as es
from edustandards.reports.html.page import html_report
from edustandards.reports.html.style import DARK, LIGHT, sheet
from edustandards.reports.html.tags import el
from edustandards.reports.run.run import Run
from edustandards.reports.run.tally import ORDER, tally, tally_of
from tests.reports import world

VOID = {"meta", "br", "hr", "col"}


class Page(HTMLParser):
    """A page read apart: its elements with their attributes, its text, whether they nest."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.wrong: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", data))

    def named(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attributes for one, attributes in self.elements if one == tag)


RUNS = {
    "county": world.county,
    "survey": world.survey,
    "hostile": world.hostile,
    "nothing": world.nothing,
}


@pytest.fixture(scope="module", params=[(name, lang) for name in RUNS for lang in ("zh", "en")])
def made(request: pytest.FixtureRequest) -> tuple[Run, str, str, Page]:
    name, lang = request.param
    run = RUNS[name]()
    source = "".join(html_report(run, lang))
    return run, lang, source, Page(source)


Made = tuple[Run, str, str, Page]


def test_elements_nest(made: Made) -> None:
    page = made[3]
    assert page.wrong == []
    assert page.open == []


def test_nothing_is_loaded_and_nothing_is_run(made: Made) -> None:
    _, _, source, page = made
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    for tag, attributes in page.elements:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in {"src", "href", "action", "data", "xlink:href"}:
                assert (value or "").startswith("#")
    assert "url(" not in source
    assert "@import" not in source
    [policy] = [one for one in page.named("meta") if one.get("http-equiv")]
    assert str(policy["content"]).startswith("default-src 'none'")


def test_headings_and_landmarks(made: Made) -> None:
    _, lang, _, page = made
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    tags = Counter(tag for tag, _ in page.elements)
    assert tags["main"] == tags["header"] == tags["nav"] == tags["footer"] == 1
    assert next(page.named("html"))["lang"] == ("zh-CN" if lang == "zh" else "en")
    ids = [str(one["id"]) for _, one in page.elements if "id" in one]
    assert len(ids) == len(set(ids))
    for link in page.named("a"):
        assert str(link["href"])[1:] in ids
    for section in page.named("section"):
        assert section["aria-labelledby"] in ids


def test_tables_have_captions_and_headers(made: Made) -> None:
    page = made[3]
    tags = Counter(tag for tag, _ in page.elements)
    assert tags["table"] == tags["caption"] == tags["thead"] >= 1
    assert all(one.get("scope") in {"col", "row"} for one in page.named("th"))
    assert all(one.get("role") == "img" for one in page.named("svg"))
    assert tags["svg"] <= tags["title"]


def test_totals_are_those_of_the_run(made: Made) -> None:
    run, _, source, _ = made
    whole = tally(run)
    cards = re.findall(r'<li class="(\w+)"><b><span aria-hidden="true">.</span>(\d+)</b>', source)
    assert dict(cards) == {verdict.value: str(whole.of(verdict)) for verdict in ORDER}
    rows = re.findall(r'((?:<td class="n">\d+</td>){4})', source)
    counts = [tuple(map(int, re.findall(r"\d+", row.replace("td", "")))) for row in rows]
    wanted = [
        tuple(tally_of(judged).of(verdict) for verdict in ORDER) for judged in run.results.judged
    ]
    assert counts[: len(wanted)] == wanted


def test_verdicts_are_never_told_by_colour_alone(made: Made) -> None:
    _, _, source, page = made
    for mark in re.findall(r'<td class="[mfua]" title="[^"]+">(.)</td>', source):
        assert mark in "✓✗?–"
    assert all(one.get("aria-label") for _, one in page.elements if one.get("class") == "bar")


def test_names_that_mean_harm_stand_as_text() -> None:
    source = "".join(html_report(world.hostile(), "zh"))
    assert "<script" not in source
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in source
    assert not any(sign in source for sign in "\u202e\u2066\x00\x07\x1b")
    page = Page(source)
    assert any("javascript:1" in text for _, text in page.texts)


def test_findings_open_to_their_explanation_and_cells() -> None:
    run = world.county()
    page = Page("".join(html_report(run, "zh")))
    failed = sum(1 for _ in page.named("details"))
    assert failed == tally(run).not_met
    said = " ".join(text for tag, text in page.texts if tag == "bdi")
    assert "\\n" not in said
    assert "generated-county-schools.csv" in said
    assert "要求：" in said
    assert "资源配置第4项" in said


def test_the_class_of_a_school_is_told_apart_from_that_of_another() -> None:
    run = world.county()
    assert "class" in run.repeated
    page = Page("".join(html_report(run, "zh")))
    lines = [text for tag, text in page.texts if tag == "bdi" and text.startswith("班级学生数")]
    assert lines
    assert all("学校" in line or "小学（生成）" in line or "中学（生成）" in line for line in lines)
    assert len(lines) == len(set(lines))


def test_waivers_and_unverified_standards_are_shown(tmp_path: Path) -> None:
    run = world.waived(tmp_path)
    source = "".join(html_report(run, "zh"))
    assert "&lt;b&gt;新校区&lt;/b&gt; 在建" in source
    assert "县教育局" in source
    assert "数值尚未与原文核对" in source


STAGED = """
pack: t/staged
edition: "1"
title: {zh: 计划, en: Plan}
plan: {years: 3, first_year: 2024}
fields:
  pass_rate: {title: {zh: 合格率, en: pass rate}, unit: "%"}
standards:
  rate:
    title: {zh: 合格率, en: Pass rate}
    on: city
    indicator: pass_rate
    require: {year 1: "≥ 70 %", year 3: "≥ 80 %"}
"""


def test_targets_by_year_are_drawn(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(STAGED, encoding="utf-8")
    rows = [
        {"city": "某市", "period": str(year), "pass_rate": rate}
        for year, rate in ((2024, "71 %"), (2025, "74 %"), (2026, "77 %"))
    ]
    run = es.load_pack(tmp_path / "p.yaml").evaluate({"city": rows}).run
    page = Page("".join(html_report(run, "en")))
    labels = [text for tag, text in page.texts if tag == "title"]
    assert any("2024: 71 % / 70 %" in label and "2026: 77 % / 80 %" in label for label in labels)
    assert any("off course" in text for _, text in page.texts)


def test_nothing_that_applied_is_said_aloud() -> None:
    assert "that is no pass" in "".join(html_report(world.nothing(), "en"))


def test_the_page_is_the_same_each_time() -> None:
    run = world.county()
    assert "".join(html_report(run, "en")) == "".join(html_report(replace(run), "en"))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours: dict[str, str]) -> None:
    """WCAG 2.2, criterion 1.4.3: at least 4.5 to 1 for text."""
    for ink in ("ink", "soft", "link", "met", "not_met", "unknown", "not_applicable"):
        for ground in ("paper", "panel"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for verdict in ("met", "not_met", "unknown"):
        assert contrast(colours[verdict], colours[f"{verdict}-fill"]) >= 4.5


def test_the_sheet_is_for_dark_screens_and_for_paper_too() -> None:
    assert "prefers-color-scheme:dark" in sheet()
    assert "@media print" in sheet()
    assert "</style" not in sheet()


def test_fifty_thousand_schools_stay_below_five_megabytes() -> None:
    pl = pytest.importorskip("polars")
    count = 50_000
    frame = pl.DataFrame(
        {
            "school": [f"第{at}小学" for at in range(count)],
            "county": [f"{at % 500}县" for at in range(count)],
            "stage": ["primary"] * count,
            "school_kind": ["小学"] * count,
            "students": [100 + at % 900 for at in range(count)],
            "sports_field_area": [700 + 7 * (at % 1300) for at in range(count)],
            "gym_area": [0] * count,
            "teaching_area": [450 + 5 * (at % 900) for at in range(count)],
        }
    )
    pack = es.load_pack("cn/quality-balanced")
    wanted = ("sports-area", "teaching-area", "sports-area-balance")
    only = tuple(one for one in pack.document.standards if one.id in wanted)
    report = es.Pack(replace(pack.document, standards=only)).evaluate({"school": frame})
    run = Run(report.document, report.results, report.reading)
    source = "".join(html_report(run, "zh"))
    assert len(source.encode()) < 5_000_000
    assert tally(run).total > 100_000
    page = Page(source)
    assert page.wrong == []
    assert "另有" in source


def test_elements_escape_what_is_put_into_them() -> None:
    assert el("p", "<b>", title='"') == '<p title="&quot;">&lt;b&gt;</p>'
    assert el("p", el("b", "x"), None, [1, " ", "&"]) == "<p><b>x</b>1 &amp;</p>"
