"""Values with square roots, against decimals of many digits."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from edustandards.evaluate.roots import Surd, added, shown, sign_against, square_root

positive = st.fractions(0, 50, max_denominator=500)


def decimal_root(value: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = 80
        return (Decimal(value.numerator) / Decimal(value.denominator)).sqrt()


@given(positive, st.fractions(-3, 10, max_denominator=500))
def test_sign_of_a_root_against_a_number(square: Fraction, limit: Fraction) -> None:
    """sqrt(a) stands to t as a to t², for t of at least zero; below zero the root is above."""
    expected = 1 if limit < 0 else (square > limit**2) - (square < limit**2)
    assert sign_against(square_root(square), limit) == expected


@given(positive)
def test_a_root_on_its_own_square_is_neither_above_nor_below(value: Fraction) -> None:
    assert square_root(value**2) == Surd(value)
    assert sign_against(square_root(value**2), value) == 0


@given(positive, st.fractions(0, 10, max_denominator=40))
def test_what_is_shown_is_close_and_on_the_same_side(square: Fraction, limit: Fraction) -> None:
    root = square_root(square)
    number = shown(root, limit)
    assert abs(Decimal(number.numerator) / Decimal(number.denominator) - decimal_root(square)) < (
        Decimal("1e-11")
    )
    sign = sign_against(root, limit)
    assume(root.roots)
    if sign > 0:
        assert number > limit
    if sign < 0:
        assert number < limit


def test_a_sum_of_roots_is_told_from_a_number_very_near() -> None:
    """sqrt(2) + sqrt(3) = 3.14626436994197234..., judged on either side of 17 digits of it."""
    both = Surd(Fraction(0), ((Fraction(1), Fraction(2)), (Fraction(1), Fraction(3))))
    assert sign_against(both, Fraction("3.14626436994197234")) == 1
    assert sign_against(both, Fraction("3.14626436994197235")) == -1


def test_a_difference_of_roots_that_is_nothing_is_nothing() -> None:
    """sqrt(8) - 2 sqrt(2) is zero, though no number of digits shows it."""
    twice = Surd(Fraction(0), ((Fraction(-2), Fraction(2)),))
    assert added(square_root(Fraction(8)), twice) == Surd(Fraction(0))
    assert added(added(square_root(Fraction(8)), square_root(Fraction(3))), twice) == square_root(
        Fraction(3)
    )


def test_a_difference_of_roots_is_told_from_nothing_at_any_number_of_digits() -> None:
    """sqrt(n + 1) - sqrt(n) is about 1 / (2 sqrt(n)): here it begins after 1000 zeros."""
    large = 10**2000 + 2
    near = added(
        square_root(Fraction(large + 1)), Surd(Fraction(0), ((Fraction(-1), Fraction(large)),))
    )
    assert sign_against(near, Fraction(0)) == 1
    assert sign_against(near, Fraction(1, 10**1000)) == -1


@given(
    st.lists(
        st.tuples(st.integers(-3, 3), st.sampled_from([2, 3, 6, 8, 12, 18, 27, 50])), max_size=5
    ),
    st.integers(-3, 3),
)
def test_sums_of_roots_against_numbers(terms: list[tuple[int, int]], limit: int) -> None:
    """By hand: 8 is 2² · 2, 12 is 2² · 3, 18 is 3² · 2, 27 is 3² · 3 and 50 is 5² · 2."""
    simplest = {2: (1, 2), 3: (1, 3), 6: (1, 6), 8: (2, 2), 12: (2, 3), 18: (3, 2), 27: (3, 3)}
    simplest[50] = (5, 2)
    left = {2: 0, 3: 0, 6: 0}
    total = Surd(Fraction(0))
    for times, under in terms:
        by, square_free = simplest[under]
        left[square_free] += times * by
        if times:
            term = Surd(Fraction(0), ((Fraction(times), Fraction(under)),))
            total = added(total, term)
    with localcontext() as context:
        context.prec = 60
        value = sum((times * Decimal(under).sqrt() for under, times in left.items()), Decimal(0))
    expected = 0 if not any(left.values()) and not limit else (value > limit) - (value < limit)
    assert sign_against(total, Fraction(limit)) == expected
