"""Traps of YAML: a row for each, with the sentence that names it, its place, and what is right.

What is read as it was meant stands in tables of its own; the last tests throw bytes and mutated
packs at the readers.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from edustandards.checks.nodes import Bound, Require
from edustandards.errors import PackError
from edustandards.packs import source
from edustandards.packs.build import build_pack, open_text
from edustandards.packs.document import PackDocument
from edustandards.packs.encoding import decode, read_text
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.shelf import shelf
from edustandards.packs.source import Mapping, Scalar, Sequence, read_source
from edustandards.packs.vocabulary import lexicon_of
from edustandards.wording import SENTENCES

LOADERS = [yaml.SafeLoader, yaml.CSafeLoader]
Slips = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LOADER", request.param)


class Trap(NamedTuple):
    """What somebody wrote, how it is named, where, and words of what would be right."""

    text: str
    code: str
    place: str
    zh: str
    en: str


TRAPS = {
    # ratios, which YAML 1.1 takes for numbers to the base of sixty
    "ratio in braces": Trap("a: {1:19}", "yaml-ratio-braces", "1:5", "≥ 1:19", "≥ 1:19"),
    "ratio among keys in braces": Trap(
        "a: {b: 1, 1:13.5}", "yaml-ratio-braces", "1:11", "≥ 1:13.5", "≥ 1:13.5"
    ),
    "ratio with spaces": Trap("a: ≥ 1 : 19", "yaml-ratio-spaced", "1:6", "写成 1:19", "write 1:19"),
    # comparators, which begin blocks of text
    "folded block": Trap("a: >8", "yaml-block", "1:4", '">= 8.76"', '">= 8.76"'),
    "folded block before others": Trap("a: >8\nb: 1", "yaml-block", "1:4", "加引号", "in quotes"),
    "folded block, ≥ in two signs": Trap("a: >= 8.76", "yaml-block", "1:4", "加引号", "in quotes"),
    "folded block with a space": Trap("a: > 8", "yaml-block", "1:4", "加引号", "in quotes"),
    "folded block without text": Trap("a: >\nb: 1", "yaml-block", "1:4", "加引号", "in quotes"),
    "block of text without text": Trap("a: |\n\nb: 1", "yaml-block", "1:4", "加引号", "in quotes"),
    "folded block with a comment": Trap("a: >#\n  x", "yaml-block", "1:4", "加引号", "in quotes"),
    "folded block in a list": Trap("a:\n  - >8", "yaml-block", "2:5", "加引号", "in quotes"),
    "comparator in braces": Trap("a: {b: >8}", "yaml-sign", "1:8", "“>”", "'>'"),
    # colons
    "full-width colon": Trap("限值：8\na: 1", "yaml-colon-wide", "1:3", "限值: 值", "限值: value"),
    "full-width colon, one line": Trap("限值：8", "yaml-colon-wide", "1:3", "限值: ", "限值: "),
    "full-width colon below": Trap("a:\n  b：1\n  c: 2", "yaml-colon-wide", "2:4", "b: ", "b: "),
    "full-width colon last": Trap("a: 1\nb：2\n", "yaml-colon-wide", "2:2", "b: ", "b: "),
    "full-width colon in a text": Trap("a: x\n  b：2", "yaml-colon-wide", "2:4", "b: ", "b: "),
    "full-width colon in braces": Trap("a: {b：1}", "yaml-colon-wide", "1:6", "b: ", "b: "),
    "full-width colon and a space": Trap("a：  1\nb: 2", "yaml-colon-wide", "1:2", "a: ", "a: "),
    "no space after a colon": Trap("a: 1\nb:2\nc: 3", "yaml-colon-space", "2:2", "b: ", "b: "),
    "no space, first line": Trap("a:1\nb: 2", "yaml-colon-space", "1:2", "a: 值", "a: value"),
    "no space, last line": Trap("a: 1\nb:2", "yaml-colon-space", "2:2", "b: ", "b: "),
    "no space anywhere": Trap("a:1\nb:2", "yaml-colon-space", "1:2", "a: ", "a: "),
    "no space in braces": Trap("a: {b:1}", "yaml-colon-space", "1:6", "b: ", "b: "),
    "no space after a quoted key": Trap('"a":1\nb: 2', "yaml-colon-space", "1:4", '"a": ', '"a": '),
    "no space, in a text": Trap("a: x\n  b:2", "yaml-colon-space", "2:4", "b: ", "b: "),
    "no space, Chinese key": Trap("标题:甲\nb: 1", "yaml-colon-space", "1:3", "标题: ", "标题: "),
    "colon in a text": Trap("a: b: c", "yaml-colon", "1:5", "加引号", "quotes"),
    "no colon": Trap("a: 1\nb\n", "yaml-colon-missing", "2:1", "项: 值", "key: value"),
    "a key in braces without value": Trap("a: {b:}", "yaml-value-empty", "1:5", "“b”", "'b'"),
    # full-width signs
    "full-width commas": Trap("a: [1，2，3]", "yaml-comma-wide", "1:6", "[primary, ", "[primary, "),
    "enumeration commas": Trap("a: [x、y]", "yaml-comma-wide", "1:6", "“、”", "'、'"),
    "full-width semicolon": Trap("a: [x；y]", "yaml-comma-wide", "1:6", "“；”", "'；'"),
    "full-width comma in braces": Trap(
        "a: {b: 1，c: 2}", "yaml-comma-wide", "1:9", "半角逗号", "ordinary comma"
    ),
    "full-width comma on another line": Trap(
        "a: {b: 1,\n  c: 2，d: 3}", "yaml-comma-wide", "2:7", "半角逗号", "ordinary comma"
    ),
    "full-width end of a list": Trap("a: [1, 2］", "yaml-bracket-wide", "1:9", "[ ]", "[ ]"),
    "full-width braces": Trap("a: ｛b: 1｝", "yaml-bracket-wide", "1:4", "{ }", "{ }"),
    "full-width quotes": Trap("a: “b: c”", "yaml-quote-wide", "1:4", "半角引号", "use"),
    "requirement in full-width quotes": Trap(
        "a: “≥ 8”", "yaml-quote-wide", "1:4", "半角引号", "'“'"
    ),
    "full-width hyphen": Trap("a:\n－ x\n－ y", "yaml-dash-wide", "2:1", "“- ”", "'- '"),
    "bullet": Trap("a:\n  • x\n  • y", "yaml-dash-wide", "2:3", "“- ”", "'- '"),
    "no space after a hyphen": Trap(
        "a:\n  - x\n  -y", "yaml-dash-space", "3:3", "- 内容", "- item"
    ),
    "no space after any hyphen": Trap("a:\n  -x\n  -y", "yaml-dash-space", "2:3", "- 内", "- item"),
    # spaces
    "wide space before a key": Trap("\u3000a: 1", "yaml-space-wide", "1:1", "U+3000", "U+3000"),
    "wide spaces to indent": Trap(
        "a:\n\u3000\u3000b: 1", "yaml-space-wide", "2:1", "普通空格", "ordinary one"
    ),
    "no-break space before a key": Trap(
        "a: 1\n\xa0b: 1", "yaml-space-wide", "2:1", "U+00A0", "U+00A0"
    ),
    "no-break space after a key": Trap("a\xa0: 1", "yaml-space-wide", "1:2", "U+00A0", "U+00A0"),
    "wide space after a colon": Trap(
        "a:\u30001", "yaml-space-wide", "1:3", "普通空格", "ordinary one"
    ),
    "no-break space after a colon": Trap(
        "b: 1\na:\xa01", "yaml-space-wide", "2:3", "U+00A0", "U+00A0"
    ),
    "quoted space in a key": Trap("' a': 1", "yaml-key-text", "1:1", "空格", "space"),
    "tab to indent": Trap("a:\n\tb: 1", "yaml-tab", "2:1", "空格", "spaces"),
    "tab after a colon": Trap("a:\t1", "yaml-tab", "1:3", "空格", "spaces"),
    "tab at the end": Trap("a: 1\t", "yaml-tab", "1:5", "空格", "spaces"),
    "indentation": Trap("a:\n    b: 1\n  c: 2", "yaml-indent", "3:3", "对齐", "aligned"),
    # words that YAML takes for nothing
    "null": Trap("a: null", "yaml-null", "1:4", '"null"', '"null"'),
    "Null": Trap("a: Null", "yaml-null", "1:4", '"Null"', '"Null"'),
    "tilde in a list": Trap("a: [x, ~]", "yaml-null", "1:8", '"~"', '"~"'),
    "nothing": Trap("a:\nb: 1", "yaml-value-empty", "1:1", "请填写", "give one"),
    "nothing in a list": Trap("a:\n  - x\n  -", "yaml-item-empty", "3:4", "请填写", "fill it in"),
    # keys
    "a key twice": Trap("a: 1\nb: 2\na: 3", "yaml-key-twice", "3:1", "p:1:1", "p:1:1"),
    "a key twice in braces": Trap("a: {b: 1, b: 2}", "yaml-key-twice", "1:11", "改名", "rename"),
    "a key twice, once quoted": Trap("a: 1\n'a': 2", "yaml-key-twice", "2:1", "改名", "rename"),
    "a list for a key": Trap("? [a]\n: b", "yaml-key", "1:3", "一个名称", "a name"),
    "an empty key": Trap("'': 1", "yaml-key-text", "1:1", "不能为空", "not be empty"),
    # what YAML can and packs cannot
    "anchor": Trap("a: &x 1", "yaml-anchor", "1:4", "写出全文", "write the text out"),
    "merge": Trap("<<: {a: 1}", "yaml-merge", "1:1", "逐一写出", "write the keys out"),
    "tag of Python": Trap(
        "a: !!python/object/apply:os.system [x]", "yaml-tag", "1:4", "!!python/object", "!!python"
    ),
    "tag of bytes": Trap("a: !!binary aGk=", "yaml-tag", "1:4", "!!binary", "!!binary"),
    "tag of dates": Trap("a: !!timestamp 2017-01-01", "yaml-tag", "1:4", "加引号", "needs quotes"),
    "tag of one's own": Trap("a: !x y", "yaml-tag", "1:4", "“!x”", "'!x'"),
    "exclamation mark": Trap("a: !重要", "yaml-tag", "1:4", "“!重要”", "'!重要'"),
    "directive": Trap("%YAML 9.9\n---\na: 1", "yaml-directive", "1:1", "删去", "remove"),
    "percent sign on a line": Trap("a: 1\n%x", "yaml-directive", "2:1", "加引号", "in quotes"),
    "two documents": Trap("a: 1\n---\nb: 2", "yaml-documents", "2:1", "拆成两个", "two files"),
    "dashes at the end": Trap("a: 1\n---\n", "yaml-documents", "2:1", "删去 ---", "remove the ---"),
    "after the end": Trap("a: 1\n...\nb: 2", "yaml-documents", "3:1", "...", "..."),
    # quotes and brackets
    "double quote open": Trap('a: "x', "yaml-quote-open", "1:4", "相同的引号", "same quote"),
    "single quote open at the end": Trap(
        "b: 1\na: 'x\n", "yaml-quote-open", "2:4", "相同的引号", "same quote"
    ),
    "quote open until the next": Trap(
        'a: "x\nb: "y"', "yaml-quote-open", "1:4", "相同的引号", "same quote"
    ),
    "text after a quote": Trap("a: 'x' y", "yaml-quote-after", "1:8", "一对引号", "one pair"),
    "quote within quotes": Trap("a: 'it's'", "yaml-quote-after", "1:8", "''", "''"),
    "text after a quote in brackets": Trap(
        "a: ['x' y]", "yaml-quote-after", "1:9", "一对引号", "one pair"
    ),
    "backslash": Trap('a: "C:\\x"', "yaml-escape", "1:7", "单引号", "single quotes"),
    "bracket open": Trap("a: [x", "yaml-bracket", "1:4", "]", "]"),
    "bracket open at the end": Trap("a: {b: [", "yaml-bracket", "1:8", "]", "]"),
    "brace open": Trap("a: {b: 1\nc: 2", "yaml-bracket", "1:4", "}", "}"),
    "brackets mixed": Trap("a: [1, 2}", "yaml-bracket", "1:4", "]", "]"),
    "bracket too many": Trap("a: {b: 1}}", "yaml-bracket-stray", "1:10", "删去", "remove it"),
    "garbage at the end": Trap("a: 1\n}}}", "yaml-bracket-stray", "2:1", "删去", "remove it"),
    "question mark in brackets": Trap("a: [x?]", "yaml-question", "1:6", "加引号", "needs quotes"),
    "question mark before a key in braces": Trap(
        "a: {?x: 1}", "yaml-question", "1:5", "加引号", "needs quotes"
    ),
    "at sign": Trap("a: @x", "yaml-sign", "1:4", "“@”", "'@'"),
    "percent sign": Trap("a: %5", "yaml-sign", "1:4", "“%”", "'%'"),
    "backtick": Trap("a: `x`", "yaml-sign", "1:4", "“`”", "'`'"),
    "question mark": Trap("a: ?", "yaml-sign", "1:4", "“?”", "'?'"),
    "hyphen alone": Trap("a: - b", "yaml-dash", "1:4", "另起一行", "a new line"),
    # signs that cannot be seen
    "NUL": Trap("a: x\0y", "yaml-control", "1:5", "U+0000", "U+0000"),
    "bell": Trap("a: 1\nb: \x07", "yaml-control", "2:4", "U+0007", "U+0007"),
    "next line": Trap("a: x\x85y", "yaml-control", "1:5", "U+0085", "U+0085"),
    "line separator": Trap("a: x\u2028y", "yaml-control", "1:5", "U+2028", "U+2028"),
    "right to left": Trap("a: \u202ex", "yaml-direction", "1:4", "次序", "direction"),
    "isolate": Trap("a\u2066: x", "yaml-direction", "1:2", "U+2066", "U+2066"),
    "zero width": Trap("a: x\u200b", "yaml-invisible", "1:5", "U+200B", "U+200B"),
    "joiner in a key": Trap("o\u200dn: x", "yaml-invisible", "1:2", "U+200D", "U+200D"),
    "soft hyphen": Trap("a: x\xady", "yaml-invisible", "1:5", "U+00AD", "U+00AD"),
    "byte order mark inside": Trap("a: \ufeffx", "yaml-invisible", "1:4", "U+FEFF", "U+FEFF"),
    "tag character": Trap("a: x\U000e0041", "yaml-invisible", "1:5", "删去", "remove it"),
    "replacement character": Trap(
        "a: 小\ufffd", "yaml-damaged", "1:5", "重新输入", "type it again"
    ),
    "escaped direction": Trap('a: "\\u202e"', "yaml-direction", "1:4", "删去", "remove it"),
    # size
    "nested": Trap("a: " + "[" * 30 + "]" * 30, "yaml-depth", "1:23", "20 层", "20 deep"),
    "a huge text": Trap("a: " + "x" * 10_001, "yaml-long", "1:4", "请缩短", "shorten it"),
    # no keys and values
    "a list": Trap("- a", "yaml-root", "1:1", "pack: ", "pack: "),
    "a table": Trap("学校,学生\n甲,100", "yaml-root", "1:1", "pack: ", "pack: "),
}


def problems(text: str) -> PackError:
    """Return the error of a text."""
    with pytest.raises(PackError) as caught:
        read_source(text, "p")
    return caught.value


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_each_trap_is_named_with_its_place_and_what_is_right(trap: Trap) -> None:
    (one,) = problems(trap.text).problems
    assert (one.code, str(one.where)) == (trap.code, f"p:{trap.place}")
    assert trap.zh in one.say("zh")
    assert trap.en in one.say("en")


def test_every_sentence_about_yaml_has_a_trap() -> None:
    named = {trap.code for trap in TRAPS.values()}
    # `yaml-syntax` is what is left for complaints that nobody has met; nodes are among the bombs.
    left = {code for code in SENTENCES if code.startswith("yaml-")} - named
    assert left == {"yaml-syntax", "yaml-nodes"}


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: &x [*x]", ["yaml-anchor", "yaml-anchor"]),
        ("a: &x {b: *x}", ["yaml-anchor", "yaml-anchor"]),
        ("a: &x {b: 1}\nc:\n  <<: *x", ["yaml-anchor", "yaml-merge", "yaml-anchor"]),
        ("a: !!set {x, y}", ["yaml-tag", "yaml-value-empty", "yaml-value-empty"]),
        ("a: {b：1, c：2}", ["yaml-colon-wide", "yaml-colon-wide"]),
        ("a:\n\u3000b: 1\n\u3000c: 2", ["yaml-space-wide", "yaml-space-wide"]),
        ("a: 1\u200b\nb: \t2", ["yaml-invisible", "yaml-tab"]),
    ],
)
def test_several_at_once(text: str, codes: list[str]) -> None:
    assert [one.code for one in problems(text).problems] == codes


AS_WRITTEN = [
    *(
        "1:19",
        "1:13.5",
        "12:30:15",
        "no",
        "No",
        "NO",
        "off",
        "on",
        "yes",
        "True",
        "false",
        "y",
        "n",
    ),
    *("2012.10", "8.760", "010", "08", "0o17", "0x1F", "0b1", "1_000", "3,600", "3，600", "35%"),
    *("3e3", "1e500", ".inf", ".nan", "2012-10-01", "2012-10-01T00:00:00Z", "-3", "+3", "1."),
    *("≥ 8.76", "＞8", "<8", "=8", "=", "“双师型”教师", "【试行】", "注：见附件", "a、b", "x#1"),
    *("http://x.org/a?b=1", "nULL", "a&b", "a*b", "50 %", "学校（机构）", "C:\\x"),
]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("written", AS_WRITTEN)
def test_values_stay_text_as_written(written: str) -> None:
    (value,) = read_source(f"a: {written}", "p").entries.values()
    assert isinstance(value, Scalar)
    assert value.text == written


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "written", ["on", "off", "yes", "no", "True", "null", "~", "1:19", "010", "2012.10", "标题"]
)
def test_keys_stay_text_as_written(written: str) -> None:
    assert [*read_source(f"{written}: x", "p").entries] == [written]
    inner = next(iter(read_source(f"a: {{{written}: x}}", "p").entries.values()))
    assert isinstance(inner, Mapping)
    assert [*inner.entries] == [written]


@pytest.mark.usefixtures("_loader")
def test_ratios_and_words_in_lists_stay_text() -> None:
    (items,) = read_source("a: [1:19, no, 2012.10, 县(市、区), “双师型”教师]", "p").entries.values()
    assert isinstance(items, Sequence)
    texts = [one.text for one in items.items if isinstance(one, Scalar)]
    assert texts == ["1:19", "no", "2012.10", "县(市、区)", "“双师型”教师"]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1",
        "a: 1\n...\n",
        "%YAML 1.2\n---\na: 1",
        "a: 1\r\nb: 2\r\n",
        "a: 1\rb: 2\r",
        "a: '示例，不是真实标准。'",
        "a: {zh: 甲，乙；丙、丁, en: x}",
        "a:\n  - 甲，乙\n  - 丙",
        "a: ['甲，乙']",
        "a: |\n  \u3000\u3000注：甲\n  -x\n  b:2",
        "a: 一\n  二，三",
        "# \t注释\na: 1",
        "a: می\u200cخواهم",  # a joiner where its script needs it
        "a: 👩\u200d🏫",
        "a: ≥ 7.5 平方米/生",
        "a: 1:19 教师/学生",
    ],
)
def test_what_looks_like_a_trap_and_is_none(text: str) -> None:
    assert next(iter(read_source(text, "p").entries)) == "a"


# What is wrong once it is known what a pack says there.
FIELD = "fields:\n  zz: {title: z, adds_up: @}\nstandards: {x: {on: school, holds: fund}}\n"
REVISION = "revision: @\nstandards: {x: {on: school, holds: fund}}\n"
DAY = "checked_on: @\nstandards: {x: {on: school, holds: fund}}\n"
STAGES = "standards:\n  x: {on: school, holds: fund, stages: @}\n"


def asked(written: str) -> str:
    """Return a standard whose requirement is written so."""
    return f"standards:\n  x:\n    on: school\n    indicator: area\n    require: {written}\n"


def shown(field: str, written: str) -> str:
    """Return a standard with an example that says so of a field."""
    return (
        "standards:\n  x:\n    on: school\n    holds: fund\n    examples:\n"
        f"      - {field}: {written}\n        expect: met\n"
    )


@pytest.mark.parametrize(
    ("body", "code", "place"),
    [
        (asked("no"), "requirement-comparator", "5:14"),
        (asked("≥ 1_000 m²"), "number-underscore", "5:16"),
        (asked("≥ 3e3 m²"), "number-exponent", "5:16"),
        (asked("≥ 1e500 m²"), "number-exponent", "5:16"),
        (asked("≥ 35%"), "threshold-unit", "5:16"),
        (asked("≥ 2012-10-01"), "unit-sign", "5:20"),
        (asked("{1:19}"), "yaml-ratio-braces", "5:15"),
        (asked("{primary:≥ 1 m²}"), "yaml-colon-space", "5:22"),
        (asked("{primary：≥ 1 m²}"), "yaml-colon-wide", "5:22"),
        (asked("{primary: ≥ 1 m²，junior: ≥ 2 m²}"), "yaml-comma-wide", "5:30"),
        (asked("“≥ 1 m²”"), "yaml-quote-wide", "5:14"),
        (asked(">8"), "yaml-block", "5:14"),
        (asked("Null"), "yaml-null", "5:14"),
        (shown("area", "1_000"), "number-underscore", "6:15"),
        (shown("area", "3e3"), "number-exponent", "6:15"),
        (shown("area", "35%"), "unit-mismatch", "6:15"),
        (shown("area", "no"), "number-expected", "6:15"),
        (shown("area", "1 000"), "number-spaces", "6:17"),
        (shown("fund", "off"), "example-yes-no", "6:15"),
        (shown("fund", "on"), "example-yes-no", "6:15"),
        (shown("fund", "True"), "example-yes-no", "6:15"),
        (shown("fund", "y"), "example-yes-no", "6:15"),
        (shown("fund", "1"), "example-yes-no", "6:15"),
        (shown("fund", "Null"), "yaml-null", "6:15"),
        (shown("founded", "2012-10-1"), "pack-date", "6:18"),
        (FIELD.replace("@", "yes"), "pack-true-false", "2:27"),
        (FIELD.replace("@", "on"), "pack-true-false", "2:27"),
        (FIELD.replace("@", "True"), "pack-true-false", "2:27"),
        (FIELD.replace("@", "~"), "yaml-null", "2:27"),
        (REVISION.replace("@", "1_000"), "pack-whole-number", "1:11"),
        (REVISION.replace("@", "1.0"), "pack-whole-number", "1:11"),
        (REVISION.replace("@", "3e3"), "pack-whole-number", "1:11"),
        (REVISION.replace("@", "0x1F"), "pack-whole-number", "1:11"),
        (DAY.replace("@", "2012.10.01"), "pack-date", "1:13"),
        (DAY.replace("@", "2012-13-01"), "pack-date", "1:13"),
        (DAY.replace("@", "2012年10月1日"), "pack-date", "1:13"),
        (STAGES.replace("@", "[primary，junior]"), "yaml-comma-wide", "2:48"),
        (STAGES.replace("@", "[primary、junior]"), "yaml-comma-wide", "2:48"),
        (STAGES.replace("@", "【primary】"), "pack-list-wide", "2:40"),
        (STAGES.replace("@", "primary"), "pack-list-expected", "2:40"),
        ("on: x\n", "pack-key-unknown", "1:1"),
        ("True: x\nstandards: {x: {on: school, holds: fund}}\n", "pack-key-unknown", "1:1"),
        ("standards:\n  x: {off: school, holds: fund}\n", "pack-key-near", "2:7"),
    ],
)
def test_traps_of_values_are_named_where_they_stand(
    slips: Slips, body: str, code: str, place: str
) -> None:
    assert (code, place) in slips(body)


@pytest.mark.parametrize(
    ("written", "number", "places"),
    [
        ("≥ 8.760 m²", "8.76", 3),
        ("≥ 2012.10 m²", "2012.1", 2),
        ("≥ 010 m²", "10", 0),
        ("≥ 08 m²", "8", 0),
        ("≥ 3,600 m²", "3600", 0),
    ],
)
def test_numbers_are_read_to_the_base_of_ten_with_their_digits(
    build: Callable[[str], PackDocument], written: str, number: str, places: int
) -> None:
    (standard,) = build(asked(written)).standards
    assert isinstance(standard.check, Require)
    bound = standard.check.requirement
    assert isinstance(bound, Bound)
    threshold = bound.threshold
    assert (getattr(threshold, "number", None), getattr(threshold, "places", None)) == (
        Fraction(number),
        places,
    )


def test_an_edition_keeps_its_digits(lexicon: Lexicon) -> None:
    text = "pack: my/pack\nedition: 2012.10\ntitle: no\nstandards: {x: {on: school, holds: fund}}"
    pack = build_pack(text, "p", lexicon)
    assert (pack.edition, pack.title.en) == ("2012.10", "no")


class Odd(NamedTuple):
    """Bytes that are no pack, and how they are named."""

    raw: bytes
    code: str
    zh: str
    en: str
    place: str = "p"


PACK = "pack: my/pack\ntitle: 县域义务教育\n"
UTF8, UTF16, UTF32 = "pack-file-bytes", "pack-file-utf16", "pack-file-utf32"
ODD = {
    "UTF-16 with a mark": Odd(PACK.encode("utf-16"), UTF16, "另存为 UTF-8", "as UTF-8"),
    "UTF-16, great end first": Odd(
        b"\xfe\xff" + PACK.encode("utf-16-be"), UTF16, "另存为 UTF-8", "as UTF-8"
    ),
    "UTF-16 without a mark": Odd(PACK.encode("utf-16-le"), UTF16, "另存为 UTF-8", "as UTF-8"),
    "UTF-16 be without a mark": Odd(PACK.encode("utf-16-be"), UTF16, "另存为 UTF-8", "as UTF-8"),
    "UTF-32 with a mark": Odd(PACK.encode("utf-32"), UTF32, "另存为 UTF-8", "as UTF-8"),
    "UTF-32, great end first": Odd(
        b"\0\0\xfe\xff" + PACK.encode("utf-32-be"), UTF32, "另存为 UTF-8", "as UTF-8"
    ),
    "UTF-32 without a mark": Odd(PACK.encode("utf-32-le"), UTF32, "另存为 UTF-8", "as UTF-8"),
    "GBK": Odd(PACK.encode("gbk"), "pack-file-gbk", "另存为 UTF-8", "save it as UTF-8"),
    "GBK that is UTF-8": Odd("stage: 小学\n".encode("gbk"), "pack-file-gbk", "GBK", "GBK"),
    "one byte of another encoding": Odd(
        PACK.encode() + b"x: caf\xe9\n", UTF8, "重新输入", "type the text here again", "p:3:7"
    ),
    "a line of GBK in UTF-8": Odd(
        PACK.encode() + "x: 县域\n".encode("gbk"), UTF8, "重新输入", "type the", "p:3:4"
    ),
    "a character cut in two": Odd(
        (PACK + "x: 县").encode()[:-1], UTF8, "UTF-8", "save the file as UTF-8", "p:3:4"
    ),
    "Latin": Odd(b"title: caf\xe9 x\n", UTF8, "E9", "E9", "p:1:11"),
    "a workbook": Odd(b"PK\x03\x04\x14\0\x06\0", "pack-file-format", "xlsx", "xlsx"),
    "an old workbook": Odd(b"\xd0\xcf\x11\xe0\xa1\xb1", "pack-file-format", "xls", "xls"),
    "a PDF": Odd(b"%PDF-1.7\n", "pack-file-format", "PDF", "PDF"),
    "a web page": Odd(b"<!DOCTYPE html>\n<p>x", "pack-file-format", "HTML", "HTML"),
    "a web page with a mark": Odd(
        b"\xef\xbb\xbf\n <html>", "pack-file-format", "文本编辑器", "text editor"
    ),
    "a picture": Odd(b"\x89PNG\r\n\x1a\n", "pack-file-format", "PNG", "PNG"),
    "a programme": Odd(b"\x7fELF\2\1\1" + b"\0" * 90, "pack-file-binary", "文本", "text"),
    "too large": Odd(b"a: " + b"x" * 2_000_000, "pack-file-large", "2 MB", "2 MB"),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_bytes_that_are_no_pack_are_named(odd: Odd) -> None:
    with pytest.raises(PackError) as caught:
        decode(odd.raw, "p")
    (one,) = caught.value.problems
    assert (one.code, str(one.where)) == (odd.code, odd.place)
    assert odd.zh in one.say("zh")
    assert odd.en in one.say("en")


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        (b"", "pack-file-empty", "p"),
        (b"\xef\xbb\xbf", "pack-file-empty", "p"),
        (b" \r\n\r\n", "pack-file-empty", "p"),
        (b"# a\r", "pack-file-empty", "p"),
        (b"a: 1\r\nb: x\0y\r\n", "yaml-control", "p:2:5"),
        (b"a: 1\rb:2\r", "yaml-colon-space", "p:2:2"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: 1", "yaml-invisible", "p:1:1"),
    ],
)
def test_bytes_that_are_text_and_no_pack(raw: bytes, code: str, place: str) -> None:
    (one,) = problems(decode(raw, "p")).problems
    assert (one.code, str(one.where).strip(":")) == (code, place)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_ends_of_lines_and_marks_change_nothing(end: str, mark: bytes) -> None:
    text = "a: 1\nb:\n  - 小学\n  - x\n"
    read = read_source(decode(mark + text.replace("\n", end).encode(), "p"), "p")
    assert read == read_source(text, "p")


def test_a_folder_and_no_file_at_all(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "pack-file-folder"), (tmp_path / "x", "pack-file-missing")):
        with pytest.raises(PackError) as caught:
            read_text(path)
        assert [one.code for one in caught.value.problems] == [code]


# Bombs: read in a process of their own that may take little memory and little time.
BOMBS = {
    "aliases": "'a0: &a0 [x, x]\\n' + ''.join(f'a{n}: &a{n} [' + ', '.join([f'*a{n - 1}'] * 9)"
    " + ']\\n' for n in range(1, 40))",
    "itself": "'a: &x [*x, *x]\\n'",
    "nested lists": "'[' * 1_000_000",
    "nested items": "'- ' * 900_000",
    "nested braces": "'{a: ' * 400_000",
    "nested keys": "'? ' * 900_000",
    "keys": "''.join(f'k{n}: 1\\n' for n in range(150_000))",
    "items": "'a: [' + 'x,' * 900_000 + ']'",
    "one text": "'a: ' + 'x' * 1_990_000",
    "one number": "'a: ' + '9' * 1_990_000",
    "one key": "'x' * 1_990_000 + ': 1'",
    "the same key": "'a: 1\\n' * 390_000",
    "blocks of text": "'a:\\n' + '- |8\\n' * 390_000",
    "texts of two lines": "'a:\\n' + '- x\\n  y\\n' * 240_000",
    "quotes": "'a: [' + '\"x\", ' * 390_000",
    "colons": "': ' * 990_000",
    "full-width colons": "'a：1\\n' * 330_000",
    "full-width commas": "'a: {b: ' + '，c' * 490_000 + ': 1}'",
    "ratios": "'a: ' + '1 : ' * 490_000",
    "digits before a colon": "'a: ' + '1' * 1_900_000 + ' : 2'",
    "wide spaces": "'a' + '\\u3000' * 660_000",
    "tags": "'a: [' + '!!set x, ' * 200_000 + ']'",
    "tabs": "'\\t\\n' * 990_000",
    "invisible": "'\\u200b' * 660_000",
    "quote open": "'a: \"' + 'x\\n' * 990_000",
    "comments": "'# x\\n' * 490_000",
    "documents": "'--- a\\n' * 330_000",
    "escapes": "'a: \"' + '\\\\\\\\n' * 900_000 + '\"'",
}


# The pure parser is ten times slower; what could exhaust the stack is tried with it too.
DEEP = ("aliases", "itself", "nested lists", "nested items", "nested braces", "nested keys")


@pytest.mark.parametrize(
    ("name", "loader"),
    [*((name, "CSafeLoader") for name in BOMBS), *((name, "SafeLoader") for name in DEEP)],
)
def test_bombs_are_refused_in_bounded_time_and_memory(name: str, loader: str) -> None:
    code = (
        "import yaml\n"
        "from edustandards.packs import source\n"
        "from edustandards.packs.encoding import decode\n"
        "from edustandards.errors import PackError\n"
        f"source._LOADER = yaml.{loader}\n"
        f"text = {BOMBS[name]}\n"
        "try:\n"
        "    source.read_source(decode(text.encode(), 'p'), 'p')\n"
        "except PackError as error:\n"
        "    print(len(error.problems), error.problems[0].code)\n"
    )

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        resource.setrlimit(resource.RLIMIT_STACK, (1_000_000, 1_000_000))

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        preexec_fn=bounded,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    count, first = done.stdout.split()
    assert int(count) <= source.MAX_PROBLEMS + 1
    assert first in SENTENCES


# Whatever stands in a file, nothing but a PackError comes out.
SHIPPED = [path.read_bytes() for path in sorted(shelf().rglob("*.yaml"))]
TOKENS = st.sampled_from(
    ["a", ": ", ":", "\n", "\n  ", "- ", "[", "]", "{", "}", ", ", "'", '"', " #", "&x", "*x", "!",
     "!!set", "|", ">", "?", "%", "@", "`", "：", "，", "、", "---", "...", "<<", "\\", "~", "1:19",
     "no", "\u3000", "\xa0", "≥", "“", "【", "－ ", "\\u202e"]
)  # fmt: skip


UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return a shipped file with some of its bytes taken out, doubled, or replaced."""
    raw = draw(st.sampled_from(SHIPPED))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        length = draw(st.integers(0, 40))
        new = draw(
            st.one_of(
                st.binary(max_size=4),
                st.lists(TOKENS, max_size=4).map(lambda some: "".join(some).encode()),
                st.just(raw[at : at + length] * 2),
            )
        )
        raw = raw[:at] + new + raw[at + length :]
    return raw


