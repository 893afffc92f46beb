"""Cases of standards for calculators, and what the library finds on them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from edustandards.checks.asked import check_with_where, stage_dependent
from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.evaluate.examine import examine
from edustandards.evaluate.judge import plan
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.evaluate.population import Population
from edustandards.measures.values import Value
from edustandards.packs.document import Example, PackDocument
from edustandards.packs.examples import NAME
from edustandards.packs.trial.cases import cases_of
from edustandards.packs.trial.ready import asking
from edustandards.reports.calculator.filled import input_of
from edustandards.reports.calculator.form import Form

RUNNER = Path(__file__).with_name("run.js")
STEPS = (Fraction(1), Fraction(1, 100), Fraction(1, 10**9), Fraction(50))


def boundary(document: PackDocument, standard: Standard) -> list[Example]:
    made, _ = cases_of(standard, document.vocabulary, asking(standard), thorough=False)
    return [one.example.example for one in made]


def shaken(examples: Sequence[Example], random: Random, most: int) -> Iterator[Example]:
    """Return examples with some of their values moved, taken away or made up."""
    for _ in range(most if examples else 0):
        yield _shaken(random.choice(examples), random)


def _shaken(example: Example, random: Random) -> Example:
    own, *parts = example.tables
    moved = (_moved(own, random), *(_moved(table, random) for table in parts))
    values = tuple((name, column[0]) for name, column in moved[0].values.items())
    return replace(example, values=values, tables=moved)


def _moved(table: Observed, random: Random) -> Observed:
    values = {
        name: [_value(value, random) if random.random() < 0.3 else value for value in column]
        for name, column in table.values.items()
    }
    return replace(table, values=values)


def _value(value: Value, random: Random) -> Value:
    if isinstance(value, bool):
        return random.choice([True, False, None])
    if isinstance(value, int | Fraction):
        moved = value + random.choice(STEPS) * random.choice([-1, 1])
        made = Fraction(random.randrange(10**6), random.choice([1, 10, 100, 7]))
        return random.choice([max(moved, Fraction(0)), made, value, None, Fraction(0)])
    return random.choice([value, value, None])


def found(document: PackDocument, standard: Standard, form: Form, example: Example) -> Finding:
    """Return what the library finds on what a page would be told of an example."""
    told = input_of(form, example)
    words = document.vocabulary
    shared = {STAGE: example.stage, PERIOD: example.period}
    tables = {standard.on: _table(standard.on, [told["own"]], form["own"], shared)}
    for kind, part in form["parts"].items():
        rows = told["parts"].get(kind, ())
        # A page without any rows knows nothing of parts. Where one kind has some, the others are
        # none: without a table of their own, schools would be told from the classes they name.
        if any(told["parts"].values()):
            tables[kind] = _table(kind, rows, part["fields"], {standard.on: NAME, **shared})
    population = Population(tables, words, example.given)
    rows = population.rows(standard.on, staged=stage_dependent(standard))
    assert rows is not None, "the entity has a table"
    [row] = rows
    return examine(plan(check_with_where(standard)), row)


def _table(kind: str, rows: Sequence[Any], fields: Any, shared: dict[str, str]) -> Observed:
    names = [NAME] if len(shared) == 2 else [f"{NAME}{at}" for at in range(len(rows))]
    keys = {name: [one.get(name, text) for one in rows] for name, text in shared.items() if text}
    if any(STAGE in one for one in rows):
        keys[STAGE] = [one.get(STAGE, "") for one in rows]
    return Observed(
        kind,
        len(rows),
        {kind: names, **keys},
        {name: [_exact(row.get(name), field) for row in rows] for name, field in fields.items()},
    )


def _exact(value: Any, field: Any) -> Value:
    if field["kind"] != "number" or value is None:
        told: Value = value
        return told
    number = Fraction(value)
    return number.numerator if number.denominator == 1 else number


def answered(node: str, asked_of: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return what the scripts of a page answer, run in node."""
    done = subprocess.run(
        [node, str(RUNNER)],
        input=json.dumps(asked_of),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    answers: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return answers


def expected(finding: Finding) -> dict[str, Any]:
    """Return a finding as a page answers it."""
    gap = finding.shortfall
    return {
        "verdict": finding.verdict.value,
        "value": _text(finding.value),
        "threshold": _text(finding.threshold),
        "margin": _text(finding.margin),
        "shortfall": None if gap is None else [gap.field, str(gap.change)],
    }


def _text(value: Fraction | str | bool | None) -> str | bool | None:
    return str(value) if isinstance(value, Fraction) else value
