"""Checks with operators, as a Python user holds them: composable, callable, picklable.

A handle only holds a node and the words it is said in; what it means is said by the layers below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any, NoReturn, TypeVar

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
from edustandards.checks.fields import fields_asked
from edustandards.checks.finding import NO_WORDS, Finding
from edustandards.checks.parse import parse_requirement
from edustandards.checks.size import refuse_larger
from edustandards.checks.verdict import Verdict
from edustandards.errors import CallError, NotationError, problem
from edustandards.evaluate.examine import examine
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.judge import plan
from edustandards.evaluate.plans import Plan
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Row
from edustandards.evaluate.take import take_record
from edustandards.fluent.written import to_yaml
from edustandards.measures import nodes as m
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.numbers import brief
from edustandards.units.quantity import Quantity
from edustandards.units.share import take_share
from edustandards.units.unit import ONE

T = TypeVar("T")

STAGES = {name: name for name in ("preschool", "primary", "junior", "senior", "vocational")}


@dataclass(frozen=True)
class Check:
    """What is required of an entity; `&`, `|` and `~` compose it, a call judges one record.

    It has no truth value: `0.3 <= ratio <= 0.5` would silently lose its first half.

    >>> from edustandards.fluent.formula import field
    >>> enough = field("rooms", "room") / field("students", "student") >= "2.3 room/(100 student)"
    >>> enough({"rooms": 23, "students": 1000}).verdict
    <Verdict.MET: 'met'>
    """

    node: c.Check
    on: str = "school"
    words: Vocabulary = field(default=NO_WORDS, repr=False, compare=False)
    clause: str = field(default="", repr=False, compare=False)
    given: Given = field(default=NOTHING_GIVEN, repr=False, compare=False)

    def __call__(self, record: object, *, given: Given | None = None) -> Finding:
        """Return the finding on one record: a mapping from field names, or an object with them.

        Values are numbers in the unit of their field, texts with a unit (`0.25 万平方米`), or pint
        quantities; `stage` names the stage where the check depends on it, `period` the year.
        `given` is what is known beside the record: the first year of a plan, values of reference.

        What is no value of its field, or in a unit that does not measure it, leads to an unknown
        verdict with its reason.

        Raises:
            CallError: where the record is none, as a number or a text.
            UnitError: where the check itself does not fit its units.
        """
        return examine(self.plan, self.row(record, given), clause=self.clause, words=self.words)

    def verdict(self, record: object, *, given: Given | None = None) -> Verdict:
        """Return only the verdict on one record; several times as fast as the whole finding."""
        return CODES[self.plan.judge(self.row(record, given))]

    def row(self, record: object, given: Given | None = None) -> Row:
        """Return a record as the row that the check's plan takes."""
        known = self.given if given is None else given
        return take_record(self.fields, record, self.on, self.stage_words, known)

    @property
    def stage_words(self) -> dict[str, str]:
        """Return the words for stages that a record may use, each with the id of its stage."""
        kept: dict[str, str] | None = self.__dict__.get("_stages")
        if kept is None:
            kept = self.__dict__["_stages"] = _stages(self.words) or STAGES
        return kept

    @property
    def plan(self) -> Plan:
        """Return the plan, made on first use and kept.

        Raises:
            CallError: where the check is so large that to judge it would have no end.
        """
        kept: Plan | None = self.__dict__.get("_plan")
        if kept is None:
            refuse_larger(self.node)
            kept = self.__dict__["_plan"] = plan(self.node)
        return kept

    @property
    def fields(self) -> tuple[m.Field, ...]:
        """Return the fields of the entity that the check asks for, in order of first mention.

        Raises:
            UnitError: where two parts of the check mean different things by one name.
        """
        kept: tuple[m.Field, ...] | None = self.__dict__.get("_fields")
        if kept is None:
            kept = self.__dict__["_fields"] = fields_asked(self.node)
        return kept

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Show itself in a notebook; what it shows there is made where notebooks are known."""
        bundle: dict[str, Any] = import_module("edustandards.notebook").of_check(self)
        return bundle

    def __getstate__(self) -> dict[str, object]:
        """Leave plans out: they are functions, and made again on first use."""
        return {name: value for name, value in self.__dict__.items() if name[0] != "_"}

    def __and__(self, other: Check) -> Check:
        """Return the check that both are met."""
        return all_of(self, other)

    def __or__(self, other: Check) -> Check:
        """Return the check that at least one is met."""
        return any_of(self, other)

    def __invert__(self) -> Check:
        """Return the check that this one is not met."""
        return replace(self, node=c.Not(self.node))

    def __bool__(self) -> NoReturn:
        """Refuse: a check is not true or false before it is asked of something."""
        raise CallError(problem("truth-check"))

    def when(self, condition: Check) -> Check:
        """Return the check that applies only where the condition holds.

        Raises:
            CallError: where the condition is not a comparison, a yes, or made of such.
        """
        return replace(self, node=c.When(condition_of(condition), self.node))

    def to_yaml(self) -> str:
        """Return the check as YAML, with the names that it speaks of; `read_check` reads it back.

        Raises:
            CallError: where two different things in it have one name, or it is too large.

        >>> from edustandards.fluent.formula import field
        >>> print((field("rooms", "room") >= "2 room").to_yaml())
        entities:
          school:
            title: school
        ...
        on: school
        check:
          indicator: rooms
          require: "≥ 2 room"
        <BLANKLINE>
        """
        refuse_larger(self.node)
        return to_yaml(self.node, self.on, self.words)

    def by_rounded_value(self) -> Check:
        """Return the check with its value rounded half to even to the digits of its limit.

        Source: GB/T 8170-2008, section 4.3.

        Raises:
            CallError: where the check is not a single requirement.
        """
        if not isinstance(self.node, c.Require):
            raise CallError(problem("call-rounded"))
        return replace(self, node=replace(self.node, judge=c.Judge.ROUNDED))


def _stages(words: Vocabulary) -> dict[str, str]:
    found: dict[str, str] = {}
    for stage in words.stages.values():
        for word in (stage.id, stage.title.zh, stage.title.en, *stage.headers):
            found[word] = stage.id
    return found


def all_of(*checks: Check) -> Check:
    """Return the check that all are met; parts that are all-of themselves stay parts.

    Raises:
        CallError: where there is none, or they are asked of different kinds of entity.
    """
    return _joined(checks, c.AllOf)


def any_of(*checks: Check) -> Check:
    """Return the check that at least one is met.

    Raises:
        CallError: where there is none, or they are asked of different kinds of entity.
    """
    return _joined(checks, c.AnyOf)


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
    return _joined(checks, lambda parts: c.AtLeast(least, parts, share, how))


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
    return _joined(cases.values(), lambda nodes: c.ByStage(tuple(zip(stages, nodes, strict=True))))


def by_year(cases: Mapping[int, Check], *, plan: bool = False) -> Check:
    """Return one check from each year on, until the next; before the first there is none.

    With `plan` the years count from 1 in a plan, whose first year is given with the data.

    Raises:
        CallError: where this is no mapping from years that rise to checks.
    """
    years = [whole_of(one, "year") for one in _keys(cases, "wanted-by-year")]
    if years != sorted(set(years)):
        raise CallError(problem("call-years"))
    return _joined(
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
    return _joined(
        [check for _, check in pairs],
        lambda nodes: c.Cases(tuple(zip(conditions, nodes, strict=True))),
    )


def for_every(entity: str, check: Check, *, where: Check | None = None) -> Check:
    """Return the check that every part of kind `entity` (each class of a school) meets `check`.

    Raises:
        CallError: where `check` is none, or `where` no condition.
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


