"""Formulas and conditions with one change: a term dropped, a limit moved, a condition reversed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias, assert_never

from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.packs.trial.change import Change, change
from edustandards.packs.trial.nudge import EDGED, FINE, moved, shown
from edustandards.units.quantity import Quantity

Altered: TypeAlias = Iterator[tuple[Change, m.Measure]]
Turned: TypeAlias = Iterator[tuple[Change, m.Condition]]


def terms_dropped(node: m.Measure) -> Altered:
    """Return a formula without one of its terms, or of what its aggregates pick and weigh by."""
    match node:
        case m.Field() | m.Constant() | m.Reference() | m.Rank() | m.Index():
            return
        case m.Sum(left, right):
            yield _dropped(left), right
            yield _dropped(right), left
            yield from _both(node, terms_dropped)
        case m.Difference(left, right):
            yield _dropped(right), left
            yield from _both(node, terms_dropped)
        case m.Product() | m.Quotient():
            yield from _both(node, terms_dropped)
        case (
            m.Named()
            | m.Negated()
            | m.Ceiling()
            | m.Floor()
            | m.Persons()
            | m.Earlier()
            | m.AtStage()
        ):
            for what, inner in terms_dropped(node.of):
                yield what, replace(node, of=inner)
        case m.Least(of) | m.Greatest(of) | m.First(of):
            for at, one in enumerate(of):
                for what, inner in terms_dropped(one):
                    yield what, replace(node, of=(*of[:at], inner, *of[at + 1 :]))
        case m.Folded():
            yield from _folded(node)
        case _:
            assert_never(node)


def _dropped(term: m.Measure) -> Change:
    return change("change-term-dropped", term=show_formula(term))


def _both(
    node: m.Sum | m.Difference | m.Product | m.Quotient,
    altered: Callable[[m.Measure], Altered],
) -> Altered:
    for what, left in altered(node.left):
        yield what, replace(node, left=left)
    for what, right in altered(node.right):
        yield what, replace(node, right=right)


def _folded(node: m.Folded) -> Altered:
    if node.where is not None:
        text = show_formula(node.where)
        yield change("change-where-dropped", condition=text), replace(node, where=None)
        negated = replace(node, where=m.Reverse(node.where))
        yield change("change-where-negated", condition=text), negated
    if node.weight is not None:
        plain = m.Fold.CV_UNWEIGHTED if node.fold is m.Fold.CV else node.fold
        other = replace(node, fold=plain, weight=None)
        yield change("change-weight-dropped", weight=show_formula(node.weight)), other
    if isinstance(node.of, m.Measure):
        for what, inner in terms_dropped(node.of):
            yield what, replace(node, of=inner)
    elif node.of is not None:
        for what, condition in turned(node.of):
            yield what, replace(node, of=condition)


def limits_moved(node: m.Measure) -> Altered:
    """Return a formula that serves as a threshold with one of its numbers moved, or all of it."""
    yield from _constants(node)
    for number, code in ((1 + FINE, "change-limit-raised"), (1 - FINE, "change-limit-lowered")):
        times = m.Constant(Quantity(number))
        yield change(code, limit=show_formula(node)), m.Product(node, times)


def _constants(node: m.Measure) -> Altered:
    match node:
        case m.Constant(quantity):
            for other in moved(quantity, fine=False):
                yield _moved(quantity, other), m.Constant(other)
        case m.Field() | m.Reference() | m.Rank() | m.Index() | m.Named() | m.Folded():
            return
        case m.Sum() | m.Difference() | m.Product() | m.Quotient():
            yield from _both(node, _constants)
        case m.Negated() | m.Ceiling() | m.Floor() | m.Persons() | m.Earlier() | m.AtStage():
            for what, inner in _constants(node.of):
                yield what, replace(node, of=inner)
        case m.Least(of) | m.Greatest(of) | m.First(of):
            for at, one in enumerate(of):
                for what, inner in _constants(one):
                    yield what, replace(node, of=(*of[:at], inner, *of[at + 1 :]))
        case _:
            assert_never(node)


def _moved(limit: Quantity, other: Quantity) -> Change:
    return change("change-limit-moved", limit=shown(limit), other=shown(other))


def turned(node: m.Condition) -> Turned:
    """Return a condition with one change, its opposite left aside."""
    match node:
        case m.Comparison():
            yield from _compared(node)
        case m.OneOf():
            return
        case m.Says(field, proven):
            if proven:
                yield change("change-proof-dropped", field=field.name), m.Says(field)
        case m.Both(parts) | m.Either(parts):
            other = m.Either(parts) if isinstance(node, m.Both) else m.Both(parts)
            if len(parts) > 1:
                code = "change-both-either" if isinstance(node, m.Both) else "change-either-both"
                yield change(code, condition=show_formula(node)), other
            for at, part in enumerate(parts):
                rest = (*parts[:at], *parts[at + 1 :])
                if rest:
                    less = rest[0] if len(rest) == 1 else replace(node, parts=rest)
                    yield change("change-condition-dropped", condition=show_formula(part)), less
                for what, one in turned(part):
                    yield what, replace(node, parts=(*parts[:at], one, *parts[at + 1 :]))
        case m.Reverse(of):
            for what, one in turned(of):
                yield what, m.Reverse(one)
        case _:
            assert_never(node)


def _compared(node: m.Comparison) -> Turned:
    other = replace(node, comparator=EDGED[node.comparator])
    yield change("change-comparator", one=show_formula(node), other=show_formula(other)), other
    right = node.right
    if isinstance(right, m.Word):
        yield from _level_moved(node, right)
    elif isinstance(right, m.Constant):
        for limit in moved(right.quantity, fine=False):
            yield _moved(right.quantity, limit), replace(node, right=m.Constant(limit))


def _level_moved(node: m.Comparison, word: m.Word) -> Turned:
    levels = node.left.levels if isinstance(node.left, m.Field) else ()
    if word.text not in levels:
        return
    at = levels.index(word.text)
    for other in (at + 1, at - 1):
        if 0 <= other < len(levels):
            moved_to = replace(node, right=m.Word(levels[other]))
            yield change("change-level-moved", level=word.text, other=levels[other]), moved_to
