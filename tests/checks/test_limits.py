"""Judging by rounded value equals rounding first and comparing then."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.checks.limits import limits
from edustandards.checks.nodes import Bound, Judge, Range
from edustandards.measures.nodes import Comparator, Constant
from edustandards.units.quantity import Quantity

STANDS = {
    Comparator.AT_LEAST: lambda a, b: a >= b,
    Comparator.MORE: lambda a, b: a > b,
    Comparator.AT_MOST: lambda a, b: a <= b,
    Comparator.LESS: lambda a, b: a < b,
    Comparator.EQUAL: lambda a, b: a == b,
}


@given(
    value=st.decimals(-20, 20, places=4),
    limit=st.decimals(-20, 20, places=2),
    places=st.integers(0, 2),
    comparator=st.sampled_from(list(STANDS)),
)
def test_rounded_value_against_a_limit(
    value: Decimal, limit: Decimal, places: int, comparator: Comparator
) -> None:
    limit = limit.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    expected = STANDS[comparator](
        value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN), limit
    )
    bounds = limits(Bound(comparator, Quantity(Fraction(limit), places=places)), Judge.ROUNDED)
    found = all(
        STANDS[bound.comparator](Fraction(value), bound.threshold.number)
        for bound in bounds
        if isinstance(bound.threshold, Quantity)
    )
    assert found is expected


@pytest.mark.parametrize(
    ("value", "met"), [("2.245", False), ("2.25", True), ("2.2449", False), ("2.2501", True)]
)
def test_half_goes_to_the_even_digit(value: str, met: bool) -> None:
    """2.25 and 2.245 lie half-way; only an even last digit draws the half to itself."""
    low = Bound(Comparator.AT_LEAST, Quantity(Fraction("2.2"), places=1))
    high = Bound(Comparator.AT_LEAST, Quantity(Fraction("2.25"), places=2))
    [by_one] = limits(low, Judge.ROUNDED)
    assert isinstance(by_one.threshold, Quantity)
    assert by_one.threshold.number == Fraction("2.15")
    assert by_one.comparator is Comparator.AT_LEAST
    [by_two] = limits(high, Judge.ROUNDED)
    assert isinstance(by_two.threshold, Quantity)
    assert STANDS[by_two.comparator](Fraction(value), by_two.threshold.number) is met


def test_full_value_keeps_the_bounds() -> None:
    low = Bound(Comparator.AT_LEAST, Quantity(Fraction(1), places=0))
    high = Bound(Comparator.LESS, Quantity(Fraction(2), places=0))
    assert limits(Range(low, high), Judge.FULL) == (low, high)


def test_what_has_no_digits_is_judged_in_full() -> None:
    formula = Bound(Comparator.AT_LEAST, Constant(Quantity(Fraction(1))))
    bare = Bound(Comparator.AT_LEAST, Quantity(Fraction(1)))
    unequal = Bound(Comparator.UNEQUAL, Quantity(Fraction(1), places=1))
    for bound in (formula, bare, unequal):
        assert limits(bound, Judge.ROUNDED) == (bound,)
