"""Comments that ignore remarks: on the line, above it, for the file; only with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.looking import HEAD, looked, spots, standard

BODY = ("indicator: students", 'require: "≤ 45 生"')
BARE = standard(*BODY)
KEY = "  one:\n"


def test_without_a_comment_it_is_told(tmp_path: Path) -> None:
    assert spots(looked(BARE, tmp_path)) == [("missing-example", 6, 3)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (KEY, "  one:  # lint: ignore missing-example: 另有算例\n"),
        (KEY, "  # lint: ignore missing-example: 另有算例\n  one:\n"),
        (KEY, "  # lint: ignore missing-example: 另有算例\n\n  # 说明\n  one:\n"),
        (KEY, "  # lint：ignore missing-example：另有算例\n  one:\n"),
        (HEAD, "# lint: ignore-file missing-example: 另有算例\n" + HEAD),
        (HEAD, HEAD + "# lint: ignore-file missing-example: 另有算例\n"),
    ],
)
def test_a_comment_with_a_reason_ignores(before: str, after: str, tmp_path: Path) -> None:
    found = looked(BARE.replace(before, after, 1), tmp_path)
    assert found.remarks == ()
    assert [(one.rule, one.reason) for one in found.ignored] == [("missing-example", "另有算例")]


def test_several_rules_in_one_comment(tmp_path: Path) -> None:
    text = BARE.replace("    clause: 一\n", "")
    comment = "  # lint: ignore missing-example, missing-clause: 示例\n  one:\n"
    found = looked(text.replace(KEY, comment), tmp_path)
    assert found.remarks == ()
    assert {one.rule for one in found.ignored} == {"missing-example", "missing-clause"}


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# lint: ignore missing-example", [("ignore-reason", 6, 3), ("missing-example", 7, 3)]),
        ("# lint: ignore missing-example:  ", [("ignore-reason", 6, 3), ("missing-example", 7, 3)]),
        (
            "# lint: ignore missing-exampel: x",
            [("ignore-unknown", 6, 3), ("missing-example", 7, 3)],
        ),
        ("# lint: ignore near-id: x", [("ignore-unused", 6, 3), ("missing-example", 7, 3)]),
        ("# lint: disable near-id", [("ignore-form", 6, 3), ("missing-example", 7, 3)]),
        ("# lint: ignore-file near-id: x", [("ignore-form", 6, 3), ("missing-example", 7, 3)]),
        ("# lint: ignore ignore-unused: x", [("missing-example", 7, 3)]),
    ],
)
def test_comments_that_are_amiss(
    comment: str, expected: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    found = looked(BARE.replace(KEY, f"  {comment}\n{KEY}"), tmp_path)
    assert spots(found) == expected


def test_a_rule_that_is_not_looked_for_leaves_its_ignore_in_peace(tmp_path: Path) -> None:
    text = BARE.replace(KEY, f"  # lint: ignore near-id: x\n{KEY}")
    assert looked(text, tmp_path, "missing-title", "ignore-unused").remarks == ()


@pytest.mark.parametrize(
    "note",
    [
        '"# lint: ignore missing-example: 正文"',
        "'讲到 # lint: ignore missing-example: 正文'",
        "|\n  第一行\n  # lint: ignore missing-example: 正文\n",
        ">-\n  第一行 # lint: ignore-file missing-example: 正文\n  第二行\n",
    ],
)
def test_words_of_a_value_are_no_comment(note: str, tmp_path: Path) -> None:
    text = BARE.replace("standards:", f"jurisdiction: {note}\nstandards:")
    assert [rule for rule, _, _ in spots(looked(text, tmp_path))] == ["missing-example"]


def test_a_comment_behind_a_block_is_one(tmp_path: Path) -> None:
    note = "|\n  正文\n# lint: ignore-file missing-example: 另有算例\n"
    text = BARE.replace("standards:", f"jurisdiction: {note}standards:")
    assert looked(text, tmp_path).remarks == ()
