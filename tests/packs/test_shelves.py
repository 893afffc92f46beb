"""Where packs are found: the library, installed packages, own folders; never two at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import edustandards as es
from edustandards.errors import PackError
from edustandards.packs.library import editions, load
from edustandards.packs.shelf import PATH, shelf, shelves

Write = Callable[[Path, str], None]

PACK = """\
pack: {id}
edition: "{edition}"
title: {{zh: 试, en: trial}}
effective: {{{effective}}}
{more}
standards:
  size: {{on: school, indicator: students, require: ≤ 2000 student}}
"""


def pack(id_: str, edition: str = "1", effective: str = "", more: str = "") -> str:
    return PACK.format(id=id_, edition=edition, effective=effective, more=more)


def code(call: Callable[[], object]) -> str:
    with pytest.raises(PackError) as caught:
        call()
    [one] = caught.value.problems
    assert one.say("zh") != one.say("en")
    return one.code


def test_the_library_is_always_there() -> None:
    assert shelves() == (shelf(),)


def test_folders_of_the_user_add_packs_and_names(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write(one / "a" / "1.yaml", pack("a"))
    write(
        other / "vocabulary" / "b.yaml",
        "vocabulary: b\nfields:\n  pools: {title: {zh: 泳池数, en: pools}}\n",
    )
    text = pack("b").replace(
        "indicator: students, require: ≤ 2000 student", "indicator: pools, require: ≥ 1"
    )
    write(other / "b" / "1.yaml", text)
    monkeypatch.setenv(PATH, f"{one}{os.pathsep}{other}")
    assert load("a").name == "a@1"
    assert es.load_pack("b").document.vocabulary.fields["pools"].title.zh == "泳池数"
    assert {"a@1", "b@1", "cn/quality-balanced@2017"} <= {each.name for each in editions()}
    monkeypatch.delenv(PATH)
    assert code(lambda: load("b")) in {"pack-near", "pack-unknown"}
    assert es.load_pack("b", folders=[other]).document.name == "b@1"


def test_vocabulary_is_read_again_once_it_has_changed(tmp_path: Path, write: Write) -> None:
    words = "vocabulary: b\nfields:\n  pools: {{title: {{zh: {}, en: pools}}}}\n"
    for title in ("泳池", "游泳池数"):
        write(tmp_path / "vocabulary" / "b.yaml", words.format(title))
        write(tmp_path / "b" / "1.yaml", pack("b"))
        document = load("b", shelves=(shelf(), tmp_path))
        assert document.vocabulary.fields["pools"].title.zh == title


def test_a_name_that_clashes_names_both_places(tmp_path: Path, write: Write) -> None:
    copy = tmp_path / "cn" / "quality-balanced" / "2017.yaml"
    write(copy, pack("cn/quality-balanced", "2017"))
    with pytest.raises(PackError) as caught:
        load("cn/quality-balanced", shelves=shelves([tmp_path]))
    [one] = caught.value.problems
    assert one.code == "pack-twice"
    assert one.where.file == str(copy)
    assert str(shelf() / "cn" / "quality-balanced" / "2017.yaml") in one.say("zh")
    # A further edition is no clash.
    copy.unlink()
    write(tmp_path / "cn" / "quality-balanced" / "2099.yaml", pack("cn/quality-balanced", "2099"))
    assert load("cn/quality-balanced@2099", shelves=shelves([tmp_path])).edition == "2099"


def test_the_same_folder_twice_is_one(tmp_path: Path, write: Write) -> None:
    write(tmp_path / "a" / "1.yaml", pack("a"))
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    assert shelves([tmp_path, link, shelf()]) == (shelf(), tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = tmp_path / "none"
    assert code(lambda: shelves([missing])) == "shelf-missing"
    monkeypatch.setenv(PATH, str(missing))
    assert code(shelves) == "shelf-listed"


@pytest.fixture
def site(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of installed packages with one that brings packs; nothing in it is run."""
    folder = tmp_path / "site"
    write(folder / "brought" / "__init__.py", "raise RuntimeError('packs are read, never run')\n")
    write(folder / "brought" / "my" / "1.yaml", pack("my"))
    write(
        folder / "brought-1.0.dist-info" / "METADATA",
        "Metadata-Version: 2.1\nName: brought\nVersion: 1.0\n",
    )
    write(
        folder / "brought-1.0.dist-info" / "entry_points.txt",
        "[edustandards.packs]\nbrought = brought\n",
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    return folder


def test_installed_packages_add_packs(site: Path) -> None:
    assert load("my").name == "my@1"
    assert load("my").path == str(site / "brought" / "my" / "1.yaml")


def test_an_installed_package_may_clash_with_a_folder(
    site: Path, tmp_path: Path, write: Write
) -> None:
    write(tmp_path / "own" / "my" / "1.yaml", pack("my"))
    with pytest.raises(PackError, match="pack-twice") as caught:
        editions(shelves([tmp_path / "own"]))
    assert str(site) in str(caught.value)


def test_an_installed_package_whose_packs_are_gone(site: Path, write: Write) -> None:
    write(
        site / "brought-1.0.dist-info" / "entry_points.txt", "[edustandards.packs]\nx = not_there\n"
    )
    assert code(shelves) == "shelf-package"


SUPERSEDED = [
    ("1998", "from: 1998-10-01, to: 2018-04-30", 'superseded_by: "2017"'),
    ("2017", "from: 2018-05-01, to: 2024-12-31", ""),
]


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("1998-09-30", "pack-not-yet"),
        ("1998-10-01", "1998"),
        ("2018-04-30", "1998"),
        ("2018-05-01", "2017"),
        ("2024-12-31", "2017"),
        ("2025-01-01", "pack-no-longer"),
    ],
)
@pytest.mark.parametrize("open_ended", [False, True])
def test_an_edition_ends_when_the_next_one_begins(
    tmp_path: Path, write: Write, day: str, edition: str, *, open_ended: bool
) -> None:
    for name, effective, more in SUPERSEDED:
        # An edition without an end ends with the beginning of the one that supersedes it.
        span = effective.split(", ")[0] if open_ended and more else effective
        write(tmp_path / "air" / f"{name}.yaml", pack("air", name, span, more))
    if edition.startswith("pack-"):
        assert code(lambda: load("air", day, shelves=(tmp_path,))) == edition
    else:
        assert load("air", day, shelves=(tmp_path,)).edition == edition


def test_a_day_between_two_editions(tmp_path: Path, write: Write) -> None:
    write(tmp_path / "air" / "1.yaml", pack("air", "1", "from: 2000-01-01, to: 2001-12-31"))
    write(tmp_path / "air" / "2.yaml", pack("air", "2", "from: 2003-01-01"))
    assert code(lambda: load("air", "2002-06-01", shelves=(tmp_path,))) == "pack-not-in-force"


def test_a_head_below_the_standards_is_read_all_the_same(tmp_path: Path, write: Write) -> None:
    text = pack("air", "1", "", "")
    text = text.replace("effective: {}\n", "") + "effective: {from: 2099-01-01}\n"
    write(tmp_path / "air" / "1.yaml", text)
    assert code(lambda: load("air", "2020-01-01", shelves=(tmp_path,))) == "pack-not-yet"
    assert load("air", "2099-01-01", shelves=(tmp_path,)).edition == "1"
