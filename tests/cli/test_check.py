"""`check`: exit statuses, the report on the terminal, the JSON, and files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from edustandards.cli import main as entry
from edustandards.cli.main import main
from tests.cli.conftest import Run

CHECK = ("check", "schools.csv", "--pack", "pack.yaml")


def test_quiet_leaves_one_line(run: Run) -> None:
    said = run(*CHECK, "--quiet")
    assert said.status == 1
    assert said.out == "6 findings: 3 met, 1 not met, 1 unknown, 1 not applicable\n"
    kept = run(*CHECK, "-q", "-o", "out.csv")
    assert (kept.out, kept.err, kept.status) == ("", "", 1)
    assert Path("out.csv").exists()


@pytest.mark.parametrize("form", ["csv", "md", "junit", "sarif", "github", "parquet", "table"])
def test_formats_by_name_and_by_suffix(run: Run, form: str) -> None:
    suffix = {"junit": "xml", "table": "txt"}.get(form, form)
    assert run(*CHECK, "--format", form, "-o", "by-name").status == 1
    if form == "github":
        return
    assert run(*CHECK, "-o", f"by-suffix.{suffix}").status == 1
    assert Path("by-name").read_bytes() == Path(f"by-suffix.{suffix}").read_bytes()


def test_a_format_that_needs_a_file(run: Run) -> None:
    said = run(*CHECK, "--format", "parquet")
    assert said.status == 2
    assert "cli-needs-output" in said.err
    unknown = run(*CHECK, "-o", "report.exe")
    assert unknown.status == 2
    assert "report-file-kind" in unknown.err
    assert not Path("report.exe").exists()


def test_something_is_not_met(run: Run) -> None:
    said = run(*CHECK)
    assert said.status == 1
    assert "6 findings: 3 met, 1 not met, 1 unknown, 1 not applicable" in said.out
    assert "✗ Area per student, 二小 primary: about 6.6667 m²/student" in said.out
    assert "250 m² more of area of sports grounds would do" in said.out
    assert not said.err


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ("一小,小学,400,3000,2", 0),
        ("一小,小学,400,3000,2\n二小,小学,300,2000,2", 1),
        ("一小,小学,400,3000,2\n二小,小学,,2000,2", 3),
        ("一小,小学,,2000,1\n二小,小学,,2000,2", 1),
        ("一小,,400,3000,", 3),
    ],
)
def test_exit_statuses(run: Run, rows: str, status: int) -> None:
    header = "学校,学段,在校生数,运动场地面积（平方米）,网络多媒体教室数"
    Path("schools.csv").write_text(f"{header}\n{rows}\n", encoding="utf-8")
    assert run(*CHECK).status == status
    assert run(*CHECK, "--exit-zero").status == 0
    summary = run(*CHECK, "--format", "json").json["summary"]
    expected = 1 if summary["not_met"] else 3 if summary["unknown"] or not summary["met"] else 0
    assert status == expected


def test_nothing_that_applies_is_no_pass(run: Run) -> None:
    text = Path("pack.yaml").read_text(encoding="utf-8").replace("primary", "senior")
    text = text.replace("≥ 7.5 m²/student", "{senior: ≥ 7.5 m²/student}")
    Path("pack.yaml").write_text(text, encoding="utf-8")
    Path("schools.csv").write_text("学校,学段,在校生数\n一小,小学,400\n", encoding="utf-8")
    said = run(*CHECK)
    assert said.status == 3
    assert "nothing applied to this data; that is no pass" in said.out


def test_the_json(run: Run) -> None:
    said = run(*CHECK, "--format", "json", "--as-of", "2024-09-01").json
    assert list(said) == ["schema", "pack", "as_of", "summary", "standards", "findings", "data"]
    assert said["schema"] == 1
    assert said["as_of"] == "2024-09-01"
    assert said["pack"]["id"] == "t/sports"
    counts = {"met": 3, "not_met": 1, "unknown": 1, "not_applicable": 1, "waived": 0}
    assert said["summary"] == counts
    order = [(one["standard"], one["entity"]) for one in said["findings"]]
    names = ["一小", "二小", "三中"]
    assert order == [(standard, name) for standard in ("area", "rooms") for name in names]
    assert said["findings"][1] == {
        "standard": "area",
        "on": "school",
        "entity": "二小",
        "within": None,
        "stage": "primary",
        "period": None,
        "verdict": "not_met",
        "value": "20/3",
        "unit": "m²/student",
        "comparator": "≥",
        "threshold": "7.5",
        "margin": "-5/6",
        "relative_margin": "-1/9",
        "shortfall": {"field": "sports_field_area", "change": "250", "unit": "m²"},
        "missing": [],
        "reasons": [],
        "clause": "第三条",
        "bounds": None,
        "waiver": None,
    }
    unknown = said["findings"][2]
    assert (unknown["verdict"], unknown["value"], unknown["missing"]) == (
        "unknown",
        None,
        ["students"],
    )
    assert unknown["reasons"] == [
        {"code": "missing", "place": "schools.csv:4[C]", "field": "students"}
    ]


def test_output_goes_to_a_file(run: Run) -> None:
    said = run(*CHECK, "--format", "json", "-o", "out.json")
    assert (said.status, said.out) == (1, "")
    assert "out.json" in said.err
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["schema"] == 1
    assert sorted(path.name for path in Path().iterdir()) == [
        "out.json",
        "pack.yaml",
        "schools.csv",
    ]


def test_several_files(run: Run) -> None:
    Path("rooms.csv").write_text("学校,学段,网络多媒体教室数\n三中,初中,1\n", encoding="utf-8")
    Path("schools.csv").write_text(
        "学校,学段,在校生数,运动场地面积（平方米）\n三中,初中,10,100\n", encoding="utf-8"
    )
    said = run("check", "schools.csv", "rooms.csv", "--pack", "pack.yaml", "--format", "json")
    assert said.json["summary"]["met"] == 1


def test_chinese(run: Run) -> None:
    said = run(*CHECK, "--lang", "zh")
    assert "共 6 项结果：达标 3，未达标 1，数据不足 1，不适用 1" in said.out


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [("LC_ALL", "zh_CN.UTF-8", "达标"), ("LC_ALL", "de_DE.UTF-8", "met"), ("LANG", "", "met")],
)
def test_the_locale_chooses(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert expected in run(*CHECK).out


def test_a_defect_says_so_and_no_more(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("edustandards.cli.options.load", broken)
    said = run(*CHECK)
    assert said.status == 2
    assert "RuntimeError" in said.err
    assert "secret" not in said.err
    monkeypatch.setenv("EDUSTANDARDS_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run(*CHECK)


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("edustandards.cli.options.load", interrupted)
    assert run(*CHECK).status == entry.INTERRUPTED


def test_without_click(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "click", None)
    said = run("packs", "--lang", "zh")
    assert (said.status, said.err) == (2, "命令行需要安装：pip install 'edustandards[cli]'\n")


def test_as_a_program(run: Run) -> None:
    command = [sys.executable, "-m", "edustandards", *CHECK, "--lang", "zh"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "未达标" in done.stdout


def test_whoever_reads_may_stop(run: Run) -> None:
    rows = "".join(f"{n}小,小学,400,1,1\n" for n in range(3000))
    Path("schools.csv").write_text("学校,学段,在校生数,运动场地面积,网络多媒体教室数\n" + rows)
    command = [sys.executable, "-m", "edustandards", *CHECK, "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == entry.PIPE_CLOSED


@pytest.mark.usefixtures("run")
def test_the_pipe_is_closed_in_the_midst(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []

    def broken(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("edustandards.cli.options.load", broken)
    monkeypatch.setattr("edustandards.cli.main.os.dup2", lambda _, to: closed.append(to))
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        monkeypatch.setattr("sys.stdout", nowhere)
        assert main(CHECK) == entry.PIPE_CLOSED
    assert len(closed) == 1


def test_the_program_ends_with_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr("edustandards.cli.main.main", lambda: 3)
    monkeypatch.setattr("edustandards.cli.main.os._exit", ended.append)
    monkeypatch.setattr("edustandards.cli.main.gc.disable", lambda: None)
    entry.run()
    assert ended == [3]
