"""Checks with operators, as a Python user holds them: composable, callable, picklable.

A handle only holds a node and the words it is said in; what it means is said by the layers below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any, NoReturn, TypeVar

from edustandards.arguments import (
    must_be,
    several_of,
)
from edustandards.checks import nodes as c
from edustandards.checks.fields import fields_asked
from edustandards.checks.finding import NO_WORDS, Finding
from edustandards.checks.size import refuse_larger
from edustandards.checks.verdict import Verdict
from edustandards.errors import CallError, problem
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
from edustandards.units.quantity import Quantity

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

    >>> import edustandards as es
    >>> rooms, books = es.field("rooms", "room"), es.field("books", "book")
    >>> both = es.all_of(rooms >= "12 room", books >= "3000 book")
    >>> both({"rooms": 12, "books": 2999}).verdict.value
    'not_met'
    """
    return joined(checks, c.AllOf)


def any_of(*checks: Check) -> Check:
    """Return the check that at least one is met.

    Raises:
        CallError: where there is none, or they are asked of different kinds of entity.

    >>> import edustandards as es
    >>> rooms, books = es.field("rooms", "room"), es.field("books", "book")
    >>> either = es.any_of(rooms >= "12 room", books >= "3000 book")
    >>> either({"rooms": 12, "books": 2999}).verdict.value
    'met'
    """
    return joined(checks, c.AnyOf)


def joined(checks: Iterable[Check], made: Callable[[tuple[c.Check, ...]], c.Check]) -> Check:
    """Return the check that is made of the nodes of several, all asked of one kind of entity.

    Raises:
        CallError: where there is none, or they are asked of different kinds.
    """
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
