"""Packs in a text looked at, on a day that is always the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from edustandards.packs.lint.run import Looked, Wanted, look

TODAY = date(2026, 11, 25)

HEAD = """\
pack: t/p
edition: "1"
title: {zh: 包, en: Pack}
source: {document: 文件}
"""


def looked(text: str, folder: Path, *rules: str, name: str = "pack.yaml") -> Looked:
    """Return the remarks on a text, of some rules or of all."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return look(path, Wanted(TODAY, frozenset(rules)) if rules else Wanted(TODAY))


def spots(found: Looked) -> list[tuple[str, int | None, int | None]]:
    """Return the remarks as rule, line and column."""
    wheres = [(one.rule, one.problem.where) for one in found.remarks]
    return [(rule, where.line, where.column) for rule, where in wheres]


def standard(*lines: str, head: str = "", on: str = "class") -> str:
    """Return a pack with one standard, whose body is `lines`."""
    body = "".join(f"    {line}\n" for line in lines)
    told = "    title: {zh: 标准, en: Standard}\n    clause: 一\n    confidence: unverified\n"
    return f"{HEAD}{head}standards:\n  one:\n    on: {on}\n{told}{body}"
