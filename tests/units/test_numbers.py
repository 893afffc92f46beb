"""Numbers mean what is written, on every kind of input, and are shown as what they are."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import NotationError, NumberError
from edustandards.units.numbers import (
    exact,
    read_number,
    round_half_even,
    show_exact,
    show_rounded,
)

decimals = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**12), 10**12),
    st.integers(0, 8),
)


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_a_float_is_its_shortest_decimal(digits: int, places: int) -> None:
    written = Decimal(digits).scaleb(-places)
    if len(str(abs(digits))) <= 15:
        assert exact(float(written)) == Fraction(digits, 10**places)
    assert exact(written) == Fraction(digits, 10**places)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), Decimal("NaN"), Decimal("1e9999999")])
def test_what_is_no_number_is_refused_at_once(bad: float | Decimal) -> None:
    with pytest.raises(NumberError, match=r"finite|too large"):
        exact(bad)


def test_yes_is_not_one() -> None:
    with pytest.raises(NumberError, match="yes/no"):
        exact(True)


@pytest.mark.parametrize(
    ("text", "number", "places"),
    [
        ("8.76", Fraction(219, 25), 2),
        ("2.30", Fraction(23, 10), 2),
        ("0", Fraction(0), 0),
        ("007", Fraction(7), 0),
        ("３，６００．５", Fraction(7201, 2), 1),
        ("3,600", Fraction(3600), 0),
        ("1,234,567.89", Fraction(123456789, 100), 2),
        ("\u30003600\u00a0", Fraction(3600), 0),
        ("-0.5", Fraction(-1, 2), 1),
        ("−3", Fraction(-3), 0),
        ("－3", Fraction(-3), 0),
        ("+3", Fraction(3), 0),
        ("9" * 40, Fraction(10**40 - 1), 0),
    ],
)
def test_numbers_are_read_as_written(text: str, number: Fraction, places: int) -> None:
    assert read_number(text) == (number, places)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("", "number-empty", 1),
        ("  ", "number-empty", 3),
        (".", "number-expected", 1),
        (".5", "number-point", 1),
        ("5.", "number-point", 1),
        ("1.2.3", "number-point", 1),
        ("1_000", "number-underscore", 1),
        ("1＿000", "number-underscore", 1),
        ("1e500", "number-exponent", 1),
        ("1.23E+05", "number-exponent", 1),
        ("3,60", "number-comma", 1),
        ("0,250", "number-comma", 1),
        ("36,00,000", "number-comma", 1),
        ("3600,", "number-comma", 1),
        (" 3 600", "number-spaces", 4),
        ("9" * 41, "number-long", 1),
        ("0." + "0" * 41, "number-long", 1),
        ("nan", "number-expected", 1),
        ("inf", "number-expected", 1),
        ("٣", "number-expected", 1),
        ("²", "number-expected", 1),
        ("--3", "number-expected", 1),
        ("120/13", "number-rest", 4),
        ("12 元", "number-rest", 4),
        ("1" * 201, "text-long", 201),
    ],
)
def test_what_is_not_plainly_one_number_is_refused(text: str, code: str, column: int) -> None:
    with pytest.raises(NotationError) as caught:
        read_number(text)
    (found,) = caught.value.problems
    assert (found.code, found.where.column) == (code, column)
    assert found.say("zh") != found.say("en")


@given(decimals)
def test_a_decimal_written_out_reads_back(value: Decimal) -> None:
    number, places = read_number(f"{value:f}")
    assert number == Fraction(value)
    assert places == max(0, -int(value.as_tuple().exponent))


@given(decimals)
def test_thousands_separators_change_nothing(value: Decimal) -> None:
    assert read_number(f"{value:,f}") == read_number(f"{value:f}")


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        number, places = read_number(text)
    except NotationError as error:
        assert error.problems[0].where.column
    else:
        assert (number * 10**places).denominator == 1


# GB/T 8170-2008: the examples of its sections 3.2 to 3.4, and the ties of both parities.
@pytest.mark.parametrize(
    ("written", "places", "rounded"),
    [
        ("12.1498", 1, "12.1"),
        ("12.1498", 0, "12"),
        ("10.5002", 0, "11"),
        ("1268", -2, "1300"),
        ("1.050", 1, "1.0"),
        ("0.35", 1, "0.4"),
        ("2500", -3, "2000"),
        ("3500", -3, "4000"),
        ("-0.0365", 3, "-0.036"),
        ("15.4546", 0, "15"),
        ("96.96", 1, "97.0"),
        ("0.504", 2, "0.50"),
    ],
)
def test_rounding_follows_the_national_standard(written: str, places: int, rounded: str) -> None:
    assert round_half_even(Fraction(written), places) == Fraction(rounded)


@given(decimals, st.integers(0, 6))
def test_rounding_agrees_with_decimal_arithmetic(value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    assert round_half_even(Fraction(value), places) == Fraction(expected)
    assert round_half_even(-Fraction(value), places) == -Fraction(expected)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(219, 25), None, "8.76"),
        (Fraction(-1, 2), None, "-0.5"),
        (Fraction(120, 13), None, "120/13"),
        (Fraction(-120, 13), 4, "-120/13"),
        (Fraction(3600), None, "3600"),
        (Fraction(0), None, "0"),
        (Fraction(23, 10), 2, "2.30"),
        (Fraction(1, 8), 1, "0.125"),
        (Fraction(3), 2, "3.00"),
        (Fraction(-1, 1000), None, "-0.001"),
    ],
)
def test_a_number_is_shown_whole(number: Fraction, places: int | None, text: str) -> None:
    assert show_exact(number, places) == text


@given(decimals)
def test_a_shown_decimal_reads_back(value: Decimal) -> None:
    assert read_number(show_exact(Fraction(value)))[0] == Fraction(value)


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        (Fraction(120, 13), 4, "9.2308"),
        (Fraction(120, 13), 0, "9"),
        (Fraction(1, 1900), 4, "0.0005263"),
        (Fraction(-1, 19), 2, "-0.053"),
        (Fraction(5), 4, "5"),
        (Fraction(3600), 0, "3600"),
        (Fraction(0), 4, "0"),
        (Fraction(71, 2), 4, "35.5"),
        (Fraction(-1, 3), 0, "0"),
        (Fraction(99999, 100000), 2, "1"),
    ],
)
def test_people_are_shown_few_digits(number: Fraction, digits: int, text: str) -> None:
    assert show_rounded(number, digits) == text


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from([1, 1, 1, 3, 7, 2**64 + 13]))
def test_a_decimal_ends_where_its_denominator_is_made_of_twos_and_fives(
    twos: int, fives: int, rest: int
) -> None:
    number = Fraction(1, 2**twos * 5**fives * rest)
    shown = show_exact(number)
    assert Fraction(shown) == number
    assert ("/" in shown) == (rest != 1)
    if rest == 1:
        assert len(shown.partition(".")[2]) == max(twos, fives)


@pytest.mark.parametrize("digits", [4_299, 4_300, 4_301, 20_000])
def test_numbers_longer_than_python_writes_are_shown_in_full(digits: int) -> None:
    number = 10**digits + 7
    shown = show_exact(Fraction(number))
    assert (len(shown), shown[:2], shown[-2:]) == (digits + 1, "10", "07")
    assert show_exact(Fraction(1, 3 * number)).startswith("1/300")
    assert show_rounded(Fraction(1, number)).startswith("0.000")


@pytest.mark.parametrize("raw", [10**400, -(10**400), Fraction(1, 10**400 + 1)])
def test_numbers_of_hundreds_of_digits_are_not_taken(raw: Fraction) -> None:
    with pytest.raises(NumberError, match="digits"):
        exact(raw)
    nearest = raw - 1 if raw > 1 else raw + 1 if raw < 0 else Fraction(1, 10**400)
    assert exact(nearest) == nearest
