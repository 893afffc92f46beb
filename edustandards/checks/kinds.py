"""Of which kinds a check is: what a reader of a list of standards wants to know at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.fields import bounds_of
from edustandards.measures import nodes as m
from edustandards.measures.fields import children
from edustandards.units.quantity import Quantity
from edustandards.wording.text import Text


class Kind(Enum):
    """A kind of check, under its name in Chinese and English."""

    THRESHOLD = Text("数值要求", "threshold")
    FORMULA = Text("按公式定的要求", "threshold by formula")
    STEPS = Text("分档要求", "steps")
    STAGED = Text("分年目标", "staged by year")
    CHANGE = Text("随时间变化", "change over time")
    REFERENCE = Text("对照参照值", "reference value")
    LEVEL = Text("等级", "ordinal level")
    ATTESTED = Text("是非确认", "yes/no attested")
    EVERY = Text("逐一达标", "holds for every one")
    SHARE = Text("达标比例", "share that meets")
    SPREAD = Text("校际差异", "dispersion")
    INDEX = Text("综合指数", "composite index")
    RANK = Text("同类名次", "rank among peers")
    PEERS = Text("对照同类", "held against peers")
    PACK = Text("引用标准包", "reference to another pack")
    COMPOSED = Text("组合", "composition")
    CONDITION = Text("有适用条件", "conditional")


def kinds_of(check: c.Check) -> tuple[Kind, ...]:
    """Return the kinds of a check, each once, in the order of their list.

    >>> from edustandards.fluent.formula import field
    >>> [kind.value.en for kind in kinds_of((field("rooms", "room") >= "2 room").node)]
    ['threshold']
    """
    found = set(_kinds(check))
    return tuple(kind for kind in Kind if kind in found)


def _kinds(check: c.Check) -> Iterator[Kind]:
    match check:
        case c.Require(measure, requirement):
            yield from _required(measure, requirement)
        case c.Holds():
            yield Kind.ATTESTED
        case c.ByStage(cases):
            for _, case in cases:
                yield from _kinds(case)
        case c.ByYear(cases):
            yield Kind.STAGED
            for _, case in cases:
                yield from _kinds(case)
        case c.Cases(steps):
            yield Kind.STEPS
            for _, case in steps:
                yield from _kinds(case)
        case c.AllOf() | c.AnyOf() | c.Not() | c.AtLeast():
            yield Kind.COMPOSED
        case c.ForEvery(_, inner):
            yield Kind.EVERY
            yield from _kinds(inner)
        case c.ShareOf(_, inner):
            yield Kind.SHARE
            yield from _kinds(inner)
        case c.When(_, inner):
            yield Kind.CONDITION
            yield from _kinds(inner)
        case c.Cited(id_, inner):
            if "@" in id_:
                yield Kind.PACK
            else:
                yield from _kinds(inner)
        case _:
            assert_never(check)


def _required(measure: m.Measure, requirement: c.Requirement) -> Iterator[Kind]:
    if isinstance(requirement, c.Level):
        yield Kind.LEVEL
        return
    formulas = [
        bound.threshold
        for bound in bounds_of(requirement)
        if not isinstance(bound.threshold, Quantity)
    ]
    inside = {kind for formula in (measure, *formulas) for kind in _measured(formula)}
    yield from inside
    if formulas and not inside & {Kind.REFERENCE, Kind.PEERS}:
        yield Kind.FORMULA
    elif not formulas:
        yield Kind.THRESHOLD


def _measured(node: m.Measure | m.Condition | m.Word) -> Iterator[Kind]:
    match node:
        case m.Earlier():
            yield Kind.CHANGE
        case m.Reference():
            yield Kind.REFERENCE
        case m.Index():
            yield Kind.INDEX
        case m.Rank():
            yield Kind.RANK
        case m.Folded(within=within) if within:
            yield Kind.PEERS
        case m.Folded(fold=m.Fold.CV | m.Fold.CV_UNWEIGHTED):
            yield Kind.SPREAD
        case _:
            pass
    for child in children(node):
        yield from _measured(child)
