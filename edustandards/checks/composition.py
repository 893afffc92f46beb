"""Compositions seen alike, so that two of them can be compared: as parts, counts, or cases."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from edustandards.checks import nodes as c
from edustandards.checks.count_pairs import Count
from edustandards.checks.relation import Step, Turn
from edustandards.checks.requirement_pairs import encloses
from edustandards.checks.terms import same_formula
from edustandards.measures import nodes as m

CaseOf: TypeAlias = tuple[m.Condition | None, c.Check]
"""A condition, None where it always holds, and what is asked then."""


def cases_of(side: c.Check) -> tuple[CaseOf, ...]:
    """Return a check as cases, of which the first that holds is asked."""
    match side:
        case c.Cases(cases):
            return cases
        case c.When(condition, check):
            return ((condition, check),)
        case _:
            return ((None, side),)


def all_of(side: c.Check, other: c.Check) -> tuple[c.Check, ...]:
    """Return the parts that all have to be met, to be held against those of another check."""
    match side:
        case c.AllOf(parts):
            return tuple(
                inner
                for part in parts
                for inner in (all_of(part, other) if isinstance(part, c.AllOf) else (part,))
            )
        case c.Holds(m.Both(parts)):
            return tuple(c.Holds(part) for part in parts)
        case c.Require(measure, c.Range(low, high), judge) if not _has_range(other):
            return c.Require(measure, low, judge), c.Require(measure, high, judge)
        case _:
            return (side,)


def _has_range(check: c.Check) -> bool:
    parts = check.parts if isinstance(check, c.AllOf) else (check,)
    return any(isinstance(p, c.Require) and isinstance(p.requirement, c.Range) for p in parts)


def any_of(side: c.Check) -> tuple[c.Check, ...]:
    """Return the parts of which one has to be met."""
    match side:
        case c.AnyOf(parts):
            return tuple(
                inner
                for part in parts
                for inner in (any_of(part) if isinstance(part, c.AnyOf) else (part,))
            )
        case c.Holds(m.Either(parts)):
            return tuple(c.Holds(part) for part in parts)
        case _:
            return (side,)


@dataclass(frozen=True, slots=True)
class Counted:
    """A composition as a count of its parts, and the share that the others have to reach."""

    count: Count
    parts: tuple[c.Check, ...]
    others: Fraction | None = None


def count_of(side: c.Check) -> Counted:
    """Return any check as a count: all of n are n of those that apply, any of them is one."""
    match side:
        case c.AtLeast(k, parts, others, counting):
            return Counted(Count(k, counting), parts, others)
        case c.AllOf(parts):
            return Counted(Count(len(parts), c.Counting.APPLICABLE), parts)
        case c.AnyOf(parts):
            return Counted(Count(1), parts)
        case _:
            return Counted(Count(1), (side,))


def step_to(check: c.Check, place: int) -> Step:
    """Return the step to a part: by its id, or by its place among the parts, from 1."""
    if isinstance(check, c.Cited):
        return Step(Turn.PART, check.id)
    return Step(Turn.PLACE, str(place))


def id_of(part: c.Check) -> str | None:
    """Return the id of a part that is a standard."""
    return part.id if isinstance(part, c.Cited) else None


def same_subject(one: c.Check, other: c.Check) -> bool:
    """Tell whether two parts ask the same sort of thing of the same formula."""
    mine, theirs = _subject(one), _subject(other)
    if mine is None or theirs is None or mine[1] != theirs[1]:
        return False
    return mine[0] == theirs[0] or same_formula(mine[0], theirs[0])


def _subject(check: c.Check) -> tuple[m.Measure, str] | None:
    match check:
        case c.Require(measure, requirement):
            return measure, _side_of(requirement)
        case c.ByStage(((_, inner), *_)) | c.ByYear(((_, inner), *_)) | c.Cases(((_, inner), *_)):
            return _subject(inner)
        case c.When(_, inner) | c.Cited(_, inner) | c.Not(inner):
            return _subject(inner)
        case _:
            return None


def _side_of(requirement: c.Requirement) -> str:
    match requirement:
        case c.Bound(comparator) | c.Level(comparator):
            return comparator.value.translate(_TOUCHING)
        case c.Range():
            return "range"


_TOUCHING = str.maketrans("≥≤", "><")


def as_requirement(check: c.Check) -> c.Check:
    """Return a comparison that has to hold as a requirement, where that is the same."""
    match check:
        case c.Holds(m.Comparison(left, sign, m.Word(text))):
            if isinstance(left, m.Field) and left.kind is m.Kind.LEVEL:
                return c.Require(left, c.Level(sign, text, left.levels))
        case c.Holds(m.Comparison(left, sign, right)):
            assert not isinstance(right, m.Word), "words are told apart above"
            if not encloses(left):
                return c.Require(left, c.Bound(sign, right))
        case _:
            pass
    return check
