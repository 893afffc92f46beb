"""What a parent lays down: locked keys, and standards that may only be tightened."""

from __future__ import annotations

import pytest

from edustandards.errors import PackError
from tests.inherit.conftest import NATIONAL, Home


def test_a_locked_standard_changes_in_nothing_but_notes_and_examples(home: Home) -> None:
    home.national("    holds: fund\n", "    holds: fund\n    lock: true\n")
    home.pack("prov", "refine:\n  fund: {notes: [见省文], reason: 说明}\n")
    assert [note.zh for note in home.open("prov").document.standard("fund").notes] == ["见省文"]
    home.pack("prov", "refine:\n  fund: {clause: 三, reason: 条款}\n")
    assert home.slips("prov") == [("lock-broken", "prov:6")]
    home.pack("prov", "retire:\n  fund: {reason: 无}\n")
    assert home.slips("prov") == [("lock-retired", "prov:6")]
    home.pack("prov", "select: {standards: [area], reason: 只取一项}\n")
    assert ("lock-retired", "prov:5") in home.slips("prov")


def test_locked_keys_alone_are_locked(home: Home) -> None:
    home.national("require: ≤ 45 student\n", "require: ≤ 45 student\n    lock: [require]\n")
    home.pack("prov", "refine:\n  class-size: {clause: 三, reason: 条款}\n")
    assert home.open("prov").document.standard("class-size").clause == "三"
    home.pack("prov", "set:\n  class-size: {require: ≤ 40 student, reason: 小班}\n")
    assert home.slips("prov") == [("lock-broken", "prov:6")]


def test_a_lock_holds_for_grandchildren_and_cannot_be_taken_off(home: Home) -> None:
    home.national("require: ≤ 45 student\n", "require: ≤ 45 student\n    lock: [require]\n")
    home.pack("prov", "")
    home.pack("city", "set:\n  class-size: {require: ≤ 40 student, reason: 小班}\n", "prov@1")
    assert home.slips("city") == [("lock-broken", "city:6")]
    home.pack("prov", "refine:\n  class-size: {lock: false, reason: 解锁}\n")
    assert home.slips("prov") == [("lock-broken", "prov:6")]


TIGHT = ('edition: "1"\n', 'edition: "1"\npolicy: tighten-only\n')


@pytest.mark.parametrize(
    "body",
    [
        'set:\n  area: {require: {primary: "≥ 8 m²/student"}, reason: 更严}\n',
        'set:\n  area: {require: {primary: "≥ 7.5 m²/student"}, reason: 照抄}\n',
        'set:\n  area: {require: {primary: "≥ 0.00075 万平方米/生"}, reason: 换单位}\n',
        'set:\n  area: {require: {primary: "> 7.5 m²/student"}, reason: 更严}\n',
        "set:\n  class-size: {require: ≤ 40 student, reason: 小班}\n",
        "add:\n  plot: {on: school, indicator: area, require: ≥ 1 m², reason: 新增}\n",
        "refine:\n  area: {title: 占地, reason: 名称}\n",
    ],
)
def test_tightening_is_free(home: Home, body: str) -> None:
    home.national(*TIGHT)
    home.pack("prov", body)
    assert home.open("prov").document.standards


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('set:\n  area: {require: {primary: "≥ 7.49 m²/student"}, reason: 宽}\n', ["looser"]),
        ('set:\n  area: {require: {primary: "≥ 7500 cm²/student"}, reason: 宽}\n', ["looser"]),
        ('set:\n  area: {require: {primary: "≤ 8 m²/student"}, reason: 反}\n', ["other"]),
        # The standard that cites it becomes looser too; it is told where it has to be mended.
        ("set:\n  class-size: {require: ≤ 46 student, reason: 宽}\n", ["looser"]),
        ("set:\n  class-size: {require: < 46.5 student, reason: 宽}\n", ["looser"]),
        (
            "refine:\n  area: {stages: [primary, junior], where: kind != x, reason: 窄}\n",
            ["looser"],
        ),
        ("retire:\n  fund: {reason: 无}\n", ["retired"]),
        ("select: {standards: [area, size], reason: 选}\n", ["retired"]),
        ("set:\n  fund: {not: {holds: fund}, reason: 反}\n", ["other"]),
    ],
)
def test_loosening_is_refused_at_its_line(home: Home, body: str, codes: list[str]) -> None:
    home.national(*TIGHT)
    home.pack("prov", body)
    slips = home.slips("prov")
    assert [code.removeprefix("tighten-") for code, _ in slips] == codes
    assert {place.split(":")[0] for _, place in slips} == {"prov"}


