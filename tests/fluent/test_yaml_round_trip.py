"""Whatever Python composes YAML prints, and reads back equal; so does every shipped standard."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import edustandards as es
from edustandards.checks import nodes as c
from tests.effort import examples

PACKS = ("cn/quality-balanced@2017", "cn/city-plan@draft", "tests/laws/every-kind.yaml")
STANDARDS = [
    pytest.param(name, key, id=f"{name.rpartition('/')[2]}-{key}")
    for name in PACKS
    for key in es.load_pack(name)
]


@pytest.mark.parametrize(("name", "key"), STANDARDS)
def test_every_standard_of_a_pack_reads_back_equal(name: str, key: str) -> None:
    check = es.load_pack(name)[key]
    back = es.read_check(check.to_yaml())
    assert back.node == check.node
    assert back.on == check.on
    assert back.to_yaml() == check.to_yaml()


AREA, PUPILS = es.field("area", "m²", adds_up=True), es.field("pupils", "student", adds_up=True)
RATE, SHIFT = es.field("rate", "%"), es.field("shift", "yuan", signed=True)
FUND = es.field("fund", kind="yes_no")
GRADE = es.field("grade", levels=("C", "B", "A or more", "否"))
SORT = es.field("sort", kind="text")
PER = (AREA / PUPILS).named("per")
numbers = st.fractions(min_value=0, max_value=1000, max_denominator=999)


@st.composite
def requirements(draw: st.DrawFn) -> es.Check:
    limit = draw(numbers)
    shown = draw(st.integers(0, 9999)) / Fraction(100)
    measure = draw(
        st.sampled_from(
            [
                PER,
                AREA / PUPILS,
                es.first(PER, AREA / PUPILS),
                es.at_stage(PER, "primary"),
                es.mean(PER, weight=PUPILS, within="city"),
                es.mean(PER, weight=PUPILS, over="school", where=PUPILS > "50 student"),
                es.previous(PER),
            ]
        )
    )
    kinds = [
        measure >= es.Quantity(limit, es.quantity("1 m²/student").unit),
        measure < f"{float(shown)} m²/student",
        measure.between("1 m²/student", "2.50 m²/student"),
        measure >= PER * 2 + "1 m²/student",
        (measure <= "2.3 m²/student").by_rounded_value(),
        es.change(RATE, since="base") >= "5 percentage points",
        es.growth(SHIFT, since=2020) > "10 %",
        es.rank(-PER, within="county") <= "10 %",
        es.cv(PER, weight=PUPILS) <= "0.50",
        es.reference("mean_rate", "%") <= RATE,
        FUND.holds(),
        ~FUND.holds(),
        GRADE.require("≥ B"),
        SORT.one_of("点", 'a "b"'.replace('"', "'"), "且"),
        es.index(
            "degree",
            [
                es.part("rate", RATE, target="≥ 80 %", weight=Fraction(1, 3)),
                es.part("per", PER, target="≤ 4 m²/student", weight=Fraction(1, 2)),
                es.part("fund", FUND.holds(), weight=Fraction(1, 6)),
            ],
            missing="drop",
            cap=None,
        )
        >= "70 %",
    ]
    return draw(st.sampled_from(kinds))


def composed(parts: st.SearchStrategy[es.Check]) -> st.SearchStrategy[es.Check]:
    several = st.lists(parts, min_size=1, max_size=3, unique_by=lambda one: one.node)
    condition = st.sampled_from([PUPILS > "50 student", FUND.holds(), GRADE.require("= C")])
    return st.one_of(
        several.map(lambda some: es.all_of(*some)),
        several.map(lambda some: es.any_of(*some)),
        parts.map(lambda one: ~one),
        st.builds(
            lambda some, share: es.at_least(1, some, others=share),
            several,
            st.sampled_from([None, "85 %", Fraction(1, 3)]),
        ),
        several.map(lambda some: es.at_least(1, some, counting="applicable")),
        st.builds(lambda one, where: one.when(where), parts, condition),
        parts.map(lambda one: es.by_stage({"primary": one, "junior": ~one})),
        parts.map(lambda one: es.by_year({1: one, 3: ~one}, plan=True)),
        parts.map(lambda one: es.by_year({2024: one, 2026: one})),
        st.builds(lambda one, when: es.first_case([(when, one), (~when, ~one)]), parts, condition),
        parts.map(lambda one: es.Check(c.Cited(f"id-{abs(hash(one.node)) % 10**9}", one.node))),
    )


PLAIN = st.recursive(requirements(), composed, max_leaves=6)
CHECKS = st.one_of(
    PLAIN,
    PLAIN.map(lambda one: es.for_every("class", one, where=PUPILS > "50 student")),
    PLAIN.map(lambda one: es.share_of("class", one, "≥ 85 %")),
)


@settings(max_examples=examples(120), deadline=None)
@given(CHECKS)
def test_what_python_composes_reads_back_equal(check: es.Check) -> None:
    text = check.to_yaml()
    back = es.read_check(text)
    assert back.node == check.node
    assert back.on == check.on


def test_two_things_of_one_name_are_refused() -> None:
    other = es.field("area", "yuan") >= "1 yuan"
    with pytest.raises(ValueError, match="area"):
        ((AREA >= "1 m²") & other).to_yaml()
