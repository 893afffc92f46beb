"""The changes that are made to a standard: each slip of the pen; those that are idle are told."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.show import show_requirement
from edustandards.checks.standard import Standard
from edustandards.evaluate.given import Given
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.run import evaluate
from edustandards.measures.nodes import Comparator
from edustandards.measures.values import Value
from edustandards.packs.trial.change import Mutant
from edustandards.packs.trial.mutants import mutants_of
from edustandards.packs.trial.nudge import moved, neighbours, step_of
from edustandards.units.quantity import Quantity
from tests.trial.packs import document


def standard(body: str) -> Standard:
    return document(f"  a: {{on: school, {body}}}\n").standard("a")


def mutants(body: str) -> list[Mutant]:
    return list(mutants_of(standard(body)))


def requirements(body: str) -> list[str]:
    found = []
    for mutant in mutants(body):
        check = mutant.standard.check
        assert isinstance(check, c.Require)
        text = show_requirement(check.requirement)
        found.append(text if check.judge is c.Judge.FULL else f"{text} rounded")
    return found


def test_a_limit_moves_by_its_last_digit_and_a_hundredth_and_its_comparator_turns() -> None:
    assert requirements('indicator: rate, require: "≥ 7.5 %"') == [
        "> 7.5 %",
        "≤ 7.5 %",
        "≥ 7.6 %",
        "≥ 7.4 %",
        "≥ 7.575 %",
        "≥ 7.425 %",
        "≥ 7.5 % rounded",
    ]


def test_what_counts_whole_things_has_no_limits_between_them() -> None:
    found = mutants("indicator: music, require: ≥ 5 room")
    idle = [one.standard.check for one in found if one.change.same]
    texts = []
    for check in idle:
        assert isinstance(check, c.Require)
        texts.append(show_requirement(check.requirement))
    # 4.95 asks for 5 as well, and so does 5 rounded; 5.05 asks for 6.
    assert texts == ["≥ 4.95 room", "≥ 5 room"]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (Quantity(Fraction("2.30"), places=2), ["2.31", "2.29"]),
        (Quantity(Fraction(2000), places=0), ["2001", "1999"]),
        (Quantity(Fraction(1, 2), places=1), ["0.6", "0.4", "0.505", "0.495"]),
        (Quantity(Fraction(1, 19), ratio=True), ["1/20", "1/18", "100/1919", "100/1881"]),
        (Quantity(Fraction(2, 27), ratio=True), ["5/68", "5/67"]),
    ],
)
def test_steps_are_those_of_the_digits_that_are_written(
    limit: Quantity, expected: list[str]
) -> None:
    found = [one.number for one in moved(limit)]
    assert found[: len(expected)] == [Fraction(one) for one in expected]


def test_the_step_of_a_ratio_is_that_of_its_written_side() -> None:
    assert step_of(Quantity(Fraction(2, 27), ratio=True)) == Fraction(1, 10)


@given(at=st.fractions(0, 1, max_denominator=12))
def test_a_share_of_rows_moves_to_the_next_share_of_few_rows(at: Fraction) -> None:
    found = {one.number for one in neighbours(Quantity(at))}
    shares = {Fraction(met, of) for of in range(1, 13) for met in range(of + 1)}
    assert found <= shares
    for one in found:
        low, high = sorted((one, at))
        assert not any(low < share < high for share in shares)
    assert at not in found


def codes(body: str) -> list[str]:
    return sorted(one.change.code for one in mutants(body))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("holds: fund", {"change-negated"}),
        ("holds: fund, evidence: required", {"change-negated", "change-proof-dropped"}),
        ("when: fund, holds: plan_there", {"change-when-dropped", "change-when-negated"}),
        ("where: fund, holds: plan_there", {"change-where-dropped", "change-where-negated"}),
        ("all_of: [{holds: fund}, {holds: plan_there}]", {"change-all-any", "change-part-dropped"}),
        ("any_of: [{holds: fund}, {holds: plan_there}]", {"change-any-all", "change-part-dropped"}),
        ("not: {holds: fund}", {"change-not-dropped"}),
        ("stages: [primary, junior], holds: fund", {"change-stage-dropped"}),
        ("holds: fund, since: year 2", {"change-year-dropped", "change-year-moved"}),
        (
            "at_least: 2, of: [{holds: fund}, {holds: plan_there}, {holds: more}], others: 85 %",
            {"change-count-moved", "change-others-moved", "change-others-dropped"},
        ),
        ("indicator: grade, require: ≥ Ⅲ级", {"change-level-moved", "change-comparator"}),
        ("indicator: (area + hall) / pupils, require: ≥ 2 m²/student", {"change-term-dropped"}),
        (
            "holds: fund and plan_there",
            {"change-both-either", "change-condition-dropped", "change-negated"},
        ),
        (
            "indicator: music, require: ≥ ceil(forms / (12 class/room))",
            {"change-limit-moved", "change-limit-raised", "change-limit-lowered"},
        ),
    ],
)
def test_each_kind_of_slip_is_made(body: str, expected: set[str]) -> None:
    assert expected <= set(codes(body))


def test_stages_lose_a_case_and_swap_neighbours() -> None:
    found = mutants('indicator: music, require: {primary: "≥ 2 room", junior: "≥ 3 room"}')
    said = [(one.change.code, dict(one.change.params)) for one in found if not one.change.path]
    assert ("change-stage-dropped", {"stage": "primary"}) in said
    assert ("change-stage-dropped", {"stage": "junior"}) in said
    assert ("change-swapped", {"one": "primary", "other": "junior"}) in said


def test_stages_that_ask_the_same_are_not_swapped_for_a_score() -> None:
    found = mutants('indicator: music, require: {primary: "≥ 2 room", junior: "≥ 2 room"}')
    # Swapped they are what they were, and so no mutant at all.
    assert not [one for one in found if one.change.code == "change-swapped"]


def test_what_a_standard_cites_is_not_its_own_to_change() -> None:
    found = document(
        "  a: {on: school, indicator: music, require: ≥ 2 room}\n"
        "  b: {on: school, all_of: [a, {holds: fund}]}\n"
    )
    said = {one.change.code for one in mutants_of(found.standard("b"))}
    assert said == {"change-all-any", "change-part-dropped", "change-negated"}


def test_no_mutant_is_the_standard_itself_or_another_mutant() -> None:
    whole = standard(
        "at_least: 2, of: [{holds: fund}, {indicator: rate, require: 1–3 %}, {indicator: grade,"
        " require: ≥ Ⅲ级}], others: 85 %, counting: applicable"
    )
    found = [one.standard for one in mutants_of(whole)]
    assert whole not in found
    assert len(found) == len(set(found))


# ---- Idle changes: nothing that is left out of a score can change any verdict -------------------

BODIES = (
    "indicator: music, require: ≥ 5 room",
    "indicator: music, require: < 5 room",
    "indicator: music, require: = 5 room",
    "indicator: music + forms * (1 room/class), require: 3–6 room",
    'indicator: pupils, require: "> 0 student"',
    "indicator: ceil(forms / (2 class/room)), require: ≤ 3 room",
    "indicator: grade, require: ≥ Ⅰ级",
    "indicator: grade, require: < Ⅳ级",
    "judge: rounded-value, indicator: music, require: ≥ 5 room",
    "all_of: [{holds: fund}]",
    "at_least: 2, of: [{holds: fund}, {holds: plan_there}], others: 85 %",
    "at_least: 1, of: [{indicator: music, require: ≥ 2 room}, {holds: fund}]",
    "holds: fund, since: year 1",
)
DRAWN: dict[str, Callable[[], st.SearchStrategy[Value]]] = {
    "pupils": lambda: st.one_of(st.none(), st.integers(0, 9)),
    "music": lambda: st.one_of(st.none(), st.integers(0, 9)),
    "forms": lambda: st.one_of(st.none(), st.integers(0, 9)),
    "grade": lambda: st.sampled_from([None, "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"]),
    "fund": lambda: st.sampled_from([None, True, False]),
    "plan_there": lambda: st.sampled_from([None, True, False]),
}
IDLE = [(one, standard(body)) for body in BODIES for one in mutants(body) if one.change.same]


def test_there_are_idle_changes_of_several_kinds() -> None:
    kinds = {one.change.code for one, _ in IDLE}
    assert {"change-comparator", "change-judged-rounded", "change-all-any"} <= kinds
    assert {"change-others-moved", "change-counting", "change-year-moved"} <= kinds


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    row=st.fixed_dictionaries({name: make() for name, make in DRAWN.items()}),
    year=st.sampled_from(["2020", "2021", "2022", "2023"]),
    first=st.sampled_from([None, 2021]),
)
def test_an_idle_change_changes_no_verdict(
    row: dict[str, Value], year: str, first: int | None
) -> None:
    words = document("  a: {on: school, holds: fund}\n").vocabulary
    values = {name: [value] for name, value in row.items()}
    table = Observed("school", 1, {"school": ["x"], "period": [year]}, values)
    known = Given(first_year=first)
    for mutant, original in IDLE:
        found = [
            list(evaluate([one], [table], words, known).judged[0].verdicts())
            for one in (original, mutant.standard)
        ]
        assert found[0] == found[1], mutant.change


@settings(deadline=None)
@given(limit=st.integers(1, 20), comparator=st.sampled_from(list(Comparator)[:5]))
def test_a_change_that_counts_is_noticed_by_some_whole_number(
    limit: int, comparator: Comparator
) -> None:
    original = standard(f'indicator: music, require: "{comparator.value} {limit} room"')
    for mutant in mutants_of(original):
        if mutant.change.same:
            continue
        one, other = original.check, mutant.standard.check
        assert isinstance(one, c.Require)
        assert isinstance(other, c.Require)
        seen = {whole for whole in range(60) if meets(one, whole) is not meets(other, whole)}
        assert seen, mutant.change


def meets(check: c.Require, value: int) -> bool:
    """Tell by plain comparison, and plain rounding of what is whole already."""
    bound = check.requirement
    assert isinstance(bound, c.Bound)
    assert isinstance(bound.threshold, Quantity)
    limit = bound.threshold.number
    match bound.comparator:
        case Comparator.AT_LEAST:
            return value >= limit
        case Comparator.MORE:
            return value > limit
        case Comparator.AT_MOST:
            return value <= limit
        case Comparator.LESS:
            return value < limit
        case _:
            return value == limit
