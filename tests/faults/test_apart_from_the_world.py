"""No verb reaches for the network, starts a program, or touches a file it was not told of.

Python tells an audit hook of each of these before it is done. All verbs run in one process whose
hook refuses them; what is written may only be written in the folder of the call.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.faults.calls import CHECK, OUTPUTS, ROOT, environment

OTHERS = (
    CHECK,
    ("check", str(ROOT / "examples/generated-county-schools.csv"), "--pack", "cn/quality-balanced"),
    ("packs",),
    ("show", "cn/quality-balanced"),
    ("show", "p.yaml/area"),
    ("show", "cn/liaoning/quality-balanced", "--resolved"),
    ("explain", "d.csv", "--pack", "p.yaml", "--standard", "area", "--entity", "一小"),
    ("diff", "cn/quality-balanced", "p.yaml", "--on", "d.csv"),
    ("lint",),
    ("lint", "--rules"),
    ("--help",),
    ("--version",),
    ("check", "no.csv", "--pack", "p.yaml"),
    ("check", "http://localhost/d.csv", "--pack", "https://localhost/p.yaml"),
    ("nonsense",),
)

GUARD = """
import json, os, sys
from pathlib import Path

home = os.getcwd() + os.sep
temporary = ("/tmp/edustandards-", os.devnull)
guarded = False
seen = []

def hook(event, args):
    if not guarded:
        return
    if event.partition(".")[0] in {"socket", "subprocess", "urllib", "http", "ftplib", "smtplib"}:
        seen.append((event, str(args)[:200]))
        raise PermissionError(event)
    if event in {"os.system", "os.exec", "os.fork", "os.posix_spawn", "os.startfile", "pty.spawn"}:
        seen.append((event, str(args)[:200]))
        raise PermissionError(event)
    if event == "open":
        path, mode, flags = args
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes and isinstance(path, (str, bytes)):
            whole = os.path.abspath(os.fsdecode(path))
            if not whole.startswith((home, *temporary)):
                seen.append((event, whole))
                raise PermissionError(whole)

sys.addaudithook(hook)
from edustandards.cli.main import main
import socket
guarded = True
try:
    socket.create_connection(("127.0.0.1", 9))
except PermissionError:
    assert seen.pop(0)[0].startswith("socket")
else:
    raise AssertionError("the guard sleeps")
for call in json.loads(sys.argv[1]):
    status = main(call)
    if seen or status not in (0, 1, 2, 3):
        sys.exit(f"{call}: {status} {seen}")
"""


def test_every_verb_keeps_to_its_folder(folder: Path) -> None:
    calls = [*(call for _, call in OUTPUTS.values()), *OTHERS]
    command = [sys.executable, "-c", GUARD, json.dumps(calls)]
    done = subprocess.run(
        command, cwd=folder, env=environment(None), capture_output=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    assert b"internal error" not in done.stderr


def test_every_verb_is_among_the_calls() -> None:
    from edustandards.cli.group import VERBS

    called = {call[0] for _, call in OUTPUTS.values()} | {call[0] for call in OTHERS}
    assert set(VERBS) <= called
