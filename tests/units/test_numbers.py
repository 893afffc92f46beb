"""Numbers mean what is written, on every kind of input."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.units.numbers import exact


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_a_float_is_its_shortest_decimal(digits: int, places: int) -> None:
    written = Decimal(digits).scaleb(-places)
    if len(str(abs(digits))) <= 15:
        assert exact(float(written)) == Fraction(digits, 10**places)
    assert exact(written) == Fraction(digits, 10**places)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), Decimal("NaN"), Decimal("1e9999999")])
def test_what_is_no_number_is_refused_at_once(bad: float | Decimal) -> None:
    with pytest.raises(ValueError, match=r"finite|range"):
        exact(bad)


def test_yes_is_not_one() -> None:
    with pytest.raises(TypeError):
        exact(True)
