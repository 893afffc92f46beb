"""`fmt` on files and folders: what it writes, what it says, and when it writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROUGH = "title: T   # name\npack: a\nedition: 2024\nstandards:\n   s: {on: school}\n"
LAID = 'pack: a\nedition: "2024"\ntitle: T  # name\n\nstandards:\n  s: {on: school}\n'


def test_a_file_is_laid_out_and_named(run: Run) -> None:
    Path("a.yaml").write_text(ROUGH, encoding="utf-8")
    said = run("fmt", "a.yaml")
    assert (said.status, said.out) == (0, "a.yaml\n")
    assert "1 changed, 0 were laid out already" in said.err
    assert Path("a.yaml").read_text(encoding="utf-8") == LAID
    again = run("fmt", "a.yaml", "--lang", "zh")
    assert (again.status, again.out) == (0, "")
    assert "1 个本已合格" in again.err


def test_check_and_diff_write_nothing(run: Run) -> None:
    Path("a.yaml").write_text(ROUGH, encoding="utf-8")
    checked = run("fmt", "--check", "a.yaml")
    assert (checked.status, checked.out) == (1, "a.yaml\n")
    shown = run("fmt", "--diff", "a.yaml")
    assert shown.status == 1
    assert "+title: T  # name" in shown.out.splitlines()
    assert "-   s: {on: school}" in shown.out.splitlines()
    assert Path("a.yaml").read_text(encoding="utf-8") == ROUGH
    run("fmt", "a.yaml")
    assert run("fmt", "--check", "a.yaml").status == 0
    assert run("fmt", "--diff", "a.yaml").out == ""


def test_a_folder_is_gone_through_and_other_files_left_alone(run: Run) -> None:
    for name in ("p/a.yaml", "p/b/c.yml", "p/.hidden/d.yaml", "p/notes.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(ROUGH, encoding="utf-8")
    Path("p/other.yaml").write_text("services:   {}\n", encoding="utf-8")
    said = run("fmt", "p")
    assert (said.status, said.out.split()) == (0, ["p/a.yaml", "p/b/c.yml"])
    assert Path("p/other.yaml").read_text(encoding="utf-8") == "services:   {}\n"
    assert Path("p/.hidden/d.yaml").read_text(encoding="utf-8") == ROUGH
    assert run("fmt", "p/other.yaml").status == 2


def test_ends_of_lines_and_marks_become_plain(run: Run) -> None:
    Path("a.yaml").write_bytes(b"\xef\xbb\xbf" + LAID.replace("\n", "\r\n").encode())
    assert run("fmt", "--check", "a.yaml").status == 1
    assert run("fmt", "a.yaml").status == 0
    assert Path("a.yaml").read_bytes() == LAID.encode()


def test_another_file_can_be_written(run: Run) -> None:
    Path("a.yaml").write_text(ROUGH, encoding="utf-8")
    assert run("fmt", "a.yaml", "-o", "b.yaml").status == 0
    assert Path("a.yaml").read_text(encoding="utf-8") == ROUGH
    assert Path("b.yaml").read_text(encoding="utf-8") == LAID
    assert "[fmt-output-one]" in run("fmt", "a.yaml", "b.yaml", "-o", "c.yaml").err


def test_a_slip_in_one_file_does_not_keep_others_from_being_laid_out(run: Run) -> None:
    Path("a.yaml").write_text(ROUGH, encoding="utf-8")
    Path("b.yaml").write_text("pack: a\npack: b\n", encoding="utf-8")
    said = run("fmt", "b.yaml", "a.yaml", "none.yaml")
    assert said.status == 2
    assert "b.yaml:2:1" in said.err
    assert "none.yaml" in said.err
    assert Path("a.yaml").read_text(encoding="utf-8") == LAID


def test_a_link_stays_a_link(run: Run) -> None:
    Path("real").mkdir()
    Path("real/a.yaml").write_text(ROUGH, encoding="utf-8")
    Path("a.yaml").symlink_to("real/a.yaml")
    assert run("fmt", "a.yaml").status == 0
    assert Path("a.yaml").is_symlink()
    assert Path("real/a.yaml").read_text(encoding="utf-8") == LAID


def test_a_file_that_cannot_be_written_is_left_as_it_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.yaml").write_text(ROUGH, encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert run("fmt", "a.yaml").status == 2
    assert Path("a.yaml").read_text(encoding="utf-8") == ROUGH
