"""Published shares and ratios held against the numbers that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from edustandards.errors import problem
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.measure import compile_measure
from edustandards.evaluate.observed import STAGE, Observed
from edustandards.evaluate.population import Population
from edustandards.evaluate.row import Row
from edustandards.measures.fields import fields_of
from edustandards.measures.vocabulary import IndicatorEntry
from edustandards.tables.consistency.doubt import Doubt, Severity, Tables, said, whom
from edustandards.tables.consistency.published import disagreeing, indicators_of
from edustandards.tables.grid import short
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit


def shares_that_disagree(tables: Tables, given: Given = NOTHING_GIVEN) -> Iterator[Doubt]:
    """Yield published values of indicators that their fields, rounded as written, do not give."""
    population: Population | None = None
    for table in tables.by_kind.values():
        for name, entry in indicators_of(table.values, tables.words).items():
            population = population or Population(tables.by_kind, tables.words, given)
            value = compile_measure(entry.named)
            for at, text in enumerate(table.values[name]):
                if not isinstance(text, str):
                    continue
                pair = value(_row(table, at, tables, population))
                if pair is not None:
                    yield from _held(table, at, name, entry, text, Fraction(*pair))


def _shown(gives: Fraction, stated: Quantity) -> str:
    """Return what the fields give in the form in which it is published, with more digits."""
    if stated.ratio and 0 < gives < 1:
        return f"1:{said(1 / gives)}"
    unit = show_unit(stated.unit, "en")
    return f"{said(gives)} {unit}" if unit else said(gives)


def _row(table: Observed, at: int, tables: Tables, population: Population) -> Row:
    stages = table.keys.get(STAGE)
    stage = stages[at] if stages is not None and stages[at] in tables.words.stages else ""
    return Row(table, at, stage, population)


def _held(
    table: Observed, at: int, name: str, entry: IndicatorEntry, text: str, value: Fraction
) -> Iterator[Doubt]:
    found = disagreeing(entry, text, value)
    if found is None:
        return
    stated, gives = found
    fields = [field.name for field in fields_of(entry.named) if field.name in table.values]
    cells = (table.place(at, name), *(table.place(at, field) for field in fields))
    step = 10 ** (stated.places or 0)
    cut = not stated.ratio and Fraction(int(gives * step), step) == stated.number
    code = "share-cut-off" if cut else "share-differs"
    yield Doubt(
        problem(
            code,
            cells[0],
            indicator=entry.named.name,
            **whom(table, at),
            stated=short(text),
            gives=_shown(gives, stated),
        ),
        Severity.NOTE if code == "share-cut-off" else Severity.ERROR,
        table.entity,
        tuple(fields),
        (table.keys[table.entity][at],),
        cells,
        published=((entry.named.name, at, stated.number * factor(stated.unit, entry.named.unit)),),
    )
