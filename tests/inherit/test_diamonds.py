"""Several parents: what comes down by two ways is one; what both ways changed has to be settled."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.inherit.conftest import Home
from tests.inherit.test_extends import limits


def diamond(home: Home, one: str, other: str, heir: str = "") -> None:
    home.pack("one", one)
    home.pack("other", other)
    home.pack("heir", heir, "[one@1, other@1]")


def test_what_neither_changed_is_there_once(home: Home) -> None:
    diamond(home, "", "")
    ids = [one.id for one in home.open("heir").document.standards]
    assert ids == ["area", "size", "class-size", "fund"]


@pytest.mark.parametrize("turned", [False, True])
def test_what_one_of_them_changed_is_changed(home: Home, *, turned: bool) -> None:
    change = "set:\n  class-size: {require: ≤ 40 student, reason: 小班}\n"
    diamond(home, *(("", change) if turned else (change, "")))
    pack = home.open("heir")
    assert limits(pack, "class-size") == {"": ("≤", Fraction(40))}
    assert [step.pack for step in pack.steps["class-size"]].count("nat@1") == 1


def test_changes_of_different_keys_go_together(home: Home) -> None:
    diamond(
        home,
        "set:\n  class-size: {require: ≤ 40 student, reason: 小班}\n",
        "refine:\n  class-size: {clause: 附则, reason: 条款}\n",
    )
    standard = home.open("heir").document.standard("class-size")
    assert standard.clause == "附则"
    assert limits(home.open("heir"), "class-size") == {"": ("≤", Fraction(40))}


def test_the_same_change_by_both_is_still_two_texts(home: Home) -> None:
    same = "set:\n  class-size: {{require: ≤ {} student, reason: 小班}}\n"
    diamond(home, same.format(40), same.format(42))
    assert home.slips("heir") == [("extends-conflict", "heir:4")]


def test_the_heir_settles_what_its_parents_differ_on(home: Home) -> None:
    same = "set:\n  class-size: {{require: ≤ {} student, reason: 小班}}\n"
    diamond(
        home,
        same.format(40),
        same.format(42),
        "set:\n  class-size: {require: ≤ 38 student, reason: 取严}\n",
    )
    assert limits(home.open("heir"), "class-size") == {"": ("≤", Fraction(38))}


def test_what_one_of_them_keeps_is_kept(home: Home) -> None:
    diamond(home, "retire:\n  fund: {reason: 无}\n", "")
    assert "fund" in [one.id for one in home.open("heir").document.standards]
    assert home.open("heir").gone == {}


def test_two_packs_without_an_ancestor_may_not_share_an_id(home: Home) -> None:
    body = "standards:\n  area: {on: school, indicator: area, require: ≥ 9 m²}\n"
    home.write("lone/1", f'pack: lone\nedition: "1"\ntitle: 独\n{body}')
    home.pack("heir", "", "[nat@1, lone@1]")
    assert home.slips("heir") == [("extends-conflict", "heir:4")]


def test_names_that_both_ways_bring_are_one(home: Home) -> None:
    pool = "indicators:\n  plot: {title: 地块, formula: area / 2, unit: m²}\n"
    home.national("conclusion: [area, size]\n", f"conclusion: [area, size]\n{pool}")
    diamond(
        home,
        "",
        "",
        "add:\n  plot: {on: school, indicator: plot, require: ≥ 5 m², reason: 新}\n",
    )
    assert limits(home.open("heir"), "plot") == {"": ("≥", Fraction(5))}
