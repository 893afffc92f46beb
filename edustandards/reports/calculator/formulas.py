"""Formulas and conditions as data: units are gone, what they came to stands as factors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypeAlias, assert_never

from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.reports.calculator.seen import Seen, beyond
from edustandards.units.convert import factor
from edustandards.units.unit import Unit

Data: TypeAlias = Any
"""A text (a number: `"15/2"`), or a list that begins with the name of what it does."""


def in_both(say: Callable[[str], str]) -> dict[str, str]:
    """Return a text in both languages."""
    return {lang: say(lang) for lang in ("zh", "en")}


def measure_data(node: m.Measure, seen: Seen, unit: Unit | None = None) -> Data:
    """Return a formula as data, in `unit` or in its own.

    Raises:
        BeyondError: where it asks for what a page cannot hold.
    """
    if unit is None:
        return _plain(node, seen)
    return scaled(_plain(node, seen), factor(unit_of(node), unit))


def scaled(data: Data, by: Fraction) -> Data:
    """Return a formula times a factor."""
    return data if by == 1 else ["*", str(by), data]


def _plain(node: m.Measure, seen: Seen) -> Data:
    match node:
        case m.Field(name):
            seen.meet(node)
            return ["field", name]
        case m.Constant(quantity):
            return str(quantity.number)
        case m.Reference(name):
            seen.references[name] = node
            return ["reference", name]
        case m.Named(of=of, unit=unit):
            return measure_data(of, seen, unit)
        case m.Persons(of):
            return measure_data(of, seen)
        case m.Negated(of):
            return ["-", "0", measure_data(of, seen)]
        case m.Sum(left, right) | m.Difference(left, right):
            sign = "+" if isinstance(node, m.Sum) else "-"
            return [sign, measure_data(left, seen), measure_data(right, seen, unit_of(left))]
        case m.Product(left, right):
            return ["*", measure_data(left, seen), measure_data(right, seen)]
        case m.Quotient(left, right):
            return ["/", measure_data(left, seen), measure_data(right, seen)]
        case m.Least(of):
            return ["min", *_alike(of, seen)]
        case m.Greatest(of):
            return ["max", *_alike(of, seen)]
        case m.First(of):
            return ["first", *_alike(of, seen)]
        case m.Ceiling(of):
            return ["ceil", measure_data(of, seen)]
        case m.Floor(of):
            return ["floor", measure_data(of, seen)]
        case m.Folded():
            return _folded(node, seen)
        case m.Earlier():
            raise beyond("calculator-beyond-years")
        case m.Rank():
            raise beyond("calculator-beyond-peers")
        case m.AtStage():
            raise beyond("calculator-beyond-stages")
        case m.Index():
            raise beyond("calculator-beyond-index")
        case _:
            assert_never(node)


def _alike(of: Sequence[m.Measure], seen: Seen) -> list[Data]:
    unit = unit_of(of[0])
    return [measure_data(one, seen, unit) for one in of]


def _folded(node: m.Folded, seen: Seen) -> Data:
    if node.within:
        raise beyond("calculator-beyond-peers")
    with seen.parts(node.over) as kind:
        where = None if node.where is None else condition_data(node.where, seen)
        of: Data = None
        if isinstance(node.of, m.Measure):
            of = measure_data(node.of, seen)
        elif node.of is not None:
            of = condition_data(node.of, seen)
        weight = None if node.weight is None else measure_data(node.weight, seen)
    fold = m.Fold.CV if node.fold is m.Fold.CV_UNWEIGHTED else node.fold
    return ["over", fold.value, kind, of, weight, where]


def condition_data(node: m.Condition, seen: Seen) -> Data:
    """Return a condition as data.

    Raises:
        BeyondError: where it asks for what a page cannot hold.
    """
    seen.compare(node)
    match node:
        case m.Comparison(left, comparator, m.Word(text)):
            assert isinstance(left, m.Field), "only fields stand to words"
            seen.meet(left)
            if left.kind is m.Kind.LEVEL:
                return ["level", comparator.value, left.name, text]
            word = ["word", left.name, text]
            return word if comparator is m.Comparator.EQUAL else ["not", word]
        case m.Comparison(left, comparator, right):
            assert not isinstance(right, m.Word), "words are compared above"
            there = measure_data(right, seen, unit_of(left))
            return [comparator.value, measure_data(left, seen), there]
        case m.OneOf(field, words):
            seen.meet(field)
            return ["word", field.name, *words]
        case m.Says(field, proven):
            if proven:
                raise beyond("calculator-beyond-proof")
            seen.meet(field)
            return ["yes", field.name]
        case m.Both(parts):
            return ["and", *(condition_data(part, seen) for part in parts)]
        case m.Either(parts):
            return ["or", *(condition_data(part, seen) for part in parts)]
        case m.Reverse(of):
            return ["not", condition_data(of, seen)]
        case _:
            assert_never(node)