def test_a_change_of_the_way_of_judging_is_a_change_of_the_limit(home: Home) -> None:
    home.national(*TIGHT)
    home.pack("prov", "set:\n  class-size: {judge: rounded-value, reason: 修约}\n")
    assert home.slips("prov")[0][0] == "tighten-looser"


def test_one_standard_may_be_held_or_let_go_by_itself(home: Home) -> None:
    home.national("    holds: fund\n", "    holds: fund\n    policy: tighten-only\n")
    home.pack(
        "prov",
        "retire:\n  fund: {reason: 无}\nset:\n  class-size: {require: ≤ 50 student, reason: 宽}\n",
    )
    assert home.slips("prov") == [("tighten-retired", "prov:6")]


def test_it_binds_grandchildren_by_what_every_ancestor_says(home: Home) -> None:
    home.national(*TIGHT)
    home.pack("prov", "set:\n  class-size: {require: ≤ 40 student, reason: 小班}\n")
    home.pack("city", "set:\n  class-size: {require: ≤ 43 student, reason: 宽}\n", "prov@1")
    assert {code for code, _ in home.slips("city")} == {"tighten-looser"}
    # A province that lets go leaves its cities bound by the nation alone.
    home.pack("prov", "policy: free\nset:\n  class-size: {require: ≤ 40 student, reason: 小班}\n")
    assert home.open("city").document.standard("class-size")
    home.pack("city", "set:\n  class-size: {require: ≤ 46 student, reason: 宽}\n", "prov@1")
    assert {code for code, _ in home.slips("city")} == {"tighten-looser"}


@pytest.mark.parametrize(
    ("lock", "slip"),
    [
        ("[requir]", "pack-key-near"),
        ("[notes]", "pack-key-near"),
        ("maybe", "lock-value"),
        ("{a: b}", "pack-text-or-list"),
    ],
)
def test_a_lock_of_nothing_is_refused(home: Home, lock: str, slip: str) -> None:
    home.national("    holds: fund\n", f"    holds: fund\n    lock: {lock}\n")
    assert home.slips("nat") == [(slip, "nat:29")]


@pytest.mark.parametrize(
    ("lock", "change", "codes"),
    [
        # Another body would take the locked key away.
        ("[require]", "class-size: {not: {holds: fund}}", ["lock-broken"]),
        ("[confidence]", "class-size: {require: ≤ 40 student}", ["lock-broken"]),
        ("[require]", "class-size: {indicator: students}", []),
        ("false", "class-size: {require: ≤ 50 student}", []),
    ],
)
def test_a_locked_key_stays_whatever_a_change_does(
    home: Home, lock: str, change: str, codes: list[str]
) -> None:
    home.national(
        "require: ≤ 45 student\n",
        f"require: ≤ 45 student\n    confidence: verified\n    lock: {lock}\n",
    )
    home.pack("prov", f"set:\n  {change[:-1]}, reason: 改}}\n")
    assert [code for code, _ in home.slips("prov")] == codes if codes else home.open("prov")


