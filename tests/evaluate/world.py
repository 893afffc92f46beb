"""A small world for the tests of evaluation: a vocabulary, and standards from short texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.checks.finding import Finding
from edustandards.checks.parse import parse_requirement
from edustandards.checks.standard import Standard
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.results import Results
from edustandards.evaluate.run import evaluate
from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_condition, parse_formula
from edustandards.measures.unit_of import unit_of
from edustandards.measures.values import Value
from edustandards.measures.vocabulary import (
    EntityEntry,
    FieldEntry,
    IndicatorEntry,
    StageEntry,
    Vocabulary,
)
from edustandards.units.parse import parse_unit
from edustandards.wording.text import Text

LEVELS = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ")


def _field(name: str, unit: str = "", *, adds_up: bool = True, **more: object) -> m.Field:
    return m.Field(name, parse_unit(unit), adds_up=adds_up, **more)  # type: ignore[arg-type]


FIELDS = {
    one.name: one
    for one in (
        _field("students", "student"),
        _field("teachers", "teacher"),
        _field("area", "m²"),
        _field("gym", "m²"),
        _field("money", "yuan"),
        _field("rooms", "room"),
        _field("classes", "class"),
        _field("temperature", "K", adds_up=False),
        _field("balance", "yuan", signed=True),
        _field("level", kind=m.Kind.LEVEL, levels=LEVELS, adds_up=False),
        _field("kind", kind=m.Kind.TEXT, adds_up=False),
        _field("fund", kind=m.Kind.YES_NO, adds_up=False),
    )
}
PER = m.Named(
    "area_per_student",
    m.Quotient(m.Sum(FIELDS["area"], FIELDS["gym"]), FIELDS["students"]),
    parse_unit("m²/student"),
)
WORDS = Vocabulary(
    fields={name: FieldEntry(one, Text("", name)) for name, one in FIELDS.items()},
    indicators={PER.name: IndicatorEntry(PER, Text("生均面积", "area per student"))},
    entities={
        kind: EntityEntry(kind, Text("", kind), within)
        for kind, within in (
            ("class", "school"),
            ("school", "county"),
            ("county", "city"),
            ("city", ""),
        )
    },
    stages={stage: StageEntry(stage, Text("", stage)) for stage in ("primary", "junior")},
)
NAMES = WORDS.names()


def need(formula: str, requirement: str, *, rounded: bool = False) -> c.Require:
    """Return the check that a formula meets a requirement, both as text."""
    measure = parse_formula(formula, NAMES) if formula not in FIELDS else FIELDS[formula]
    levels = measure.levels if isinstance(measure, m.Field) else ()
    unit = parse_unit("") if levels else unit_of(measure)
    judge = c.Judge.ROUNDED if rounded else c.Judge.FULL
    return c.Require(measure, parse_requirement(requirement, unit, NAMES, levels), judge)


def holds(condition: str) -> c.Holds:
    return c.Holds(parse_condition(condition, NAMES))


def by_stage(**cases: c.Check) -> c.ByStage:
    return c.ByStage(tuple(cases.items()))


def table(kind: str, keys: Mapping[str, Sequence[str]], /, **values: Sequence[Value]) -> Observed:
    return Observed(kind, len(keys[kind]), keys, values)


def run(
    check: c.Check, *tables: Observed, on: str = "school", where: str = "", **more: object
) -> list[Finding]:
    """Return the findings of one standard, in the order of the data."""
    condition = parse_condition(where, NAMES) if where else None
    standard = Standard("it", check, on, where=condition, **more)  # type: ignore[arg-type]
    return list(everything([standard], *tables).findings())


def everything(standards: Sequence[Standard], *tables: Observed) -> Results:
    return evaluate(standards, tables, WORDS)


def one(check: c.Check, stage: str = "", /, **values: Value) -> Finding:
    """Return the finding of a check on one school."""
    keys = {"school": ["s"]} | ({"stage": [stage]} if stage else {})
    [found] = run(check, table("school", keys, **{name: [value] for name, value in values.items()}))
    return found


F = Fraction
