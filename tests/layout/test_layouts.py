"""The layout itself, case by case, and what is never done."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.errors import PackError
from edustandards.packs.editor.shapes import forms
from edustandards.packs.layout import lay
from edustandards.packs.layout.emit import WIDEST, emit, width_of
from edustandards.packs.layout.lay import laid_out
from edustandards.packs.layout.order import ORDER, QUOTED
from edustandards.packs.layout.scalars import speaks_otherwise
from edustandards.packs.library import load
from edustandards.packs.source import read_source

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted([*(ROOT / "standards").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")])


def cases() -> dict[str, tuple[str, str]]:
    text = (Path(__file__).parent / "layouts.txt").read_text(encoding="utf-8")
    found = {}
    for case in text.split("=== ")[1:]:
        name, _, rest = case.partition("\n")
        before, _, after = rest.partition("--->\n")
        found[name] = (before, after)
    return found


CASES = cases()


@pytest.mark.parametrize("case", CASES)
def test_cases(case: str) -> None:
    before, after = CASES[case]
    assert laid_out(before, "f.yaml") == after
    assert laid_out(after, "f.yaml") == after


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_shipped_files_say_the_same_and_are_never_wider_than_needed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    out = laid_out(text, str(path))
    assert laid_out(out, str(path)) == out
    for line in out.split("\n"):
        if width_of(line) > WIDEST:
            # Only a single text may be longer: a comment, or a value that is never folded.
            assert line.lstrip().startswith("#") or not line.rstrip().endswith(("}", "]")), line


def test_a_shipped_pack_is_the_same_pack(tmp_path: Path) -> None:
    path = ROOT / "standards" / "cn" / "quality-balanced" / "2017.yaml"
    copy = tmp_path / "copy.yaml"
    copy.write_text(laid_out(path.read_text(encoding="utf-8"), "copy.yaml"), encoding="utf-8")
    one, other = load(path), load(copy)
    assert one.standards == other.standards
    assert [e.values for e in one.examples] == [e.values for e in other.examples]


def test_no_key_is_in_the_order_that_no_form_has() -> None:
    for form, keys in ORDER.items():
        assert len(set(keys)) == len(keys)
        assert set(keys) <= set(forms()[form].keys), form
    every = {key for form in forms().values() for key in form.keys}
    assert every >= QUOTED


def test_every_form_with_several_keys_has_an_order() -> None:
    several = {name for name, form in forms().items() if len(form.keys) > 2}
    assert several <= set(ORDER)


def test_what_would_change_the_meaning_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    slips = (("school", "county"), ("# why", ""), ("a:", "- a:"), ('"1"', "1"), ("b: 1\n", ""))
    text = (
        "pack: p\nedition: '1'\nstandards:\n  a: {on: school} # why\nx-n: '1'\nx-m: {a: 1, b: 1}\n"
    )
    assert laid_out(text, "f.yaml")
    for right, wrong in (*slips, ("{a: 1, b: 1}", "{b: 1, a: 1}")):

        def slip(*given: object, right: str = right, wrong: str = wrong) -> str:
            said = emit(*given)  # type: ignore[arg-type]
            return said.replace(right, wrong) if right in said else said + "# lost\n"

        monkeypatch.setattr(lay, "emit", slip)
        with pytest.raises(PackError, match=r"\[fmt-meaning\]"):
            laid_out(text, "f.yaml")


def test_other_files_are_refused() -> None:
    with pytest.raises(PackError, match=r"\[fmt-kind\]"):
        laid_out("services: {}\n", "compose.yaml")
    with pytest.raises(PackError, match=r"\[yaml-key-twice\]"):
        laid_out("pack: a\npack: b\n", "f.yaml")


@pytest.mark.parametrize(
    "text", ["1", "1.0", "-3", "1e5", "0x1F", "1:30", "yes", "No", "true", "2024-1-1", ".5", "~"]
)
def test_texts_that_other_readers_take_for_something_else(text: str) -> None:
    assert speaks_otherwise(text)
    assert laid_out(f"pack: a\nx-a: '{text}'\n", "f.yaml") == f'pack: a\nx-a: "{text}"\n'
    node = read_source(f'pack: a\nx-a: "{text}"\n', "f.yaml")
    assert node.entries["x-a"].text == text  # type: ignore[index,union-attr]


@pytest.mark.parametrize("text", ["7.5 m²", "1/3", "85 %", "nothing", "a2017", "二〇一七"])
def test_texts_that_are_texts_to_all(text: str) -> None:
    assert not speaks_otherwise(text)