def _joined(checks: Iterable[Check], made: Callable[[tuple[c.Check, ...]], c.Check]) -> Check:
    several = several_of(checks, Check, "checks", "wanted-checks")
    if not several:
        raise CallError(problem("call-composition"))
    kinds = sorted({check.on for check in several})
    if len(kinds) > 1:
        raise CallError(problem("call-entities", kinds=", ".join(kinds)))
    words = next((check.words for check in several if check.words is not NO_WORDS), NO_WORDS)
    return Check(made(tuple(check.node for check in several)), several[0].on, words)


def condition_of(check: Check) -> m.Condition:
    """Return a check as a condition.

    Raises:
        CallError: where it is not a comparison, a yes, or made of such.
    """
    return _condition(must_be(check, Check, "condition", "wanted-check").node)


def _condition(node: c.Check) -> m.Condition:
    match node:
        case c.Holds(condition):
            return condition
        case c.Require(measure, c.Bound(comparator, threshold)):
            right = threshold if not isinstance(threshold, Quantity) else m.Constant(threshold)
            return m.Comparison(measure, comparator, right)
        case c.Require(measure, c.Level(comparator, level)):
            return m.Comparison(measure, comparator, m.Word(level))
        case c.AllOf(parts):
            return m.Both(tuple(_condition(part) for part in parts))
        case c.AnyOf(parts):
            return m.Either(tuple(_condition(part) for part in parts))
        case c.Not(part):
            return m.Reverse(_condition(part))
        case _:
            raise CallError(problem("call-condition"))
