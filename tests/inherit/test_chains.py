"""Many packs: long chains, layers of diamonds, rings, and packs that ask for packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.errors import PackError
from edustandards.packs.library import MOST_ASKING, load, opening
from edustandards.packs.meets import concluded
from edustandards.reports.show_resolved import show_resolved
from tests.inherit.conftest import Home
from tests.inherit.test_extends import limits


def test_fifty_packs_in_a_row(home: Home) -> None:
    for at in range(50):
        change = f"set:\n  class-size: {{require: ≤ {99 - at} student, reason: 严}}\n"
        home.pack(f"p{at}", change, f"p{at - 1}@1" if at else "nat@1")
    pack = home.open("p49")
    assert limits(pack, "class-size")[""][1] == 50
    assert len(pack.steps["class-size"]) == 51


def test_a_chain_has_an_end(home: Home) -> None:
    for at in range(MOST_ASKING + 5):
        home.pack(f"p{at}", "", f"p{at - 1}@1" if at else "nat@1")
    assert [code for code, _ in home.slips(f"p{MOST_ASKING + 4}")] == ["pack-deep"]
    assert home.open(f"p{MOST_ASKING - 1}").document.standards


def layers(home: Home, count: int, bottom: str = "") -> str:
    for at in range(count):
        below = f"[a{at - 1}@1, b{at - 1}@1]" if at else "nat@1"
        home.pack(f"a{at}", bottom if not at else "", below)
        home.pack(f"b{at}", "", below)
    return f"a{count - 1}"


def test_layers_of_diamonds_are_walked_once(home: Home) -> None:
    pack = home.open(layers(home, 40, "set:\n  class-size: {require: ≤ 40 student, reason: 严}\n"))
    assert limits(pack, "class-size")[""][1] == 40
    assert len(pack.brought) == 80
    assert "was ≤ 45 student" in show_resolved(pack, [home.folder], "en", why=True)


def test_a_slip_below_layers_of_diamonds_is_found_once(home: Home) -> None:
    home.national("require: ≤ 45 student", "require: ≤ 45 m²")
    assert home.slips(layers(home, 40)) == [("threshold-unit", "nat:24")]


def test_what_was_wrong_is_read_again_once_it_is_mended(home: Home) -> None:
    home.pack("prov", "retire:\n  fnud: {reason: 笔误}\n")
    find = opening([home.folder])
    with pytest.raises(PackError):
        find("prov", None)
    home.pack("prov", "retire:\n  fund: {reason: 去}\n")
    assert find("prov", None).gone


def test_rings_of_files_and_of_links(home: Home) -> None:
    home.write("f/a", 'pack: fa\nedition: "1"\ntitle: 甲\nextends: b.yaml\n')
    home.write("f/b", 'pack: fb\nedition: "1"\ntitle: 乙\nextends: ./c.yaml\n')
    home.write("f/c", 'pack: fc\nedition: "1"\ntitle: 丙\nextends: a.yaml\n')
    with pytest.raises(PackError, match="f@a → f@b → f@c → f@a"):
        load(home.folder / "f" / "a.yaml", shelves=(home.folder,))
    (home.folder / "f" / "loop.yaml").symlink_to("loop.yaml")
    path = home.write("f/d", 'pack: fd\nedition: "1"\ntitle: 丁\nextends: loop.yaml\n')
    with pytest.raises(PackError, match="pack-file-links"):
        load(path, shelves=(home.folder,))


def test_ids_of_a_pack_that_is_asked_for_are_its_own(home: Home) -> None:
    body = 'pack: {}\nedition: "1"\ntitle: 某\nstandards:\n  x: {{on: county, {}}}\n'
    home.write("m0/1", body.format("m0", "holds: fund"))
    for at in range(1, 20):
        home.write(f"m{at}/1", body.format(f"m{at}", f"meets: m{at - 1}@1"))
    assert [one.id for one in concluded(home.open("m1").document)] == ["x"]
    home.open("m2")
    with pytest.raises(PackError, match="standard-large"):
        home.open("m19")


def test_files_by_path_need_no_folder_of_packs(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "up.yaml").write_text(
        (home.folder / "nat" / "1.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    own = folder / "own.yaml"
    own.write_text('pack: own\nedition: "1"\ntitle: 我\nextends: sub/up.yaml\n', encoding="utf-8")
    assert load(own, shelves=(home.folder,)).extends == ("sub/up.yaml",)
