"""Examples made ready once, so that many standards can be judged on them.

The same way as `evaluate` takes, with the population of an example kept between standards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edustandards.checks.asked import check_of, stage_dependent
from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.arithmetic import Truth
from edustandards.evaluate.examine import examine
from edustandards.evaluate.judge import plan
from edustandards.evaluate.measure import compile_condition
from edustandards.evaluate.plans import UNKNOWN, Made, Plan
from edustandards.evaluate.population import Population
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Row
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import Example
from edustandards.packs.examples import NAME
from edustandards.units.convert import factor
from edustandards.units.parse import parse_quantity


@dataclass(frozen=True, slots=True)
class Asking:
    """A standard made ready to be judged: planned once, whatever it is then asked of."""

    standard: Standard
    plan: Plan
    where: Truth | None
    staged: bool


def asking(standard: Standard, made: Made | None = None) -> Asking:
    """Return a standard ready to be judged; `made` are plans that are kept with their checks.

    Raises:
        UnitError: where a formula does not fit its unit.
    """
    where = None if standard.where is None else compile_condition(standard.where)
    planned = plan(check_of(standard), made)
    return Asking(standard, planned, where, stage_dependent(standard))


@dataclass(frozen=True, slots=True)
class Ready:
    """An example with the rows that it consists of."""

    example: Example
    population: Population


def ready(example: Example, words: Vocabulary) -> Ready:
    """Return an example with its rows."""
    tables = {one.entity: one for one in example.tables}
    return Ready(example, Population(tables, words, example.given))


def judged(one: Ready, asked: Asking) -> Verdict:
    """Return the verdict of a standard on an example."""
    row = _row(one, asked)
    return CODES[UNKNOWN if row is None else asked.plan.judge(row)]


def finding_of(one: Ready, asked: Asking) -> Finding | None:
    """Return the finding of a standard on an example; None where nothing can be told of it."""
    row = _row(one, asked)
    if row is None:
        return None
    standard = asked.standard
    return examine(asked.plan, row, standard.id, standard.clause)


def notices(one: Ready, asked: Asking) -> bool:
    """Tell whether an example, which holds, would not hold of another form of its standard."""
    example, row = one.example, _row(one, asked)
    code = UNKNOWN if row is None else asked.plan.judge(row)
    if CODES[code] is not example.expect:
        return True
    if not (example.value or example.margin) or row is None:
        return bool(example.value or example.margin)
    return not agrees(example, examine(asked.plan, row))


def agrees(example: Example, finding: Finding) -> bool:
    """Tell whether a finding has the value and the margin that an example states."""
    pairs = ((example.value, finding.value), (example.margin, finding.margin))
    return all(agree(said, value, finding) for said, value in pairs if said)


def agree(said: str, value: object, finding: Finding) -> bool:
    """Tell whether a value is the one that a text of an example says."""
    if isinstance(value, bool):
        return said.casefold() in ({"yes", "true", "是"} if value else {"no", "false", "否"})
    if isinstance(value, str) or value is None:
        return said == value
    expected = parse_quantity(said, finding.unit)
    return value == expected.number * factor(expected.unit, finding.unit)


def _row(one: Ready, asked: Asking) -> Row | None:
    """Return the row that an example speaks of; None where nothing can be told of it."""
    rows: Sequence[Row] = one.population.rows(asked.standard.on, staged=asked.staged) or ()
    first = one.example.given.first_year
    if first is not None:
        rows = [
            row for row in rows if not (row.period and row.year is not None and row.year < first)
        ]
    if asked.where is not None:
        rows = [row for row in rows if asked.where(row) is not False]
    if not rows:
        return None
    example = one.example
    found = next(
        (
            row
            for row in rows
            if row.name == NAME
            and row.key("stage") == example.stage
            and row.period == example.period
        ),
        rows[0],
    )
    return None if asked.where is not None and asked.where(found) is None else found
