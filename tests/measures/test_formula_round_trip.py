"""Formulas as text and back, and what never happens whatever the text."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from edustandards.errors import EdustandardsError
from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_condition, parse_formula
from edustandards.measures.show import show_formula
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE
from tests.measures.names import (
    AREA,
    GYM,
    LEVEL,
    METRE2,
    NAMES,
    PER,
    RURAL,
    SORT,
    STUDENT,
    STUDENTS,
)


def amounts(depth: int) -> st.SearchStrategy[m.Measure]:
    """Return formulas for an area in m²."""
    number = st.builds(
        lambda n, places: m.Constant(Quantity(Fraction(n, 10**places), METRE2, places)),
        st.integers(-10_000, 10_000),
        st.integers(0, 3),
    )
    leaves = st.one_of(st.sampled_from([AREA, GYM]), number)
    if not depth:
        return leaves
    inner = amounts(depth - 1)
    plain = st.builds(
        lambda n: m.Constant(Quantity(Fraction(n), ONE, 0)), st.integers(-50, 50).filter(bool)
    )
    where = st.one_of(st.none(), conditions(depth - 1))
    return st.one_of(
        leaves,
        st.builds(m.Sum, inner, inner),
        st.builds(m.Difference, inner, inner),
        st.builds(m.Product, inner, plain),
        st.builds(m.Product, plain, inner),
        st.builds(m.Quotient, inner, plain),
        st.builds(m.Product, st.just(PER), st.just(STUDENTS)),
        st.builds(m.Negated, inner.filter(lambda one: not isinstance(one, m.Constant))),
        st.builds(lambda a, b: m.Least((a, b)), inner, inner),
        st.builds(lambda a, b, c: m.Greatest((a, b, c)), inner, inner, inner),
        st.builds(m.Ceiling, inner),
        st.builds(m.Floor, inner),
        st.builds(
            m.Folded,
            st.sampled_from([m.Fold.SUM, m.Fold.MIN, m.Fold.MAX]),
            inner,
            st.none(),
            st.sampled_from(["", "school"]),
            where,
        ),
        st.builds(m.Folded, st.just(m.Fold.MEAN), inner, st.just(STUDENTS), st.just(""), where),
        st.builds(
            m.Earlier,
            st.sampled_from([m.Step.PREVIOUS, m.Step.CHANGE]),
            inner,
            st.sampled_from([None, 2017]),
        ),
    )


def conditions(depth: int) -> st.SearchStrategy[m.Condition]:
    comparators = st.sampled_from(list(m.Comparator))
    words = st.text(alphabet="ab 且或小学)(,", min_size=1, max_size=6)
    leaves: st.SearchStrategy[m.Condition] = st.one_of(
        st.just(m.Says(RURAL)),
        st.builds(
            m.Comparison,
            st.just(SORT),
            st.sampled_from([m.Comparator.EQUAL, m.Comparator.UNEQUAL]),
            st.builds(m.Word, words),
        ),
        st.builds(
            m.Comparison,
            st.just(LEVEL),
            comparators,
            st.sampled_from([m.Word("Ⅰ"), m.Word("Ⅲ")]),
        ),
        st.builds(m.OneOf, st.just(SORT), st.lists(words, min_size=1, max_size=3).map(tuple)),
    )
    if not depth:
        return leaves
    inner = conditions(depth - 1)
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        leaves,
        st.builds(m.Comparison, amounts(depth - 1), comparators, amounts(depth - 1)),
        st.builds(m.Both, several),
        st.builds(m.Either, several),
        st.builds(m.Reverse, inner),
    )


@settings(max_examples=300, deadline=None)
@given(amounts(3))
def test_a_formula_reads_back(formula: m.Measure) -> None:
    assert parse_formula(show_formula(formula), NAMES) == formula
    for lang in ("zh", "en"):
        assert show_formula(formula, lang, lambda name, _: f"<{name}>")


@settings(max_examples=300, deadline=None)
@given(conditions(2))
def test_a_condition_reads_back(condition: m.Condition) -> None:
    assert parse_condition(show_formula(condition), NAMES) == condition


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet='students area()+-*/,=≥<>12.3 m²且或"非％１', max_size=40),
    )
)
def test_a_text_is_a_formula_or_refused(text: str) -> None:
    for read in (parse_formula, parse_condition):
        try:
            node = read(text, NAMES)
        except EdustandardsError as error:
            assert all(one.where.column is not None for one in error.problems)
        else:
            assert read(show_formula(node), NAMES) == node


def test_persons_read_back() -> None:
    people = m.Sum(m.Persons(STUDENTS), m.Persons(STUDENTS))
    assert parse_formula(show_formula(people), NAMES) == people


def test_for_people() -> None:
    title = {"area": "面积", "students": "在校生", "per": "生均面积", "kind": "类别"}
    formula = m.Sum(
        m.Quotient(AREA, m.Constant(Quantity(Fraction(2), ONE, 0))),
        m.Product(m.Constant(Quantity(Fraction("4.1"), METRE2 / STUDENT, 1)), STUDENTS),
    )
    said = show_formula(formula, "zh", lambda name, _: title[name])
    assert said == "面积 ÷ 2 + 4.1 平方米/生 × 在校生"
    cv = m.Folded(m.Fold.CV, PER, STUDENTS, where=m.OneOf(SORT, ("小学",)))
    assert show_formula(cv, "zh", lambda name, _: title[name]) == (
        "差异系数(生均面积，权数=在校生，条件=类别 属于 (小学))"
    )
    assert show_formula(m.Earlier(m.Step.GROWTH, AREA, 2017), "en") == "growth(area, since=2017)"
