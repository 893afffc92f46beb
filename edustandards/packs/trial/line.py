"""A made-up world as an example: as the pack would read it, and as the line that says it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from edustandards.checks.verdict import Verdict
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.measures.nodes import Field
from edustandards.measures.values import Value
from edustandards.packs.document import Example
from edustandards.packs.examples import NAME
from edustandards.packs.trial.world import OWN, YEARLY, Spot, World
from edustandards.units.convert import is_count
from edustandards.units.numbers import show_exact
from edustandards.units.show import show_unit
from edustandards.units.unit import Unit

_PLAIN = re.compile(r"(?!(?:true|false|yes|no|null|on|off)$)[^\W\d_][\w一-鿿Ⅰ-Ⅻ]*", re.IGNORECASE)


def example_of(world: World, standard: str, expect: Verdict) -> Example:
    """Return a world as the example that its line is read as."""
    period = "" if world.calendar is None else str(world.calendar)
    return Example(
        standard=standard,
        values=tuple(world.at(OWN).items()),
        expect=expect,
        tables=tuple(_tables(world, period)),
        given=world.given,
        stage=world.stage,
        period=period,
    )


def _tables(world: World, period: str) -> Iterator[Observed]:
    years = [one for one in world.table(OWN) if one[0] == YEARLY]
    shared = {STAGE: world.stage, PERIOD: period}
    own: list[tuple[Mapping[str, str], Mapping[str, Value]]] = [
        ({world.on: NAME, **shared}, world.at(OWN))
    ]
    own += [({world.on: NAME, **shared, PERIOD: year[1]}, world.at(year)) for year in years]
    others = []
    for kind in world.kinds():
        rows = [
            ({world.on: NAME, **shared, kind: f"{NAME}{at}"}, world.at(spot))
            for at, spot in enumerate(world.rows(kind), 1)
        ]
        if kind == world.on:
            own += rows
        else:
            others.append(_table(kind, rows))
    yield _table(world.on, own)
    yield from others


def _table(kind: str, rows: Sequence[tuple[Mapping[str, str], Mapping[str, Value]]]) -> Observed:
    names = dict.fromkeys(name for keys, _ in rows for name in keys)
    fields = dict.fromkeys(name for _, values in rows for name in values)
    columns = {name: [keys.get(name, "") for keys, _ in rows] for name in names}
    return Observed(
        kind,
        len(rows),
        {name: texts for name, texts in columns.items() if any(texts) or name == kind},
        {name: [values.get(name) for _, values in rows] for name in fields},
    )


def line_of(world: World, expect: Verdict) -> str:
    """Return the line that says a world, as it stands in a list of examples.

    Raises:
        ValueError: where a number has no end and cannot be written.
    """
    own = [*_times(world), *_cells(world, OWN)]
    for spot in world.table(OWN):
        if spot[0] == YEARLY:
            own += [f"{name}@{spot[1]}: {text}" for name, text in _texts(world, spot)]
    for name, value in world.references.items():
        own.append(f"{name}: {_written(value, world.words.references[name].reference.unit)}")
    for kind in world.kinds():
        rows = ", ".join("{" + ", ".join(_cells(world, spot)) + "}" for spot in world.rows(kind))
        own.append(f"{kind}: [{rows}]")
    return "{" + ", ".join([*own, f"expect: {expect.value}"]) + "}"


def _times(world: World) -> Iterator[str]:
    if world.stage:
        yield f"stage: {world.stage}"
    if world.year is not None:
        yield f"year: {world.year}"
    elif world.period is not None:
        yield f"period: {world.period}"
    if world.first_year is not None:
        yield f"first_year: {world.first_year}"
    if world.today is not None:
        yield f"today: {world.today.isoformat()}"


def _cells(world: World, spot: Spot) -> list[str]:
    return [f"{name}: {text}" for name, text in _texts(world, spot)]


def _texts(world: World, spot: Spot) -> Iterator[tuple[str, str]]:
    for name, value in world.at(spot).items():
        if value is not None:
            yield name, _text(value, world.words.fields[name].field)


def _text(value: Value, field: Field) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Fraction):
        return _written(Fraction(value), field.unit)
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, str), "worlds can be read"
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _written(number: Fraction, unit: Unit) -> str:
    text = show_exact(number)
    if "/" in text:
        raise ValueError("a number without an end cannot be written in an example")
    name = "" if is_count(unit) else show_unit(unit, "en")
    if name[:1].isdigit():
        name = f"({name})"
    return f"{text} {name}" if name else text
