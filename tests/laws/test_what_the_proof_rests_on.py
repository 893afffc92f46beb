"""The lemmas of the page on exactness, each tried where it is tightest."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from random import Random

import polars as pl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.columns.scan import MOST_PLACES, make_ready
from edustandards.evaluate.fold import squared_cv
from edustandards.evaluate.observed import Column, Framed
from edustandards.evaluate.run import evaluate
from edustandards.measures.nodes import Comparator, Field
from edustandards.measures.parse import parse_formula
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from tests.evaluate.world import NAMES, WORDS

AREA = Field("area", parse_unit("m²"))
AREA_OF_ALL = parse_formula("sum(area)", NAMES)
UNIT = Fraction(1, 2**53)


@st.composite
def near_decimals(draw: st.DrawFn) -> tuple[Decimal, Decimal]:
    """Draw two decimals of 15 digits that differ by one in the last."""
    digits = draw(st.integers(10**14, 10**15 - 2))
    places = draw(st.integers(-5, 25))
    return Decimal(digits).scaleb(-places), Decimal(digits + 1).scaleb(-places)


@settings(deadline=None)
@given(near_decimals())
def test_two_decimals_of_15_digits_never_share_a_float(two: tuple[Decimal, Decimal]) -> None:
    one, other = two
    assert float(one) != float(other)
    assert Decimal(repr(float(one))) == one


def scaled(values: list[float]) -> list[Fraction] | None:
    """Return what a column of floats is taken for, None where it is refused."""
    frame = pl.DataFrame({"school": ["x"] * len(values), "area": values})
    framed = Framed("school", frame, {"school": "school"}, {"area": Column("area")})
    ready = make_ready(framed, [AREA])
    found = ready.numbers["area"]
    if found is None:
        return None
    whole = ready.frame.get_column(found.name).to_list()
    assert max(map(abs, whole)) <= found.top
    return [found.scale * one for one in whole]


written = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(0, 10**14),
    st.integers(0, MOST_PLACES),
)


@settings(deadline=None)
@given(st.lists(written, min_size=1, max_size=5))
def test_a_column_of_short_decimals_is_taken_for_them(values: list[Decimal]) -> None:
    """Whatever is accepted is what was written; and what fits into 15 digits is accepted."""
    found = scaled([float(one) for one in values])
    places = max(max(-int(one.normalize().as_tuple().exponent), 0) for one in values)
    if max(values) * 10**places < 10**15:
        assert found == [Fraction(one) for one in values]
    else:
        assert found is None


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e15, allow_nan=False), min_size=1, max_size=4))
def test_whatever_is_accepted_is_the_shortest_decimal(values: list[float]) -> None:
    found = scaled(values)
    assert found is None or found == [Fraction(repr(one)) for one in values]


@st.composite
def parts(draw: st.DrawFn) -> list[tuple[int, int]]:
    size = draw(st.integers(1, 30))
    amounts = st.integers(1, 2 ** draw(st.integers(1, 40)))
    weights = st.integers(1, 2 ** draw(st.integers(1, 30)))
    return draw(st.lists(st.tuples(amounts, weights), min_size=size, max_size=size))


@settings(deadline=None)
@given(parts(), st.randoms())
def test_floats_stay_within_the_band_of_squares(rows: list[tuple[int, int]], order: Random) -> None:
    """The two sides of `P·Σ(x²/p) ≤ (1+t²)·(Σx)²`, added in any order, miss by (n+11) units."""
    order.shuffle(rows)
    whole, first = sum(p for _, p in rows), sum(x for x, _ in rows)
    left, right = whole * sum(Fraction(x * x, p) for x, p in rows), Fraction(first) ** 2
    square = 0.0
    for x, p in rows:
        square += float(x) * float(x) / float(p)
    close = float(whole) * square, float(first) * float(first)
    gamma = (len(rows) + 6) * UNIT / (1 - (len(rows) + 6) * UNIT)
    assert abs(Fraction(close[0]) - left) <= gamma * left
    assert abs(Fraction(close[1]) - right) <= 4 * UNIT * right
    found = squared_cv([(x, p) for x, p in rows], [(p, 1) for _, p in rows])
    assert found is not None
    assert 1 + Fraction(*found) == left / right


@settings(deadline=None)
@given(parts(), st.integers(0, 29))
def test_giving_lowers_a_coefficient_up_to_a_little_above_the_mean(
    rows: list[tuple[int, int]], at: int
) -> None:
    """Up to `Y·(1 + cv²)`, as the page on the coefficient says."""

    def squared(amounts: list[Fraction]) -> Fraction:
        pairs = [(x.numerator, x.denominator * p) for x, (_, p) in zip(amounts, rows, strict=True)]
        found = squared_cv(pairs, [(p, 1) for _, p in rows])
        assert found is not None
        return Fraction(*found)

    amounts = [Fraction(x) for x, _ in rows]
    chosen = at % len(rows)
    before = squared(amounts)
    mean = sum(amounts, Fraction(0)) / sum(p for _, p in rows)
    distance = amounts[chosen] / rows[chosen][1] - mean * (1 + before)
    assume(distance)
    given_more = amounts.copy()
    given_more[chosen] += abs(distance) / 10**30
    assert (squared(given_more) < before) is (distance < 0)


small = st.integers(1, 2**26 - 1)


@settings(deadline=None)
@given(st.tuples(small, small), st.tuples(small, small))
def test_quotients_of_small_numbers_are_told_apart_by_floats(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    exact = Fraction(*one) - Fraction(*other)
    floats = one[0] / one[1] - other[0] / other[1]
    assert math.copysign(1, exact) == math.copysign(1, floats) if exact else floats == 0


@settings(deadline=None)
@given(st.integers(2**25, 2**26 - 2))
def test_the_nearest_quotients_are_told_apart_too(number: int) -> None:
    assert (number - 1) / number < number / (number + 1)


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_sums_of_decimals_are_sums_of_whole_numbers(cents: list[int]) -> None:
    """In floats 0.1 + 0.2 is more than 0.3; here a county has exactly what its schools have."""
    total = Fraction(sum(cents), 100)
    equal = c.Require(AREA_OF_ALL, c.Bound(Comparator.EQUAL, Quantity(total, parse_unit("m²"))))
    frame = pl.DataFrame(
        {
            "school": [str(at) for at in range(len(cents))],
            "county": ["X"] * len(cents),
            "area": [one / 100 for one in cents],
        }
    )
    keys = {"school": "school", "county": "county"}
    framed = Framed("school", frame, keys, {"area": Column("area")})
    [one] = evaluate([Standard("it", equal, "county")], [framed], WORDS).judged
    assert list(one.verdicts()) == [Verdict.MET]
