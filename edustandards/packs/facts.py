"""Facts files: what is known beside the tables: years, references, weights, waivers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from pydantic import Field as Entry

from edustandards.checks.waiver import Waiver
from edustandards.errors import NotationError, PackError, Problem, problem
from edustandards.evaluate.given import Given, Supplied
from edustandards.measures.nodes import Index, Measure, Named, Reference
from edustandards.packs.document import PackDocument
from edustandards.packs.encoding import read_text
from edustandards.packs.forms import Day, Form, Listed, OrList, Plain, Whole, Words
from edustandards.packs.forms import Named as Entries
from edustandards.packs.near import cut, unknown
from edustandards.packs.reading import attempt
from edustandards.packs.schema import shaped
from edustandards.packs.source import Key, Scalar, read_source, refuse_sorted
from edustandards.packs.years import read_year
from edustandards.units.convert import factor
from edustandards.units.numbers import show_exact
from edustandards.units.parse import parse_quantity
from edustandards.units.share import parse_share
from edustandards.where import NOWHERE, Place

_REF = re.compile(
    r"\s*(?P<name>[^\W\d]\w*)\s*(?:\[(?P<scope>[^\]]{0,60})\])?\s*=(?P<rest>.+)", re.DOTALL
)


class ValueForm(Form):
    """One value of a reference."""

    value: Words
    stage: Words | None = None
    period: Plain = ""
    entity: Plain = ""
    day: Day | None = Entry(None, alias="date")
    source: Plain = ""


class WaiverForm(Form):
    """Leave for one entity not to meet one standard."""

    standard: Words
    entity: Plain
    reason: Plain
    approver: Plain
    granted: Day
    expires: Day
    stage: Words | None = None
    period: Plain = ""


class FactsForm(Form):
    """A facts file."""

    facts: Plain = ""
    first_year: Whole | None = None
    base_year: Whole | None = None
    references: Entries[OrList[ValueForm]] = Entry(default_factory=dict)
    weights: Entries[Entries[Words]] = Entry(default_factory=dict)
    waivers: Listed[WaiverForm] = ()


def read_facts(path: Path, document: PackDocument) -> Given:
    """Return what a facts file says, for a pack.

    Raises:
        PackError: with all that is wrong with the file.
    """
    return build_facts(read_text(path), str(path), document)


def build_facts(text: str, file: str, document: PackDocument) -> Given:
    """Return what the text of a facts file says; `file` is its name in messages.

    Raises:
        PackError: with all that is wrong with it.
    """
    found: list[Problem] = []
    form = shaped(FactsForm, read_source(text, file), found)
    if form is None:
        refuse_sorted(found)
        raise AssertionError("a form that is not right has problems")
    given = Given(
        first_year=form.first_year,
        base_year=form.base_year,
        references={
            str(name): _values(name, one, document, found) for name, one in form.references.items()
        },
        weights={
            str(name): _weights(name, one, document, found) for name, one in form.weights.items()
        },
        waivers=[_waiver(one, document, found) for one in form.waivers],
    )
    refuse_sorted(found)
    return given


def _values(
    name: Key, given: Scalar | tuple[ValueForm, ...], document: PackDocument, found: list[Problem]
) -> tuple[Supplied, ...]:
    entry = document.vocabulary.references.get(name)
    if entry is None:
        found.append(unknown("reference", name, document.vocabulary.references, name.place))
        return ()
    if isinstance(given, Scalar):
        value = attempt(given, lambda text: _number(text, entry.reference), found)
        return () if value is None else (Supplied(value, place=given.place),)
    values = [_value(one, entry.reference, document, found) for one in given]
    seen: set[tuple[str, str, str]] = set()
    for one in values:
        if (one.stage, one.period, one.entity) in seen:
            found.append(problem("reference-twice", one.place, text=cut(name)))
        seen.add((one.stage, one.period, one.entity))
    return tuple(values)


def _value(
    form: ValueForm, reference: Reference, document: PackDocument, found: list[Problem]
) -> Supplied:
    value = attempt(form.value, lambda text: _number(text, reference), found)
    return Supplied(
        value or Fraction(0),
        _stage(form.stage, document, found),
        form.period,
        form.entity,
        form.day,
        form.source,
        form.value.place,
    )


def _number(text: str, reference: Reference) -> Fraction:
    quantity = parse_quantity(text, reference.unit)
    return quantity.number * factor(quantity.unit, reference.unit)


def _stage(scalar: Scalar | None, document: PackDocument, found: list[Problem]) -> str:
    if scalar is None:
        return ""
    stages = document.vocabulary.stages
    by_word = {
        word: one.id for one in stages.values() for word in (one.id, one.title.zh, one.title.en)
    }
    if scalar.text not in by_word:
        found.append(unknown("stage", scalar.text, stages, scalar.place))
    return by_word.get(scalar.text, "")


def _weights(
    name: Key, given: Mapping[Key, Scalar], document: PackDocument, found: list[Problem]
) -> dict[str, Fraction]:
    indices = {one.name: one for one in indices_of(document) if one.parts[0].weight is None}
    if name not in indices:
        found.append(unknown("index", name, indices, name.place))
        return {}
    wanted = [part.name for part in indices[name].parts]
    if {*given} != {*wanted}:
        known = cut(", ".join(wanted), 400)
        found.append(problem("weights-parts", name.place, text=cut(name), known=known))
        return {}
    before = len(found)
    weights = {str(key): attempt(one, parse_share, found) for key, one in given.items()}
    known_weights = {key: one for key, one in weights.items() if one is not None}
    for key, one in given.items():
        if known_weights.get(key, Fraction(0)) < 0:
            found.append(problem("weight-negative", one.place, text=cut(one.text)))
    total = sum(known_weights.values(), Fraction(0))
    if len(found) == before and total != 1:
        found.append(problem("weights-sum", name.place, total=show_exact(total * 100)))
    return known_weights


def indices_of(document: PackDocument) -> list[Index]:
    """Return the composite indices that a pack may speak of."""
    entries = document.vocabulary.indicators.values()
    return [inner for entry in entries if isinstance(inner := _bare(entry.named), Index)]


def _bare(node: Measure) -> Measure:
    while isinstance(node, Named):
        node = node.of
    return node


def _waiver(form: WaiverForm, document: PackDocument, found: list[Problem]) -> Waiver:
    ids = [one.id for one in document.standards]
    if form.standard.text not in ids:
        found.append(unknown("standard", form.standard.text, ids, form.standard.place))
    if form.expires < form.granted:
        found.append(problem("waiver-dates", form.place("expires")))
    return Waiver(
        form.standard.text,
        form.entity,
        form.reason,
        form.approver,
        form.granted,
        form.expires,
        _stage(form.stage, document, found),
        form.period,
        form.place("standard"),
    )


def given_for(
    document: PackDocument,
    *,
    day: date | None = None,
    first_year: int | None = None,
    facts: Given | None = None,
    references: Iterable[str] = (),
) -> Given:
    """Return what is given for a pack: what it says itself, a facts file, and what is said last.

    Each of `references` is `NAME=VALUE`, `NAME[primary]=VALUE` or `NAME[primary, 2024]=VALUE`, with
    a date and a source after semicolons if wished.

    Raises:
        PackError: where a reference cannot be read, or the pack has none of that name.
    """
    given = facts or Given()
    plan = document.plan
    supplied = {name: list(values) for name, values in given.references.items()}
    for text in references:
        name, one = parse_reference(text, document)
        kept = supplied.setdefault(name, [])
        where = (one.stage, one.period, one.entity)
        kept[:] = [old for old in kept if (old.stage, old.period, old.entity) != where]
        kept.append(one)
    return replace(
        given,
        day=day or given.day,
        first_year=first_year or given.first_year or (plan.first_year if plan else None),
        base_year=given.base_year or (plan.base_year if plan else None),
        references=supplied,
    )


def parse_reference(text: str, document: PackDocument) -> tuple[str, Supplied]:
    """Return the name of a reference and its value, from `NAME=VALUE`.

    Raises:
        PackError: where it cannot be read, or there is no such reference.
    """
    parts = _REF.fullmatch(text)
    if parts is None:
        raise PackError(problem("reference-form", text=cut(text)))
    name = parts["name"]
    entry = document.vocabulary.references.get(name)
    if entry is None:
        raise PackError(unknown("reference", name, document.vocabulary.references, NOWHERE))
    value, *about = (one.strip() for one in parts["rest"].split(";"))
    try:
        number = _number(value, entry.reference)
    except NotationError as error:
        raise PackError(*error.problems) from None
    stage, period = _scope_of(parts["scope"] or "", document)
    day, source = _about(about)
    return name, Supplied(number, stage, period, "", day, source)


def _scope_of(text: str, document: PackDocument) -> tuple[str, str]:
    stage = period = ""
    for word in filter(None, (one.strip() for one in re.split("[,，]", text))):
        found: list[Problem] = []
        if read_year(word) is not None:
            period = word
        else:
            stage = _stage(Scalar(word, Place()), document, found)
        if found:
            raise PackError(problem("facts-scope", text=cut(word)))
    return stage, period


def _about(said: list[str]) -> tuple[date | None, str]:
    day: date | None = None
    words = []
    for one in said:
        try:
            day = date.fromisoformat(one)
        except ValueError:
            words.append(one)
    return day, "; ".join(filter(None, words))
