"""Whatever words a command line is made of, it ends with one of its statuses and says why."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from edustandards.cli.group import VERBS
from edustandards.cli.main import main
from tests.effort import examples
from tests.faults.calls import OUTPUTS, prepare

OPTIONS = (
    *("--pack", "--as-of", "--format", "-o", "--ref", "--facts", "--mapping", "--write-mapping"),
    *("--standard", "--entity", "--stage", "--period", "--resource", "--step", "--first-year"),
    *("--against", "--on", "--lang", "--title", "--from", "--extends", "--edition", "--select"),
    *("--today", "--stale-after", "--packs", "--require", "--unknown", "--check", "--diff"),
    *("--fix", "--write", "--force", "--quiet", "--dry-run", "--exit-zero", "--strict-data"),
    *("--no-mutants", "--resolved", "--rules", "--help", "--version", "--nonsense", "--"),
)
WORDS = (
    *("d.csv", "p.yaml", "q.yaml", "a.json", "b.json", "s.csv", ".", "x", "no.csv", "no/x.json"),
    *("x.json", "x.xlsx", "x.html", "x.yaml", "x.zzz", "area", "students", "sports_field_area"),
    *("p.yaml/area", "cn/quality-balanced", "cn/quality-balanced@2017", "a/b@c", "@", ""),
    *("school", "pack", "json", "table", "zh", "en", "2024-09-01", "2024-13-99", "9" * 40, "-1"),
    *("1e999", "city_fund=3", "a=b=c;;", "=", "[", "\ud800", "\u202e", "一小", "*", "a" * 300),
)
WORD = st.sampled_from([*OPTIONS, *WORDS]) | st.text(max_size=8).filter(lambda one: "\0" not in one)
CALLS = [list(call) for _, call in OUTPUTS.values()]


@pytest.fixture(scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("words")
    prepare(home)
    before = Path.cwd()
    os.chdir(home)
    yield
    os.chdir(before)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """Return a call that works with some words changed, or a verb with any words."""
    if draw(st.booleans()):
        return [draw(st.sampled_from([*VERBS, "nonsense"])), *draw(st.lists(WORD, max_size=8))]
    words = list(draw(st.sampled_from(CALLS)))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 1))] = draw(st.lists(WORD, max_size=2))
    return words


@pytest.mark.usefixtures("_folder")
@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(lines())
@example([])
@example(["check", "", "--pack", ""])
@example(["check", "\ud800"])
@example(["check", "d.csv", "--pack", "\ud800", "-o", "\ud800"])
@example(["new", "--from", ".", "-o", ""])
def test_any_words(words: list[str]) -> None:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(words)
    assert status in {0, 1, 2, 3}
    assert "internal error" not in err.getvalue()
    assert "内部错误" not in err.getvalue()
    assert status != 2 or (out.getvalue() + err.getvalue()).strip()