def test_a_lock_may_lock_more(home: Home) -> None:
    home.national("require: ≤ 45 student\n", "require: ≤ 45 student\n    lock: [require]\n")
    home.pack("prov", "refine:\n  class-size: {lock: [require, clause], reason: 锁}\n")
    home.pack("city", "refine:\n  class-size: {lock: [clause], reason: 锁}\n", "prov@1")
    assert home.slips("city") == [("lock-broken", "city:6")]
    home.pack("city", "refine:\n  class-size: {lock: true, reason: 锁}\n", "prov@1")
    assert home.open("city").guards[0].locked


def test_what_a_locked_standard_cites_stays_too(home: Home) -> None:
    home.national("    check: class-size\n", "    check: class-size\n    lock: true\n")
    home.pack("prov", "set:\n  class-size: {require: ≤ 90 student, reason: 改}\n")
    assert home.slips("prov") == [("lock-moved", "prov:6")]
    home.pack("prov", "refine:\n  class-size: {clause: 三, reason: 条款}\n")
    assert home.open("prov").document.standard("size")


LEAST = "  least: {on: school, at_least: 2, of: [area, size], others: 85 %}\n"


@pytest.mark.parametrize(
    ("old", "new", "body", "told"),
    [
        (
            "  fund:\n",
            f"{LEAST}  fund:\n",
            "set:\n  least: {at_least: 1, reason: 宽}\n",
            "at_least",
        ),
        ("  fund:\n", f"{LEAST}  fund:\n", "set:\n  least: {others: 80 %, reason: 宽}\n", "80 %"),
        (
            "  fund:\n",
            f"{LEAST}  fund:\n",
            "set:\n  least: {counting: applicable, reason: 宽}\n",
            "",
        ),
        ("", "", "set:\n  area: {when: kind = x, reason: 宽}\n", "kind = x"),
        ("", "", "set:\n  area: {since: 2030, reason: 宽}\n", "2029"),
        ("", "", "set:\n  size: {where: students > 10 student, reason: 宽}\n", "students"),
        ("", "", "set:\n  fund: {any_of: [{holds: fund}, {holds: not fund}], reason: 宽}\n", ""),
        ("", "", "refine:\n  area: {stages: [primary], reason: 窄}\n", "junior"),
        (
            "require: ≤ 45 student\n",
            "require: ≥ 2.30 student\n    judge: rounded-value\n",
            "set:\n  class-size: {require: ≥ 2.3 student, reason: 位数}\n",
            "2.30",
        ),
        (
            "require: ≤ 45 student\n",
            "require: ≤ 45 student\n    policy: free\n",
            "set:\n  class-size: {require: ≤ 50 student, reason: 引用}\n",
            "50",
        ),
        (
            "    holds: fund\n",
            "    holds: fund\n    evidence: required\n",
            "set:\n  fund: {not: {not: {holds: fund}}, reason: 佐证}\n",
            "proven",
        ),
    ],
)
def test_no_way_around(home: Home, old: str, new: str, body: str, told: str) -> None:
    text = NATIONAL.replace(*TIGHT)
    home.write("nat/1", text.replace(old, new) if old else text)
    home.pack("prov", body)
    with pytest.raises(PackError) as caught:
        home.open("prov")
    [one] = caught.value.problems
    assert one.code in {"tighten-looser", "tighten-other"}
    assert one.where.line == 6
    assert told in one.say("zh")


def test_what_the_parent_comes_to_is_still_asked(home: Home) -> None:
    either = "add:\n  either: {on: school, any_of: [area, size], reason: 新}\n"
    home.national("conclusion: [area, size]\n", "policy: tighten-only\n")
    home.pack("prov", either)
    assert set(home.open("prov").document.conclusion) == {"area", "size", "fund", "either"}
    home.pack("prov", f"conclusion: [fund, either]\n{either}")
    assert home.slips("prov") == [("tighten-conclusion", "prov:5")] * 2
    both = either.replace("any_of", "all_of")
    home.pack("prov", f"conclusion: [fund, either]\n{both}")
    assert home.open("prov").document.conclusion == ("fund", "either")
