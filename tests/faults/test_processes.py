"""What happens to a process: it is killed, stopped, cut off from its terminal, or set in a place
with no home, no folder for temporary files, another clock, and a locale of plain ASCII.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import TypeAlias

import pytest

from tests.faults.calls import (
    CHECK,
    OUTPUTS,
    SUFFIXES,
    environment,
    left,
    program,
    programs,
    script,
)

Process: TypeAlias = subprocess.Popen[bytes]
Ended: TypeAlias = tuple[int, bytes, bytes]
"""How a process ended, what it said, and what it complained of."""

KEPT = b"kept as it was\n"
PLAIN = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}

SIGNAL = """
import os, signal
from pathlib import Path
def stop(*_):
    os.kill(os.getpid(), signal.{name})
{where} = stop
"""
MOMENTS = {
    "all is written, and not yet on the disk": "os.fsync",
    "all is on the disk, and the old file is still there": "Path.replace",
}
FORMATS = [f"check .{suffix}" for suffix in ("json", "xlsx", "docx", "parquet")]


@pytest.mark.parametrize("where", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("name", [*FORMATS, "template", "fmt", "try --write"])
def test_killed_while_it_writes(name: str, where: str, folder: Path) -> None:
    target, call = OUTPUTS[name]
    if not (folder / target).exists():
        (folder / target).write_bytes(KEPT)
    before = left(folder)

    done = program(*call, folder=folder, before=SIGNAL.format(name="SIGKILL", where=where))

    assert done.returncode == -signal.SIGKILL
    after = left(folder)
    unfinished = [name for name in after.keys() - before.keys() if name.startswith(".edustandards")]
    assert len(unfinished) == 1  # what the dead leave can be told, and is read by nobody
    after.pop(unfinished[0])
    assert after == before
    assert program(*call, folder=folder).returncode in {0, 1}
    assert (folder / target).read_bytes() not in {KEPT, before[target]}


@pytest.mark.parametrize("where", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("name", ["check .json", "check .xlsx", "template", "fmt", "try --write"])
def test_interrupted_while_it_writes(name: str, where: str, folder: Path) -> None:
    before = left(folder)
    _, call = OUTPUTS[name]
    done = program(*call, folder=folder, before=SIGNAL.format(name="SIGINT", where=where))
    assert (done.returncode, done.stderr) == (130, b"")
    assert left(folder) == before


def _while_it_reads(folder: Path, meanwhile: Callable[[Process, int], None]) -> Ended:
    """Do something once a check has begun to read its pack, which is a pipe with us behind it."""
    pack = folder / "slow.yaml"
    os.mkfifo(pack)
    call = ("check", "d.csv", "--pack", pack.name, "-o", "x.md")
    command = [sys.executable, "-c", script(), *call]
    with subprocess.Popen(
        command, cwd=folder, env=environment(None), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        pipe = None
        while pipe is None and process.poll() is None:
            # There is nobody at the other end before the pack is opened.
            with suppress(OSError):
                pipe = os.open(pack, os.O_WRONLY | os.O_NONBLOCK)
            sleep(0.01)
        assert pipe is not None, process.communicate()
        meanwhile(process, pipe)
        os.close(pipe)
        out, err = process.communicate(timeout=60)
    assert not (folder / "x.md").exists()
    return process.returncode, out, err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_interrupted_while_it_waits_for_its_input(folder: Path) -> None:
    def meanwhile(process: Process, _: int) -> None:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)

    assert _while_it_reads(folder, meanwhile) == (130, b"", b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_the_input_vanishes_once_the_pack_is_read(folder: Path) -> None:
    def meanwhile(_: Process, pipe: int) -> None:
        (folder / "d.csv").unlink()
        os.write(pipe, (folder / "p.yaml").read_bytes())

    status, out, err = _while_it_reads(folder, meanwhile)
    assert (status, out) == (2, b"")
    assert re.fullmatch(r"d\.csv: .*\[file-missing\]\n", err.decode())


VANISH = """
import pathlib
exists = pathlib.Path.exists
def vanishing(self):
    there = exists(self)
    if self.suffix == ".csv" and there:
        self.unlink()
    return there
pathlib.Path.exists = vanishing
"""


def test_the_input_vanishes_between_two_looks(folder: Path) -> None:
    done = program(*CHECK, "-o", "x.md", folder=folder, before=VANISH)
    assert done.returncode == 2
    assert re.fullmatch(r"d\.csv: .*\[file-unreadable\]\n", done.stderr.decode())


def _sent(folder: Path, redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line with its outputs sent somewhere by a shell."""
    line = f'"$0" -c "$1" "${{@:2}}" {redirection}'
    command = ["bash", "-c", line, sys.executable, script(), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(None), capture_output=True, check=False, timeout=60
    )


