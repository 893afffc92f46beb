"""YAML files as positioned text: what is read, and how each slip is named with its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import PackError
from edustandards.packs import source
from edustandards.packs.source import Mapping, Scalar, Sequence, read_source

LOADERS = [yaml.SafeLoader, yaml.CSafeLoader]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LOADER", request.param)


def slips(text: str) -> list[tuple[str, str]]:
    """Return the codes and places of the problems of a text."""
    with pytest.raises(PackError) as caught:
        read_source(text, "p")
    for one in caught.value.problems:
        assert one.say("zh") != one.say("en")
    return [(one.code, str(one.where)) for one in caught.value.problems]


def scalar(text: str, key: str = "a") -> Scalar:
    """Return the scalar under a key of a text."""
    node = {str(name): value for name, value in read_source(text, "p").entries.items()}[key]
    assert isinstance(node, Scalar)
    return node


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "written",
    ["1:19", "1:13.5", "no", "off", "True", "2012.10", "8.760", "010", "2017-04-19", "1_000",
     "3,600", "35%", "1e500", "≥ 7.5 平方米/生", "not (a = b)", "0x1F"],
)  # fmt: skip
def test_scalars_stay_text_as_written(written: str) -> None:
    assert scalar(f"a: {written}").text == written


@pytest.mark.usefixtures("_loader")
def test_a_ratio_in_flow_style_stays_text() -> None:
    node = read_source("a: {primary: ≥ 1:19 教师/学生, junior: '1:13.5'}", "p").entries
    inner = next(iter(node.values()))
    assert isinstance(inner, Mapping)
    assert [one.text for one in inner.entries.values() if isinstance(one, Scalar)] == [
        "≥ 1:19 教师/学生",
        "1:13.5",
    ]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("text", "column", "place"),
    [
        ("好: 𠀀≥ 8", 3, "p:1:6"),  # an astral character is one column
        ("a:   ≥ 8", 1, "p:1:6"),
        ("a: '≥ 8'", 3, "p:1:7"),
        ('a: "≥ 8"', 3, "p:1:7"),
        ("a: '≥ ''8'", 3, "p:1:4"),  # an escape: the start of the scalar
        ('a: "\\u2265 8"', 3, "p:1:4"),
        ("a: >-\n  ≥\n  8", 3, "p:1:4"),
        ("a: |\n  ≥ 8", 3, "p:1:4"),
        ("a: ≥\n  8", 3, "p:1:4"),
    ],
)
def test_places_inside_scalars(text: str, column: int, place: str) -> None:
    key = text.split(":", maxsplit=1)[0]
    assert str(scalar(text, key).at(column)) == place


@pytest.mark.usefixtures("_loader")
def test_nodes_know_their_places() -> None:
    root = read_source("a: 1\nb:\n  - x\n  - {c: d}\n", "p")
    key, listed = list(root.entries.items())[1]
    assert isinstance(listed, Sequence)
    assert (str(key.place), str(listed.place), str(listed.items[1].place)) == (
        "p:2:1",
        "p:3:3",
        "p:4:5",
    )
    assert scalar("a: x").at(None) == scalar("a: x").place


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3", [("yaml-key-twice", "p:3:1")]),
        ("a: &x 1", [("yaml-anchor", "p:1:4")]),
        ("a: [*x]", [("yaml-anchor", "p:1:5")]),
        ("a: *", [("yaml-anchor", "p:1:4")]),
        ("a: & b", [("yaml-anchor", "p:1:4")]),
        ("a: !!str 1", [("yaml-tag", "p:1:4")]),
        ("a: !!python/object:os.system {}", [("yaml-tag", "p:1:4")]),
        ("a: !x!y 1", [("yaml-tag", "p:1:4")]),
        ("a: !<x", [("yaml-tag", "p:1:4")]),
        ("<<: {a: 1}", [("yaml-merge", "p:1:1")]),
        ("a: 1\n---\nb: 2", [("yaml-documents", "p:2:1")]),
        ("? [a]\n: b", [("yaml-key", "p:1:3")]),
        ("a: {}\n? {b: c}\n: d", [("yaml-key", "p:2:3")]),
        ("\u3000a: 1", [("yaml-space-wide", "p:1:1")]),
        ("'': 1", [("yaml-key-text", "p:1:1")]),
        ('"a\\nb": 1', [("yaml-key-text", "p:1:1")]),
        ("a:\nb: 1", [("yaml-value-empty", "p:1:1")]),
        ("a: null", [("yaml-null", "p:1:4")]),
        ("a: [x, ~]", [("yaml-null", "p:1:8")]),
        ("a:\n  - x\n  -", [("yaml-item-empty", "p:3:4")]),
        ("a: >= 8.76", [("yaml-block", "p:1:4")]),
        ("a: > 8", [("yaml-block", "p:1:4")]),
        ("a: >8", [("yaml-block", "p:1:4")]),
        ("a: |2\n   x", [("yaml-block", "p:1:4")]),
        ("a: 'x\nb: 1", [("yaml-quote-open", "p:1:4")]),
        ("a: [1,2\nb: 3", [("yaml-bracket", "p:1:4")]),
        ("a: {b: 1", [("yaml-bracket", "p:1:4")]),
        ("a: 100%\nb: %x", [("yaml-sign", "p:2:4")]),
        ("a: @x", [("yaml-sign", "p:1:4")]),
        ("a: ,", [("yaml-sign", "p:1:4")]),
        ("a: b: c", [("yaml-colon", "p:1:5")]),
        ("a: 1\n b: 2", [("yaml-colon", "p:2:3")]),
        ("a: 1\nb\n", [("yaml-colon-missing", "p:2:1")]),
        ("b:2\nc: 3", [("yaml-colon-space", "p:1:2")]),
        ("a: 1\nb:2\nc: 3", [("yaml-colon-space", "p:2:2")]),
        ("限值：8.76\na: 1", [("yaml-colon-wide", "p:1:3")]),
        ("a: 1\n限值：8.76\n", [("yaml-colon-wide", "p:2:3")]),
        ("限值：8.76", [("yaml-colon-wide", "p:1:3")]),
        ("a: x\n  限值：8.76", [("yaml-colon-wide", "p:2:5")]),
        ("a: - b", [("yaml-dash", "p:1:4")]),
        ("a:\n    b: 1\n  c: 2", [("yaml-indent", "p:3:3")]),
        ("a: 'x' y", [("yaml-quote-after", "p:1:8")]),
        ("{a: b}}", [("yaml-bracket-stray", "p:1:7")]),
        ("- a\nb: 1", [("yaml-indent", "p:2:1")]),
        ("%YAML 9.9\n---\na: 1", [("yaml-directive", "p:1:1")]),
        ("a:\t1", [("yaml-tab", "p:1:3")]),
        ("\ta: 1", [("yaml-tab", "p:1:1")]),
        ("a: 1\nb: x\x07y", [("yaml-control", "p:2:5")]),
        ("a: 1\u200b", [("yaml-invisible", "p:1:5")]),
        ("a: '\x85'", [("yaml-control", "p:1:5")]),
        ('a: "\\u202e"', [("yaml-direction", "p:1:4")]),
        ("[1, 2]", [("yaml-root", "p:1:1")]),
        ("just text", [("yaml-root", "p:1:1")]),
        ("", [("pack-file-empty", "p")]),
        ("# nothing\n", [("pack-file-empty", "p")]),
        ("---\n", [("pack-file-empty", "p")]),
        (f"a: {'x' * 10_001}", [("yaml-long", "p:1:4")]),
    ],
)
def test_each_slip_has_its_sentence_and_place(text: str, found: list[tuple[str, str]]) -> None:
    assert slips(text) == found


@pytest.mark.usefixtures("_loader")
def test_bad_escapes_are_placed_at_their_backslash() -> None:
    assert slips('a: "\\q"') == [("yaml-escape", "p:1:5")]
    assert slips('a: "C:\\x"') == [("yaml-escape", "p:1:7")]
    assert slips('b: 1\na: "好\\UFFFFFFFF"') == [("yaml-escape", "p:2:6")]


def test_an_escape_of_half_a_character_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    assert slips('a: "\\ud800"') == [("yaml-escape", "p:1:5")]
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    assert slips('a: "\\ud800"') == [("yaml-damaged", "p:1:4")]


def test_all_that_can_be_told_apart_is_reported_in_order() -> None:
    text = "a: 1\na: 2\nb: &x 3\nc:\nd: ~\n<<: 4"
    assert [place for _, place in slips(text)] == ["p:2:1", "p:3:4", "p:4:1", "p:5:4", "p:6:1"]


def test_tabs_in_comments_and_escapes_do_no_harm() -> None:
    assert scalar('# a\tb\na: "x\\ty"').text == "x\ty"


def test_wide_spaces_and_colons_in_notes_are_text() -> None:
    assert scalar("a: |\n  \u3000\u3000注：见附件").text == "\u3000\u3000注：见附件"
    assert scalar("a: 注：见附件").text == "注：见附件"


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: " + "[" * 100_000, "yaml-depth"),
        ("- " * 100_000, "yaml-depth"),
        ("a: " + "{b: " * 100_000, "yaml-depth"),
        ("a: [" + "x, " * 100_001 + "]", "yaml-nodes"),
    ],
)
def test_nesting_and_size_are_bounded(text: str, code: str) -> None:
    assert [found for found, _ in slips(text)] == [code]


def test_a_hundred_thousand_keys_are_refused() -> None:
    assert slips("".join(f"k{n}: 1\n" for n in range(100_000)))[0][0] == "yaml-nodes"


def test_a_bomb_of_aliases_never_unfolds() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    found = slips("\n".join(lines))
    assert {code for code, _ in found} == {"yaml-anchor", "pack-more-problems"}
    assert len(found) == source.MAX_PROBLEMS + 1


@pytest.mark.usefixtures("_loader")
@given(st.text(max_size=60))
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        read_source(text, "p")
    except PackError as error:
        assert error.say("zh")


TOKENS = st.sampled_from(
    ["a", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ",", "'", '"', "#", "&x", "*x", "!", "|",
     ">", "?", "%", "@", "`", "\t", "：", "，", "---", "...", "<<", "\\", "~", "1:19", "no", "\r"]
)  # fmt: skip


@pytest.mark.usefixtures("_loader")
@given(st.lists(TOKENS, max_size=25).map("".join))
def test_no_soup_of_tokens_raises_anything_else(text: str) -> None:
    try:
        read_source(text, "p")
    except PackError as error:
        assert error.say("en")
