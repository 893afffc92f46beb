"""No line is wider than the screen, nothing in the data moves the cursor, the counts agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import edustandards as es
from edustandards.checks.verdict import Verdict
from edustandards.reports.run.undecided import MOST_LOOKED_AT
from edustandards.reports.screen import Screen
from edustandards.reports.show_pack import show_pack, show_standard
from edustandards.reports.terminal import MOST_FAILED, terminal_report
from edustandards.reports.width import cut, folded, padded, safe, width_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def wide(text: str) -> int:
    """Return how many columns a terminal gives a text, ambiguous signs counted as wide."""
    return sum(
        0
        if unicodedata.combining(sign)
        else 2
        if unicodedata.east_asian_width(sign) in {"W", "F", "A"}
        else 1
        for sign in text
    )


def plain(lines: Iterable[str]) -> list[str]:
    return [re.sub("\x1b\\[[0-9;]*m", "", line) for line in lines]


def report(pack: str, *names: str) -> es.Report:
    return es.load_pack(pack).evaluate([str(EXAMPLES / name) for name in names])


@pytest.fixture(scope="module")
def reports() -> list[es.Report]:
    county = ("generated-county-schools.csv", "generated-county-classes.csv")
    return [
        report("cn/city-plan", "prefecture-survey-2017.csv"),
        report("cn/quality-balanced", *county),
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 41, 57, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(reports: list[es.Report], width: int, lang: str) -> None:
    for one in reports:
        for colour in (False, True):
            screen = Screen(lang, width, colour)
            lines = plain(terminal_report(one.run, screen))
            assert max(map(wide, lines)) <= width
            assert not any("\x1b" in line for line in lines)
        shown = show_pack(one.document, screen)
        assert max(wide(line) for line in plain(shown)) <= width
        for standard in one.document.standards:
            lines = plain(show_standard(standard, one.document, screen, examples=True))
            assert max(map(wide, lines)) <= width


def test_the_counts_are_those_of_the_findings(reports: list[es.Report]) -> None:
    for one in reports:
        said = "\n".join(terminal_report(one.run, Screen("en", 200)))
        counts = dict.fromkeys(Verdict, 0)
        for finding in one:
            counts[finding.verdict] += 1
        met, not_met = counts[Verdict.MET], counts[Verdict.NOT_MET]
        unknown, apart = counts[Verdict.UNKNOWN], counts[Verdict.NOT_APPLICABLE]
        assert f"{sum(counts.values())} findings: {met} met, {not_met} not met" in said
        assert f"{unknown} unknown, {apart} not applicable" in said
        rows = [line for line in said.splitlines() if re.search(r"(\s+\d+){4}$", line)]
        assert len(rows) == len(one.document.standards)
        assert sum(int(line.split()[-4]) for line in rows) == met


def test_what_is_left_out_is_counted() -> None:
    pack = es.load_pack("cn/quality-balanced")
    rows = [
        {"school": f"s{n}", "stage": "primary", "school_kind": "小学", "students": 400}
        | {"sports_field_area": 1, "gym_area": 0}
        for n in range(MOST_FAILED + 5)
    ]
    only = replace(pack.document, standards=pack.document.standards[4:5])
    one = es.Pack(only).evaluate({"school": rows})
    assert only.standards[0].id == "sports-area"
    said = "\n".join(terminal_report(one.run, Screen("en", 100)))
    assert said.count("✗ Sports area") == MOST_FAILED
    assert "… and 5 more" in said


def test_colours_are_for_verdicts(reports: list[es.Report]) -> None:
    one = reports[1]
    lines = terminal_report(one.run, Screen("en", 100, colour=True))
    assert any("\x1b[31m" in line for line in lines)


def test_strangers_do_not_move_the_cursor() -> None:
    pack = es.load_pack("cn/quality-balanced")
    row = {"school": "a\x1b[31m\x07\u202eb\n", "stage": "primary", "students": 400}
    one = pack.evaluate({"school": [row | {"sports_field_area": 1, "gym_area": 0}]})
    lines = list(terminal_report(one.run, Screen("en", 80)))
    assert all(line.isprintable() for line in lines)
    assert any("a\\x1b[31m" in line for line in lines)


TEXTS = st.text(alphabet="ab 学校，（）-e\u0301Ⅲ…\u200bz", max_size=120)


@settings(deadline=None)
@example("    a", 4, "")
@given(TEXTS, st.integers(4, 60), st.sampled_from(["", "  ", "    "]))
def test_folding_loses_nothing(text: str, width: int, indent: str) -> None:
    if width <= len(indent) + 2:
        return
    lines = list(folded(text, width, indent))
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(2, 30))
def test_cutting_and_padding(text: str, width: int) -> None:
    assert width_of(cut(text, width)) <= width
    assert width_of(padded(text, width)) == width
    if width_of(text) <= width:
        assert cut(text, width) == text


def test_safe() -> None:
    assert safe("一小 a") == "一小 a"
    assert safe("\u202e") == "\\u202e"


def test_a_long_word_is_broken() -> None:
    assert list(folded("abcdefgh", 4)) == ["abcd", "efgh"]
    assert list(folded("ab 小学校", 4)) == ["ab", "小学", "校"]
    assert list(folded("a bcdefgh", 4, "  ")) == ["a", "  bc", "  de", "  fg", "  h"]
    assert cut("小学校", 5) == "小.."
    assert cut("小学校", 2) == ".."


def test_the_foot_names_what_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    path.write_text("学校,学段,在校生数,食堂口味\n一小,小学,3,好\n", encoding="utf-8")
    one = es.load_pack("cn/quality-balanced").evaluate(path)
    day = date(2024, 9, 1)
    lines = terminal_report(replace(one.run, as_of=day), Screen("en", 200))
    said = "\n".join(lines)
    assert "not understood and not used: 食堂口味" in said
    assert "(cn/quality-balanced@2017) · as of 2024-09-01" in said


def test_many_gaps_are_counted_though_not_looked_at() -> None:
    pack = es.load_pack("cn/quality-balanced")
    only = replace(pack.document, standards=pack.document.standards[4:5])
    rows = [
        {"school": f"s{n}", "stage": "primary", "school_kind": "小学", "students": None}
        | {"sports_field_area": 1, "gym_area": 0}
        for n in range(MOST_LOOKED_AT + 7)
    ]
    one = es.Pack(only).evaluate({"school": rows})
    said = "\n".join(terminal_report(one.run, Screen("en", 200)))
    assert f"'students' is missing; supply it; findings: {MOST_LOOKED_AT} (s0 primary" in said
    assert "… and 7 more" in said
