"""Two conditions side by side: what may be true, false or unknown of the same data together.

Truths are written as verdicts: false as not met, true as met.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from edustandards.checks.matching import matched
from edustandards.checks.pairs import (
    JUDGED,
    A,
    M,
    N,
    Pairs,
    U,
    alike,
    any_one,
    crossed,
    every,
    folded,
    pair,
    same,
    turned,
)
from edustandards.checks.reach import EVERYTHING, Reach, either, reach, shared, without
from edustandards.checks.requirement_pairs import STANDS, stand
from edustandards.checks.terms import constant_of, same_condition, same_formula
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor, same_dimension

_STRANGERS = crossed(JUDGED, JUDGED)
_SAME = alike(JUDGED)
_FLIPPED = {
    m.Comparator.AT_LEAST: m.Comparator.AT_MOST,
    m.Comparator.AT_MOST: m.Comparator.AT_LEAST,
    m.Comparator.MORE: m.Comparator.LESS,
    m.Comparator.LESS: m.Comparator.MORE,
}
_Parted = m.Both | m.Either


def truths(before: m.Condition | None, after: m.Condition | None) -> Pairs:
    """Return which truths of two conditions may go together; None is what always holds."""
    if before is None or after is None:
        first = 1 << M if before is None else JUDGED
        return crossed(first, 1 << M if after is None else JUDGED)
    if before == after or same_condition(before, after):
        return _SAME
    return _truths(before, after)


@lru_cache(maxsize=4096)
def _truths(before: m.Condition, after: m.Condition) -> Pairs:
    match before, after:
        case m.Comparison(), m.Comparison():
            return _comparisons(before, after)
        case m.Says(field), m.Says(its):
            return _attested(after) if field == its else _STRANGERS
        case m.Reverse(b), m.Reverse(a):
            return turned(truths(b, a))
        case m.Both() | m.Either(), _:
            return _several(before, after, like=before)
        case _, m.Both() | m.Either():
            return _several(before, after, like=after)
        case ((m.OneOf() | m.Comparison()), (m.OneOf() | m.Comparison())):
            return _words(before, after)
        case _:
            return _STRANGERS


def _attested(after: m.Says) -> Pairs:
    """Return the pairs of a yes of which one needs evidence: without it there is doubt."""
    doubt = pair(M, U) if after.proven else pair(U, M)
    return _SAME | doubt


def _comparisons(before: m.Comparison, after: m.Comparison) -> Pairs:
    if isinstance(before.right, m.Word) or isinstance(after.right, m.Word):
        return _words(before, after)
    if not same_dimension(unit_of(before.left), unit_of(after.left)):
        return _STRANGERS
    sides = [(before.left, before.comparator, before.right)]
    sides.append((after.left, after.comparator, after.right))
    found = stand(sides[0], sides[1])
    flipped = _FLIPPED.get(after.comparator, after.comparator)
    return found & stand(sides[0], (after.right, flipped, after.left))


def _words(before: m.Condition, after: m.Condition) -> Pairs:
    """Return the pairs of two conditions on the word in one field."""
    one, other = _said(before), _said(after)
    if one is None or other is None or one[0] != other[0]:
        return _STRANGERS
    field = one[0]
    named = {*one[1], *other[1], *field.levels}
    # A word that neither of them names stands for all such words.
    words = sorted(named) if field.levels else [*sorted(named), None]
    pairs = pair(U, U)
    for word in words:
        pairs |= pair(M if one[2](word) else N, M if other[2](word) else N)
    return pairs


_Said = tuple[m.Field, tuple[str, ...], Callable[[str | None], bool]]


def _said(condition: m.Condition) -> _Said | None:
    """Return the field of a condition on words, the words it names, and for which it holds."""
    match condition:
        case m.OneOf(field, words):
            return field, words, lambda word: word in words
        case m.Comparison(m.Field() as field, sign, m.Word(text)):
            if field.kind is m.Kind.LEVEL:
                ranks = {level: rank for rank, level in enumerate(field.levels)}
                return field, (text,), lambda word: _level(ranks, word, sign, text)
            equal = sign is m.Comparator.EQUAL
            return field, (text,), lambda word: (word == text) is equal
        case _:
            return None


def _level(ranks: Mapping[str, int], word: str | None, sign: m.Comparator, text: str) -> bool:
    apart = ranks[word or text] - ranks[text]
    return (apart > 0) - (apart < 0) in STANDS[sign]


def _several(before: m.Condition, after: m.Condition, *, like: _Parted) -> Pairs:
    """Return the pairs of two conditions of which one is made of parts."""
    one, other = _parts(before, like), _parts(after, like)
    how = every if isinstance(like, m.Both) else any_one
    found = []
    for b, a in matched(one, other, alike=_alike):
        if b is None:
            found.append(crossed(1 << A, JUDGED))
        elif a is None:
            found.append(crossed(JUDGED, 1 << A))
        else:
            found.append(truths(b, a))
    return folded(how, found)


def _parts(condition: m.Condition, like: _Parted) -> Sequence[m.Condition]:
    if not isinstance(condition, _Parted) or type(condition) is not type(like):
        return (condition,)
    return [inner for part in condition.parts for inner in _parts(part, like)]


def _alike(one: m.Condition, other: m.Condition) -> bool:
    return same(truths(one, other))


def reach_where(condition: m.Condition, measure: m.Measure) -> Reach | None:
    """Return the values of a formula, in its unit, for which a condition on it alone holds.

    None where it asks for anything else.
    """
    match condition:
        case m.Comparison(left, sign, right) if not isinstance(right, m.Word):
            if (limit := _limit(left, right, measure)) is not None:
                return reach(sign, limit)
            limit = _limit(right, left, measure)
            return None if limit is None else reach(_FLIPPED.get(sign, sign), limit)
        case m.Both(parts) | m.Either(parts):
            together = isinstance(condition, m.Both)
            found: Reach = EVERYTHING if together else ()
            for part in parts:
                inner = reach_where(part, measure)
                if inner is None:
                    return None
                found = shared(found, inner) if together else either(found, inner)
            return found
        case m.Reverse(of):
            inner = reach_where(of, measure)
            return None if inner is None else without(EVERYTHING, inner)
        case _:
            return None


def _limit(left: m.Measure, right: m.Measure, measure: m.Measure) -> Fraction | None:
    """Return the number that a formula is held against, in its unit."""
    limit = constant_of(right)
    if limit is None or not same_formula(left, measure):
        return None
    return limit.number * factor(limit.unit, unit_of(measure))


def stepped_by(condition: m.Condition) -> m.Measure | None:
    """Return the formula that a condition holds against numbers, if it is one alone."""
    match condition:
        case m.Comparison(left, _, right) if not isinstance(right, m.Word):
            of = right if constant_of(left) is not None else left
            return of if reach_where(condition, of) is not None else None
        case m.Both(parts) | m.Either(parts):
            of_first = stepped_by(parts[0])
            fits = of_first is not None and reach_where(condition, of_first) is not None
            return of_first if fits else None
        case m.Reverse(of):
            return stepped_by(of)
        case _:
            return None
