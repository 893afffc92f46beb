"""A pack that extends another: what it takes over, what it changes, and what each value is from."""

from __future__ import annotations

from fractions import Fraction

import pytest

from edustandards.checks.nodes import Bound, ByStage, Check, Require
from edustandards.checks.standard import Confidence
from edustandards.packs.lineage import Done
from edustandards.packs.opened import Opened
from edustandards.packs.tried import tried
from edustandards.units.quantity import Quantity
from tests.inherit.conftest import Home


def limits(pack: Opened, id_: str) -> dict[str, tuple[str, Fraction]]:
    """Return the comparator and threshold of each stage of a standard."""
    check: Check = pack.document.standard(id_).check
    cases = check.cases if isinstance(check, ByStage) else (("", check),)
    found = {}
    for stage, case in cases:
        assert isinstance(case, Require)
        assert isinstance(case.requirement, Bound)
        assert isinstance(case.requirement.threshold, Quantity)
        found[stage] = (case.requirement.comparator.value, case.requirement.threshold.number)
    return found


def test_what_is_not_named_is_taken_over(home: Home) -> None:
    home.pack("prov", "")
    pack = home.open("prov")
    assert [one.id for one in pack.document.standards] == ["area", "size", "class-size", "fund"]
    assert pack.document.extends == ("nat@1",)
    assert pack.document.conclusion == ("area", "size")
    assert pack.document.standard("area").confidence is Confidence.VERIFIED
    [example] = pack.document.examples
    assert tried(pack.document, example).verdict is example.expect


def test_set_changes_one_stage_and_leaves_the_other(home: Home) -> None:
    home.pack("prov", 'set:\n  area: {require: {primary: "≥ 8.76 m²/student"}, reason: 本省更严}\n')
    pack = home.open("prov")
    assert limits(pack, "area") == {
        "primary": ("≥", Fraction("8.76")),
        "junior": ("≥", Fraction("10.2")),
    }
    # The transcription of the national text says nothing of how sure the new figure is.
    assert pack.document.standard("area").confidence is Confidence.UNVERIFIED
    assert pack.document.examples == ()
    assert pack.document.standard("area").clause == "一1"


def test_set_brings_its_own_clause_confidence_and_examples(home: Home) -> None:
    home.pack(
        "prov",
        "set:\n  area:\n    require: ≥ 8 m²/student\n    clause: 二3\n"
        "    confidence: single-source\n    reason: 本省更严\n"
        "    examples: [{area: 80, students: 10, expect: met}]\n",
    )
    pack = home.open("prov")
    standard = pack.document.standard("area")
    assert limits(pack, "area") == {"": ("≥", 8)}
    assert (standard.clause, standard.confidence) == ("二3", Confidence.SINGLE_SOURCE)
    assert [tried(pack.document, one).verdict for one in pack.document.examples] == [
        one.expect for one in pack.document.examples
    ]


def test_set_may_require_something_of_another_shape(home: Home) -> None:
    home.pack("prov", "set:\n  fund: {not: {holds: fund}, reason: 试点}\n")
    check = home.open("prov").document.standard("fund").check
    assert type(check).__name__ == "Not"


def test_a_standard_that_cites_a_changed_one_changes_with_it(home: Home) -> None:
    home.pack("prov", "set:\n  class-size: {require: ≤ 40 student, reason: 小班}\n")
    pack = home.open("prov")
    assert limits(pack, "class-size") == {"": ("≤", 40)}
    assert "40" in repr(pack.document.standard("size").check)
    assert "45" not in repr(pack.document.standard("size").check)


def test_examples_of_what_cites_a_changed_standard_fall_away_too(home: Home) -> None:
    home.national(
        "    check: class-size\n",
        "    check: class-size\n    examples:\n      - {class: [{students: 44}], expect: met}\n",
    )
    home.pack("prov", "set:\n  class-size: {require: ≤ 40 student, reason: 小班}\n")
    assert [one.standard for one in home.open("prov").document.examples] == ["area"]


def test_refine_changes_words_and_population(home: Home) -> None:
    home.pack(
        "prov",
        "refine:\n  area: {title: {zh: 占地, en: Site}, clause: 三, stages: [primary, junior],\n"
        "    where: kind != 教学点, notes: [教学点另行规定], reason: 说明}\n",
    )
    standard = home.open("prov").document.standard("area")
    assert (standard.title.en, standard.clause) == ("Site", "三")
    assert standard.stages == ("primary", "junior")
    assert standard.where is not None
    assert [note.zh for note in standard.notes] == ["教学点另行规定"]
    assert home.open("prov").document.examples == ()


def test_refine_of_words_keeps_the_examples_and_adds_to_them(home: Home) -> None:
    home.pack(
        "prov",
        "refine:\n  area: {clause: 三, reason: 编号,\n"
        "    examples: [{stage: primary, area: 74, students: 10, expect: not_met}]}\n",
    )
    pack = home.open("prov")
    assert [one.expect.value for one in pack.document.examples] == ["met", "not_met"]


def test_add_retire_and_select(home: Home) -> None:
    home.pack(
        "prov",
        "select: {standards: [size, fund], reason: 只取两项}\nretire:\n  fund: {reason: 已无此项}\n"
        "add:\n  plot: {on: school, indicator: area, require: ≥ 2000 m², reason: 新增}\n",
    )
    pack = home.open("prov")
    # What a selected standard cites comes along.
    assert [one.id for one in pack.document.standards] == ["size", "class-size", "plot"]
    # What it adds belongs to what it comes to.
    assert pack.document.conclusion == ("size", "plot")
    assert {id_: step.done for id_, step in pack.gone.items()} == {
        "area": Done.LEFT_OUT,
        "fund": Done.RETIRED,
    }


