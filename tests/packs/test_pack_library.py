"""Packs by name, edition and date; and no name leads out of the folder of packs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import PackError
from edustandards.packs.library import editions, load
from edustandards.packs.shelf import shelf

Write = Callable[[Path, str], None]

PACK = """\
pack: {id}
edition: "{edition}"
title: {{zh: 试, en: trial}}
jurisdiction: CN
effective: {{{effective}}}
standards:
  fund: {{on: school, holds: fund}}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, words: str, write: Write) -> Path:
    """Return a folder with a vocabulary and two packs, one in three editions."""
    folder = tmp_path_factory.mktemp("home")
    write(folder / "vocabulary" / "a.yaml", words)
    for edition, effective in [
        ("2012", "from: 2012-01-20, to: 2017-04-18"),
        ("2017", "from: 2017-04-19"),
        ("2017.1", "from: 2019-09-01, to: 2020-08-31"),
    ]:
        text = PACK.format(id="cn/balance", edition=edition, effective=effective)
        write(folder / "cn" / "balance" / f"{edition}.yaml", text)
    text = PACK.format(id="my", edition="draft", effective="")
    write(folder / "my" / "draft.yaml", text)
    return folder


def refused(name: str | Path, home: Path, as_of: str | None = None) -> str:
    """Return the code with which a pack is refused."""
    with pytest.raises(PackError) as caught:
        load(name, as_of, shelves=(home,))
    (one,) = caught.value.problems
    assert one.say("zh") != one.say("en")
    return one.code


def test_editions_are_listed_from_their_heads(home: Path) -> None:
    listed = editions((home,))
    assert [one.name for one in listed] == [
        "cn/balance@2012",
        "cn/balance@2017",
        "cn/balance@2017.1",
        "my@draft",
    ]
    first = listed[0]
    assert (first.title.zh, first.title.en, first.jurisdiction) == ("试", "trial", "CN")
    assert first.effective == (date(2012, 1, 20), date(2017, 4, 18))
    assert first.path == home / "cn" / "balance" / "2012.yaml"


def test_what_follows_the_head_is_not_read_for_the_list(home: Path, tmp_path: Path) -> None:
    text = PACK.format(id="a/b", edition="1", effective="") + "  : [broken\n"
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "1.yaml").write_text(text, encoding="utf-8")
    assert [one.name for one in editions((tmp_path,))] == ["a/b@1"]
    assert refused("a/b", tmp_path) != ""


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2012-01-20", "2012"),
        ("2017-04-18", "2012"),
        ("2017-04-19", "2017"),
        ("2019-08-31", "2017"),
        ("2019-09-01", "2017.1"),
        ("2020-08-31", "2017.1"),
        ("2020-09-01", "2017"),
        ("2999-01-01", "2017"),
    ],
)
def test_the_edition_in_force_on_a_day(home: Path, day: str, edition: str) -> None:
    assert load("cn/balance", day, shelves=(home,)).edition == edition
    assert load("cn/balance", date.fromisoformat(day), shelves=(home,)).edition == edition


def test_today_is_the_day_unless_one_is_named(home: Path) -> None:
    assert load("cn/balance", shelves=(home,)).name == "cn/balance@2017"
    assert load("my", shelves=(home,)).name == "my@draft"


def test_an_edition_may_be_named_whatever_the_day(home: Path) -> None:
    assert load("cn/balance@2012", "2024-01-01", shelves=(home,)).name == "cn/balance@2012"


def test_a_path_names_a_file(home: Path) -> None:
    path = home / "my" / "draft.yaml"
    assert load(path, shelves=(home,)).path == str(path)
    assert load(str(path), shelves=(home,)).name == "my@draft"
    copy = home / "copy.YML"
    copy.write_text(path.read_text("utf-8"), encoding="utf-8")
    assert load(str(copy), shelves=(home,)).name == "my@draft"


def test_a_folder_without_vocabulary_uses_the_shipped_one(tmp_path: Path, write: Write) -> None:
    text = PACK.format(id="a", edition="1", effective="").replace("holds: fund", "holds: charter")
    write(tmp_path / "a" / "1.yaml", text)
    assert load("a", shelves=(tmp_path,)).name == "a@1"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("cn/balanced", "pack-near"),
        ("something else", "pack-unknown"),
        ("", "pack-unknown"),
        ("cn", "pack-unknown"),
        ("cn/balance/2012", "pack-near"),
        ("cn/balance@2013", "edition-unknown"),
        ("cn/balance@", "edition-unknown"),
        ("cn/balance@../../my/draft", "edition-unknown"),
        ("../my@draft", "pack-unknown"),
        ("/etc/passwd", "pack-unknown"),
        ("vocabulary@a", "pack-unknown"),
        ("my\0@draft", "pack-near"),
        ("none.yaml", "pack-file-missing"),
        ("cn/balance/2099.yaml", "pack-file-missing"),
    ],
)
def test_what_is_not_there(home: Path, name: str, code: str) -> None:
    assert refused(name, home) == code


def test_before_the_first_edition(home: Path) -> None:
    assert refused("cn/balance", home, "2012-01-19") == "pack-not-yet"
    with pytest.raises(PackError, match=r"2012: 2012-01-20–2017-04-18; 2017: 2017-04-19–…"):
        load("cn/balance", "2000-01-01", shelves=(home,))


def test_a_day_that_is_none(home: Path) -> None:
    assert refused("cn/balance", home, "last year") == "as-of"
    assert refused("cn/balance", home, "2017-02-30") == "as-of"


def test_a_pack_must_stand_where_its_name_says(tmp_path: Path, words: str, write: Write) -> None:
    write(tmp_path / "vocabulary" / "a.yaml", words)
    write(tmp_path / "a" / "1.yaml", PACK.format(id="a", edition="2", effective=""))
    assert refused("a@1", tmp_path) == "pack-misplaced"
    assert refused("a", tmp_path) == "pack-misplaced"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pack: a\n", [("pack-key-missing", 1), ("pack-key-missing", 1)]),
        ("pack: A b\nedition: '1'\ntitle: x\n", [("pack-id", 1)]),
        ("pack: a\nedition: a b\ntitle: x\n", [("pack-edition", 2)]),
        (
            "pack: a\nedition: '1'\ntitle: x\neffective: {from: 2017-01-02, to: 2017-01-01}\n",
            [("pack-effective", 4)],
        ),
        ("pack: [a\n", [("yaml-bracket", 1)]),
    ],
)
def test_a_head_that_is_wrong(
    tmp_path: Path, write: Write, text: str, found: list[tuple[str, int]]
) -> None:
    write(tmp_path / "a" / "1.yaml", text)
    with pytest.raises(PackError) as caught:
        editions((tmp_path,))
    assert [(one.code, one.where.line) for one in caught.value.problems] == found
    with pytest.raises(PackError):
        load("a", shelves=(tmp_path,))


@given(st.text(max_size=30))
def test_no_name_raises_anything_else_or_leads_elsewhere(name: str) -> None:
    try:
        document = load(name)
    except PackError as error:
        assert error.say("zh")
    else:
        assert shelf() in Path(document.path).parents


def test_every_shipped_pack_loads() -> None:
    listed = editions()
    assert {"cn/quality-balanced@2017"} <= {one.name for one in listed}
    for one in listed:
        document = load(one.name)
        assert (document.name, document.title) == (one.name, one.title)
        assert document.standards
        for standard in document.standards:
            assert standard.title.zh, standard.id
            assert standard.title.en, standard.id
