"""What is claimed of two checks holds on data: nothing is ever found that was excluded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.standard import Standard
from edustandards.checks.strictness import Order, compare, compare_standards
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.given import Given
from edustandards.evaluate.judge import plan
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Row
from edustandards.evaluate.run import evaluate
from tests.effort import examples
from tests.evaluate.world import WORDS
from tests.laws.checks_drawn import CONDITIONS, SMALL, checks, edited, edited_inside, filled, rows

MET, NOT_MET, APART = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE
ANY_SIZE = settings(
    max_examples=examples(80), deadline=None, suppress_health_check=list(HealthCheck)
)
UPWARDS = {(NOT_MET, MET), (NOT_MET, APART), (MET, APART)}


@st.composite
def two_checks(draw: st.DrawFn) -> tuple[c.Check, c.Check]:
    before = draw(checks)
    return before, draw(edited(before))


def hold(before: c.Check, after: c.Check, data: list[Row]) -> None:
    """Check that nothing that is claimed of two checks is gainsaid by data."""
    claimed = compare(before, after)
    first, second = plan(before), plan(after)
    assert bool(claimed.changes) is (claimed.order is not Order.EQUAL)
    for row in data:
        b, a = CODES[first.judge(row)], CODES[second.judge(row)]
        assert b is a or (b, a) in claimed.moves
        if claimed.order is Order.EQUAL:
            assert b is a
        if claimed.order is Order.STRICTER:
            assert (b, a) not in UPWARDS
        if claimed.order is Order.LOOSER:
            assert (a, b) not in UPWARDS


@ANY_SIZE
@given(two_checks(), st.lists(rows(), min_size=6, max_size=6))
def test_only_what_is_not_excluded_is_found(two: tuple[c.Check, c.Check], data: list[Row]) -> None:
    hold(*two, data)


@pytest.mark.parametrize("family", SMALL)
@settings(ANY_SIZE, max_examples=examples(60))
@given(data=st.data(), among=st.lists(rows(), min_size=12, max_size=12))
def test_it_holds_for_each_kind(family: str, data: st.DataObject, among: list[Row]) -> None:
    before = data.draw(SMALL[family])
    hold(before, data.draw(edited_inside(before)), among)


@st.composite
def two_standards(draw: st.DrawFn) -> tuple[Standard, Standard]:
    before, after = draw(two_checks())
    stages = st.sampled_from([(), (), ("primary",), ("primary", "junior"), ("junior", "primary")])
    wheres = st.sampled_from([None, None, *CONDITIONS])
    first = Standard("it", before, "school", stages=draw(stages), where=draw(wheres))
    second = Standard("it", after, "school", stages=draw(stages), where=draw(wheres))
    if draw(st.booleans()):
        second = replace(second, stages=first.stages, where=first.where)
    return first, second


@st.composite
def tables(draw: st.DrawFn) -> list[Observed]:
    """Draw a table of schools, some by stage and some as a whole, and one of their classes."""
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from("ab"), st.sampled_from(["primary", "junior", ""])),
            min_size=1,
            max_size=5,
            unique=True,
        )
    )
    schools = {"school": [name for name, _ in keys], "stage": [stage for _, stage in keys]}
    if not draw(st.integers(0, 3)):
        del schools["stage"]
        schools["school"] = [str(at) for at in range(len(keys))]
    table = filled(draw, "school", schools)
    classes = [draw(st.sampled_from(keys)) for _ in range(draw(st.integers(0, 4)))]
    parts = {
        "class": [str(at) for at in range(len(classes))],
        "school": [name for name, _ in classes],
        "stage": [stage or "primary" for _, stage in classes],
    }
    return [table, filled(draw, "class", parts)]


Key = tuple[str, str, str]


def found_by(standard: Standard, tables: list[Observed]) -> dict[Key, Verdict]:
    [judged] = evaluate([standard], tables, WORDS, Given(first_year=2020)).judged
    keys = zip(judged.entities, judged.stages, judged.periods, strict=True)
    return dict(zip(keys, judged.verdicts(), strict=True))


@ANY_SIZE
@given(two_standards(), tables())
def test_standards_hold_on_tables(two: tuple[Standard, Standard], data: list[Observed]) -> None:
    before, after = two
    order = compare_standards(before, after).order
    first, second = found_by(before, data), found_by(after, data)
    for key in {*first, *second} - {("", "", "")}:
        b, a = first.get(key, APART), second.get(key, APART)
        if order is Order.EQUAL:
            assert b is a
        if order is Order.STRICTER:
            assert (b, a) not in UPWARDS
        if order is Order.LOOSER:
            assert (a, b) not in UPWARDS
