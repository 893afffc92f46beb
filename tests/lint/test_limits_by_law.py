"""Rules on limits, steps and conditions held to plain comparison of numbers, one by one."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.measures import nodes as m
from edustandards.packs.lint.possible import possible
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit
from tests.effort import examples
from tests.lint.looking import looked, standard

SIGNS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "≥": operator.ge,
    ">": operator.gt,
    "≤": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}
GRID = [Fraction(half, 2) for half in range(14)]
"""Between limits 0 to 6 in whole numbers, these values meet all there is to be told apart."""

Limit = tuple[str, int]
LIMIT = st.tuples(st.sampled_from(list(SIGNS)), st.integers(0, 6))
COLUMNS = settings(
    max_examples=examples(50),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def meets(value: Fraction, limit: Limit) -> bool:
    return SIGNS[limit[0]](value, Fraction(limit[1]))


def rules(text: str, folder: Path, *wanted: str) -> list[str]:
    found = looked(text, folder, *wanted)
    assert found.loads, found.remarks
    return [one.rule for one in found.remarks]


@COLUMNS
@given(st.lists(LIMIT, min_size=1, max_size=3, unique=True))
def test_limits_exclude_each_other_where_no_value_meets_two(
    tmp_path: Path, limits: list[Limit]
) -> None:
    parts = [f'  - {{indicator: students, require: "{sign} {at} 生"}}' for sign, at in limits]
    found = rules(standard("all_of:", *parts), tmp_path, "contradictory-limits")
    alone = [not any(meets(value, one) for value in GRID) for one in limits]
    together = any(
        not any(meets(value, one) and meets(value, other) for value in GRID)
        for at, one in enumerate(limits)
        for other in limits[:at]
        if not alone[at] and not alone[limits.index(other)]
    )
    assert len(found) == sum(alone) + together


@COLUMNS
@given(LIMIT)
def test_a_limit_is_always_met_where_every_value_meets_it(tmp_path: Path, limit: Limit) -> None:
    sign, at = limit
    text = standard("indicator: students", f'require: "{sign} {at} 生"')
    always = all(meets(value, limit) for value in GRID)
    found = rules(text, tmp_path, "limit-always-met")
    assert found == (["limit-always-met"] if always else [])


@COLUMNS
@given(st.integers(1, 3), st.lists(LIMIT, min_size=3, max_size=3, unique=True))
def test_a_count_of_parts_is_reached_by_some_value_or_never(
    tmp_path: Path, k: int, limits: list[Limit]
) -> None:
    parts = [f'  - {{indicator: students, require: "{sign} {at} 生"}}' for sign, at in limits]
    text = standard(f"at_least: {k}", "of:", *parts)
    most = max(sum(meets(value, one) for one in limits) for value in GRID)
    found = rules(text, tmp_path, "at-least-unreachable")
    assert found == (["at-least-unreachable"] if most < k else [])


STEPS = st.lists(st.lists(LIMIT, min_size=1, max_size=2, unique=True), min_size=1, max_size=4)


def taking(value: Fraction, step: Sequence[Limit]) -> bool:
    return all(meets(value, one) for one in step)


@COLUMNS
@given(STEPS)
def test_steps_are_unreachable_or_leave_gaps_as_trying_each_value_shows(
    tmp_path: Path, steps: list[list[Limit]]
) -> None:
    lines = [
        "  - {when: "
        + " and ".join(f"teaching_area {sign} {at} m²" for sign, at in step)
        + ', check: {indicator: art_rooms, require: "≥ 1 间"}}'
        for step in steps
    ]
    text = standard("cases:", *lines, on="school")
    found = rules(text, tmp_path, "step-unreachable", "steps-gap", "steps-overlap")
    sets = [{value for value in GRID if taking(value, step)} for step in steps]
    crossed = [
        any(one & mine and not one <= mine and not mine <= one for one in sets[:at])
        for at, mine in enumerate(sets)
    ]
    assert found.count("steps-overlap") == sum(crossed)
    reached = [
        any(
            taking(value, step) and not any(taking(value, one) for one in steps[:at])
            for value in GRID
        )
        for at, step in enumerate(steps)
    ]
    assert found.count("step-unreachable") == reached.count(False)
    covered = [any(taking(value, step) for step in steps) for value in GRID]
    inner = "".join("x" if one else "." for one in covered).strip(".")
    gaps = len([one for one in inner.split("x") if one])
    assert found.count("steps-gap") == gaps


@COLUMNS
@given(LIMIT, LIMIT)
def test_a_target_steps_back_where_it_takes_more_values_and_loses_none(
    tmp_path: Path, first: Limit, second: Limit
) -> None:
    limits = [f'{year}: "{sign} {at} 生"' for year, (sign, at) in ((2024, first), (2025, second))]
    text = standard("indicator: students", f"require: {{{', '.join(limits)}}}")
    was = {value for value in GRID if meets(value, first)}
    now = {value for value in GRID if meets(value, second)}
    found = rules(text, tmp_path, "staged-step-back")
    assert found == (["staged-step-back"] if was < now else [])


ROOMS, STUDENTS = m.Field("rooms", Unit.of("room")), m.Field("students", Unit.of("student"))
KIND = m.Field("kind", kind=m.Kind.TEXT)
BOARDS = m.Says(m.Field("boards", kind=m.Kind.YES_NO))
NODES = {one.value: one for one in m.Comparator}


def compared(field: m.Field, limit: Limit) -> m.Comparison:
    constant = m.Constant(Quantity(Fraction(limit[1]), field.unit))
    return m.Comparison(field, NODES[limit[0]], constant)


PLAIN = st.one_of(
    st.builds(compared, st.sampled_from([ROOMS, STUDENTS]), LIMIT),
    st.sampled_from([m.OneOf(KIND, ("a", "b")), m.OneOf(KIND, ("c",)), BOARDS]),
    st.just(m.Comparison(KIND, m.Comparator.UNEQUAL, m.Word("c"))),
)
CONDITIONS = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.builds(m.Reverse, inner),
        st.builds(m.Both, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(m.Either, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def holds(node: m.Condition, said: dict[str, object]) -> bool:
    match node:
        case m.Comparison(m.Field(name), comparator, m.Constant(quantity)):
            value = said[name]
            assert isinstance(value, Fraction)
            return SIGNS[comparator.value](value, quantity.number)
        case m.Comparison(m.Field(name), _, m.Word(text)):
            return said[name] != text
        case m.OneOf(field, words):
            return said[field.name] in words
        case m.Says(field):
            return said[field.name] is True
        case m.Reverse(of):
            return not holds(of, said)
        case m.Both(several):
            return all(holds(one, said) for one in several)
        case m.Either(several):
            return any(holds(one, said) for one in several)
    raise AssertionError(node)


WORLDS: list[dict[str, object]] = [
    {"rooms": rooms, "students": students, "kind": kind, "boards": boards}
    for rooms in GRID
    for students in GRID
    for kind in ("a", "b", "c", "d")
    for boards in (True, False)
]


@settings(max_examples=examples(100), deadline=None)
@given(CONDITIONS)
def test_a_condition_is_possible_where_some_school_meets_it(condition: m.Condition) -> None:
    assert possible(condition) is any(holds(condition, world) for world in WORLDS)


def test_what_is_not_understood_is_possible() -> None:
    total = m.Sum(ROOMS, ROOMS)
    one = m.Comparison(total, m.Comparator.MORE, ROOMS)
    other = m.Comparison(ROOMS, m.Comparator.LESS, STUDENTS)
    assert possible(one, other)
    assert not possible(one, m.Reverse(one))


def test_alternatives_past_a_bound_are_not_looked_at() -> None:
    wide = m.Both(
        tuple(
            m.Either((compared(ROOMS, ("=", at)), compared(STUDENTS, ("=", at))))
            for at in range(20)
        )
    )
    assert possible(wide)


@pytest.mark.parametrize(
    ("high", "expected"),
    [(5, []), (7, ["steps-gap"])],
)
def test_between_two_whole_numbers_of_what_is_counted_there_is_no_gap(
    tmp_path: Path, high: int, expected: list[str]
) -> None:
    steps = f'{{"≤ 4 班": "≥ 1 间", "≥ {high} 班": "≥ 2 间"}}'
    text = standard("indicator: art_rooms", "steps: classes", f"require: {steps}", on="school")
    assert rules(text, tmp_path, "steps-gap") == expected
