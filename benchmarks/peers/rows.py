"""The task on one school after the other: engines of rules, models, and plain Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from task import LIMITS, PACK, limits_of

School = dict[str, Any]
Judging = Callable[[School], Sequence[bool]]
"""Returns whether a school meets each limit, in their order."""


def _formula(name: str, limit: float) -> str:
    per = LIMITS[name][0]
    return f"{name} * {per} >= {limit} * students" if per != 1 else f"{name} >= {limit} * students"


def plain_floats() -> Judging:
    """A loop over a table of rules."""
    rules = [(name, LIMITS[name][0], *limits_of(name)) for name in LIMITS]

    def judge(school: School) -> Sequence[bool]:
        students, junior = school["students"], school["stage"] != "primary"
        return [
            school[name] * per >= (high if junior else low) * students
            for name, per, low, high in rules
        ]

    return judge


def pydantic_and_pint() -> Judging:
    """A model of quantities, validated, compared with limits in units."""
    import pint
    import pydantic

    units = pint.UnitRegistry()
    units.define("student = [student]")
    units.define("item = [item]")
    fields: dict[str, Any] = dict.fromkeys(LIMITS, (float, ...))
    model = pydantic.create_model("School", stage=(str, ...), students=(float, ...), **fields)
    rules = [
        (name, *(one / LIMITS[name][0] * units("item/student") for one in limits_of(name)))
        for name in LIMITS
    ]

    def judge(school: School) -> Sequence[bool]:
        one = model.model_validate(school)
        students = one.students * units.student  # type: ignore[attr-defined]  # made by name
        junior = one.stage != "primary"  # type: ignore[attr-defined]  # likewise
        return [
            bool(getattr(one, name) * units.item / students >= (high if junior else low))
            for name, low, high in rules
        ]

    return judge


def rule_engine() -> Judging:
    """The package rule-engine: an expression for each limit and stage."""
    import rule_engine as engine

    rules = [
        [engine.Rule(_formula(name, limits_of(name)[junior])) for name in LIMITS]
        for junior in (False, True)
    ]
    return lambda school: [rule.matches(school) for rule in rules[school["stage"] != "primary"]]


def cel_rust() -> Judging:
    """The package common-expression-language: CEL, compiled, in Rust."""
    import cel

    def as_float(name: str, limit: float) -> str:
        return f"{name} * {float(LIMITS[name][0])} >= {limit} * students"

    rules = [
        [cel.compile(as_float(name, limits_of(name)[junior])) for name in LIMITS]
        for junior in (False, True)
    ]

    def judge(school: School) -> Sequence[bool]:
        floats = {key: float(one) if key != "stage" else one for key, one in school.items()}
        return [bool(rule.execute(floats)) for rule in rules[school["stage"] != "primary"]]

    return judge


def cel_python() -> Judging:
    """The package cel-python: CEL in Python."""
    import celpy
    from celpy import celtypes

    environment = celpy.Environment()

    def made(name: str, limit: float) -> Any:
        text = f"{name} * {float(LIMITS[name][0])} >= {limit} * students"
        return environment.program(environment.compile(text))

    rules = [[made(name, limits_of(name)[junior]) for name in LIMITS] for junior in (False, True)]

    def judge(school: School) -> Sequence[bool]:
        known = {key: celtypes.DoubleType(one) for key, one in school.items() if key != "stage"}
        return [bool(rule.evaluate(known)) for rule in rules[school["stage"] != "primary"]]

    return judge


def ours() -> Judging:
    """The pack of the benchmark: verdicts only, exactly."""
    import edustandards as es

    pack = es.load_pack(Path(PACK))
    names = [one.id for one in pack.document.standards if one.on == "school"][: len(LIMITS)]

    def judge(school: School) -> Sequence[bool]:
        found = pack.verdicts(school)
        return [found[name] is es.Verdict.MET for name in names]

    return judge


ROWS = {
    "edustandards": ours,
    "floats in a loop": plain_floats,
    "CEL (Rust)": cel_rust,
    "rule-engine": rule_engine,
    "pydantic + pint": pydantic_and_pint,
    "cel-python": cel_python,
}
