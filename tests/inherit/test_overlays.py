"""What a change takes the place of, and what it leaves: bodies, stages, years, steps, examples."""

from __future__ import annotations

import pytest

from edustandards.checks import nodes as c
from edustandards.checks.show import show_requirement
from edustandards.packs.tried import tried
from tests.inherit.conftest import Home


def told(check: c.Check) -> object:
    """Return a check as plain data: what is required, under stages, years and conditions."""
    match check:
        case c.Require(_, requirement):
            return show_requirement(requirement)
        case c.ByStage(cases) | c.ByYear(cases):
            return {key: told(case) for key, case in cases}
        case c.Cases(cases):
            return [told(case) for _, case in cases]
        case c.When(_, part):
            return ["when", told(part)]
        case c.Not(part):
            return ["not", told(part)]
        case c.ForEvery(entity, part, where):
            return [entity, told(part), where is not None]
        case c.Cited(id_):
            return id_
        case _:
            return type(check).__name__


SIZE = "require: ≤ 45 student\n"
FUND = "    holds: fund\n"
STEPS = """\
steps: students
    require:
      primary: {≤ 9 student: ≤ 5 student, "> 9 student": ≤ 6 student}
      junior: {≤ 9 student: ≤ 7 student}
"""
BY_STAGE = """\
    by_stage:
      primary: {indicator: area, require: ≥ 5 m²}
      junior: {indicator: area, require: ≥ 6 m²}
"""


@pytest.mark.parametrize(
    ("old", "new", "change", "result"),
    [
        # A body of another kind takes the place of the old one, with all that belongs to that.
        (SIZE, SIZE, "class-size: {not: {indicator: students, require: ≥ 9 student}}", "not"),
        (SIZE, SIZE, "class-size: {check: small}", "small"),
        (SIZE, f"{SIZE}    when: kind = x\n", "class-size: {check: small}", "when"),
        # What belongs to a body that stays is put over it.
        (
            "    check: class-size\n",
            "    check: class-size\n    where: kind = x\n",
            "size: {check: small}",
            ["class", "small", True],
        ),
        # Stages and years meet only their like.
        (
            SIZE,
            'require: {"2020": ≤ 50 student, "2024": {primary: ≤ 45 student, junior: ≤ 9 student}}',
            'class-size: {require: {2024年: {junior: ≤ 48 student}, "2022": ≤ 49 student}}',
            {
                2020: "≤ 50 student",
                2022: "≤ 49 student",
                2024: {"primary": "≤ 45 student", "junior": "≤ 48 student"},
            },
        ),
        (
            SIZE,
            "require: {primary: ≤ 45 student, junior: ≤ 50 student}\n",
            'class-size: {require: {"2024": {primary: ≤ 40 student}}}',
            {2024: {"primary": "≤ 40 student"}},
        ),
        # A table of steps is one requirement; beside it, other stages stay.
        (
            SIZE,
            STEPS,
            "class-size: {require: {primary: {≤ 8 student: ≤ 4 student}}}",
            {"primary": ["≤ 4 student"], "junior": ["≤ 7 student"]},
        ),
        # Bodies by stage: another kind takes the place of that stage, the same kind is put over it.
        (
            FUND,
            BY_STAGE,
            "fund: {by_stage: {primary: {require: ≥ 7 m²}, junior: {not: {holds: fund}}}}",
            {"primary": "≥ 7 m²", "junior": ["not", "Holds"]},
        ),
    ],
)
def test_what_a_set_replaces(home: Home, old: str, new: str, change: str, result: object) -> None:
    home.national(old, new if new.endswith("\n") else f"{new}\n")
    small = "add:\n  small: {on: class, indicator: students, require: ≤ 30 student, reason: 新}\n"
    home.pack("prov", f"set:\n  {change[:-1]}, reason: 改}}\n{small}")
    found = told(home.open("prov").document.standard(change.partition(":")[0]).check)
    assert found == result or (isinstance(found, list) and found[0] == result)


def test_another_body_leaves_whom_it_is_asked_of(home: Home) -> None:
    home.national(FUND, f"    where: kind = x\n{FUND}")
    home.pack("prov", "set:\n  fund: {not: {holds: fund}, reason: 反}\n")
    assert home.open("prov").document.standard("fund").where is not None
    home.pack("prov", "set:\n  fund: {for_every: school, check: area, reason: 换}\n")
    assert home.slips("prov") == [("change-where", "prov:6")]


def test_narrower_stages_leave_out_what_was_asked_of_the_others(home: Home) -> None:
    home.pack("prov", "refine:\n  area: {stages: [primary], reason: 只管小学}\n")
    assert told(home.open("prov").document.standard("area").check) == {
        "primary": "≥ 7.5 m²/student"
    }


