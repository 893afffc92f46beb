"""A file is written whole, or is not there, or is the one that was: whatever goes wrong, and where.

Each fault is tried on every output of every verb. None of them needs a right to do it but those
that say so; as root, permissions would not stop anybody.
"""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edustandards.cli.main import main
from edustandards.errors import DataError
from edustandards.reports.file import beside, write_file
from tests.faults.calls import OUTPUTS, left

KEPT = "kept as it was\n"
Fault = Callable[[Path, pytest.MonkeyPatch], None]


def _full_at(name: str) -> Fault:
    def fault(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*__: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(name, full)

    return fault


def _locked(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behave as a system does on which somebody has the file open."""

    def locked(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", locked)


def _sealed(target: Path, _: pytest.MonkeyPatch) -> None:
    """Take everybody's right to write to the file; the folder would let it be replaced."""
    target.chmod(0o444)


FAULTS: dict[str, Fault] = {
    "the disk is full when the file is made": _full_at("edustandards.reports.file.os.open"),
    "the disk is full when all is written": _full_at("os.fsync"),
    "another program holds the file": _locked,
    "nobody may write to the file": _sealed,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize(("name", "call"), OUTPUTS.values(), ids=OUTPUTS)
def test_an_old_file_stays(
    name: str,
    call: tuple[str, ...],
    fault: Fault,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = folder / name
    if not target.exists():
        target.write_text(KEPT, encoding="utf-8")
    fault(target, monkeypatch)
    before = left(folder)

    status = main(call)

    said = capsys.readouterr()
    assert status == 2
    assert left(folder) == before
    assert name in said.err
    assert "[report-failed-to-write]" in said.err.splitlines()[-1]


@contextmanager
def _at_most(size: int) -> Iterator[None]:
    """Let files grow to so many bytes only, as if the disk were full then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [0, 40])
@pytest.mark.parametrize(("name", "call"), OUTPUTS.values(), ids=OUTPUTS)
def test_the_disk_is_full_in_the_midst(
    name: str,
    call: tuple[str, ...],
    size: int,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = left(folder)
    with _at_most(size):
        status = main(call)
    said = capsys.readouterr()
    assert left(folder) == before
    assert status == 2
    assert name in said.err


@pytest.mark.parametrize(("name", "call"), OUTPUTS.values(), ids=OUTPUTS)
def test_without_a_fault_each_call_writes_its_file(
    name: str, call: tuple[str, ...], folder: Path
) -> None:
    before = left(folder)
    assert main(call) in {0, 1}
    after = left(folder)
    assert after.pop(name) != before.pop(name, b"")
    assert after == before


NOWHERE = {
    "a folder that is not there": "no/such/",
    "a file for a folder": "d.csv/",
    "a name longer than any": "a" * 300,
}


@pytest.mark.parametrize("start", NOWHERE.values(), ids=NOWHERE)
@pytest.mark.parametrize(
    ("name", "call"), [one for one in OUTPUTS.values() if one[0] in one[1]]
)  # fmt: skip
def test_where_nothing_can_be_written(
    name: str,
    call: tuple[str, ...],
    start: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if name in {"p.yaml", "q.yaml"}:
        pytest.skip("what is written is what was read")
    before = left(folder)
    elsewhere = start + name
    assert main([elsewhere if one == name else one for one in call]) == 2
    assert left(folder) == before
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("how", ["ro", "size=16k"])
def test_a_disk_of_its_own(how: str, folder: Path) -> None:
    """A real folder that cannot be written to, and one that is full: as root only."""
    disk = folder / "disk"
    disk.mkdir()
    if shutil.which("mount") is None or _run("mount", "-t", "tmpfs", "-o", "size=16k", "x", disk):
        pytest.skip("no right to mount a disk")
    try:
        target = disk / "x.json"
        target.write_text(KEPT, encoding="utf-8")
        if how == "ro":
            assert not _run("mount", "-o", "remount,ro", disk)
        with pytest.raises(DataError) as caught:
            write_file(target, ["x" * 4096] * 5)
        assert [one.code for one in caught.value.problems] == ["report-failed-to-write"]
        assert left(disk) == {"x.json": KEPT.encode()}
    finally:
        _run("umount", disk)


def test_a_file_that_nobody_may_change(folder: Path) -> None:
    target = folder / "x.json"
    target.write_text(KEPT, encoding="utf-8")
    if shutil.which("chattr") is None or _run("chattr", "+i", target):
        pytest.skip("the system knows no such files, or not for us")
    try:
        with pytest.raises(DataError):
            write_file(target, ["x"])
        assert target.read_text(encoding="utf-8") == KEPT
        assert not [name for name in left(folder) if "part" in name]
    finally:
        _run("chattr", "-i", target)


def _run(*command: str | Path) -> int:
    return subprocess.run(command, capture_output=True, check=False).returncode


AS_SOMEBODY = """
import os, sys
from pathlib import Path
from edustandards.errors import DataError
from edustandards.reports.file import write_file
os.setgid(65534)
os.setuid(65534)
try:
    write_file(Path(sys.argv[1]), ["x"])
except DataError as error:
    print(error)
"""


def test_a_file_of_somebody_else(folder: Path) -> None:
    """In a folder that all may write to, their files are still theirs; tried as root only."""
    if not hasattr(os, "getuid") or os.getuid() != 0:
        pytest.skip("no right to be somebody else")
    path = folder / "x.json"
    for one in (folder, *folder.parents[:3]):
        one.chmod(0o777)
    path.write_text(KEPT, encoding="utf-8")
    path.chmod(0o644)
    done = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY, path.name], capture_output=True, check=True
    )
    assert path.read_text(encoding="utf-8") == KEPT
    assert b"[report-failed-to-write]" in done.stdout


def test_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    target.write_text("old", encoding="utf-8")
    for mode in (0o600, 0o640, 0o666, 0o755):
        target.chmod(mode)
        write_file(target, ["new"])
        assert target.stat().st_mode & 0o7777 == mode


def test_a_new_file_has_the_permissions_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "x.json", ["new"])
    finally:
        os.umask(before)
    assert (tmp_path / "x.json").stat().st_mode & 0o777 == 0o640


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "x.json"
    link = tmp_path / "x.json"
    link.symlink_to(target)
    for text in ("first", "second"):  # first the link leads nowhere yet
        write_file(link, [text])
        assert link.is_symlink()
        assert target.read_text(encoding="utf-8") == text


def test_a_ring_of_links(tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(DataError):
        write_file(one, ["x"])
    assert one.is_symlink()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "x.json").mkdir()
    with pytest.raises(DataError):
        write_file(tmp_path / "x.json", ["x"])
    assert [one.name for one in tmp_path.iterdir()] == ["x.json"]


@pytest.mark.parametrize("name", ["a\0.json", "\ud800.json"])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError) as caught:
        write_file(tmp_path / name, ["x"])
    assert caught.value.problems[0].code == "report-failed-to-write"


def test_whoever_stops_in_the_midst_leaves_nothing(tmp_path: Path) -> None:
    for stop in (KeyboardInterrupt, SystemExit, MemoryError, ValueError):
        with pytest.raises(stop):
            _stopped(tmp_path / "x.json", stop)
    assert list(tmp_path.iterdir()) == []


def _stopped(path: Path, stop: type[BaseException]) -> None:
    with beside(path) as other:
        other.write_text("half", encoding="utf-8")
        raise stop
