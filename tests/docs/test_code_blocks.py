"""Every block of code in the README and the documentation does what the text says.

The blocks of a page are run in order, on one desk:

- `python` prints what the comments behind its `print` say;
- `yaml` and `csv` are files, under the name that a comment above gives (`<!-- file: my.yaml -->`);
  a pack loads, and its examples hold;
- `console` are commands, each followed by what it prints, where that is shown: `…` alone in a line
  stands for lines that are left out. `<!-- exit: 1 -->` says how the commands end.
"""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from textwrap import dedent

import pytest

import edustandards as es
from edustandards.cli.main import main
from edustandards.packs.tried import tried

ROOT = Path(__file__).resolve().parents[2]
# The catalogue and the reference are made anew for each build; tests of their own look at them.
GENERATED = {"catalogue", "reference"}
BY_HAND = (one for one in (ROOT / "docs").rglob("*.md") if not GENERATED & {*one.parts})
PAGES = (ROOT / "README.md", *sorted(BY_HAND))
FENCE = re.compile(
    r"(?P<said>(?:^ *<!-- [\w-]+(?:: [^\n]+)? -->\n)*)"
    r"^(?P<within> *)```(?P<kind>\w+)\n(?P<text>.*?)^(?P=within)```$",
    re.MULTILINE | re.DOTALL,
)
TOLD = re.compile(r"<!-- (exit|file): (.+) -->")
SAID = re.compile(r"^ *print\(.*\)  # (.+)$", re.MULTILINE)
REST = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind, its text, the status that commands end with, or its file name."""

    kind: str
    text: str
    exit: int
    file: str


def blocks(page: Path) -> Iterator[Block]:
    for found in FENCE.finditer(page.read_text(encoding="utf-8")):
        told = dict(TOLD.findall(found["said"]))
        status = int(told.get("exit", 0))
        yield Block(found["kind"], dedent(found["text"]), status, told.get("file", ""))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the repository and takes the files that commands write."""
    for one in ROOT.iterdir():
        if not one.name.startswith("."):
            (tmp_path / one.name).symlink_to(one)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def test_there_are_no_other_kinds_of_block_and_none_is_missed() -> None:
    kinds = {block.kind for page in PAGES for block in blocks(page)}
    assert kinds == {"python", "yaml", "csv", "console"}
    for page in PAGES:
        fences = re.findall(r"^ *```", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(fences) == 2 * len(list(blocks(page))), page


def test_a_shown_output_is_held_against_the_whole_one() -> None:
    assert shown(["a", REST, "d"], ["a", "b", "c", "d"])
    assert shown([REST, "c", REST], ["a", "b", "c", "d"])
    assert not shown(["a", "c"], ["a", "b", "c"])
    assert not shown(["b", REST], ["a", "b"])
    assert not shown(["a", REST, "c"], ["a", "b"])


@pytest.mark.parametrize(
    "page", [pytest.param(one, id=str(one.relative_to(ROOT))) for one in PAGES if [*blocks(one)]]
)
def test_blocks_do_what_the_page_says(
    page: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, object] = {}
    unnamed = count()
    for block in blocks(page):
        match block.kind:
            case "python":
                python(block, names, page)
            case "yaml" | "csv":
                path = desk / (block.file or f"unnamed-{next(unnamed)}.{block.kind}")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.text, encoding="utf-8")
                if re.search("^pack:", block.text, re.MULTILINE):
                    pack_holds(path)
                assert block.file or block.kind == "yaml", "a table is there to be read"
            case "console":
                console(block, capsys)
            case other:
                raise AssertionError(other)


def python(block: Block, names: dict[str, object], page: Path) -> None:
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(block.text, str(page), "exec"), names)
    assert printed.getvalue().splitlines() == SAID.findall(block.text)


def pack_holds(path: Path) -> None:
    pack = es.load_pack(path)
    assert pack.document.examples
    for example in pack.document.examples:
        assert tried(pack.document, example).verdict is example.expect


def console(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    commands = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert commands.pop(0) == "", "a block of commands begins with one"
    for one in commands:
        line, *wanted = one.rstrip("\n").splitlines()
        words = shlex.split(line)
        if words[0] == "edustandards":
            status = main(words[1:])
            said = capsys.readouterr()
            assert status == block.exit, f"{line}\n{said.err}"
            printed = [text.rstrip() for text in (said.out + said.err).splitlines()]
            assert not wanted or shown(wanted, printed), f"{line}\n{said.out}{said.err}"


def shown(wanted: list[str], printed: list[str]) -> bool:
    """Tell whether lines are those that were printed, but for what `…` stands for."""
    pattern = "".join(
        r"(?:[^\n]*\n)*" if one.strip() == REST else re.escape(one) + r"\n" for one in wanted
    )
    return re.fullmatch(pattern, "".join(f"{one}\n" for one in printed)) is not None
