"""`lint` on the command line: what it prints, how it ends, what it mends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edustandards.packs.lint.rules import RULES
from tests.cli.conftest import Run

CLEAN = """\
pack: t/clean
edition: "1"
title: {zh: 包, en: Pack}
source: {document: 文件}
standards:
  size:
    title: {zh: 班额, en: Class size}
    clause: 一
    on: class
    indicator: students
    require: "≤ 45 生"
    confidence: unverified
    examples: [{students: 45, expect: met}]
"""
BROKEN = "pack: t/x\nedition: 1\ntitle: x\nstandrds: {}\n"


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def test_a_clean_pack(run: Run) -> None:
    write("clean.yaml", CLEAN)
    said = run("lint", "clean.yaml")
    assert (said.status, said.err) == (0, "")
    assert said.out == "files: 1; errors: 0, warnings: 0, notes: 0\n"


def test_a_line_for_each_remark_and_a_sum(run: Run) -> None:
    write("a.yaml", CLEAN.replace("    clause: 一\n", "").replace('"1"', "1"))
    said = run("lint", "a.yaml")
    assert said.status == 1
    note, warning, counts, mendable = said.out.splitlines()
    assert note.startswith("a.yaml:2:10: note: the edition 1 has no quotes")
    assert note.endswith('write "1" [bare-edition]')
    assert warning.startswith("a.yaml:6:3: warning: 'size' does not say where in the document")
    assert warning.endswith("write clause: … [missing-clause]")
    assert counts == "files: 1; errors: 0, warnings: 1, notes: 1"
    assert mendable == "--fix mends 1 of them"
    said = run("lint", "a.yaml", "--lang", "zh")
    assert "a.yaml:6:3: 警告: “size”没有写明条款；" in said.out
    assert "1 个文件：0 个错误，1 个警告，1 个提示" in said.out


def test_notes_alone_are_no_failure(run: Run) -> None:
    write("a.yaml", CLEAN.replace('"1"', "1"))
    assert run("lint", "a.yaml").status == 0


def test_folders_names_and_nothing(run: Run) -> None:
    Path("pack.yaml").unlink()
    write("sub/deep/clean.yaml", CLEAN)
    write("sub/other.yml", CLEAN.replace("t/clean", "t/other"))
    write("sub/settings.yaml", "site_name: x\n")
    write("sub/.hidden/a.yaml", BROKEN)
    write("sub/facts.yaml", "facts: x\nreferences: {}\n")
    assert run("lint", "sub").out == "files: 2; errors: 0, warnings: 0, notes: 0\n"
    assert run("lint").out == "files: 2; errors: 0, warnings: 0, notes: 0\n"
    assert run("lint", "sub", "sub/other.yml").out.startswith("files: 2;")
    assert run("lint", "cn/quality-balanced@2017", "--select", "contradictory-limits").status == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nothing.yaml", "pack-file-missing"),
        ("t/nothing", "pack-unknown"),
        ("empty", "lint-no-packs"),
    ],
)
def test_what_is_not_there_is_told_and_the_rest_looked_at(run: Run, name: str, code: str) -> None:
    Path("empty").mkdir()
    write("clean.yaml", CLEAN)
    said = run("lint", name, "clean.yaml")
    assert said.status == 2
    assert f"[{code}]" in said.out
    assert "files: 2; errors: 1, warnings: 0" in said.out


def test_a_file_that_does_not_load_and_the_next(run: Run) -> None:
    write("a.yaml", BROKEN)
    write("b.yaml", CLEAN.replace("    clause: 一\n", ""))
    said = run("lint", "a.yaml", "b.yaml", "--format", "json")
    assert said.status == 1
    assert said.json["summary"] == {"error": 1, "warning": 1, "note": 0}
    assert said.json["files"] == ["a.yaml", "b.yaml"]
    first, second = said.json["remarks"]
    assert (first["rule"], first["file"], first["line"]) == ("pack-key-near", "a.yaml", 4)
    assert (second["rule"], second["severity"], second["column"]) == (
        "missing-clause",
        "warning",
        3,
    )


def test_a_parent_that_does_not_load_is_told_once(run: Run) -> None:
    write("parent.yaml", BROKEN)
    for name in ("a", "b"):
        write(f"{name}.yaml", CLEAN.replace("standards:", "extends: parent.yaml\nadd:"))
    said = run("lint", "a.yaml", "b.yaml", "parent.yaml")
    assert said.status == 1
    assert said.out.count("pack-key-near") == 1


def test_sarif_is_there_even_where_nothing_loads(run: Run) -> None:
    write("a.yaml", "pack: [\n")
    write("b.yaml", CLEAN.replace("  size:", "  # lint: ignore missing-clause: 见附件\n  size:"))
    write("b.yaml", Path("b.yaml").read_text(encoding="utf-8").replace("    clause: 一\n", ""))
    said = run("lint", "a.yaml", "b.yaml", "--format", "sarif")
    [log] = said.json["runs"]
    assert said.status == 1
    assert log["invocations"] == [{"executionSuccessful": False}]
    broken, ignored = log["results"]
    assert (broken["ruleId"], broken["level"]) == ("yaml-bracket", "error")
    assert ignored["suppressions"][0]["justification"] == "见附件"
    rules = log["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in log["results"]] == [
        "yaml-bracket",
        "missing-clause",
    ]
    assert {rule["id"] for rule in rules} == {*RULES, "yaml-bracket"}
    sarif_pydantic = pytest.importorskip("sarif_pydantic")
    sarif_pydantic.Sarif.model_validate_json(said.out)


def test_annotations(run: Run) -> None:
    write("a,b.yaml", CLEAN.replace("    clause: 一\n", ""))
    said = run("lint", "a,b.yaml", "--format", "github")
    line = said.out.splitlines()[0]
    assert line.startswith(
        "::warning file=a%2Cb.yaml,line=6,col=3,title=missing-clause::'size' does"
    )


def test_into_a_file(run: Run) -> None:
    write("clean.yaml", CLEAN)
    assert run("lint", "clean.yaml", "--format", "json", "-o", "out.json").status == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["schema"] == 1
    said = run("lint", "clean.yaml", "-o", "clean.yaml")
    assert said.status == 2
    assert Path("clean.yaml").read_text(encoding="utf-8") == CLEAN


def test_choosing_rules(run: Run) -> None:
    write(
        "a.yaml", CLEAN.replace("    clause: 一\n", "").replace("    confidence: unverified\n", "")
    )
    assert run("lint", "a.yaml", "--select", "missing-clause").out.count("warning:") == 1
    assert run("lint", "a.yaml", "--ignore", "missing-clause, missing-confidence").status == 0
    assert (
        run("lint", "a.yaml", "--ignore", "missing-clause", "--ignore", "missing-confidence").status
        == 0
    )
    said = run("lint", "a.yaml", "--select", "mising-clause")
    assert said.status == 2
    assert "did you mean 'missing-clause'?" in said.err


@pytest.mark.parametrize(
    "arguments",
    [("--today", "yesterday"), ("--stale-after", "2 years"), ("--format", "xml"), ("--fixx",)],
)
def test_command_lines_that_cannot_be_used(run: Run, arguments: tuple[str, ...]) -> None:
    write("clean.yaml", CLEAN)
    said = run("lint", "clean.yaml", *arguments)
    assert said.status == 2
    assert said.err
    assert not said.out


def test_the_day_and_the_age(run: Run) -> None:
    write("a.yaml", CLEAN.replace("standards:", "checked_on: 2020-01-01\nstandards:"))
    assert run("lint", "a.yaml", "--today", "2021-12-31").status == 0
    assert run("lint", "a.yaml", "--today", "2022-01-01").status == 1
    assert run("lint", "a.yaml", "--today", "2022-01-01", "--stale-after", "731").status == 0


def test_the_list_of_rules(run: Run) -> None:
    said = run("lint", "--rules", "--lang", "zh")
    assert said.status == 0
    lines = said.out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    assert "（可自动改正）" in next(line for line in lines if line.startswith("unused-name"))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_mending_keeps_ends_of_lines_and_the_mark(run: Run, end: str, mark: str) -> None:
    def text(edition: str) -> str:
        return mark + CLEAN.replace('"1"', edition).replace("\n", end)

    write("a.yaml", text("1"))
    said = run("lint", "a.yaml", "--fix")
    assert said.status == 0
    assert said.err == "mended a.yaml: 1\n"
    assert Path("a.yaml").read_bytes() == text('"1"').encode("utf-8")
    assert run("lint", "a.yaml", "--fix").err == ""


def test_mixed_ends_of_lines_are_left_alone(run: Run) -> None:
    text = CLEAN.replace('"1"', "1").replace("\n", "\r\n", 3)
    write("a.yaml", text)
    said = run("lint", "a.yaml", "--fix")
    assert said.status == 2
    assert "[lint-endings]" in said.err
    assert Path("a.yaml").read_bytes() == text.encode("utf-8")


def test_mending_follows_a_link_and_keeps_it(run: Run) -> None:
    write("real/a.yaml", CLEAN.replace('"1"', "1"))
    Path("link.yaml").symlink_to("real/a.yaml")
    assert run("lint", "link.yaml", "--fix").status == 0
    assert Path("link.yaml").is_symlink()
    assert Path("real/a.yaml").read_text(encoding="utf-8") == CLEAN


def test_mending_what_does_not_load_changes_nothing(run: Run) -> None:
    write("a.yaml", BROKEN)
    assert run("lint", "a.yaml", "--fix").status == 1
    assert Path("a.yaml").read_text(encoding="utf-8") == BROKEN


def test_signs_of_strangers_do_not_reach_the_terminal(run: Run) -> None:
    write("a.yaml", CLEAN.replace("  size:", '  "si\\e[31mze":'))
    said = run("lint", "a.yaml")
    assert "\x1b" not in said.out
    assert said.status == 1
