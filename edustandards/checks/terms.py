"""Formulas as sums of terms, so that two of them can be subtracted: which are the same formula.

Names of indicators, the order of sums and factors, and the units in which numbers are written do
not matter; what is unknown stays unknown, so nothing is ever cancelled within one formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor, same_dimension
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit

MOST_TERMS = 64
"""Past so many terms a product stays as it is written."""


@dataclass(frozen=True, slots=True)
class Term:
    """A number with a unit, times the formulas `over`, divided by those `under`.

    None of the formulas is a sum, a product or a constant, as far as that can be taken apart.
    """

    number: Fraction
    unit: Unit = ONE
    over: tuple[m.Measure, ...] = ()
    under: tuple[m.Measure, ...] = ()


def terms_of(measure: m.Measure) -> tuple[Term, ...]:
    """Return the terms whose sum a formula is."""
    match measure:
        case m.Constant(quantity):
            return (Term(quantity.number, quantity.unit),)
        case m.Named(of=of):
            return terms_of(of)
        case m.Negated(of):
            return _negative(terms_of(of))
        case m.Sum(left, right):
            return (*terms_of(left), *terms_of(right))
        case m.Difference(left, right):
            return (*terms_of(left), *_negative(terms_of(right)))
        case m.Product(left, right):
            return _product(measure, terms_of(left), terms_of(right))
        case m.Quotient(left, right):
            return _quotient(terms_of(left), right)
        case _:
            return (Term(Fraction(1), over=(measure,)),)


def _negative(terms: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(replace(one, number=-one.number) for one in terms)


def _product(whole: m.Product, left: Sequence[Term], right: Sequence[Term]) -> tuple[Term, ...]:
    if len(left) * len(right) > MOST_TERMS:
        return (Term(Fraction(1), over=(whole,)),)
    return tuple(
        Term(a.number * b.number, a.unit * b.unit, a.over + b.over, a.under + b.under)
        for a in left
        for b in right
    )


def _quotient(above: Sequence[Term], right: m.Measure) -> tuple[Term, ...]:
    below = terms_of(right)
    # What divides stays whole unless it is a plain product: over a quotient of zero is unknown too.
    if len(below) != 1 or not below[0].number or below[0].under:
        return tuple(replace(one, under=(*one.under, right)) for one in above)
    [by] = below
    return tuple(
        Term(one.number / by.number, one.unit / by.unit, one.over, one.under + by.over)
        for one in above
    )


def gathered(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms with like ones added up; one that comes to nothing stays, at zero."""
    found: list[Term] = []
    for term in terms:
        for at, one in enumerate(found):
            if like(one, term):
                number = term.number * factor(term.unit, one.unit)
                found[at] = replace(one, number=one.number + number)
                break
        else:
            found.append(term)
    return tuple(found)