def test_every_step_says_which_pack_where_and_why(home: Home) -> None:
    home.pack("prov", "set:\n  area: {require: ≥ 8 m²/student, reason: 本省更严}\n")
    home.pack("city", "set:\n  area: {require: ≥ 9 m²/student, reason: 本市更严}\n", "prov@1")
    steps = home.open("city").steps["area"]
    assert [(one.pack, one.done, one.reason.zh) for one in steps] == [
        ("nat@1", Done.STATED, ""),
        ("prov@1", Done.SET, "本省更严"),
        ("city@1", Done.SET, "本市更严"),
    ]
    assert [one.place.line for one in steps] == [6, 6, 6]
    # The value that holds knows its own line.
    form = home.open("city").form.standards
    require = next(form[key] for key in form if key == "area").require
    assert str(getattr(require, "place", "")).endswith("city/1.yaml:6:19")


def test_names_of_all_packs_on_the_way_are_known(home: Home) -> None:
    home.pack("prov", "fields:\n  pool: {title: 泳池, unit: m²}\n")
    home.pack(
        "city",
        "add:\n  pool: {on: school, indicator: pool, require: ≥ 50 m², reason: 新增}\n",
        "prov@1",
    )
    assert limits(home.open("city"), "pool") == {"": ("≥", 50)}


def test_the_way_of_judging_stays_that_of_the_parent(home: Home) -> None:
    home.national('edition: "1"\n', 'edition: "1"\njudge: rounded-value\n')
    home.pack("prov", "add:\n  plot: {on: school, indicator: area, require: ≥ 2 m², reason: 新}\n")
    found = {one.id: one.check for one in home.open("prov").document.standards}
    plot, area = found["plot"], found["area"]
    assert isinstance(plot, Require)
    assert plot.judge.value == "full-value"
    assert isinstance(area, ByStage)
    assert {case.judge.value for _, case in area.cases if isinstance(case, Require)} == {
        "rounded-value"
    }


def test_a_target_of_another_year_takes_its_place_in_time(home: Home) -> None:
    home.national("require: ≤ 45 student", 'require: {"2020": ≤ 50 student, "2024": ≤ 45 student}')
    home.pack("prov", 'set:\n  class-size: {require: {"2022": ≤ 46 student}, reason: 过渡}\n')
    check = home.open("prov").document.standard("class-size").check
    assert [year for year, _ in getattr(check, "cases", ())] == [2020, 2022, 2024]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("set:\n  aera: {require: ≥ 8 m²/student, reason: 笔误}\n", "inherited-near"),
        ("refine:\n  校舍: {clause: 三, reason: 无}\n", "inherited-unknown"),
        ("retire:\n  aera: {reason: 笔误}\n", "inherited-near"),
        ("select: {standards: [aera], reason: 笔误}\n", "standard-near"),
        ("set:\n  area: {reason: 没有写}\n", "change-empty"),
        ("set:\n  area: {require: ≥ 8 m²/student}\n", "pack-key-missing"),
        ("retire:\n  fund: {}\n", "pack-key-missing"),
        ("add:\n  area: {on: school, holds: fund, reason: 重复}\n", "add-exists"),
        ("retire:\n  class-size: {reason: 仍被引用}\n", "retire-cited"),
        ("standards:\n  x: {on: school, indicator: area, require: ≥ 1 m²}\n", "extends-standards"),
        ("set:\n  area: {require: ≥ 8 m², reason: 单位}\n", "threshold-unit"),
        ("fields:\n  area: {unit: student}\n", "name-clash"),
    ],
)
def test_slips_stand_at_their_line(home: Home, body: str, code: str) -> None:
    home.pack("prov", body)
    line = 5 + (1 if "\n  " in body else 0)
    assert home.slips("prov") == [(code, f"prov:{line if code != 'extends-standards' else 5}")]


def test_what_is_retired_cannot_be_changed(home: Home) -> None:
    home.pack(
        "prov",
        "retire:\n  fund: {reason: 无}\nset:\n  fund: {not: {holds: fund}, reason: 无}\n",
    )
    assert home.slips("prov") == [("change-retired", "prov:8"), ("change-gone", "prov:8")]


def test_changes_need_something_to_extend(home: Home) -> None:
    home.write(
        "lone/1",
        'pack: lone\nedition: "1"\ntitle: 独\nretire: {}\nstandards:\n'
        "  x: {on: school, indicator: area, require: ≥ 1 m²}\n",
    )
    assert home.slips("lone") == [("extends-missing", "lone:4")]


def test_rings_are_refused_with_their_path(home: Home) -> None:
    home.pack("prov", "", "city@1")
    home.pack("city", "", "prov@1")
    assert home.slips("prov") == [("pack-ring", "city:4")]
    with pytest.raises(Exception, match="prov@1 → city@1 → prov@1"):
        home.open("prov")


def test_a_parent_that_is_not_there(home: Home) -> None:
    home.pack("prov", "", "nation@1")
    assert home.slips("prov") == [("pack-near", "prov:4")]


def test_a_broken_parent_is_blamed_in_its_own_file(home: Home) -> None:
    home.national("require: ≤ 45 student", "require: ≤ 45 m²")
    home.pack("prov", "set:\n  area: {require: ≥ 8 m²/student, reason: 本省更严}\n")
    assert home.slips("prov") == [("threshold-unit", "nat:24")]
