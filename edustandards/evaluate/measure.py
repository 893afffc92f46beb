"""The value of a formula on one row, exactly: each node becomes a function from rows to integers.

None says that something it needs is missing, unreadable, or divided by zero; `gaps` tells which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import assert_never

from edustandards.errors import UnitError, problem
from edustandards.evaluate.arithmetic import (
    STANDS,
    Number,
    Truth,
    added_to,
    at_stage,
    kleene,
    product,
    quotient,
    scaled_by,
)
from edustandards.evaluate.fold import (
    Pair,
    added,
    divided,
    greatest,
    least,
    mean,
    squared_cv,
)
from edustandards.evaluate.index import index_of, reached
from edustandards.evaluate.kin import rank, row_before
from edustandards.evaluate.row import Row
from edustandards.evaluate.words import doubt_of, says, word_of
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor
from edustandards.units.unit import ONE, Unit


def compile_measure(node: m.Measure, unit: Unit | None = None) -> Number:
    """Return the function that gives the value of a formula, in `unit` or in the formula's own.

    Raises:
        UnitError: where units do not fit, or a coefficient of variation stands inside a formula
            that is not a weighted sum (see `roots`).
    """
    if unit is None:
        return _plain(node)
    return scaled_by(_plain(node), factor(unit_of(node), unit))


def _plain(node: m.Measure) -> Number:
    match node:
        case m.Field():
            return _field(node)
        case m.Constant(quantity):
            pair = (quantity.number.numerator, quantity.number.denominator)
            return lambda _: pair
        case m.Named(of=of, unit=unit):
            return compile_measure(of, unit)
        case m.Negated(of):
            value = compile_measure(of)
            return lambda row: None if (a := value(row)) is None else (-a[0], a[1])
        case m.Sum(left, right):
            return added_to(compile_measure(left), compile_measure(right, unit_of(left)), 1)
        case m.Difference(left, right):
            return added_to(compile_measure(left), compile_measure(right, unit_of(left)), -1)
        case m.Product(left, right):
            return product(compile_measure(left), compile_measure(right))
        case m.Quotient(left, right):
            return quotient(compile_measure(left), compile_measure(right))
        case m.Least(of):
            return _of_several(of, least)
        case m.Greatest(of):
            return _of_several(of, greatest)
        case m.Ceiling(of):
            value = compile_measure(of)
            return lambda row: None if (a := value(row)) is None else (-(-a[0] // a[1]), 1)
        case m.Floor(of):
            value = compile_measure(of)
            return lambda row: None if (a := value(row)) is None else (a[0] // a[1], 1)
        case m.Persons(of):
            return compile_measure(of)
        case m.Folded():
            return _folded(node)
        case m.Earlier():
            return _earlier(node)
        case m.Reference():
            return _reference(node)
        case m.Rank(of):
            return rank(compile_measure(of), node.within)
        case m.AtStage(of, stage):
            return at_stage(compile_measure(of), stage)
        case m.First(of):
            return _first(of)
        case m.Index():
            return compile_index(node)
        case _:
            assert_never(node)


def _field(node: m.Field) -> Number:
    name = node.name

    def value(row: Row) -> Pair | None:
        column = row.table.values.get(name)
        found = row.kin.total(row, node) if column is None else column[row.index]
        if type(found) is int:
            return found, 1
        return (found.numerator, found.denominator) if type(found) is Fraction else None

    return value


def _of_several(of: Sequence[m.Measure], pick: Callable[[list[Pair]], Pair]) -> Number:
    unit = unit_of(of[0])
    values = [compile_measure(one, unit) for one in of]

    def value(row: Row) -> Pair | None:
        found = [one(row) for one in values]
        present = [one for one in found if one is not None]
        return pick(present) if len(present) == len(found) else None

    return value


def _earlier(node: m.Earlier) -> Number:
    now = compile_measure(node.of)
    step, since = node.step, node.since

    def value(row: Row) -> Pair | None:
        before = row_before(row, since)
        old = None if before is None else now(before)
        if old is None or step is m.Step.PREVIOUS:
            return old
        new = now(row)
        if new is None:
            return None
        change = new[0] * old[1] - old[0] * new[1], new[1] * old[1]
        return change if step is m.Step.CHANGE else divided(change, old)

    return value


def _reference(node: m.Reference) -> Number:
    name = node.name

    def value(row: Row) -> Pair | None:
        found = row.kin.given.supplied(name, stage=row.stage, period=row.period, entity=row.name)
        return None if found is None else (found.value.numerator, found.value.denominator)

    return value


def _first(of: Sequence[m.Measure]) -> Number:
    unit = unit_of(of[0])
    values = [compile_measure(one, unit) for one in of]
    return lambda row: next((pair for one in values if (pair := one(row)) is not None), None)


def chosen(node: m.First, row: Row) -> m.Measure | None:
    """Return which of several gives the value on a row, None where none has one."""
    return next((one for one in node.of if compile_measure(one)(row) is not None), None)


def compile_index(node: m.Index) -> Number:
    """Return the function that gives a composite index."""
    return index_of(node, [compile_reached(part, node) for part in node.parts])


def compile_reached(part: m.Part, index: m.Index) -> Callable[[Row], Fraction | None]:
    """Return the function that tells how far a part of an index is reached: from floor to cap."""
    if not isinstance(part.of, m.Measure):
        holds = compile_condition(part.of)
        return lambda row: None if (truth := holds(row)) is None else Fraction(truth)
    if part.target is None:
        return reached(compile_measure(part.of, ONE), None, index, falling=False)
    target = compile_measure(part.target, unit_of(part.of))
    return reached(compile_measure(part.of), target, index, falling=part.falling)


def parts_of(node: m.Folded) -> Callable[[Row], Sequence[Row] | None]:
    """Return the function that gives the parts an aggregate runs over, None if that is unknown."""
    over, within = node.over, node.within
    where = None if node.where is None else compile_condition(node.where)

    def parts(row: Row) -> Sequence[Row] | None:
        found = row.kin.peers(row, within) if within else row.kin.parts(row, over)
        if found is None or where is None:
            return found
        chosen = [(part, where(part)) for part in found]
        if any(holds is None for _, holds in chosen):
            return None
        return [part for part, holds in chosen if holds]

    return parts


def _folded(node: m.Folded) -> Number:
    if not node.within:
        return _over_parts(node)
    value, within = _over_parts(node), node.within

    def shared(row: Row) -> Pair | None:
        """Return the value that all peers have in common, worked out for the first that asks."""
        peers = row.kin.peers(row, within)
        return None if peers is None else row.kin.once((value, id(peers)), lambda: value(row))

    return shared


def _over_parts(node: m.Folded) -> Number:
    parts = parts_of(node)
    match node.fold:
        case m.Fold.CV | m.Fold.CV_UNWEIGHTED:
            raise UnitError(problem("cv-inside"))
        case m.Fold.COUNT | m.Fold.SHARE:
            return _counted(node, parts)
        case m.Fold.SUM:
            return _over(parts, node.of, added)
        case m.Fold.MIN:
            return _over(parts, node.of, least)
        case m.Fold.MAX:
            return _over(parts, node.of, greatest)
        case m.Fold.MEAN:
            return _weighted(node, parts, mean)
        case _:
            assert_never(node.fold)


def compile_squared_cv(node: m.Folded) -> Number:
    """Return the function that gives the square of a coefficient of variation."""
    return _weighted(node, parts_of(node), squared_cv)


def _known(values: Number, parts: Sequence[Row] | None) -> list[Pair] | None:
    if not parts:
        return None
    found = [one for part in parts if (one := values(part)) is not None]
    return found if len(found) == len(parts) else None


def _over(
    parts: Callable[[Row], Sequence[Row] | None],
    of: m.Measure | m.Condition | None,
    combine: Callable[[list[Pair]], Pair],
) -> Number:
    values = compile_measure(_measure(of))

    def value(row: Row) -> Pair | None:
        found = _known(values, parts(row))
        return None if found is None else combine(found)

    return value


def _weighted(
    node: m.Folded,
    parts: Callable[[Row], Sequence[Row] | None],
    combine: Callable[[list[Pair], list[Pair]], Pair | None],
) -> Number:
    values = compile_measure(_measure(node.of))
    weight = None if node.weight is None else compile_measure(node.weight)

    def value(row: Row) -> Pair | None:
        among = parts(row)
        found = _known(values, among)
        if found is None:
            return None
        weights = [(1, 1)] * len(found) if weight is None else _known(weight, among)
        return None if weights is None else combine(found, weights)

    return value


def _counted(node: m.Folded, parts: Callable[[Row], Sequence[Row] | None]) -> Number:
    holds = _always if node.of is None else compile_condition(_condition(node.of))
    share = node.fold is m.Fold.SHARE

    def value(row: Row) -> Pair | None:
        among = parts(row)
        if among is None or (share and not among):
            return None
        found = [holds(part) for part in among]
        return None if None in found else (found.count(True), len(found) if share else 1)

    return value


def _always(_row: Row) -> bool | None:
    return True


def _measure(of: m.Measure | m.Condition | None) -> m.Measure:
    assert isinstance(of, m.Measure), "unit_of has refused an aggregate without a formula"
    return of


def _condition(of: m.Measure | m.Condition) -> m.Condition:
    assert isinstance(of, m.Condition), "unit_of has refused a share of a number"
    return of


def compile_condition(node: m.Condition) -> Truth:
    """Return the function that tells whether a condition holds; None where that is unknown."""
    match node:
        case m.Comparison(left, comparator, right):
            return _comparison(left, comparator, right)
        case m.OneOf(field, words):
            return lambda row: None if (word := word_of(row, field)) is None else word in words
        case m.Says(field, proven):
            return _says(field, proven=proven)
        case m.Both(parts):
            return kleene([compile_condition(part) for part in parts], decides=False)
        case m.Either(parts):
            return kleene([compile_condition(part) for part in parts], decides=True)
        case m.Reverse(of):
            holds = compile_condition(of)
            return lambda row: None if (truth := holds(row)) is None else not truth
        case _:
            assert_never(node)


def _says(field: m.Field, *, proven: bool) -> Truth:
    def holds(row: Row) -> bool | None:
        truth = says(row, field)
        return None if truth and doubt_of(row, field, proven=proven) else truth

    return holds


def _comparison(left: m.Measure, comparator: m.Comparator, right: m.Measure | m.Word) -> Truth:
    if isinstance(right, m.Word):
        assert isinstance(left, m.Field), "check_condition lets only fields stand to words"
        return _word_comparison(left, comparator, right.text)
    a_value = compile_measure(left)
    b_value = compile_measure(right, unit_of(left))
    stands = STANDS[comparator]

    def holds(row: Row) -> bool | None:
        a = a_value(row)
        b = b_value(row)
        if a is None or b is None:
            return None
        return stands(a[0] * b[1], b[0] * a[1])

    return holds


def _word_comparison(field: m.Field, comparator: m.Comparator, text: str) -> Truth:
    if field.kind is not m.Kind.LEVEL:
        equal = comparator is m.Comparator.EQUAL
        return lambda row: (
            None if (word := word_of(row, field)) is None else (word == text) is equal
        )
    ranks = {level: rank for rank, level in enumerate(field.levels)}
    limit = ranks[text]
    stands = STANDS[comparator]

    def holds(row: Row) -> bool | None:
        rank = ranks.get(word_of(row, field) or "")
        return None if rank is None else stands(rank, limit)

    return holds
