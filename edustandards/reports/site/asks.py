"""What a standard asks, taken apart: a line for each stage, year and case, with its requirement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula


@dataclass(frozen=True, slots=True)
class Ask:
    """One requirement of a standard, and when it is asked: its stage, its year, on what condition.

    `year` is one of the calendar, or of the plan if `of_plan`.
    """

    require: c.Require
    stage: str = ""
    year: int | None = None
    of_plan: bool = False
    when: tuple[m.Condition, ...] = ()


def asks_of(check: c.Check) -> tuple[Ask, ...]:
    """Return the requirements of a check that is one by itself; none of a composition's parts."""
    return tuple(_asks(check))


def _asks(check: c.Check) -> Iterator[Ask]:
    match check:
        case c.Require():
            yield Ask(check)
        case c.ByStage(cases):
            for stage, inner in cases:
                for one in _asks(inner):
                    yield replace(one, stage=stage)
        case c.ByYear(cases, of_plan):
            for year, inner in cases:
                for one in _asks(inner):
                    yield replace(one, year=year, of_plan=of_plan)
        case c.Cases(cases):
            for condition, inner in cases:
                for one in _asks(inner):
                    yield replace(one, when=(condition, *one.when))
        case c.When(condition, inner):
            for one in _asks(inner):
                yield replace(one, when=(condition, *one.when))
        case _:
            return


def subject_of(measure: m.Measure) -> str:
    """Return what a formula measures, the same text for formulas that can be compared."""
    return show_formula(measure)


def cited_in(check: c.Check) -> tuple[str, ...]:
    """Return the ids of the standards that a check is composed of, each once."""
    return tuple(dict.fromkeys(_cited(check)))


def _cited(check: c.Check) -> Iterator[str]:
    match check:
        case c.Cited(id=name):
            yield name
        case c.Require() | c.Holds():
            return
        case c.ByStage(cases) | c.ByYear(cases) | c.Cases(cases):
            for _, inner in cases:
                yield from _cited(inner)
        case c.When(check=inner) | c.ForEvery(check=inner) | c.ShareOf(check=inner) | c.Not(inner):
            yield from _cited(inner)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            for part in parts:
                yield from _cited(part)
        case _:
            assert_never(check)
