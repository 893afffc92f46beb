"""The unit of a formula, and whether its parts fit together."""

from __future__ import annotations

from typing import assert_never

from edustandards.errors import UnitError, problem
from edustandards.measures import nodes as m
from edustandards.measures.spread import check_rational, has_root
from edustandards.units.convert import factor, is_person
from edustandards.units.unit import ONE, Unit

PERCENT, POINT = Unit.of("percent"), Unit.of("percentage_point")


def unit_of(node: m.Measure) -> Unit:
    """Return the unit in which a formula gives its value.

    A sum has the unit of its left side, an indicator the one the vocabulary states; shares,
    counts of parts and coefficients of variation are plain numbers.

    Raises:
        UnitError: where parts do not fit: metres added to students, a yes counted as a number, a
            coefficient of variation where it cannot be exact.
    """
    match node:
        case m.Field():
            return _number_field(node)
        case m.Constant(quantity):
            return quantity.unit
        case m.Named():
            check_named(node)
            return node.unit
        case m.Negated(of):
            return unit_of(of)
        case m.Ceiling(of) | m.Floor(of):
            check_rational(of)
            return unit_of(of)
        case m.Sum(left, right) | m.Difference(left, right):
            return _same([left, right])
        case m.Product(left, right):
            if has_root(left):
                check_rational(right)
            return unit_of(left) * unit_of(right)
        case m.Quotient(left, right):
            check_rational(right)
            return unit_of(left) / unit_of(right)
        case m.Least(of) | m.Greatest(of) | m.First(of):
            check_rational(*of)
            return _same(list(of))
        case m.Persons(of):
            return _persons(unit_of(of))
        case m.Folded():
            return _folded(node)
        case m.Earlier(step, of):
            check_rational(of)
            return _moved(step, unit_of(of))
        case m.Reference(unit=unit):
            return unit
        case m.Rank(of):
            check_rational(of)
            unit_of(of)
            return ONE
        case m.AtStage(of):
            check_rational(of)
            return unit_of(of)
        case m.Index(parts=parts):
            for part in parts:
                _check_part(part)
            return ONE
        case _:
            assert_never(node)


def check_named(named: m.Named) -> None:
    """Refuse an indicator whose formula does not measure what its stated unit says.

    Raises:
        UnitError: naming both units.
    """
    factor(unit_of(named.of), named.unit)


def check_condition(node: m.Condition) -> None:
    """Refuse a condition whose sides do not fit each other.

    Raises:
        UnitError: where units differ, or a word is not one of the field's scale.
    """
    match node:
        case m.Comparison(left, comparator, m.Word(text)):
            _check_word(left, comparator, text)
        case m.Comparison(left, _, right):
            assert not isinstance(right, m.Word), "words are compared above"
            check_rational(left, right)
            _same([left, right])
        case m.OneOf(field, words):
            for word in words:
                _check_word(field, m.Comparator.EQUAL, word)
        case m.Says(field):
            if field.kind is not m.Kind.YES_NO:
                raise UnitError(problem("not-yes-no", name=field.name))
        case m.Both(parts) | m.Either(parts):
            for part in parts:
                check_condition(part)
        case m.Reverse(of):
            check_condition(of)
        case _:
            assert_never(node)


def _moved(step: m.Step, unit: Unit) -> Unit:
    """Return the unit of a step: a share in percent moves by percentage points."""
    if step is m.Step.GROWTH:
        return ONE
    if step is m.Step.CHANGE and unit.powers == PERCENT.powers:
        return POINT.scaled(unit.scale)
    return unit


def _check_part(part: m.Part) -> None:
    """Refuse a part of an index that is neither a condition, nor a share, nor fits its target."""
    if not isinstance(part.of, m.Measure):
        check_condition(part.of)
        return
    check_rational(part.of, *(() if part.target is None else (part.target,)))
    factor(unit_of(part.of), ONE if part.target is None else unit_of(part.target))


def _number_field(field: m.Field) -> Unit:
    if field.kind is not m.Kind.NUMBER:
        raise UnitError(problem("not-a-number", name=field.name, kind=field.kind.value))
    return field.unit


def _same(of: list[m.Measure]) -> Unit:
    first, *rest = [unit_of(one) for one in of]
    for unit in rest:
        factor(unit, first)
    return first


def _persons(unit: Unit) -> Unit:
    if not is_person(unit):
        raise UnitError(problem("not-persons"))
    return Unit.of("person").scaled(unit.scale)


def _folded(node: m.Folded) -> Unit:
    if node.where is not None:
        check_condition(node.where)
    if node.weight is not None:
        check_rational(node.weight)
        unit_of(node.weight)
    of = node.of
    match node.fold:
        case m.Fold.COUNT | m.Fold.SHARE:
            if isinstance(of, m.Measure):
                raise UnitError(problem("condition-wanted", fold=node.fold.value))
            if of is not None:
                check_condition(of)
            elif node.fold is m.Fold.SHARE:
                raise UnitError(problem("condition-wanted", fold=node.fold.value))
            return ONE
        case m.Fold.SUM | m.Fold.MEAN | m.Fold.MIN | m.Fold.MAX:
            return _value(node)
        case m.Fold.CV | m.Fold.CV_UNWEIGHTED:
            _value(node)
            if (node.weight is None) is (node.fold is m.Fold.CV):
                raise UnitError(problem("cv-weight", fold=node.fold.value))
            return ONE
        case _:
            assert_never(node.fold)


def _value(node: m.Folded) -> Unit:
    if not isinstance(node.of, m.Measure):
        raise UnitError(problem("formula-wanted", fold=node.fold.value))
    check_rational(node.of)
    return unit_of(node.of)


def _check_word(left: m.Measure, comparator: m.Comparator, text: str) -> None:
    if not isinstance(left, m.Field) or left.kind not in {m.Kind.TEXT, m.Kind.LEVEL}:
        raise UnitError(problem("not-a-word", text=text))
    if left.kind is m.Kind.LEVEL and text not in left.levels:
        scale = " < ".join(left.levels)
        raise UnitError(problem("not-a-level", text=text, name=left.name, levels=scale))
    ordered = comparator not in {m.Comparator.EQUAL, m.Comparator.UNEQUAL}
    if left.kind is m.Kind.TEXT and ordered:
        raise UnitError(problem("word-order", name=left.name))
