"""Mends: exact edits that keep all else, and are not made where the meaning would change."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import PackError, problem
from edustandards.packs.lint.fixes import edited, mended
from edustandards.packs.lint.remark import Edit, Remark, Severity
from edustandards.packs.lint.run import Wanted, mend
from tests.lint.looking import HEAD, TODAY, standard

BODY = ("indicator: students", 'require: "≤ 45 生"', "examples: [{students: 45, expect: met}]")


def mends(text: str, folder: Path, name: str = "pack.yaml") -> tuple[str, list[str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    after, done = mend(path, Wanted(TODAY))
    return after, [one.rule for one in done]


def test_everything_that_can_be_mended_at_once(tmp_path: Path) -> None:
    before = """\
# 一个包
pack: t/p
edition: 1.10   # 版本
title: {zh: 包, en: Pack}
source: {document: 文件}

fields:
  # 用到的
  halls: {title: {zh: 礼堂, en: halls}, unit: room, headers: [礼堂, 大礼堂, 礼堂]}   # 座位另计

  yards:
    title: {zh: 院子, en: yards}
    unit: room
  # 院子之后的说明

indicators:
  yards_twice: {title: {zh: 两倍院子, en: twice the yards}, formula: yards * 2}
stages:
  night: {title: {zh: 夜校, en: night school}}

standards:
  one:    # lint: ignore missing-clause: 已补
    title: {zh: 标准, en: Standard}
    clause: 一
    on: school
    indicator: halls / (1 school)
    require: "≥ 2 间／校"
    confidence: unverified
    examples: [{halls: 2, expect: met}]
"""
    after = """\
# 一个包
pack: t/p
edition: "1.10"   # 版本
title: {zh: 包, en: Pack}
source: {document: 文件}

fields:
  # 用到的
  halls: {title: {zh: 礼堂, en: halls}, unit: room, headers: [礼堂, 大礼堂]}   # 座位另计

  # 院子之后的说明

stages:
  night: {title: {zh: 夜校, en: night school}}

standards:
  one:
    title: {zh: 标准, en: Standard}
    clause: 一
    on: school
    indicator: halls / (1 school)
    require: "≥ 2 间/校"
    confidence: unverified
    examples: [{halls: 2, expect: met}]
"""
    text, done = mends(before, tmp_path)
    assert text == after
    assert sorted(done) == [
        *("bare-edition", "ignore-unused", "repeated-item"),
        *("unused-name", "unused-name", "wide-signs"),
    ]
    assert mends(text, tmp_path) == (text, [])


def test_nothing_to_mend_leaves_the_text(tmp_path: Path) -> None:
    text = standard(*BODY)
    assert mends(text, tmp_path) == (text, [])


def test_the_last_items_of_a_list_in_lines(tmp_path: Path) -> None:
    lines = "    headers:\n      - 合唱室\n      - 音乐厅  # 也叫\n      - 合唱室\n"
    head = "fields:\n  choirs:\n    title: {zh: 合唱, en: choirs}\n    unit: room\n" + lines
    body = ("indicator: choirs", 'require: "≥ 1 间"', "examples: [{choirs: 1, expect: met}]")
    text = standard(*body, head=head, on="school")
    # The comment between two items is worth more than the mend.
    assert mends(text, tmp_path) == (text, [])
    plain = text.replace("  # 也叫", "")
    assert mends(plain, tmp_path)[0] == plain.replace("      - 合唱室\nstandards", "standards")


def test_a_sign_that_yaml_reads_otherwise_stays(tmp_path: Path) -> None:
    text = standard(
        "indicator: students", "require: ＞ 5 生", "examples: [{students: 5, expect: not_met}]"
    )
    assert mends(text, tmp_path) == (text, [])


def test_a_vocabulary_is_mended_too(tmp_path: Path) -> None:
    text = (
        "vocabulary: mine\nfields:\n"
        "  choirs: {title: {zh: 合唱, en: choirs}, unit: 间／校, headers: [合唱, 歌咏, 歌咏]}\n"
    )
    after = text.replace("／", "/").replace(", 歌咏]", "]")
    assert mends(text, tmp_path, "words.yaml") == (after, ["wide-signs", "repeated-item"])


def remark(*edits: Edit) -> Remark:
    return Remark("r", Severity.NOTE, problem("lint-mends"), edits)


def test_edits_that_change_the_meaning_are_left_out_one_by_one() -> None:
    good, bad = remark(Edit(0, 1, "A")), remark(Edit(2, 3, "!"))
    found = mended("a b", [good, bad], lambda text: "!" not in text)
    assert (found.text, found.done) == ("A b", (good,))


def test_edits_that_touch_are_left_for_later() -> None:
    first, second = remark(Edit(0, 3, "x")), remark(Edit(2, 4, "y"))
    found = mended("abcd", [first, second], lambda _: True)
    assert (found.text, found.done) == ("xd", (first,))


@given(st.text(min_size=1, max_size=20), st.data())
def test_edits_apart_change_their_stretches_only(text: str, data: st.DataObject) -> None:
    cuts = sorted(
        data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True))
    )
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [Edit(start, end, f"<{at}>") for at, (start, end) in enumerate(pairs)]
    expected, last = "", 0
    for at, (start, end) in enumerate(pairs):
        expected += text[last:start] + f"<{at}>"
        last = end
    assert edited(text, data.draw(st.permutations(edits))) == expected + text[last:]


@pytest.mark.parametrize(
    "text", ["pack: [", "", "pack: t/p\nedition: 1\ntitle: x\nstandards: {}\n"]
)
def test_what_does_not_load_is_not_mended(text: str, tmp_path: Path) -> None:
    with pytest.raises(PackError):
        mends(text, tmp_path)


def test_the_head_alone_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError):
        mends(HEAD, tmp_path)
