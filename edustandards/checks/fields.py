"""Which fields of the entity itself a check asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.errors import UnitError, problem
from edustandards.measures.fields import Node, all_fields_of, fields_of, needed_fields_of
from edustandards.measures.nodes import Field
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit


def fields_asked(check: c.Check) -> tuple[Field, ...]:
    """Return the fields that a check asks of its entity, each once, in order of first mention.

    What it asks of parts (`for_every`, aggregates) is not among them.

    Raises:
        UnitError: where one name means two different fields, say in two units.
    """
    found: dict[str, Field] = {}
    for field in _fields(check):
        same = found.setdefault(field.name, field)
        if (same.unit, same.kind, same.levels) != (field.unit, field.kind, field.levels):
            units = {"one": show_unit(same.unit, "en"), "other": show_unit(field.unit, "en")}
            raise UnitError(problem("field-twice", field=field.name, **units))
    return tuple(found.values())


def _fields(check: c.Check) -> Iterator[Field]:
    match check:
        case c.Require(measure, requirement):
            yield from fields_of(measure)
            for bound in bounds_of(requirement):
                if not isinstance(bound.threshold, Quantity):
                    yield from fields_of(bound.threshold)
        case c.Holds(condition):
            yield from fields_of(condition)
        case c.ByStage() | c.ByYear():
            for _, case in check.cases:
                yield from _fields(case)
        case c.Cases(cases):
            for condition, case in cases:
                yield from fields_of(condition)
                yield from _fields(case)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            for part in parts:
                yield from _fields(part)
        case c.Not(part) | c.Cited(_, part):
            yield from _fields(part)
        case c.When(condition, part):
            yield from fields_of(condition)
            yield from _fields(part)
        case c.ForEvery() | c.ShareOf():
            return
        case _:
            assert_never(check)


def every_field(check: c.Check) -> tuple[Field, ...]:
    """Return the fields that a check reads anywhere: of its entity, of parts, in conditions."""
    return tuple(dict.fromkeys(_every(check, all_fields_of)))


def needed_fields(check: c.Check) -> tuple[Field, ...]:
    """Return the fields without which a check is not told, those of parts and conditions too.

    Of several that stand in for each other (`first`) it is the last.
    """
    return tuple(dict.fromkeys(_every(check, needed_fields_of)))


def _every(check: c.Check, fields_in: Callable[[Node], Iterable[Field]]) -> Iterator[Field]:
    match check:
        case c.Require(measure, requirement):
            yield from fields_in(measure)
            for bound in bounds_of(requirement):
                if not isinstance(bound.threshold, Quantity):
                    yield from fields_in(bound.threshold)
        case c.Holds(condition):
            yield from fields_in(condition)
        case c.ByStage() | c.ByYear():
            for _, case in check.cases:
                yield from _every(case, fields_in)
        case c.Cases(cases):
            for condition, case in cases:
                yield from fields_in(condition)
                yield from _every(case, fields_in)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            for part in parts:
                yield from _every(part, fields_in)
        case c.Not(part) | c.Cited(_, part):
            yield from _every(part, fields_in)
        case c.When(condition, part):
            yield from fields_in(condition)
            yield from _every(part, fields_in)
        case c.ForEvery(check=part, where=where) | c.ShareOf(check=part, where=where):
            if where is not None:
                yield from fields_in(where)
            yield from _every(part, fields_in)
        case _:
            assert_never(check)


def bounds_of(requirement: c.Requirement) -> tuple[c.Bound, ...]:
    """Return the bounds that a requirement consists of; a level has none."""
    match requirement:
        case c.Bound():
            return (requirement,)
        case c.Range(low, high):
            return low, high
        case c.Level():
            return ()
        case _:
            assert_never(requirement)