@pytest.mark.usefixtures("_loader")
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    said(lambda: read_source(decode(raw, "p"), "p"))


@pytest.mark.usefixtures("_loader")
@settings(UNHURRIED)
@given(mutated())
def test_no_mutated_file_raises_anything_else(raw: bytes) -> None:
    said(lambda: read_source(decode(raw, "p"), "p"))


@settings(UNHURRIED)
@given(mutated())
def test_no_mutated_pack_raises_anything_else_when_built(raw: bytes) -> None:
    lexicon = lexicon_of(shelf())
    said(lambda: open_text(decode(raw, "p"), "p", lexicon))


def test_the_library_reads_bytes_of_files_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    for raw in SHIPPED:
        path.write_bytes(raw)
        assert read_text(path) == decode(raw, "p")


def said(read: Callable[[], object]) -> None:
    """Read, or say what is wrong in both languages."""
    try:
        read()
    except PackError as error:
        assert error.say("zh") != error.say("en")


def outcome(text: str, loader: type) -> object:
    """Return what is read by one of the parsers, None where it is refused."""
    kept = source._LOADER
    source._LOADER = loader
    try:
        return read_source(text, "p")
    except PackError:
        return None
    finally:
        source._LOADER = kept


@given(st.lists(TOKENS, max_size=14).map(lambda some: "a: " + "".join(some)))
@example("a: [x?]")
@example("a: >#\n  x")
@example("a: {b: 1}#")
def test_both_parsers_accept_the_same_and_read_the_same(text: str) -> None:
    assert outcome(text, yaml.SafeLoader) == outcome(text, yaml.CSafeLoader)


def test_both_parsers_read_the_shipped_files_the_same() -> None:
    for raw in SHIPPED:
        text = decode(raw, "p")
        read = outcome(text, yaml.CSafeLoader)
        assert read is not None
        assert outcome(text, yaml.SafeLoader) == read
