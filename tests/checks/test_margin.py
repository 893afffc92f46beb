"""Margins: signs, zero thresholds, and how they compose."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import pytest

from edustandards.checks.margin import (
    Margin,
    finite,
    kth_largest,
    margin,
    negated,
    relative,
    smallest,
)
from edustandards.measures.nodes import Comparator

F = Fraction


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        (Comparator.AT_LEAST, -1),
        (Comparator.MORE, -1),
        (Comparator.AT_MOST, 1),
        (Comparator.LESS, 1),
        (Comparator.EQUAL, -1),
        (Comparator.UNEQUAL, 1),
    ],
)
def test_four_against_five(comparator: Comparator, expected: int) -> None:
    assert margin(F(4), comparator, F(5)) == expected


def test_relative_margin_about_zero_is_infinite_with_its_sign() -> None:
    assert relative(F(1), F(-4)) == F(1, 4)
    assert relative(F(1), F(0)) == inf
    assert relative(F(-1), F(0)) == -inf
    assert relative(F(0), F(0)) == 0


def test_only_numbers_are_shown() -> None:
    assert finite(F(1)) == 1
    assert finite(inf) is None
    assert finite(None) is None


def test_composition() -> None:
    margins: list[Margin] = [F(1, 10), F(-1, 5), inf]
    assert smallest(margins) == F(-1, 5)
    assert kth_largest(1, margins) == inf
    assert kth_largest(2, margins) == F(1, 10)
    assert kth_largest(4, margins) == -inf
    assert kth_largest(0, margins) == inf
    assert negated(F(1, 10)) == F(-1, 10)


def test_a_margin_that_is_not_known_leaves_the_whole_unknown() -> None:
    assert smallest([F(1), None]) is None
    assert kth_largest(1, [F(1), None]) is None
    assert smallest([]) is None
    assert kth_largest(1, []) is None
    assert negated(None) is None
