"""Aggregates against plain fractions."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from edustandards.evaluate.fold import (
    added,
    divided,
    greatest,
    least,
    mean,
    squared_cv,
    squared_cv_of_quotients,
)

pairs = st.tuples(st.integers(-1000, 1000), st.integers(1, 60))
lists = st.lists(pairs, min_size=1, max_size=8)


@given(lists)
def test_sum_and_extremes(values: list[tuple[int, int]]) -> None:
    exact = [Fraction(*value) for value in values]
    assert Fraction(*added(values)) == sum(exact)
    assert Fraction(*least(values)) == min(exact)
    assert Fraction(*greatest(values)) == max(exact)


@given(st.lists(st.tuples(pairs, st.tuples(st.integers(0, 50), st.integers(1, 9))), min_size=1))
def test_weighted_mean_and_spread(rows: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    values = [Fraction(*value) for value, _ in rows]
    weights = [Fraction(*weight) for _, weight in rows]
    found = mean([value for value, _ in rows], [weight for _, weight in rows])
    spread = squared_cv([value for value, _ in rows], [weight for _, weight in rows])
    whole = sum(weights)
    if not whole:
        assert found is None
        assert spread is None
        return
    centre = sum(w * v for w, v in zip(weights, values, strict=True)) / whole
    assert found is not None
    assert Fraction(*found) == centre
    if not centre:
        assert spread is None
        return
    variance = sum(w * (v - centre) ** 2 for w, v in zip(weights, values, strict=True)) / whole
    assert spread is not None
    assert Fraction(*spread) == variance / centre**2


def test_division_keeps_the_denominator_positive() -> None:
    assert divided((1, 2), (-3, 4)) == (-4, 6)
    assert divided((1, 2), (0, 1)) is None


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(1, 50)), min_size=1))
def test_the_coefficient_of_amounts_over_their_weights(rows: list[tuple[int, int]]) -> None:
    above, below = zip(*rows, strict=True)
    values = [Fraction(a, b) for a, b in rows]
    whole = sum(below)
    mean_ = Fraction(sum(above), whole)
    found = squared_cv_of_quotients(above, below)
    if not mean_:
        assert found is None
        return
    about = ((value - mean_) ** 2 * b for value, b in zip(values, below, strict=True))
    assert found is not None
    assert found[1] > 0
    assert Fraction(*found) == sum(about) / whole / mean_**2