def difference(before: Sequence[Term], after: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms of one formula less those of another."""
    return gathered((*before, *_negative(after)))


def like(one: Term, other: Term) -> bool:
    """Tell whether two terms are multiples of each other."""
    return (
        len(one.over) == len(other.over)
        and len(one.under) == len(other.under)
        and same_dimension(one.unit, other.unit)
        and _paired(one.over, other.over)
        and _paired(one.under, other.under)
    )


def asks_alike(one: Sequence[Term], other: Sequence[Term]) -> bool:
    """Tell whether two formulas are unknown for the same data: they are made of the same."""
    return all(any(like(a, b) for b in other) for a in one) and all(
        any(like(a, b) for a in one) for b in other
    )


def same_formula(one: m.Measure, other: m.Measure) -> bool:
    """Tell whether two formulas have the same value, whatever the data, unknown ones included.

    >>> a, b = m.Field("a"), m.Field("b")
    >>> same_formula(m.Sum(a, b), m.Named("ab", m.Sum(b, a), ONE))
    True
    """
    return one == other or _same(one, other)


# Formulas within formulas are compared more than once on the way.
@lru_cache(maxsize=4096)
def _same(one: m.Measure, other: m.Measure) -> bool:
    a, b = gathered(terms_of(one)), gathered(terms_of(other))
    if not asks_alike(a, b):
        return False
    return all(not term.number for term in difference(a, b))


def _paired(some: Sequence[m.Measure], others: Sequence[m.Measure]) -> bool:
    """Tell whether the formulas of two lists are the same, in any order."""
    left = list(others)
    for one in some:
        at = next((at for at, other in enumerate(left) if _same_atom(one, other)), None)
        if at is None:
            return False
        del left[at]
    return not left


def _same_atom(one: m.Measure, other: m.Measure) -> bool:
    if one == other:
        return True
    match one, other:
        case (m.Ceiling(a), m.Ceiling(b)) | (m.Floor(a), m.Floor(b)):
            # They round to whole numbers of their own unit.
            own, its = unit_of(a), unit_of(b)
            return same_dimension(own, its) and factor(own, its) == 1 and same_formula(a, b)
        case (m.Persons(a), m.Persons(b)):
            return same_formula(a, b)
        case (m.Least(some), m.Least(others)) | (m.Greatest(some), m.Greatest(others)):
            return _all_same(some, others)
        case m.First(some), m.First(others):
            return len(some) == len(others) and all(
                same_formula(a, b) for a, b in zip(some, others, strict=True)
            )
        case m.Folded() as fold, m.Folded() as its_fold:
            return _same_fold(fold, its_fold)
        case m.Earlier(), m.Earlier():
            return (one.step, one.since) == (other.step, other.since) and same_formula(
                one.of, other.of
            )
        case m.AtStage(a, stage), m.AtStage(b, its_stage):
            return stage == its_stage and same_formula(a, b)
        case m.Rank(a, within), m.Rank(b, its_whole):
            return within == its_whole and same_formula(a, b)
        case m.Index() as index, m.Index() as its_index:
            return _same_index(index, its_index)
        case (
            (m.Sum() | m.Difference() | m.Product() | m.Quotient() | m.Negated() | m.Named()),
            (m.Sum() | m.Difference() | m.Product() | m.Quotient() | m.Negated() | m.Named()),
        ):
            return _same_whole(one, other)
        case _:
            return False


def _same_whole(one: m.Measure, other: m.Measure) -> bool:
    """Tell whether two formulas that were not taken apart are the same, if that is to be seen."""
    a, b = terms_of(one), terms_of(other)
    apart = Term(Fraction(1), over=(one,)), Term(Fraction(1), over=(other,))
    return (a, b) != ((apart[0],), (apart[1],)) and same_formula(one, other)


def _all_same(some: Sequence[m.Measure], others: Sequence[m.Measure]) -> bool:
    left = list(others)
    for one in some:
        at = next((at for at, other in enumerate(left) if same_formula(one, other)), None)
        if at is None:
            return False
        del left[at]
    return not left


def _same_fold(one: m.Folded, other: m.Folded) -> bool:
    if (one.fold, one.over, one.within) != (other.fold, other.over, other.within):
        return False
    return (
        _same_inner(one.of, other.of)
        and _same_inner(one.weight, other.weight)
        and _same_inner(one.where, other.where)
    )


def _same_inner(one: m.Measure | m.Condition | None, other: m.Measure | m.Condition | None) -> bool:
    if one is None or other is None:
        return one is other
    if isinstance(one, m.Measure) and isinstance(other, m.Measure):
        return same_formula(one, other)
    if isinstance(one, m.Condition) and isinstance(other, m.Condition):
        return same_condition(one, other)
    return False


def _same_index(one: m.Index, other: m.Index) -> bool:
    """Tell whether two indices are the same; names matter where weights are supplied by them."""
    if (one.lack, one.cap, one.floor) != (other.lack, other.cap, other.floor):
        return False
    if len(one.parts) != len(other.parts):
        return False
    supplied = any(part.weight is None for part in (*one.parts, *other.parts))
    if supplied and one.name != other.name:
        return False
    return all(
        (a.falling, a.weight) == (b.falling, b.weight)
        and (not supplied or a.name == b.name)
        and _same_inner(a.of, b.of)
        and _same_inner(a.target, b.target)
        for a, b in zip(one.parts, other.parts, strict=True)
    )


def same_condition(one: m.Condition, other: m.Condition) -> bool:
    """Tell whether two conditions hold for the same data, as far as it is written in them."""
    match one, other:
        case m.Comparison(a, sign, b), m.Comparison(c, its, d):
            if sign is not its or isinstance(b, m.Word) or isinstance(d, m.Word):
                return one == other
            return same_formula(a, c) and same_formula(b, d)
        case (m.Both(some), m.Both(others)) | (m.Either(some), m.Either(others)):
            return len(some) == len(others) and all(
                same_condition(a, b) for a, b in zip(some, others, strict=True)
            )
        case m.Reverse(a), m.Reverse(b):
            return same_condition(a, b)
        case _:
            return one == other


def constant_of(measure: m.Measure) -> Quantity | None:
    """Return the number that a formula is, if it is one."""
    found = gathered(terms_of(measure))
    if len(found) == 1 and not found[0].over and not found[0].under:
        return Quantity(found[0].number, found[0].unit)
    return None
