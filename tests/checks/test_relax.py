"""What the parts that may fail still have to reach."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import edustandards as es
from edustandards.checks.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Bound,
    ByStage,
    Check,
    Cited,
    ForEvery,
    Holds,
    Level,
    Not,
    Range,
    Require,
    ShareOf,
    When,
)
from edustandards.checks.relax import relaxed
from edustandards.measures.nodes import Comparator, Constant, Field, Kind, Product, Says
from edustandards.units.quantity import Quantity

SHARE = Fraction(85, 100)
X = Field("x")
YES = Says(Field("yes", kind=Kind.YES_NO))


def bound(comparator: Comparator, number: str) -> Bound:
    return Bound(comparator, Quantity(Fraction(number)))


def require(comparator: Comparator, number: str) -> Require:
    return Require(X, bound(comparator, number))


def test_a_floor_is_lowered_and_a_limit_is_raised() -> None:
    """7.5 m² at 85 % is 6.375 m² (教督〔2017〕6号); a limit of 0.50 becomes 10/17."""
    assert relaxed(require(Comparator.AT_LEAST, "7.5"), SHARE) == require(
        Comparator.AT_LEAST, "6.375"
    )
    assert relaxed(require(Comparator.MORE, "7.5"), SHARE) == require(Comparator.MORE, "6.375")
    for comparator in (Comparator.AT_MOST, Comparator.LESS):
        assert relaxed(require(comparator, "0.5"), SHARE) == require(comparator, "10/17")


def test_a_floor_below_zero_is_eased_downwards() -> None:
    assert relaxed(require(Comparator.AT_LEAST, "-1.7"), SHARE) == require(
        Comparator.AT_LEAST, "-2"
    )


@settings(deadline=None)
@given(
    value=st.fractions(-9, 9, max_denominator=4),
    limit=st.fractions(-9, 9, max_denominator=4),
    stands=st.sampled_from([operator.ge, operator.gt, operator.le, operator.lt]),
)
def test_what_is_met_is_met_with_ease(
    value: Fraction, limit: Fraction, stands: Callable[[Any, Any], Any]
) -> None:
    """Easing a threshold never makes it harder, whatever its formula comes to."""
    check = stands(es.field("x", signed=True), es.field("y", signed=True))
    one_of_one = es.at_least(1, of=[check], others="85 %")
    met = one_of_one.verdict({"x": value, "y": limit}) is es.Verdict.MET
    assert met is stands(value, limit)


def test_an_equality_becomes_a_range() -> None:
    assert relaxed(require(Comparator.EQUAL, "1.7"), SHARE) == Require(
        X, Range(bound(Comparator.AT_LEAST, "1.445"), bound(Comparator.AT_MOST, "2"))
    )
    unequal = require(Comparator.UNEQUAL, "1")
    assert relaxed(unequal, SHARE) == unequal


def test_a_range_widens_on_both_sides() -> None:
    narrow = Range(bound(Comparator.AT_LEAST, "1"), bound(Comparator.AT_MOST, "1.7"))
    wide = Range(bound(Comparator.AT_LEAST, "0.85"), bound(Comparator.AT_MOST, "2"))
    assert relaxed(Require(X, narrow), SHARE) == Require(X, wide)


def test_a_formula_is_multiplied() -> None:
    threshold = Field("y")
    assert relaxed(Require(X, Bound(Comparator.AT_LEAST, threshold)), SHARE) == Require(
        X, Bound(Comparator.AT_LEAST, Product(threshold, Constant(Quantity(SHARE))))
    )


def test_levels_and_conditions_have_no_shares() -> None:
    level = Require(X, Level(Comparator.AT_LEAST, "Ⅲ", ("Ⅱ", "Ⅲ")))
    for check in (level, Holds(YES)):
        assert relaxed(check, SHARE) == check


def test_every_composition_passes_the_share_on() -> None:
    one, eased = require(Comparator.AT_LEAST, "2"), require(Comparator.AT_LEAST, "1.7")
    inner = bound(Comparator.AT_LEAST, "1")
    pairs: list[tuple[Check, Check]] = [
        (AllOf((one,)), AllOf((eased,))),
        (AnyOf((one,)), AnyOf((eased,))),
        (AtLeast(1, (one,)), AtLeast(1, (eased,))),
        (ByStage((("primary", one),)), ByStage((("primary", eased),))),
        (ForEvery("class", one), ForEvery("class", eased)),
        (When(YES, one), When(YES, eased)),
        (Cited("id", one), Cited("id", eased)),
        (Not(require(Comparator.LESS, "1.7")), Not(require(Comparator.LESS, "1.445"))),
        (
            ShareOf("class", one, inner),
            ShareOf("class", one, bound(Comparator.AT_LEAST, "0.85")),
        ),
    ]
    for check, expected in pairs:
        assert relaxed(check, SHARE) == expected