@pytest.mark.parametrize("form", ["table", "json", "csv", "html"])
def test_the_output_goes_to_a_full_disk(form: str, folder: Path) -> None:
    done = _sent(folder, ">/dev/full", *CHECK, "--format", form)
    assert done.returncode == 2
    assert re.fullmatch(r"the output cannot be written .*\[cli-system\]\n", done.stderr.decode())


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_outputs_that_are_closed(closed: str, folder: Path) -> None:
    done = _sent(folder, closed, *CHECK, "-o", "x.json")
    assert done.returncode == 1
    assert (folder / "x.json").read_bytes().endswith(b"\n")
    assert b"Traceback" not in done.stderr


def test_messages_to_a_closed_pipe(folder: Path) -> None:
    done = _sent(folder, "2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}", "check", "no.csv",
                 "--pack", "p.yaml")  # fmt: skip
    assert done.returncode in {2, 141}
    assert done.stderr == b""


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "parquet"])
def test_devices_and_pipes_are_written_into(form: str, folder: Path) -> None:
    call = (*CHECK, "--format", form, "-o")
    assert program(*call, "x", folder=folder).returncode == 1
    made = (folder / "x").read_bytes()
    assert program(*call, "/dev/stdout", folder=folder).stdout == made
    (folder / "log").write_bytes(KEPT)
    assert _sent(folder, ">>log", *call, "/dev/stdout").returncode == 1
    assert (folder / "log").read_bytes() == KEPT + made
    full = program(*call, "/dev/full", folder=folder)
    assert (full.returncode, Path("/dev/full").is_char_device()) == (2, True)


def test_reports_are_the_same_where_the_clock_is_another(folder: Path) -> None:
    zones = {"a": "UTC", "b": "Pacific/Kiritimati", "c": "Pacific/Pago_Pago"}
    for name, zone in zones.items():
        calls = [(*CHECK, "-o", f"{name}.{suffix}") for suffix in SUFFIXES]
        programs(calls, folder=folder, env={"TZ": zone})
    for suffix in SUFFIXES:
        assert len({(folder / f"{name}.{suffix}").read_bytes() for name in zones}) == 1, suffix


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_locale_of_plain_ascii(lang: str, folder: Path) -> None:
    """Chinese on the terminal, in the paths and in the files, where the locale knows none of it."""
    (folder / "d.csv").rename(folder / "学校.csv")
    call = ("check", "学校.csv", "--pack", "p.yaml", "--as-of", "2024-09-01", "--lang", lang)
    for form in ("table", "json", "csv"):
        usual = program(*call, "--format", form, folder=folder)
        plain = program(*call, "--format", form, folder=folder, env=PLAIN)
        assert (plain.returncode, plain.stderr) == (usual.returncode, usual.stderr) == (1, b"")
        assert _readable(plain.stdout) == _readable(usual.stdout)
    programs([(*call, "-o", f"报告.{suffix}") for suffix in SUFFIXES], folder=folder, env=PLAIN)
    assert {f"报告.{suffix}" for suffix in SUFFIXES} <= {*left(folder)}


def _readable(raw: bytes) -> str:
    """Return a text in which a name of other bytes than the locale has is no difference."""
    return re.sub(r"(?:\\udc[0-9a-f]{2})+|学校(?=\.csv)", "?", raw.decode())


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes elsewhere only")
def test_a_name_that_is_no_utf8(folder: Path) -> None:
    raw = os.fsencode(folder) + b"/\xff\xfe.csv"
    os.rename(folder / "d.csv", raw)  # noqa: PTH104 - a path of text would not have these bytes
    name = os.fsdecode(b"\xff\xfe.csv")
    call = ("check", name, "--pack", "p.yaml", "-o")
    programs([(*call, f"x.{suffix}") for suffix in SUFFIXES], folder=folder)
    assert b"\\udcff\\udcfe.csv" in (folder / "x.html").read_bytes()


@pytest.mark.parametrize("env", [{}, {"HOME": "/no/such"}, {"TMPDIR": "/no/such"}])
def test_without_a_home_or_a_folder_for_temporary_files(env: dict[str, str], folder: Path) -> None:
    """The environment of these processes has no HOME in the first place."""
    programs([(*CHECK, "-o", f"x.{suffix}") for suffix in SUFFIXES], folder=folder, env=env)
