"""The hash of a pack: blind to layout, and to nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from edustandards.packs.build import build_pack
from edustandards.packs.layout.lay import laid_out
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.library import editions, load
from tests.inherit.families import Body, Family, nations, nudged

TEXT = """\
# a pack
pack: my/pack
edition: "1"
title: {zh: 试, en: trial}   # its title
revision: 1

fields:
  pools: {title: {zh: 泳池, en: pools}, headers: [泳池数]}
indicators:
  per: {title: {zh: 生均, en: per student}, formula: area / students}
standards:
  one:
    title: {zh: 一, en: one}
    on: school
    indicator: per
    require: {primary: "≥ 7.5 m²/student", junior: "≥ 10 m²/student"}
    examples: [{stage: primary, area: 75, students: 10, expect: met}]
  two: {on: school, indicator: pools, require: ≥ 2.30}
"""


@pytest.fixture
def hashed(lexicon: Lexicon) -> Callable[[str], str]:
    return lambda text: build_pack(text, "p", lexicon).digest


def replaced(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


@pytest.mark.parametrize(
    "text",
    [
        replaced("# a pack\n", ""),
        replaced("   # its title", ""),
        replaced('edition: "1"', "edition: 1"),
        replaced("revision: 1\n", ""),
        replaced(
            "    title: {zh: 一, en: one}\n    on: school\n",
            "    on: school\n    title:\n      en: one\n      zh: 一\n",
        ),
        replaced("{primary:", "{ primary:  "),
        replaced("≥ 2.30", "'≥ 2.30'"),
        replaced("  two:", "  # the second\n\n  two:"),
        replaced("revision: 1\n", "revision: 1\nx-note: mine\n"),
        TEXT.replace("\n", "\r\n"),
    ],
)
def test_layout_does_not_count(hashed: Callable[[str], str], text: str) -> None:
    assert text != TEXT
    assert hashed(text) == hashed(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        replaced("revision: 1", "revision: 2"),
        replaced("≥ 7.5 m²", "≥ 7.50 m²"),
        replaced("≥ 10 m²", "> 10 m²"),
        replaced("zh: 一", "zh: 二"),
        replaced("area: 75", "area: 76"),
        replaced("headers: [泳池数]", "headers: [泳池个数]"),
        replaced("area / students", "area / students / 1"),
        replaced("  two: {on: school, indicator: pools, require: ≥ 2.30}\n", ""),
    ],
)
def test_all_else_does(hashed: Callable[[str], str], text: str) -> None:
    assert hashed(text) != hashed(TEXT)


def test_the_order_of_standards_counts(hashed: Callable[[str], str]) -> None:
    two = "  two: {on: school, indicator: pools, require: ≥ 2.30}\n"
    assert hashed(replaced(two, "").replace("standards:\n", f"standards:\n{two}")) != hashed(TEXT)


def test_what_shared_names_mean_counts(
    words: str, lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from edustandards.packs.vocabulary import lexicon_of

    folder = tmp_path_factory.mktemp("other")
    (folder / "vocabulary").mkdir()
    other = words.replace("plausible: [0, 3万]", "").replace(
        "unit: student, adds_up: true", "unit: student"
    )
    assert other != words
    (folder / "vocabulary" / "a.yaml").write_text(other, encoding="utf-8")
    text = TEXT.replace("fields:\n", "fields:\n  unused: {title: 未用}\n")
    one, two = build_pack(text, "p", lexicon), build_pack(text, "p", lexicon_of(folder))
    assert one.digest != two.digest


def test_every_pack_has_its_own() -> None:
    found = [load(one.name).digest for one in editions()]
    assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(("one", "other"), [("a b", "a  b"), ("a b", "a\u3000b")])
def test_spaces_within_a_quoted_word_count(
    hashed: Callable[[str], str], one: str, other: str
) -> None:
    more = '  three: {{on: school, holds: kind = "{}"}}\n'
    assert hashed(TEXT + more.format(one)) != hashed(TEXT + more.format(other))


@pytest.mark.parametrize("name", [one.name for one in editions()])
def test_laying_a_shipped_pack_out_leaves_its_hash(name: str, tmp_path: Path) -> None:
    first = load(name)
    path = tmp_path / "laid.yaml"
    text = Path(first.path).read_text(encoding="utf-8")
    path.write_text(laid_out("\n".join(["", *text.splitlines()]), "p"), encoding="utf-8")
    assert load(path).digest == first.digest


MANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(nation=nations(), data=st.data())
def test_another_meaning_has_another_hash_and_another_layout_the_same(
    nation: dict[str, Body], data: st.DataObject
) -> None:
    family = Family()
    changed = data.draw(nudged(nation))
    found = []
    for standards in (nation, changed):
        family.write("nat", {"standards": standards})
        assume(not family.codes("nat"))
        document = family.open("nat").document
        family.texts["nat"] = laid_out(family.texts["nat"], "nat")
        family.known.clear()
        assert family.open("nat").document.digest == document.digest
        found.append(document)
    if found[0].standards != found[1].standards:
        assert found[0].digest != found[1].digest
    if nation == changed:
        assert found[0].digest == found[1].digest
