"""The quick way to a verdict gives the one that fractions give, whatever a row holds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.relax import relaxed
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.arithmetic import STANDS
from edustandards.evaluate.judge import plan
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.plans import Made
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Alone, Row
from edustandards.measures import nodes as m
from edustandards.measures.values import Unreadable, Value
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from tests.evaluate.world import FIELDS, holds, need

COUNTS = st.integers(0, 60) | st.integers(10**17, 10**17 + 3)
NUMBERS = COUNTS | st.fractions(0, 60, max_denominator=12) | st.integers(-3, -1)
ODD: st.SearchStrategy[Value] = st.sampled_from([None, True, "many", Unreadable("x")])
SIZES = {
    "m²/student": Fraction(1),
    "mu/student": Fraction(3, 2000),
    "m²/(100 student)": Fraction(100),
}


def verdict(check: c.Check, **values: Value) -> Verdict:
    table = Observed("school", 1, {"school": ("s",)}, {k: (v,) for k, v in values.items()})
    return CODES[plan(check).judge(Row(table, 0, "", Alone()))]


@given(
    area=NUMBERS | ODD,
    gym=NUMBERS | ODD,
    students=NUMBERS | ODD,
    threshold=st.fractions(-2, 60, max_denominator=20),
    comparator=st.sampled_from(list(m.Comparator)),
    several=st.booleans(),
    per=st.sampled_from(list(SIZES)),
)
def test_a_quotient_is_judged_as_fractions_judge_it(
    area: Value,
    gym: Value,
    students: Value,
    threshold: Fraction,
    comparator: m.Comparator,
    several: bool,
    per: str,
) -> None:
    above = m.Sum(FIELDS["area"], FIELDS["gym"]) if several else FIELDS["area"]
    named = m.Named("per", m.Quotient(above, FIELDS["students"]), parse_unit(per))
    check = c.Require(named, c.Bound(comparator, Quantity(threshold, parse_unit(per))))
    said = verdict(check, area=area, gym=gym, students=students)
    numbers = [area, gym, students] if several else [area, students]
    if any(type(one) not in {int, Fraction} for one in numbers) or students == 0:
        assert said is Verdict.UNKNOWN
        return
    parts = [Fraction(one) for one in numbers if isinstance(one, int | Fraction)]
    value = sum(parts[:-1], Fraction(0)) / parts[-1]
    value *= SIZES[per]
    # The same scale for both makes whole numbers of them.
    scale = value.denominator * threshold.denominator
    met = STANDS[comparator](int(value * scale), int(threshold * scale))
    assert said is (Verdict.MET if met else Verdict.NOT_MET)


def nested(deep: int) -> c.Check:
    check: c.Check = c.Cited("gym", need("gym", "≥ 100 m²"))
    for level in range(deep):
        check = c.AtLeast(1, (check, holds("area ≥ 0 m²")), Fraction(9, 10 + level % 2))
    return check


def test_floors_within_floors_are_planned_once_for_each_share() -> None:
    made: Made = {}
    plan(nested(30), made)
    assert len(made) < 10_000, "two plans for each would be 2**30 in the end"


@pytest.mark.parametrize("deep", [1, 2, 3])
@pytest.mark.parametrize("gym", [64, 72, 72.9, 73, 80, 81, 90, 100])
def test_a_floor_within_a_floor_asks_what_the_relaxed_check_asks(deep: int, gym: float) -> None:
    check = nested(deep)
    value = Fraction(str(gym))
    for share in (Fraction(9, 10), Fraction(1, 2)):
        by_plan = plan(check, share=share)
        table = Observed("school", 1, {"school": ("s",)}, {"gym": (value,), "area": (1,)})
        row = Row(table, 0, "", Alone())
        assert by_plan.judge(row) == plan(relaxed(check, share)).judge(row)


@pytest.mark.parametrize(
    "check",
    [
        c.Not(need("gym", "≥ 100 m²")),
        need("gym", "= 100 m²"),
        need("gym", "90 to 100 m²"),
        c.When(holds("area ≥ 0 m²").condition, need("gym", "≥ area * 2")),
        c.ByYear(((2000, need("gym", "≥ 100 m²")),)),
        c.Cases(((holds("area ≥ 0 m²").condition, need("gym", "≤ 80 m²")),)),
        need("gym", "≥ 99.5 m²", rounded=True),
    ],
)
def test_a_plan_with_a_share_is_the_plan_of_the_relaxed_check(check: c.Check) -> None:
    for share in (Fraction(4, 5), Fraction(1)):
        for gym in range(60, 160, 5):
            table = Observed("school", 1, {"school": ("s",)}, {"gym": (gym,), "area": (50,)})
            row = Row(table, 0, "", Alone())
            assert plan(check, share=share).judge(row) == plan(relaxed(check, share)).judge(row)


def test_a_share_of_parts_is_relaxed_and_what_it_counts_is_not() -> None:
    inner = need("students", "≤ 45 student")
    bound = c.Bound(m.Comparator.AT_LEAST, Quantity(Fraction(9, 10)))
    check = c.ShareOf("class", inner, bound)
    eased = plan(check, share=Fraction(1, 2)).check
    assert eased == relaxed(check, Fraction(1, 2))
    assert isinstance(eased, c.ShareOf)
    assert eased.check is inner
