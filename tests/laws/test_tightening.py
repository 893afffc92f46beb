"""What is claimed of two checks holds on data: nothing is ever found that was excluded."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.strictness import Order, compare
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.judge import plan
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Row
from tests.laws.checks_drawn import checks, edited, rows

MET, NOT_MET, APART = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE
ANY_SIZE = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
UPWARDS = {(NOT_MET, MET), (NOT_MET, APART), (MET, APART)}


@st.composite
def two_checks(draw: st.DrawFn) -> tuple[c.Check, c.Check]:
    before = draw(checks)
    return before, draw(edited(before))


@ANY_SIZE
@given(two_checks(), st.lists(rows(), min_size=6, max_size=6))
def test_only_what_is_not_excluded_is_found(two: tuple[c.Check, c.Check], data: list[Row]) -> None:
    before, after = two
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
