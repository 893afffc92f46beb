"""The examples of a standard: what it is given, in units of its fields, and what it must find."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeAlias, assert_never

from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.errors import NotationError, problem
from edustandards.evaluate.given import Given, Supplied
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Value
from edustandards.packs.document import Example
from edustandards.packs.near import cut, unknown
from edustandards.packs.reading import attempt
from edustandards.packs.schema import StandardForm
from edustandards.packs.scope import Scope
from edustandards.packs.source import Key, Scalar
from edustandards.units.convert import factor
from edustandards.units.parse import parse_quantity
from edustandards.where import Place

_VERDICTS = {str(verdict.value): verdict for verdict in Verdict}
_TRUTHS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}
_NUMERIC = re.compile(r"[-+−\d]")
_OWN = ("stage", "expect", "value", "margin", "period", "year", "first_year", "today")
"""The keys of an example that are no fields."""
_YEARLY = re.compile(r"(?P<name>[^\W\d]\w*)@(?P<year>(?:19|20|21)[0-9]{2}|base)")
_KEYS = (STAGE, PERIOD)
NAME, FIRST_YEAR = "例", 2021
"""What the entity of an example is called, and when its plan begins where it does not say."""

Said: TypeAlias = Mapping[Key, Scalar | tuple[Mapping[Key, Scalar], ...]]


class Line(NamedTuple):
    """A row of an example: the names it goes by, and what is observed."""

    keys: Mapping[str, str]
    values: Mapping[str, Value]


def read_examples(
    key: Key, form: StandardForm, standard: Standard | None, scope: Scope
) -> tuple[Example, ...]:
    """Return the examples of a standard; what is wrong with the others is noted in the scope.

    An example gives fields, in their units; `field@2023` gives one of another year, the name of a
    reference its value, and the name of a kind of entity a list of parts, or of peers.
    """
    if standard is None:
        return ()
    read = [_example(key, given, standard, scope) for given in form.examples]
    return tuple(example for example in read if example is not None)


def _example(key: Key, given: Said, standard: Standard, scope: Scope) -> Example | None:
    before = len(scope.found)
    place = next(iter(given), key).place
    own = {
        str(name): one for name, one in given.items() if name in _OWN and isinstance(one, Scalar)
    }
    texts = {name: scalar.text.strip() for name, scalar in own.items()}
    _check_own(own, place, scope)
    period, supplied = _times(own, texts, scope)
    stage = texts.get("stage", "")
    years: dict[str, dict[str, Value]] = {period: {}}
    rows: dict[str, list[Line]] = {}
    references: dict[str, tuple[Supplied, ...]] = {}
    for name, one in given.items():
        if name in _OWN:
            continue
        yearly = _YEARLY.fullmatch(name)
        if not isinstance(one, Scalar):
            kind = scope.kind(Scalar(str(name), name.place))
            rows[str(name)] = [_row(row, scope) for row in one] if kind is not None else []
        elif name in scope.vocabulary.references:
            references[str(name)] = _supplied(name, one, scope)
        elif yearly is not None:
            year = str(supplied.base) if yearly["year"] == "base" else yearly["year"]
            key_ = Key(yearly["name"], name.place)
            years.setdefault(year, {})[yearly["name"]] = _observed(key_, one, scope)
        else:
            years[period][str(name)] = _observed(name, one, scope)
    if len(scope.found) > before:
        return None
    return Example(
        standard=str(key),
        values=tuple(years[period].items()),
        expect=_VERDICTS[texts["expect"]],
        tables=_tables(standard.on, stage, years, rows, scope),
        given=replace(supplied, references=references),
        stage=stage,
        period=period,
        value=texts.get("value", ""),
        margin=texts.get("margin", ""),
        place=place,
    )


def _check_own(own: Mapping[str, Scalar], place: Place, scope: Scope) -> None:
    expect = own.get("expect")
    known = ", ".join(_VERDICTS)
    if expect is None:
        scope.wrong("example-expect", place, known=known)
    elif expect.text not in _VERDICTS:
        scope.wrong("pack-choice", expect.place, text=cut(expect.text), known=known)
    if "stage" in own:
        scope.stage(own["stage"].text, own["stage"].place)
    for name in ("value", "margin"):
        text = own[name].text.strip() if name in own else ""
        if text and (name == "margin" or _NUMERIC.match(text)):
            attempt(own[name], parse_quantity, scope.found)


def _times(own: Mapping[str, Scalar], texts: Mapping[str, str], scope: Scope) -> tuple[str, Given]:
    """Return the period of an example and what it says of the day and of the plan."""
    period = texts.get("period", "")
    numbers = {}
    for name in ("year", "first_year"):
        if name in own:
            if texts[name].isascii() and texts[name].isdecimal() and len(texts[name]) < 5:
                numbers[name] = int(texts[name])
            else:
                scope.wrong("pack-whole-number", own[name].place, text=cut(texts[name]))
    first = numbers.get("first_year", FIRST_YEAR if "year" in numbers else None)
    if "year" in numbers and first is not None:
        period = str(first + numbers["year"] - 1)
    day = attempt(own["today"], _day, scope.found) if "today" in own else None
    return period, Given(day=day, first_year=first)


def _supplied(name: Key, scalar: Scalar, scope: Scope) -> tuple[Supplied, ...]:
    unit = scope.vocabulary.references[name].reference.unit

    def read(text: str) -> Fraction:
        quantity = parse_quantity(text, unit)
        return quantity.number * factor(quantity.unit, unit)

    value = attempt(scalar, read, scope.found)
    return () if value is None else (Supplied(value, place=scalar.place),)


def _row(given: Mapping[Key, Scalar], scope: Scope) -> Line:
    """Return one part or peer of an example: its stage and period, and its fields."""
    keys = {str(name): one.text.strip() for name, one in given.items() if name in _KEYS}
    values = {
        str(name): _observed(name, one, scope) for name, one in given.items() if name not in _KEYS
    }
    return Line(keys, values)


def _tables(
    on: str,
    stage: str,
    years: Mapping[str, Mapping[str, Value]],
    rows: Mapping[str, list[Line]],
    scope: Scope,
) -> tuple[Observed, ...]:
    """Return an example as tables: a row for each year, then its peers; its parts apart."""
    period = next(iter(years))
    own = [Line({on: NAME, STAGE: stage, PERIOD: year}, values) for year, values in years.items()]
    shared = {STAGE: stage, PERIOD: period}
    tables = []
    for kind, several in rows.items():
        keyed = [
            Line({on: NAME, **shared, kind: f"{NAME}{at}", **keys}, values)
            for at, (keys, values) in enumerate(several, 1)
        ]
        if kind == on:
            own += keyed
        elif on in scope.wholes(kind):
            tables.append(_table(kind, keyed))
    return (_table(on, own), *tables)


def _table(kind: str, lines: list[Line]) -> Observed:
    """Return lines as a table; a key that no line has is left out."""
    names = dict.fromkeys(name for line in lines for name in line.keys)
    fields = dict.fromkeys(name for line in lines for name in line.values)
    columns = {name: [line.keys.get(name, "") for line in lines] for name in names}
    return Observed(
        kind,
        len(lines),
        {name: texts for name, texts in columns.items() if any(texts) or name == kind},
        {name: [line.values.get(name) for line in lines] for name in fields},
    )


def _observed(name: Key, scalar: Scalar, scope: Scope) -> Value:
    """Return what an example says of a field, in the unit of the field."""
    entry = scope.vocabulary.fields.get(name)
    if entry is None:
        scope.found.append(unknown("example-field", name, scope.vocabulary.fields, name.place))
        return None
    field, text = entry.field, scalar.text.strip()
    match field.kind:
        case Kind.NUMBER:
            return attempt(scalar, lambda one: _number(one, field), scope.found)
        case Kind.YES_NO:
            if text not in _TRUTHS:
                scope.wrong("example-yes-no", scalar.place, text=cut(text))
            return _TRUTHS.get(text)
        case Kind.LEVEL:
            if text not in field.levels:
                scope.found.append(unknown("level", text, field.levels, scalar.place))
            return text
        case Kind.DATE:
            return attempt(scalar, _day, scope.found)
        case Kind.TEXT:
            return text
        case _:
            assert_never(field.kind)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise NotationError(problem("pack-date", text=cut(text))) from None


def _number(text: str, field: Field) -> Fraction:
    quantity = parse_quantity(text, field.unit)
    number = quantity.number * factor(quantity.unit, field.unit)
    if number < 0 and not field.signed:
        raise NotationError(problem("example-negative", field=field.name))
    return number
