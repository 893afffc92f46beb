"""Long work is spoken of on a terminal, and nowhere else; afterwards nothing is left of it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from edustandards.cli import progress
from edustandards.cli.progress import working
from edustandards.reports.screen import Screen


class Terminal:
    def __init__(self, *, watched: bool) -> None:
        self.watched, self.said = watched, ""

    def isatty(self) -> bool:
        return self.watched

    def write(self, text: str) -> None:
        self.said += text

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_takes_long_is_said_and_wiped_away(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    terminal = Terminal(watched=True)
    monkeypatch.setattr(progress, "AFTER", 0.02)
    monkeypatch.setattr("sys.stderr", terminal)
    with working(Screen(lang), "progress-judging"):
        sleep(0.2)
    assert Screen(lang).say("progress-judging") in terminal.said
    assert terminal.said.endswith("\r\x1b[K")


def test_what_is_quick_is_not_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(watched=True)
    monkeypatch.setattr("sys.stderr", terminal)
    with working(Screen("en"), "progress-judging"):
        pass
    assert terminal.said == ""


def test_nothing_is_said_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(watched=False)
    monkeypatch.setattr(progress, "AFTER", 0.01)
    monkeypatch.setattr("sys.stderr", terminal)
    with working(Screen("en"), "progress-judging"):
        sleep(0.05)
    assert terminal.said == ""


def test_errors_pass_through_and_the_line_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(watched=True)
    monkeypatch.setattr(progress, "AFTER", 0.02)
    monkeypatch.setattr("sys.stderr", terminal)

    def fail() -> None:
        with working(Screen("en"), "progress-reading"):
            sleep(0.1)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert terminal.said.endswith("\r\x1b[K")


def test_a_real_terminal_sees_it_and_the_output_stays_clean(tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "from edustandards.cli import check, progress\n"
        "from edustandards.cli.main import main\n"
        "progress.AFTER = 0.05\n"
        "slow = check.evaluate\n"
        "def evaluate(*given):\n"
        "    time.sleep(0.4)\n"
        "    return slow(*given)\n"
        "check.evaluate = evaluate\n"
        "sys.exit(main(['check', 's.csv', '--pack', 'cn/quality-balanced', '--format', 'json']))\n"
    )
    (tmp_path / "s.csv").write_text("学校,学段,在校生数\n一小,小学,100\n", encoding="utf-8")
    master, slave = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=slave,
        env={**os.environ, "LANG": "C.UTF-8"},
        check=False,
    )
    os.close(slave)
    seen = os.read(master, 10_000).decode("utf-8", errors="replace")
    os.close(master)
    assert done.returncode == 3
    assert "judging" in seen
    assert b"judging" not in done.stdout
    assert done.stdout.startswith(b"{")
