"""Checks made of several: so many of them, one for each stage, year or case, one for every part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from edustandards.arguments import (
    MOST_SHOWN,
    must_be,
    name_of,
    one_of,
    several_of,
    text_of,
    unfit,
    whole_of,
)
from edustandards.checks import nodes as c
from edustandards.checks.parse import parse_requirement
from edustandards.errors import CallError, NotationError, problem
from edustandards.fluent.check import Check, condition_of, joined
from edustandards.measures import nodes as m
from edustandards.units.numbers import brief
from edustandards.units.quantity import Quantity
from edustandards.units.share import take_share
from edustandards.units.unit import ONE

T = TypeVar("T")


def at_least(
    k: int,
    of: Iterable[Check],
    *,
    others: str | float | Decimal | Fraction | None = None,
    counting: str = "all",
) -> Check:
    """Return the check that at least `k` are met; the others reach the share `others` (`85 %`).

    `counting="applicable"` lowers k by one for each part that does not apply.

    Raises:
        CallError: where k is not between 1 and the number of parts, the share not in (0, 1].
        NotationError, UnitError: where the share cannot be read or has a unit.

    >>> import edustandards as es
    >>> a, b, c = (es.field(name, "m²") >= "100 m²" for name in ("hall", "gym", "field"))
    >>> two = es.at_least(2, [a, b, c], others="85 %")
    >>> two.verdict({"hall": 100, "gym": 100, "field": 85}).value
    'met'
    >>> two.verdict({"hall": 100, "gym": 100, "field": 84}).value
    'not_met'
    """
    checks = several_of(of, Check, "of", "wanted-checks")
    least = whole_of(k, "k")
    if checks and not 1 <= least <= len(checks):
        raise CallError(problem("call-k", text=brief(least)[:MOST_SHOWN], count=len(checks)))
    share = None if others is None else take_share(others)
    if share is not None and not 0 < share <= 1:
        said = brief(others)[:MOST_SHOWN]
        raise CallError(problem("call-share", name="others", text=said))
    how = c.Counting(one_of(counting, "counting", [one.value for one in c.Counting]))
    return joined(checks, lambda parts: c.AtLeast(least, parts, share, how))


def by_stage(cases: Mapping[str, Check]) -> Check:
    """Return one check for each stage; a stage that is not named is asked nothing.

    Raises:
        CallError: where this is no mapping from stages to checks, or an empty one.

    >>> from edustandards.fluent.formula import field
    >>> size = field("class_size", "student")
    >>> staged = by_stage({"primary": size <= "45 student", "junior": size <= "50 student"})
    >>> staged.verdict({"class_size": 48, "stage": "junior"}).value
    'met'
    """
    stages = tuple(name_of(one, "stage") for one in _keys(cases, "wanted-by-stage"))
    return joined(cases.values(), lambda nodes: c.ByStage(tuple(zip(stages, nodes, strict=True))))


def by_year(cases: Mapping[int, Check], *, plan: bool = False) -> Check:
    """Return one check from each year on, until the next; before the first there is none.

    With `plan` the years count from 1 in a plan, whose first year is given with the data.

    Raises:
        CallError: where this is no mapping from years that rise to checks.

    >>> import edustandards as es
    >>> share = es.field("share", "%")
    >>> rising = es.by_year({2024: share >= "80 %", 2026: share >= "90 %"})
    >>> rising.verdict({"share": 85, "period": "2025"}).value
    'met'
    >>> rising.verdict({"share": 85, "period": "2026"}).value
    'not_met'
    """
    years = [whole_of(one, "year") for one in _keys(cases, "wanted-by-year")]
    if years != sorted(set(years)):
        raise CallError(problem("call-years"))
    return joined(
        cases.values(), lambda nodes: c.ByYear(tuple(zip(years, nodes, strict=True)), plan)
    )


def _keys(cases: Mapping[T, Check], wanted: str) -> Iterable[T]:
    if not isinstance(cases, Mapping):
        raise unfit("cases", wanted, cases)
    return cases


def first_case(cases: Iterable[tuple[Check, Check]]) -> Check:
    """Return the check of the first condition that holds: a table of steps.

    Raises:
        CallError: where these are no pairs of a condition and a check, or none at all.

    >>> from edustandards.fluent.formula import field
    >>> pupils, teachers = field("pupils", "student"), field("teachers", "teacher")
    >>> enough = first_case([
    ...     (pupils <= "60 student", teachers >= "2 teacher"),
    ...     (pupils <= "90 student", teachers >= "3 teacher"),
    ... ])
    >>> enough.verdict({"pupils": 60, "teachers": 2}).value
    'met'
    """
    pairs = several_of(cases, tuple, "cases", "wanted-steps")
    if any(len(pair) != 2 for pair in pairs):
        raise unfit("cases", "wanted-steps", cases)
    conditions = [condition_of(condition) for condition, _ in pairs]
    return joined(
        [check for _, check in pairs],
        lambda nodes: c.Cases(tuple(zip(conditions, nodes, strict=True))),
    )


def for_every(entity: str, check: Check, *, where: Check | None = None) -> Check:
    """Return the check that every part of kind `entity` (each class of a school) meets `check`.

    Raises:
        CallError: where `check` is none, or `where` no condition.

    >>> import edustandards as es
    >>> size = es.field("class_size", "student")
    >>> check = es.for_every("class", size <= "45 student")
    >>> print(check.to_yaml().splitlines()[-4])
      for_every: class
    """
    name_of(entity, "entity")
    node = must_be(check, Check, "check", "wanted-check").node
    return replace(check, node=c.ForEvery(entity, node, _where(where)))


def share_of(entity: str, check: Check, require: str, *, where: Check | None = None) -> Check:
    """Return the check that the share of parts of kind `entity` that meet `check` is as required.

    >>> from edustandards.fluent.formula import field
    >>> fits = field("class_size", "student") <= "45 student"
    >>> most_fit = share_of("class", fits, "≥ 85 %")

    Raises:
        NotationError: where the requirement cannot be read.
        CallError: where `check` is none, or `where` no condition.
    """
    name_of(entity, "entity")
    node = must_be(check, Check, "check", "wanted-check").node
    bound = parse_requirement(text_of(require, "require"), ONE)
    if not isinstance(bound, c.Bound) or not isinstance(bound.threshold, Quantity):
        raise NotationError(problem("share-bound", text=require[:MOST_SHOWN]))
    return replace(check, node=c.ShareOf(entity, node, bound, _where(where)))


def _where(where: Check | None) -> m.Condition | None:
    return None if where is None else condition_of(where)
