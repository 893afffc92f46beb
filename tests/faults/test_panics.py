"""What a library says while it panics does not reach the terminal; all else that is said does."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from edustandards.errors import DataError
from edustandards.evaluate import panics
from edustandards.evaluate.panics import panics_unsaid
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.tables.read import read_tables

PANIC = b"thread '<unnamed>' panicked at src/xls.rs:1:2:\nslice index\nnote: run with\n"
KEPT = Path(__file__).parents[1] / "tables" / "hostile" / "files_kept"
DAMAGED = (2050, 0), (2202, 0), (3077, 255), (3257, 0), (3745, 255)
"""Bytes of `marks.xls`, each of which made the reader of workbooks panic when it was turned."""


@pytest.fixture(autouse=True)
def _ours(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = threading.Event()
    ours.set()
    monkeypatch.setattr(panics, "_ours", ours)
    monkeypatch.delenv("RUST_BACKTRACE", raising=False)


def test_a_panic_is_not_said_and_the_rest_is(capfd: pytest.CaptureFixture[str]) -> None:
    with panics_unsaid():
        os.write(2, PANIC)
    assert capfd.readouterr().err == ""

    with panics_unsaid():
        os.write(2, b"by another library\n")
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "by another library\nafter\n"


def test_an_error_passes_and_stderr_is_back(capfd: pytest.CaptureFixture[str]) -> None:
    @panics_unsaid()
    def fail() -> None:
        os.write(2, PANIC)
        raise KeyError

    with pytest.raises(KeyError):
        fail()
    os.write(2, b"back\n")
    assert capfd.readouterr().err == "back\n"


def test_whoever_wants_a_backtrace_sees_it(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUST_BACKTRACE", "1")
    with panics_unsaid():
        os.write(2, PANIC)
    assert capfd.readouterr().err == PANIC.decode()


def test_other_threads_keep_their_stderr(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panics, "_ours", threading.Event())
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    with panics_unsaid():
        os.write(2, PANIC)
    done.set()
    other.join()
    assert capfd.readouterr().err == PANIC.decode()


@pytest.mark.parametrize(("at", "byte"), DAMAGED)
def test_a_damaged_workbook_is_one_message(
    at: int, byte: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    raw = bytearray((KEPT / "marks.xls").read_bytes())
    raw[at] = byte
    path = tmp_path / "a.xls"
    path.write_bytes(raw)

    with pytest.raises(DataError) as caught:
        read_tables([path], load_vocabulary())

    assert [one.code for one in caught.value.problems] == ["workbook-unreadable"]
    assert capfd.readouterr().err == ""


def test_the_command_line_says_one_line(tmp_path: Path) -> None:
    raw = bytearray((KEPT / "marks.xls").read_bytes())
    raw[2050] = 0
    (tmp_path / "a.xls").write_bytes(raw)
    call = [sys.executable, "-m", "edustandards", "check", "a.xls"]
    call += ["--pack", "cn/quality-balanced", "--lang", "en"]

    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("a.xls: ")
    assert line.endswith("[workbook-unreadable]")
