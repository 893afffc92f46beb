"""The examples of a standard: what it is given, in units of its fields, and what it must find."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from edustandards.checks.verdict import Verdict
from edustandards.errors import NotationError, problem
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

_VERDICTS = {str(verdict.value): verdict for verdict in Verdict}
_TRUTHS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}
_NUMERIC = re.compile(r"[-+−\d]")
_OWN = ("stage", "expect", "value", "margin")
"""The keys of an example that are no fields."""


def read_examples(key: Key, form: StandardForm, scope: Scope) -> tuple[Example, ...]:
    """Return the examples of a standard; what is wrong with the others is noted in the scope."""
    read = [_example(key, given, scope) for given in form.examples]
    return tuple(example for example in read if example is not None)


def _example(key: Key, given: Mapping[Key, Scalar], scope: Scope) -> Example | None:
    before = len(scope.found)
    place = next(iter(given), key).place
    own = {str(name): scalar for name, scalar in given.items() if name in _OWN}
    values = {
        str(name): _observed(name, scalar, scope)
        for name, scalar in given.items()
        if name not in _OWN
    }
    expect = own.get("expect")
    if expect is None:
        scope.wrong("example-expect", place, known=", ".join(_VERDICTS))
    elif expect.text not in _VERDICTS:
        known = ", ".join(_VERDICTS)
        scope.wrong("pack-choice", expect.place, text=cut(expect.text), known=known)
    if "stage" in own:
        scope.stage(own["stage"].text, own["stage"].place)
    texts = {name: scalar.text.strip() for name, scalar in own.items()}
    for name in ("value", "margin"):
        if name in own and (name == "margin" or _NUMERIC.match(texts[name])):
            attempt(own[name], parse_quantity, scope.found)
    if len(scope.found) > before:
        return None
    return Example(
        standard=str(key),
        values=tuple(values.items()),
        expect=_VERDICTS[texts["expect"]],
        stage=texts.get("stage", ""),
        value=texts.get("value", ""),
        margin=texts.get("margin", ""),
        place=place,
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
