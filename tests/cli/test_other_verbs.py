"""`explain`, `packs`, `show`, and the help."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.cli.group import VERBS
from tests.cli.conftest import Run

EXPLAIN = ("explain", "schools.csv", "--pack", "pack.yaml", "--standard", "area", "--entity")


def test_explain(run: Run) -> None:
    said = run(*EXPLAIN, "二小")
    assert said.status == 1
    assert said.out.splitlines() == [
        "✗ Area per student (二小 primary): not met",
        "  clause: 第三条",
        "  value: about 6.6667 m²/student, which is area of sports grounds ÷ students",
        "  with its numbers: 2000 m² ÷ 300 students",
        "  required: ≥ 7.5 m²/student",
        "  margin: about -0.8333 m²/student (about -11.1111 % of the threshold)",
        "  to close the gap: at least 250 m² more of area of sports grounds, all else as",
        "      it is",
        "    area of sports grounds: 2000 m² (schools.csv:3[D])",
        "    students: 300 students (schools.csv:3[C])",
    ]


def test_explain_in_chinese(run: Run) -> None:
    said = run(*EXPLAIN, "三中", "--lang", "zh")
    assert said.status == 3
    assert "原因：schools.csv:4[C]: 缺少“在校生数”" in said.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("九小",), "there are: 一小, 二小, 三中"),
        (("一小", "--stage", "junior"), "no finding on '一小'"),
        (("一小", "--period", "2020"), "no finding on '一小'"),
    ],
)
def test_what_is_not_there(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    said = run(*EXPLAIN, *arguments)
    assert said.status == 2
    assert expected in said.err


def test_a_standard_that_is_not_there(run: Run) -> None:
    said = run(*EXPLAIN[:-3], "--standard", "aera", "--entity", "一小")
    assert said.status == 2
    assert "pack t/sports@1 has no standard 'aera'; it has: area, rooms" in said.err


def test_one_of_several_stages(run: Run) -> None:
    Path("schools.csv").write_text(
        "学校,学段,在校生数,运动场地面积\n双学,小学,1,9\n双学,初中,1,1\n", encoding="utf-8"
    )
    rooms = (*EXPLAIN[:-3], "--standard", "rooms", "--entity", "双学")
    said = run(*rooms)
    assert said.status == 2
    assert "there are 2 findings on '双学'; choose with --stage or --period" in said.err
    for word in ("junior", "初中", "junior secondary"):
        assert run(*rooms, "--stage", word).out.startswith("– Rooms (双学 junior secondary)")


def test_packs(run: Run) -> None:
    said = run("packs")
    assert said.status == 0
    assert "cn/quality-balanced@2017  High-quality balanced" in said.out
    assert "某市三年行动计划" in run("packs", "--lang", "zh").out
    assert "某市三年行动计划" in run("--lang=zh", "packs").out


def test_show_a_pack(run: Run) -> None:
    said = run("show", "pack.yaml")
    assert said.status == 0
    assert "Sports (t/sports@1)" in said.out
    assert "[area]  clause 第三条" in said.out
    assert "primary: ≥ 2 room" in said.out


def test_show_one_standard(run: Run) -> None:
    said = run("show", "cn/quality-balanced/sports-area", "--lang", "zh")
    assert said.status == 0
    assert "小学：≥ 7.5 平方米/生" in said.out
    assert "例：" in said.out
    assert "there is no pack 'nothing'" in run("show", "nothing").err
    path = "no/pack.yaml/area"
    assert "no/pack.yaml" in run("show", path).err
    edition = run("show", "cn/quality-balanced@2017/sports-area", "--as-of", "2024-01-01")
    assert edition.status == 0
    assert "primary: ≥ 7.5 m²/student" in edition.out


def test_help(run: Run) -> None:
    for lang in ("zh", "en"):
        said = run("--lang", lang, "--help")
        assert said.status == 0
        assert all(f"  {verb}" in said.out for verb in VERBS)
        for verb in VERBS:
            one = run(verb, "--help", "--lang", lang)
            assert one.status == 0
            assert one.out.startswith(("usage: ", "用法：")[lang == "zh"])
            assert all(line.split("  ")[-1].strip() for line in one.out.splitlines() if line)


def test_version(run: Run) -> None:
    assert "0.1" in run("--version").out


def test_explain_as_markdown_html_and_json(run: Run, tmp_path: Path) -> None:
    markdown = run(*EXPLAIN, "二小", "--format", "md")
    assert markdown.out.startswith("## ✗ Area per student")
    assert run(*EXPLAIN, "二小", "--format", "json").json["verdict"] == "not_met"
    for suffix, start in (("html", "<!DOCTYPE html>"), ("md", "## "), ("json", "{"), ("txt", "✗")):
        assert run(*EXPLAIN, "二小", "-o", f"e.{suffix}").status == 1
        assert (tmp_path / f"e.{suffix}").read_text(encoding="utf-8").startswith(start)
