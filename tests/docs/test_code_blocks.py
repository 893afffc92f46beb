"""Every block of code in the README and the documentation does what the text says."""

from __future__ import annotations

import io
import re
import shlex
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

import edustandards as es
from edustandards.cli.main import main
from edustandards.packs.tried import tried

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
FENCE = re.compile(
    r"(?:^<!-- exit: (?P<exit>\d) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SAID = re.compile(r"^ *print\(.*\)  # (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind, its text, and the exit status that a command should have."""

    kind: str
    text: str
    exit: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [Block(m["kind"], m["text"], int(m["exit"] or 0)) for m in FENCE.finditer(text)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the repository and takes the files that commands write."""
    for one in ROOT.iterdir():
        if not one.name.startswith("."):
            (tmp_path / one.name).symlink_to(one)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def named(kind: str) -> list[object]:
    return [
        pytest.param(page, id=str(page.relative_to(ROOT)))
        for page in PAGES
        if any(block.kind == kind for block in blocks(page))
    ]


def test_there_are_no_other_kinds_of_block() -> None:
    kinds = {block.kind for page in PAGES for block in blocks(page)}
    assert kinds == {"python", "yaml", "console"}


@pytest.mark.parametrize("page", named("python"))
@pytest.mark.usefixtures("desk")
def test_python_blocks_run_and_print_what_they_say(page: Path) -> None:
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.kind == "python":
            printed = io.StringIO()
            with redirect_stdout(printed):
                exec(compile(block.text, str(page), "exec"), names)
            assert printed.getvalue().splitlines() == SAID.findall(block.text)


@pytest.mark.parametrize("page", named("yaml"))
def test_yaml_blocks_are_packs_whose_examples_hold(page: Path, tmp_path: Path) -> None:
    for number, block in enumerate(block for block in blocks(page) if block.kind == "yaml"):
        path = tmp_path / f"{number}.yaml"
        path.write_text(block.text, encoding="utf-8")
        pack = es.load_pack(path)
        assert pack.document.examples
        for example in pack.document.examples:
            assert tried(pack.document, example).verdict is example.expect


@pytest.mark.parametrize("page", named("console"))
@pytest.mark.usefixtures("desk")
def test_commands_end_with_the_status_that_is_said(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for block in blocks(page):
        for line in block.text.splitlines() if block.kind == "console" else ():
            words = shlex.split(line.removeprefix("$ "))
            assert line.startswith("$ ")
            if words[0] == "edustandards":
                status = main(words[1:])
                assert status == block.exit, f"{line}\n{capsys.readouterr().err}"