EXAMPLE = "    examples: [{stage: primary, area: 75, students: 10, expect: met}]\n"


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ("set:\n  area: {require: {primary: ≥ 7 m²/student}, reason: 改}\n", 0),
        ("set:\n  area: {require: {primary: ≥ 7.5 m²/student}, reason: 照抄}\n", 1),
        ("set:\n  area: {clause: 三, reason: 条款}\n", 1),
        ("refine:\n  area: {where: kind != x, reason: 窄}\n", 0),
        ("refine:\n  area: {title: 占地, clause: 三, reason: 名称}\n", 1),
        ("refine:\n  area: {policy: tighten-only, lock: [require], reason: 锁}\n", 1),
        ("set:\n  class-size: {require: ≤ 40 student, reason: 无关}\n", 1),
        ("set:\n  fund: {holds: not fund, reason: 无关}\n", 1),
    ],
)
def test_examples_fall_away_with_what_they_show(home: Home, change: str, kept: int) -> None:
    home.pack("prov", change)
    pack = home.open("prov")
    assert [one.standard for one in pack.document.examples] == ["area"] * kept
    for one in pack.document.examples:
        assert tried(pack.document, one).verdict is one.expect


def test_a_field_of_the_same_name_is_no_citation(home: Home) -> None:
    example = "examples: [{area: 5, expect: met}]"
    plot = f"  plot: {{on: school, indicator: area, require: ≥ 5 m², {example}}}\n"
    home.national("  fund:\n", f"{plot}  fund:\n")
    home.pack("prov", "set:\n  area: {require: ≥ 9 m²/student, reason: 改}\n")
    assert [one.standard for one in home.open("prov").document.examples] == ["plot"]
    home.pack("prov", "select: {standards: [plot], reason: 选}\n")
    assert [one.id for one in home.open("prov").document.standards] == ["plot"]


@pytest.mark.parametrize(
    ("body", "slips"),
    [
        ('set:\n  area: {require: ≥ 9 m²/student, reason: ""}\n', [("reason-empty", "prov:6")]),
        ("retire:\n  fund: {reason: {}}\n", [("reason-empty", "prov:6")]),
        ('select: {standards: [fund], reason: " "}\n', [("reason-empty", "prov:5")]),
        ("set:\n  area: {stages: [primary], reason: 错处}\n", [("change-key-elsewhere", "prov:6")]),
        ("refine:\n  area: {require: ≥ 9, reason: 错处}\n", [("change-key-elsewhere", "prov:6")]),
        ("select: {standards: [], reason: 无}\n", [("extends-nothing-left", "prov:4")]),
        # What no longer fits in the parent is told at the change that led there.
        (
            "set:\n  class-size: {indicator: area, reason: 单位}\n",
            [("change-breaks", "prov:6"), ("threshold-unit", "nat:24")],
        ),
        (
            "indicators:\n  other: {title: 占地面积, formula: area, unit: m²}\n",
            [("change-breaks", "prov:4"), ("name-unknown", "nat:28")],
        ),
    ],
)
def test_slips(home: Home, body: str, slips: list[tuple[str, str]]) -> None:
    home.national(FUND, "    indicator: 占地面积\n    require: ≥ 5 m²\n")
    home.pack("prov", body)
    assert home.slips("prov") == slips


def test_a_name_brought_in_gives_nothing_above_another_meaning(home: Home) -> None:
    home.national(FUND, "    indicator: 占地面积\n    require: ≥ 5 m²\n")
    home.pack("prov", "indicators:\n  占地面积: {title: 倍, formula: area * 2, unit: m²}\n")
    assert home.slips("prov") == [("inherited-shifted", "prov:4")]


@pytest.mark.parametrize(
    ("extends", "code"),
    [
        ("{}", "pack-text-or-list"),
        ("[]", "extends-none"),
        ("[nat@1, [x]]", "pack-text-expected"),
        ("5", "pack-unknown"),
        ("gone.yaml", "pack-not-beside"),
        ("../nat/1.yaml", "pack-outside"),
        (f"{'x' * 300}.yaml", "pack-not-beside"),
    ],
)
def test_what_is_extended_has_to_be_there(home: Home, extends: str, code: str) -> None:
    home.pack("prov", "", extends)
    assert home.slips("prov") == [(code, "prov:4")]


def test_what_is_given_up_and_added_again_is_there(home: Home) -> None:
    home.pack("prov", "retire:\n  fund: {reason: 去}\n")
    home.pack("city", "add:\n  fund: {on: county, holds: fund, reason: 再立}\n", "prov@1")
    pack = home.open("city")
    assert "fund" in [one.id for one in pack.document.standards]
    assert pack.gone == {}


def test_a_file_that_a_parent_asks_for_stands_beside_the_parent(home: Home) -> None:
    home.write(
        "nat/more/x",
        'pack: x\nedition: "1"\ntitle: 另\nstandards:\n  f: {on: county, holds: fund}\n',
    )
    home.national(FUND, "    meets: more/x.yaml\n")
    home.pack("prov", "")
    assert home.open("prov").document.standard("fund")


def test_three_thousand_slips_are_told_as_a_hundred(home: Home) -> None:
    many = "".join(f"  zz{at}: {{require: ≥ 8 m²/student, reason: 无}}\n" for at in range(3000))
    home.pack("prov", f"set:\n{many}")
    slips = home.slips("prov")
    assert len(slips) == 101
    assert slips[-1][0] == "pack-more-problems"
