"""What would close a gap is held to the formula itself: with the change it is met, and just so."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.measure import compile_measure
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.row import Alone, Row
from edustandards.evaluate.shortfall import closing
from edustandards.measures import nodes as m
from edustandards.units.quantity import Quantity
from tests.evaluate.world import one

# Not whole things: a change of them need not be rounded, so that it has to be exact.
X, Y, Z = (m.Field(name) for name in ("x", "y", "z"))
LEAVES: st.SearchStrategy[m.Measure] = st.sampled_from([X, Y, Z]) | st.builds(
    lambda number: m.Constant(Quantity(number)), st.fractions(-5, 5, max_denominator=4)
)
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(m.Sum, inner, inner),
        st.builds(m.Difference, inner, inner),
        st.builds(m.Product, inner, inner),
        st.builds(m.Quotient, inner, inner),
        st.builds(m.Negated, inner),
        st.builds(m.First, st.tuples(inner, inner)),
    ),
    max_leaves=6,
)
VALUES = st.fixed_dictionaries(
    dict.fromkeys("xyz", st.fractions(0, 9, max_denominator=6).map(lambda one: one))
)


@given(FORMULAS, VALUES, st.fractions(-9, 9, max_denominator=5), st.sampled_from(["≥", "≤", "="]))
def test_with_the_change_the_value_is_the_threshold(
    formula: m.Measure, values: dict[str, Fraction], threshold: Fraction, sign: str
) -> None:
    bound = c.Bound(m.Comparator(sign), Quantity(threshold))

    def row(values: dict[str, Fraction]) -> Row:
        table = Observed("school", 1, {"school": ("s",)}, {k: (v,) for k, v in values.items()})
        return Row(table, 0, "", Alone())

    gap = closing(formula, bound)(row(values))
    found = one(c.Require(formula, bound), **values)
    if gap is None or found.verdict is not Verdict.NOT_MET:
        return
    assert found.shortfall == gap
    changed = row(values | {gap.field: values[gap.field] + gap.change})
    pair = compile_measure(formula)(changed)
    assert pair is not None
    assert Fraction(*pair) == threshold
