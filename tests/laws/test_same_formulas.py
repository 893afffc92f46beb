"""Formulas said to be the same have one value, known or not; signs excluded never come."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks.signs import never_negative, signs_of
from edustandards.checks.terms import difference, same_formula, terms_of
from edustandards.errors import UnitError
from edustandards.evaluate.measure import compile_measure
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_formula
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from tests.effort import examples
from tests.evaluate.world import FIELDS, NAMES
from tests.laws.checks_drawn import CONDITIONS, rows

LAWS = settings(max_examples=examples(100), deadline=None, suppress_health_check=list(HealthCheck))
HECTARE = parse_unit("公顷")
AREAS = [FIELDS["area"], FIELDS["gym"], m.Named("in_hectares", FIELDS["area"], HECTARE)]
constants = st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2), Fraction(-3)])


def areas() -> st.SearchStrategy[m.Measure]:
    """Draw formulas that are areas: whatever is in them, two of them can be added."""
    limits = st.builds(
        lambda n, u: m.Constant(Quantity(n, u)),
        constants,
        st.sampled_from([FIELDS["area"].unit, HECTARE]),
    )
    simple: st.SearchStrategy[m.Measure] = st.one_of(st.sampled_from(AREAS), limits)
    return st.recursive(simple, _composed, max_leaves=6)


def _composed(inner: st.SearchStrategy[m.Measure]) -> st.SearchStrategy[m.Measure]:
    plain = st.builds(lambda number: m.Constant(Quantity(number)), constants)
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    ratios = st.builds(m.Quotient, inner, inner)
    return st.one_of(
        st.builds(m.Sum, inner, inner),
        st.builds(m.Difference, inner, inner),
        st.builds(m.Negated, inner),
        st.builds(m.Product, inner, st.one_of(plain, ratios)),
        st.builds(m.Product, st.one_of(plain, ratios), inner),
        st.builds(m.Quotient, inner, st.one_of(plain, ratios)),
        st.builds(m.Least, several),
        st.builds(m.Greatest, several),
        st.builds(m.First, several),
        st.builds(m.Ceiling, inner),
        st.builds(m.Floor, inner),
        st.builds(lambda of: m.Named("named", of, HECTARE), inner),
        st.builds(m.AtStage, inner, st.sampled_from(["primary"])),
        st.builds(
            lambda fold, of, where: m.Folded(fold, of, over="class", where=where),
            st.sampled_from([m.Fold.SUM, m.Fold.MIN, m.Fold.MAX, m.Fold.MEAN]),
            inner,
            st.sampled_from([None, *CONDITIONS[:6]]),
        ),
    )


@st.composite
def written_else(draw: st.DrawFn, of: m.Measure) -> m.Measure:
    """Draw another way to write a formula, or at times another formula."""
    sort = draw(st.sampled_from(["in", "in", "in", "turn", "name", "keep", "new", "double"]))
    if sort == "keep":
        return of
    if sort == "new":
        return draw(areas())
    if sort == "name":
        return m.Named("otherwise", of, draw(st.sampled_from([HECTARE, FIELDS["area"].unit])))
    if sort == "double":
        return m.Negated(m.Negated(of))
    match of:
        case m.Sum(a, b):
            a, b = draw(written_else(a)), draw(written_else(b))
            return m.Sum(b, a) if sort == "turn" else m.Difference(a, m.Negated(b))
        case m.Difference(a, b):
            a, b = draw(written_else(a)), draw(written_else(b))
            return m.Negated(m.Difference(b, a)) if sort == "turn" else m.Sum(a, m.Negated(b))
        case m.Product(m.Quotient(a, b), c):
            return (
                m.Product(c, m.Quotient(a, b)) if sort == "turn" else m.Quotient(m.Product(a, c), b)
            )
        case m.Product(a, b):
            return m.Product(b, a)
        case m.Quotient(m.Sum(a, b), c) if sort == "turn":
            return m.Sum(m.Quotient(a, c), m.Quotient(b, c))
        case m.Quotient(a, m.Quotient(b, c)):
            # Not the same: where c is nothing this one is known.
            return m.Quotient(m.Product(a, c), b)
        case m.Least(some) | m.Greatest(some):
            return replace(of, of=tuple(reversed([draw(written_else(one)) for one in some])))
        case m.First(some):
            return m.First(tuple(reversed(some)) if sort == "turn" else some)
        case m.Negated(a) | m.Ceiling(a) | m.Floor(a) | m.Named(of=a) | m.AtStage(of=a):
            return replace(of, of=draw(written_else(a)))
        case m.Folded(of=inner) if isinstance(inner, m.Measure):
            return replace(of, of=draw(written_else(inner)))
        case _:
            return of


def fits(of: m.Measure) -> bool:
    try:
        return unit_of(of) is not None
    except UnitError:
        return False


@LAWS
@given(st.data(), areas(), st.lists(rows(), min_size=5, max_size=5))
def test_the_same_formula_has_the_same_value(
    data: st.DataObject, one: m.Measure, among: list[Row]
) -> None:
    other = data.draw(written_else(one))
    if not (fits(one) and fits(other)):
        return
    alike = same_formula(one, other)
    assert same_formula(other, one) is alike
    assert same_formula(one, one)
    first, second = compile_measure(one), compile_measure(other, unit_of(one))
    apart = signs_of(difference(terms_of(one), terms_of(other)))
    for row in among:
        a, b = first(row), second(row)
        if alike:
            assert (a is None) is (b is None)
            assert a is None or b is None or Fraction(*a) == Fraction(*b)
        if a is not None and b is not None:
            less = Fraction(*a) - Fraction(*b)
            assert (less > 0) - (less < 0) in apart
        if never_negative(one) and a is not None:
            assert Fraction(*a) >= 0


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("a + b", "b + a", True),
        ("(a + b) / students", "a / students + b / students", True),
        ("a * (b / students)", "(a * b) / students", True),
        ("a / (students / teachers)", "a * teachers / students", False),
        ("a / (students / teachers)", "a / students", False),
        ("a / (students / teachers)", "(a + a) / 2 / (students / teachers)", True),
        ("a - a", "b - b", False),
        ("a - a", "0 * a", True),
        ("2 * a", "a + a", True),
        ("a + b - b", "a", False),
        ("max(a, b)", "max(b, a)", True),
        ("ceil(a)", "ceil(a + 0 m²)", False),
        ("a / 3", "a * 2 / 6", True),
    ],
)
def test_formulas_by_hand(one: str, other: str, alike: bool) -> None:
    names = {**NAMES, "a": FIELDS["area"], "b": FIELDS["gym"]}
    left, right = parse_formula(one, names), parse_formula(other, names)
    assert same_formula(left, right) is alike


def test_what_is_rounded_is_rounded_in_its_own_unit() -> None:
    area = FIELDS["area"]
    hectares = m.Named("in_hectares", area, HECTARE)
    assert same_formula(area, hectares)
    assert not same_formula(m.Ceiling(area), m.Ceiling(hectares))
    assert factor(HECTARE, area.unit) == 10_000
