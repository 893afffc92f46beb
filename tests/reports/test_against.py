"""Two runs held against each other: each finding is counted once, and both sides agree."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import edustandards as es
from edustandards.checks.verdict import Verdict
from edustandards.errors import DataError
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.reports.against.comparison import Comparison, Turn, compare
from edustandards.reports.against.saved import About, Found, Saved, read_saved, saved_of
from edustandards.reports.against.show import (
    MOST_TURNED,
    against_json,
    against_lines,
    against_md,
)
from edustandards.reports.formats import write_report
from edustandards.reports.screen import Screen
from edustandards.reports.width import width_of
from tests.reports import world

ABOUTS = st.builds(
    About,
    st.sampled_from(["area", "ratio"]),
    st.sampled_from(["一小", "二小", ""]),
    st.sampled_from(["primary", ""]),
    st.sampled_from(["2023", "2024", ""]),
)
FOUNDS = st.builds(Found, st.sampled_from(Verdict), st.none() | st.fractions(-2, 2))
SAVED = st.lists(st.tuples(ABOUTS, FOUNDS), max_size=12).map(
    lambda several: Saved("a.json", "p@1", "h", "", {}, tuple(several))
)


@settings(deadline=None)
@given(SAVED, SAVED)
def test_every_finding_is_counted_once_on_each_side(before: Saved, after: Saved) -> None:
    found = compare(before, after)
    was = Counter(one.before for one in found.turned if one.before is not None)
    now = Counter(one.after for one in found.turned if one.after is not None)
    assert was == Counter(one for _, one in before.findings)
    assert now == Counter(one for _, one in after.findings)
    assert sum(found.counts().values()) == len(found.turned)
    whole: Counter[Turn] = Counter()
    for counts in found.by_standard().values():
        whole.update(counts)
    assert {turn: whole[turn] for turn in Turn} == dict(found.counts())


@settings(deadline=None)
@given(SAVED, SAVED)
def test_looked_at_from_the_other_side_won_is_lost(before: Saved, after: Saved) -> None:
    there, back = compare(before, after).counts(), compare(after, before).counts()
    assert there[Turn.WON] == back[Turn.LOST]
    assert there[Turn.NEW] == back[Turn.GONE]
    assert there[Turn.SAME] == back[Turn.SAME]
    assert there[Turn.OTHER] == back[Turn.OTHER]


@settings(deadline=None)
@given(SAVED)
def test_against_itself_nothing_turned(saved: Saved) -> None:
    found = compare(saved, saved)
    assert found.counts()[Turn.SAME] == len(saved.findings)
    assert not found.by_entity()
    assert all(one.drift == 0 for one in found.turned)


@settings(deadline=None)
@given(SAVED, SAVED, st.integers(40, 120), st.sampled_from(["zh", "en"]))
def test_lines_fit_and_json_counts_agree(
    before: Saved, after: Saved, width: int, lang: str
) -> None:
    found, words = compare(before, after), load_vocabulary()
    assert all(width_of(one) <= width for one in against_lines(found, words, Screen(lang, width)))
    assert next(iter(against_md(found, words, lang))).startswith("# ")
    said = json.loads("".join(against_json(found)))
    assert Counter(one["turn"] for one in said["turned"]) == Counter(
        {turn: count for turn, count in said["summary"].items() if count and turn != "same"}
    )
    assert sum(one["count"] for one in said["matrix"]) == len(found.turned)


def one_period(period: str, verdict: Verdict) -> Saved:
    about = About("area", "一小", "primary", period)
    return Saved("", "p@1", "h", "", {}, ((about, Found(verdict, Fraction(1, 8))),))


def test_a_year_on_it_is_the_same_question() -> None:
    found = compare(one_period("2023", Verdict.NOT_MET), one_period("2024", Verdict.MET))
    [turned] = found.turned
    assert turned.turn is Turn.WON
    assert turned.about.period == "2024"
    both = one_period("2024", Verdict.MET).findings + one_period("2025", Verdict.MET).findings
    later = replace(one_period("2024", Verdict.MET), findings=both)
    counts = compare(one_period("2023", Verdict.NOT_MET), later).counts()
    assert (counts[Turn.NEW], counts[Turn.GONE]) == (2, 1)


def test_a_report_reads_back_as_what_it_was(tmp_path: Path) -> None:
    for run in (world.county(), world.hostile()):
        path = tmp_path / "a.json"
        write_report(run, path, "json", "en")
        read, now = read_saved(path), saved_of(run)
        assert Counter(one for _, one in read.findings) == Counter(one for _, one in now.findings)
        assert (read.pack, read.digest, read.as_of) == (now.pack, now.digest, now.as_of)
        assert compare(read, now).counts()[Turn.SAME] == len(now.findings) or run is world.hostile()


BROKEN = {
    "no JSON": ("{", "saved-no-json"),
    "deep": ("[" * 100_000, "saved-no-json"),
    "no object": ("[]", "saved-no-report"),
    "another schema": ('{"schema": 2, "findings": []}', "saved-schema"),
    "no pack": ('{"schema": 1, "findings": []}', "saved-no-report"),
    "no verdict": (
        '{"schema": 1, "pack": {"id": "a", "edition": "1", "hash": ""}, "findings": [{}]}',
        "saved-no-report",
    ),
    "huge number": (
        (
            '{"schema": 1, "pack": {"id": "a", "edition": "1", "hash": ""}, "findings": '
            '[{"verdict": "met", "standard": "x", "relative_margin": "1e999999999"}]}'
        ),
        "saved-no-report",
    ),
    "by zero": (
        (
            '{"schema": 1, "pack": {"id": "a", "edition": "1", "hash": ""}, "findings": '
            '[{"verdict": "met", "standard": "x", "relative_margin": "1/0"}]}'
        ),
        "saved-no-report",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_report_is_refused(name: str, tmp_path: Path) -> None:
    text, code = BROKEN[name]
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_saved(path)
    [problem] = caught.value.problems
    assert problem.code == code
    assert problem.where.file == str(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="saved-unreadable"):
        read_saved(tmp_path / "none.json")


def schools(area: int, count: int) -> es.Report:
    rows = [
        {"school": f"第{at}小学", "stage": "primary", "students": 100, "gym_area": 0}
        | {"sports_field_area": area}
        for at in range(count)
    ]
    return es.load_pack("cn/quality-balanced").evaluate({"school": rows})


def test_from_python() -> None:
    before, after = schools(800, MOST_TURNED + 2), schools(700, MOST_TURNED + 2)
    found = after.against(before)
    assert isinstance(found, Comparison)
    assert {one.about.standard for one in found.of(Turn.LOST)} == {"sports-area"}
    assert set(found.by_entity().values()) == {(0, 1)}
    lines = list(against_lines(found, load_vocabulary(), Screen("zh", 100)))
    assert sum("达标（余量 +6.7 %） → 未达标（余量 -6.7 %）" in one for one in lines) == MOST_TURNED
    assert any("另有 2 项" in one for one in lines)


def test_another_pack_is_said_aloud() -> None:
    other = replace(saved_of(schools(1, 1).run), digest="another", pack="x@2")
    lines = list(
        against_lines(
            compare(other, saved_of(schools(1, 1).run)), load_vocabulary(), Screen("en", 200)
        )
    )
    assert any("x@2 then, cn/quality-balanced@2017 now" in one for one in lines)
