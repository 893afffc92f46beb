"""The functions of formulas: which there are, what they take, and the nodes that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

from edustandards.measures import nodes as m
from edustandards.measures.scan import Token, quoted, refused
from edustandards.measures.unit_of import unit_of
from edustandards.units.quantity import Quantity

Node: TypeAlias = m.Measure | m.Condition | m.Word


def average(of: tuple[m.Measure, ...]) -> m.Measure:
    """Return the plain mean of several formulas: their sum over how many they are."""
    whole = of[0]
    for one in of[1:]:
        whole = m.Sum(whole, one)
    return m.Quotient(whole, m.Constant(Quantity(Fraction(len(of)), places=0)))


SEVERAL: Mapping[str, Callable[[tuple[m.Measure, ...]], m.Measure]] = {
    "min": m.Least,
    "max": m.Greatest,
    "mean": average,
    "first": m.First,
}
ONE: Mapping[str, Callable[[m.Measure], m.Measure]] = {
    "ceil": m.Ceiling,
    "floor": m.Floor,
    "persons": m.Persons,
}
FOLDS = {fold.value: fold for fold in m.Fold}
STEPS = {step.value: step for step in m.Step}
FUNCTIONS = (*ONE, *FOLDS, *STEPS, "rank", "at", "first", "proven")
KEYWORDS = {"weight", "over", "where", "since", "within", "stage"}
NAMED_BY_A_WORD = {"over", "within", "stage"}


def as_measure(node: Node, start: int) -> m.Measure:
    """Return a node that is a number; NotationError at `start` where it is none."""
    if isinstance(node, m.Word):
        raise refused("formula-word", start, text=quoted(node.text))
    if not isinstance(node, m.Measure):
        raise refused("formula-condition", start)
    return node


def as_condition(node: Node, start: int) -> m.Condition:
    """Return a node that is a condition; NotationError at `start` where it is none."""
    if isinstance(node, m.Field) and node.kind is m.Kind.YES_NO:
        return m.Says(node)
    if not isinstance(node, m.Condition):
        raise refused("formula-no-condition", start)
    return node


def call(token: Token, positional: list[Node], keywords: dict[str, Node]) -> Node:
    """Return what a function of a formula states, from what stands in its brackets.

    Raises:
        NotationError: where it takes other arguments.
        UnitError: where their units do not fit.
    """
    name = token.text.casefold()
    if name == "proven":
        _counted(token, positional, 1, 1)
        _allowed(token, keywords, set())
        said = as_condition(positional[0], token.end)
        if not isinstance(said, m.Says):
            raise refused("argument-proven", token.start)
        return m.Says(said.field, proven=True)
    if name in ONE:
        _counted(token, positional, 1, 1)
        _allowed(token, keywords, set())
        node = ONE[name](as_measure(positional[0], token.end))
    elif name in STEPS:
        _counted(token, positional, 1, 1)
        _allowed(token, keywords, {"since"})
        node = _step(token, positional[0], keywords)
    elif name in {"rank", "at"}:
        node = _among(token, positional, keywords)
    elif name in SEVERAL and (len(positional) > 1 or name not in FOLDS):
        _allowed(token, keywords, set())
        node = SEVERAL[name](tuple(as_measure(one, token.end) for one in positional))
    else:
        node = _folded(token, FOLDS[name], positional, keywords)
    unit_of(node)
    return node


def _among(token: Token, positional: list[Node], keywords: dict[str, Node]) -> m.Measure:
    """Return a place among peers, or a value in another stage."""
    ranked = token.text.casefold() == "rank"
    key = "within" if ranked else "stage"
    _counted(token, positional, 1, 1)
    _allowed(token, keywords, {key})
    word = keywords.get(key)
    if not isinstance(word, m.Word):
        raise refused("argument-needed", token.start, name=token.text, key=key)
    of = as_measure(positional[0], token.end)
    return m.Rank(of, word.text) if ranked else m.AtStage(of, word.text)


def _counted(token: Token, found: list[Node], least: int, most: int) -> None:
    if not least <= len(found) <= most:
        counts = {"wanted": least, "found": len(found)}
        raise refused("argument-count", token.start, name=token.text, **counts)


def _allowed(token: Token, keywords: dict[str, Node], known: set[str]) -> None:
    for key in keywords:
        if key not in known:
            raise refused("argument-unknown", token.start, name=token.text, key=key)


def _step(token: Token, of: Node, keywords: dict[str, Node]) -> m.Measure:
    since = keywords.get("since")
    year: int | m.Since | None = None
    if isinstance(since, m.Word):
        year = m.Since.BASE
    elif since is not None:
        number = since.quantity.number if isinstance(since, m.Constant) else None
        if number is None or number.denominator != 1:
            raise refused("argument-since", token.start)
        year = number.numerator
    return m.Earlier(STEPS[token.text.casefold()], as_measure(of, token.end), year)


def _folded(
    token: Token, fold: m.Fold, positional: list[Node], keywords: dict[str, Node]
) -> m.Measure:
    known = {"over", "where", "within"} | (
        {"weight"} if fold in {m.Fold.CV, m.Fold.MEAN} else set()
    )
    _allowed(token, keywords, known)
    _counted(token, positional, 0 if fold is m.Fold.COUNT else 1, 1)
    weight, over, where = (keywords.get(key) for key in ("weight", "over", "where"))
    within = keywords.get("within")
    if over is not None and within is not None:
        raise refused("argument-both", token.start, name=token.text)
    of: m.Measure | m.Condition | None = None
    if positional and fold in {m.Fold.COUNT, m.Fold.SHARE}:
        of = as_condition(positional[0], token.end)
    elif positional:
        of = as_measure(positional[0], token.end)
    return m.Folded(
        fold,
        of,
        None if weight is None else as_measure(weight, token.end),
        over.text if isinstance(over, m.Word) else "",
        None if where is None else as_condition(where, token.end),
        within.text if isinstance(within, m.Word) else "",
    )
