"""Which signs a formula can have, whatever the data: counts and amounts are never negative."""

from __future__ import annotations

from collections.abc import Sequence

from edustandards.checks.terms import Term
from edustandards.measures import nodes as m

Signs = frozenset[int]
"""Which of -1, 0 and 1 may be the sign of a number."""

ZERO: Signs = frozenset({0})
ANY_SIGN: Signs = frozenset({-1, 0, 1})


def signs_of(terms: Sequence[Term]) -> Signs:
    """Return the signs that a sum of terms may have; of none, zero."""
    found = ZERO
    for term in terms:
        found = frozenset(one for a in found for b in _signs(term) for one in _added(a, b))
    return found


def _added(one: int, other: int) -> Signs:
    if one * other < 0:
        return ANY_SIGN
    return frozenset({one or other})


def _signs(term: Term) -> Signs:
    if not term.number:
        return ZERO
    sign = 1 if term.number > 0 else -1
    if not all(never_negative(one) for one in (*term.over, *term.under)):
        return ANY_SIGN
    # What divides is not zero, or else there is no value.
    return frozenset({sign, 0}) if term.over else frozenset({sign})


def never_negative(node: m.Measure) -> bool:
    """Tell whether a formula is proved not to fall below zero."""
    match node:
        case m.Field(kind=kind, signed=signed):
            return kind is m.Kind.NUMBER and not signed
        case m.Constant(quantity):
            return quantity.number >= 0
        case m.Named(of=of) | m.Ceiling(of) | m.Floor(of) | m.Persons(of) | m.AtStage(of=of):
            return never_negative(of)
        case m.Sum(a, b) | m.Product(a, b) | m.Quotient(a, b):
            return never_negative(a) and never_negative(b)
        case m.Least(of) | m.First(of):
            return all(never_negative(one) for one in of)
        case m.Greatest(of):
            return any(never_negative(one) for one in of)
        case m.Folded(fold=m.Fold.COUNT | m.Fold.SHARE):
            return True
        case m.Folded(of=of, weight=weight):
            weighs = weight is None or never_negative(weight)
            return isinstance(of, m.Measure) and never_negative(of) and weighs
        case m.Earlier(step=step, of=of):
            return step is m.Step.PREVIOUS and never_negative(of)
        case m.Rank():
            return True
        case m.Index(parts=parts, floor=floor, cap=cap):
            weights = [part.weight for part in parts]
            low = floor >= 0 and (cap is None or cap >= 0)
            return low and all(weight is not None and weight >= 0 for weight in weights)
        case m.Negated() | m.Difference() | m.Reference():
            return False
    return False
