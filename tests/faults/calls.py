"""Every way in which the command line writes a file, and a folder in which each of them works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from edustandards.cli.main import main

ROOT = Path(__file__).resolve().parents[2]

PACK = """\
pack: t/sports
edition: 1
title: {zh: 体育, en: Sports}
source: {document: 文件}
standards:
  area:
    title: {zh: 生均场地, en: Area per student}
    clause: 第三条
    on: school
    indicator: sports_field_area / students
    require: ≥ 7.5 m²/student
    examples:
      - {students: 400, sports_field_area: 3000, expect: met, value: 7.5 m²/student}
"""
TABLE = """\
学校,学段,在校生数,运动场地面积（平方米）
一小,小学,400,3000
二小,小学,300,2000
"""
STANDARDS = "名称,指标,限值\n生均场地,生均体育运动场馆面积,≥ 7.5 平方米/生\n"
CHECK = ("check", "d.csv", "--pack", "p.yaml", "--as-of", "2024-09-01")
SUFFIXES = ("json", "html", "csv", "parquet", "md", "xlsx", "docx", "pdf", "xml", "sarif", "txt")
EXPLAIN = ("explain", "d.csv", "--pack", "p.yaml", "--standard", "area", "--entity", "二小")
COMPLY = ("comply", "d.csv", "--pack", "p.yaml", "--resource", "sports_field_area")
TRACK = (
    *("track", str(ROOT / "examples/city-by-year.csv"), "--pack", "cn/city-plan"),
    *("--facts", str(ROOT / "examples/city-facts.yaml"), "--format", "json"),
)

OUTPUTS: Mapping[str, tuple[str, Sequence[str]]] = {
    **{f"check .{one}": (f"x.{one}", (*CHECK, "-o", f"x.{one}")) for one in SUFFIXES},
    "check --engine": ("x.parquet", (*CHECK, "--engine", "polars", "-o", "x.parquet")),
    "check --write-mapping": ("m.yaml", (*CHECK, "--dry-run", "--write-mapping", "m.yaml")),
    "explain": ("x.json", (*EXPLAIN, "--format", "json", "-o", "x.json")),
    "explain .txt": ("x.txt", (*EXPLAIN, "-o", "x.txt")),
    "comply": ("x.json", (*COMPLY, "--format", "json", "-o", "x.json")),
    "comply .csv": ("x.csv", (*COMPLY, "--format", "csv", "-o", "x.csv")),
    "track": ("x.json", (*TRACK, "-o", "x.json")),
    "report": ("x.md", ("report", "b.json", "--against", "a.json", "--format", "md", "-o", "x.md")),
    "diff": ("x.json", ("diff", "p.yaml", "q.yaml", "--format", "json", "-o", "x.json")),
    "template": ("x.xlsx", ("template", "p.yaml", "-o", "x.xlsx")),
    "new": ("x.yaml", ("new", "t/mine", "--force", "-o", "x.yaml")),
    "new --from": ("x.yaml", ("new", "t/mine", "--force", "--from", "s.csv", "-o", "x.yaml")),
    "schema": ("x.json", ("schema", "-o", "x.json")),
    "model": ("x.py", ("model", "p.yaml", "-o", "x.py")),
    "lint": ("x.json", ("lint", "p.yaml", "--format", "json", "-o", "x.json")),
    "lint --fix": ("p.yaml", ("lint", "p.yaml", "--fix")),
    "try": ("x.xml", ("try", "p.yaml", "--format", "junit", "-o", "x.xml")),
    "try --write": ("q.yaml", ("try", "q.yaml", "--write")),
    "fmt": ("p.yaml", ("fmt", "p.yaml")),
    "fmt -o": ("x.yaml", ("fmt", "p.yaml", "-o", "x.yaml")),
}
"""What is written to which file: the file, and the call."""


def prepare(folder: Path) -> None:
    """Lay out what the calls read."""
    (folder / "p.yaml").write_text(PACK, encoding="utf-8")
    (folder / "q.yaml").write_text(PACK.replace("edition: 1", 'edition: "2"'), encoding="utf-8")
    (folder / "d.csv").write_text(TABLE, encoding="utf-8")
    (folder / "s.csv").write_text(STANDARDS, encoding="utf-8")
    for name, area in (("a", "2250"), ("b", "2000")):
        (folder / f"{name}.csv").write_text(TABLE.replace("2000", area), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            call = ("check", f"{name}.csv", "--pack", "p.yaml", "-o", f"{name}.json", "--exit-zero")
            assert main(call) == 0


def program(
    *arguments: str,
    folder: Path,
    before: str = "",
    env: Mapping[str, str] | None = None,
    timeout: float = 120,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own; `before` is Python that it runs first."""
    command = [sys.executable, "-c", script(before), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(env), capture_output=True, check=False, timeout=timeout
    )


SEVERAL = """
import json, os, sys
from edustandards.cli.main import _open_streams, main
_open_streams()
for call in json.loads(sys.argv[1]):
    # What the system would hand us for these words, in whatever encoding it has.
    status = main([os.fsdecode(word.encode("utf-8", "surrogateescape")) for word in call])
    if status != 1:
        sys.exit(f"{status}: {call}")
"""


def programs(
    calls: Sequence[Sequence[str]], *, folder: Path, env: Mapping[str, str] | None = None
) -> None:
    """Make several calls, none of which finds all met, in one process of their own."""
    command = [sys.executable, "-c", SEVERAL, json.dumps(calls)]
    done = subprocess.run(
        command, cwd=folder, env=environment(env), capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()


def script(before: str = "") -> str:
    """Return a program that does something first, and then is the command line."""
    return f"{before}\nfrom edustandards.cli.main import run\nrun()"


def environment(env: Mapping[str, str] | None) -> dict[str, str]:
    """Return the environment of a process; nothing of ours is in it but where programs are."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}


def left(folder: Path) -> dict[str, bytes]:
    """Return what files there are, with what is in them."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
