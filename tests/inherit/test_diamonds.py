"""Several parents: what comes down by two ways is one; what both ways changed has to be settled."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

import pytest

from edustandards.checks.standard import Policy
from edustandards.errors import PackError
from edustandards.packs.opened import Opened
from edustandards.packs.tried import tried
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


def both_ways(home: Home, one: str, other: str, heir: str = "") -> list[object]:
    """Return what comes of two parents in either order: the codes of slips, or the pack."""
    found: list[object] = []
    for parents in ("[one@1, other@1]", "[other@1, one@1]"):
        home.pack("one", one)
        home.pack("other", other)
        home.pack("heir", heir, parents)
        try:
            found.append(home.open("heir"))
        except PackError as error:
            found.append([one.code for one in error.problems])
    return found


SIZE = "set:\n  class-size: {{require: ≤ {} student, reason: 小班}}\n"
PRIMARY = 'set:\n  area: {require: {primary: "≥ 8 m²/student"}, reason: 一}\n'
JUNIOR = 'set:\n  area: {require: {junior: "≥ 11 m²/student"}, reason: 二}\n'


def test_what_both_change_to_the_same_is_no_conflict(home: Home) -> None:
    for pack in both_ways(home, SIZE.format(40), SIZE.format(40)):
        assert limits(cast("Opened", pack), "class-size")[""][1] == 40


def test_a_conflict_is_settled_only_where_the_heir_states_all_of_it(home: Home) -> None:
    one = 'set:\n  area: {require: {primary: "≥ 9 m²/student"}, reason: 三}\n'
    assert both_ways(home, PRIMARY, JUNIOR) == [["extends-conflict"]] * 2
    assert both_ways(home, PRIMARY, JUNIOR, one) == [["extends-conflict"]] * 2
    whole = one.replace('student"}', 'student", junior: ≥ 12 m²/student}')
    for pack in both_ways(home, PRIMARY, JUNIOR, whole):
        assert limits(cast("Opened", pack), "area") == {"primary": ("≥", 9), "junior": ("≥", 12)}
    for settled in ("retire:\n  area: {reason: 去}\n", "set:\n  area: {not: fine, reason: 换}\n"):
        more = "add:\n  fine: {on: school, indicator: area, require: ≥ 9 m², reason: 新}\n"
        for pack in both_ways(home, PRIMARY, JUNIOR, settled + more):
            assert cast("Opened", pack).document.standards


def test_another_body_on_one_way_takes_the_place_of_the_old_one(home: Home) -> None:
    for pack in both_ways(home, "set:\n  fund: {not: {holds: fund}, reason: 反}\n", ""):
        check = cast("Opened", pack).document.standard("fund").check
        assert type(check).__name__ == "Not"


@pytest.mark.parametrize(
    "parents",
    ["[m@1, b@1]", "[b@1, m@1]", "[m@1, a@1]", "[a@1, b@1, m@1]", "[nat@1, m@1]"],
)
def test_what_a_descendant_says_holds_over_its_ancestors(home: Home, parents: str) -> None:
    home.pack("a", SIZE.format(40))
    home.pack("b", "refine:\n  class-size: {clause: 乙, reason: 条款}\n")
    home.pack("m", "refine:\n  class-size: {clause: 丙, reason: 条款}\n", "[a@1, b@1]")
    home.pack("heir", "", parents)
    pack = home.open("heir")
    assert pack.document.standard("class-size").clause == "丙"
    assert limits(pack, "class-size")[""][1] == 40


def test_locks_and_policies_of_all_parents_hold(home: Home) -> None:
    lock = "refine:\n  class-size: {{lock: {}, reason: 锁}}\n"
    assert both_ways(home, lock.format("[require]"), SIZE.format(40)) == [["lock-conflict"]] * 2
    for one, other in (("[require]", "[clause]"), ("[clause]", "true"), ("false", "[require]")):
        change = "set:\n  class-size: {require: ≤ 40 student, clause: 三, reason: 改}\n"
        for codes in both_ways(home, lock.format(one), lock.format(other), change):
            assert set(cast("list[str]", codes)) == {"lock-broken"}
    policy = "policy: {}\n"
    for pack in both_ways(home, policy.format("free"), policy.format("tighten-only")):
        assert cast("Opened", pack).form.policy is Policy.TIGHTEN_ONLY
    loose = both_ways(
        home,
        policy.format("free") + SIZE.format(50),
        policy.format("tighten-only") + SIZE.format(40),
        SIZE.format(45),
    )
    assert loose == [["tighten-looser"]] * 2


def test_heads_that_differ_have_to_be_settled(home: Home) -> None:
    plans = "plan: {years: 3}\n", "plan: {years: 5}\n"
    assert both_ways(home, *plans) == [["extends-head"]] * 2
    for pack in both_ways(home, *plans, "plan: {years: 4}\n"):
        assert getattr(cast("Opened", pack).document.plan, "years", 0) == 4
    for pack in both_ways(home, plans[0], ""):
        assert getattr(cast("Opened", pack).document.plan, "years", 0) == 3


def test_examples_come_from_the_ways_that_ask_the_same(home: Home) -> None:
    home.national(
        "    check: class-size\n",
        "    check: class-size\n    examples:\n      - {class: [{students: 44}], expect: met}\n",
    )
    for pack in both_ways(home, SIZE.format(40), ""):
        assert [one.standard for one in cast("Opened", pack).document.examples] == ["area"]
    own = "examples: [{stage: primary, area: 80, students: 10, expect: met}]"
    other = "examples: [{stage: primary, area: 74, students: 10, expect: not_met}]"
    ways = (
        f"set:\n  area: {{require: {{primary: ≥ 8 m²/student}}, {own}, reason: 一}}\n",
        f"refine:\n  area: {{{other}, reason: 二}}\n",
    )
    for pack in both_ways(home, *ways):
        document = cast("Opened", pack).document
        assert sorted(one.standard for one in document.examples) == ["area", "size"]
        for one in document.examples:
            assert tried(document, one).verdict is one.expect


def test_what_parents_come_to_is_what_the_heir_comes_to(home: Home) -> None:
    home.pack("one", "conclusion: [fund]\n")
    lone = "standards:\n  plot: {on: school, indicator: area, require: ≥ 9 m²}\n"
    home.write("lone/1", f'pack: lone\nedition: "1"\ntitle: 独\n{lone}')
    home.pack("heir", "", "[one@1, lone@1]")
    assert set(home.open("heir").document.conclusion) == {"fund", "plot"}


def test_what_fewer_stages_take_away_is_taken_away(home: Home) -> None:
    narrow = "refine:\n  area: {stages: [primary], reason: 只管小学}\n"
    for pack in both_ways(home, narrow, "refine:\n  area: {clause: 三, reason: 条款}\n"):
        assert list(limits(cast("Opened", pack), "area")) == ["primary"]


def test_bodies_of_different_kinds_go_as_a_whole(home: Home) -> None:
    ways = (
        "set:\n  area: {not: {indicator: area, require: ≤ 9 m²}, reason: 一}\n",
        "set:\n  area: {for_every: class, check: class-size, reason: 二}\n",
    )
    assert both_ways(home, *ways) == [["extends-conflict"]] * 2
    part = "set:\n  area: {check: class-size, reason: 三}\n"
    assert all(isinstance(one, list) for one in both_ways(home, *ways, part))
    whole = "set:\n  area: {indicator: area, require: ≥ 9 m², reason: 三}\n"
    for pack in both_ways(home, *ways, whole):
        assert limits(cast("Opened", pack), "area") == {"": ("≥", 9)}
