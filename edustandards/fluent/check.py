"""Checks with operators, as a Python user holds them: composable, callable, picklable.

A handle only holds a node and the words it is said in; what it means is said by the layers below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from importlib import import_module
from typing import Any, NoReturn

from edustandards.checks import nodes as c
from edustandards.checks.fields import fields_asked
from edustandards.checks.finding import NO_WORDS, Finding
from edustandards.checks.parse import parse_requirement
from edustandards.checks.size import refuse_larger
from edustandards.checks.verdict import Verdict
from edustandards.errors import NotationError, problem
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
from edustandards.units.share import parse_share
from edustandards.units.unit import ONE

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
        return take_record(self.fields, record, self.on, self.stage_words, given or self.given)

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
            ValueError: where the check is so large that to judge it would have no end.
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
        raise TypeError(
            "a check has no truth value: compose with &, |, ~, and write a range as"
            " .between(low, high)"
        )

    def when(self, condition: Check) -> Check:
        """Return the check that applies only where the condition holds.

        Raises:
            ValueError: where the condition is not a comparison, a yes, or made of such.
        """
        return replace(self, node=c.When(condition_of(condition), self.node))

    def to_yaml(self) -> str:
        """Return the check as YAML, with the names that it speaks of; `read_check` reads it back.

        Raises:
            ValueError: where two different things in it have one name, or it is too large.

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
            TypeError: where the check is not a single requirement.
        """
        if not isinstance(self.node, c.Require):
            raise TypeError("only a single requirement is judged by rounded value")
        return replace(self, node=replace(self.node, judge=c.Judge.ROUNDED))


def _stages(words: Vocabulary) -> dict[str, str]:
    found: dict[str, str] = {}
    for stage in words.stages.values():
        for word in (stage.id, stage.title.zh, stage.title.en, *stage.headers):
            found[word] = stage.id
    return found


def all_of(*checks: Check) -> Check:
    """Return the check that all are met; parts that are all-of themselves stay parts."""
    return _joined(checks, c.AllOf(tuple(check.node for check in checks)))


def any_of(*checks: Check) -> Check:
    """Return the check that at least one is met."""
    return _joined(checks, c.AnyOf(tuple(check.node for check in checks)))


def at_least(
    k: int,
    of: Iterable[Check],
    *,
    others: str | Fraction | None = None,
    counting: str = "all",
) -> Check:
    """Return the check that at least `k` are met; the others reach the share `others` (`85 %`).

    `counting="applicable"` lowers k by one for each part that does not apply.

    Raises:
        ValueError: where k is not between 1 and the number of parts, the share not in (0, 1].
        NotationError, UnitError: where the share cannot be read or has a unit.
    """
    checks = tuple(of)
    if not 1 <= k <= len(checks):
        raise ValueError(f"at least {k} of {len(checks)}: k must be between 1 and {len(checks)}")
    parts = tuple(check.node for check in checks)
    return _joined(checks, c.AtLeast(k, parts, _share(others), c.Counting(counting)))


def _share(said: str | Fraction | None) -> Fraction | None:
    if isinstance(said, str):
        said = parse_share(said)
    if said is not None and not 0 < said <= 1:
        raise ValueError("the share of the others must be more than 0 and at most 1")
    return said


def by_stage(cases: Mapping[str, Check]) -> Check:
    """Return one check for each stage; a stage that is not named is asked nothing.

    >>> from edustandards.fluent.formula import field
    >>> size = field("class_size", "student")
    >>> staged = by_stage({"primary": size <= "45 student", "junior": size <= "50 student"})
    >>> staged.verdict({"class_size": 48, "stage": "junior"}).value
    'met'
    """
    checks = tuple(cases.values())
    nodes = tuple((stage, check.node) for stage, check in cases.items())
    return _joined(checks, c.ByStage(nodes))


def by_year(cases: Mapping[int, Check], *, plan: bool = False) -> Check:
    """Return one check from each year on, until the next; before the first there is none.

    With `plan` the years count from 1 in a plan, whose first year is given with the data.

    Raises:
        ValueError: where the years do not rise.
    """
    years = list(cases)
    if years != sorted(set(years)):
        raise ValueError("the years of a check rise")
    nodes = tuple((year, check.node) for year, check in cases.items())
    return _joined(tuple(cases.values()), c.ByYear(nodes, plan))


def first_case(cases: Iterable[tuple[Check, Check]]) -> Check:
    """Return the check of the first condition that holds: a table of steps.

    >>> from edustandards.fluent.formula import field
    >>> pupils, teachers = field("pupils", "student"), field("teachers", "teacher")
    >>> enough = first_case([
    ...     (pupils <= "60 student", teachers >= "2 teacher"),
    ...     (pupils <= "90 student", teachers >= "3 teacher"),
    ... ])
    >>> enough.verdict({"pupils": 60, "teachers": 2}).value
    'met'
    """
    pairs = tuple(cases)
    nodes = tuple((condition_of(condition), check.node) for condition, check in pairs)
    return _joined(tuple(check for _, check in pairs), c.Cases(nodes))


def for_every(entity: str, check: Check, *, where: Check | None = None) -> Check:
    """Return the check that every part of kind `entity` (each class of a school) meets `check`."""
    condition = None if where is None else condition_of(where)
    return replace(check, node=c.ForEvery(entity, check.node, condition))


def share_of(entity: str, check: Check, require: str, *, where: Check | None = None) -> Check:
    """Return the check that the share of parts of kind `entity` that meet `check` is as required.

    >>> from edustandards.fluent.formula import field
    >>> fits = field("class_size", "student") <= "45 student"
    >>> most_fit = share_of("class", fits, "≥ 85 %")

    Raises:
        NotationError: where the requirement cannot be read.
    """
    bound = parse_requirement(require, ONE)
    if not isinstance(bound, c.Bound) or not isinstance(bound.threshold, Quantity):
        raise NotationError(problem("share-bound", text=require[:60]))
    condition = None if where is None else condition_of(where)
    return replace(check, node=c.ShareOf(entity, check.node, bound, condition))


def _joined(checks: tuple[Check, ...], node: c.Check) -> Check:
    if not checks:
        raise ValueError("a composition needs at least one check")
    kinds = sorted({check.on for check in checks})
    if len(kinds) > 1:
        raise ValueError(f"these checks are asked of different entities: {', '.join(kinds)}")
    words = next((check.words for check in checks if check.words is not NO_WORDS), NO_WORDS)
    return Check(node, checks[0].on, words)


def condition_of(check: Check) -> m.Condition:
    """Return a check as a condition.

    Raises:
        ValueError: where it is not a comparison, a yes, or made of such.
    """
    return _condition(check.node)


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
            raise ValueError("a condition is a comparison, a yes, or made of such with &, |, ~")
