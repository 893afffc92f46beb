"""Entities, stages and fields as a vocabulary file or a pack defines them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from edustandards.errors import Problem, problem
from edustandards.measures.fields import proof_of
from edustandards.measures.nodes import Field, Kind, Reference
from edustandards.measures.vocabulary import (
    EntityEntry,
    FieldEntry,
    ReferenceEntry,
    StageEntry,
)
from edustandards.packs.lexicon import Book
from edustandards.packs.near import cut, unknown
from edustandards.packs.order import in_order
from edustandards.packs.reading import attempt
from edustandards.packs.schema import FieldForm, NamesForm
from edustandards.packs.source import Key, Scalar
from edustandards.units.convert import factor, is_person, same_dimension
from edustandards.units.parse import parse_quantity, parse_unit
from edustandards.units.unit import ONE, Unit
from edustandards.wording.text import Text

E = TypeVar("E", EntityEntry, StageEntry, FieldEntry)

_PROOF = (("佐证材料", "evidence"), ("确认日期", "date"), ("有效期至", "valid until"))
_NUMBERS_ONLY = frozenset({"unit", "signed", "adds_up", "plausible", "within", "parts"})


def take_names(forms: Iterable[NamesForm], book: Book) -> None:
    """Take up the entities, stages and fields of some files; what is wrong goes to `book.found`."""
    for form in forms:
        _take_entities(form, book)
        _take_stages(form, book)
        _take_fields(form, book)
        _take_references(form, book)
    for form in forms:
        _check_wholes(form, book)
        _check_sums(form, book)
    _order_entities(book)


def _take_entities(form: NamesForm, book: Book) -> None:
    for key, entity in form.entities.items():
        known = book.entities.get(key)
        within = entity.within.text if entity.within else known.within if known else ""
        entry = EntityEntry(
            str(key), entity.title, within, book.headings(key, "column", entity.headers)
        )
        if not book.put(book.entities, key, entry, lambda one: one.within):
            _add_headers(book.entities, key, entry.headers)


def _take_stages(form: NamesForm, book: Book) -> None:
    for key, stage in form.stages.items():
        entry = StageEntry(str(key), stage.title, book.headings(key, "stage", stage.headers))
        if not book.put(book.stages, key, entry, lambda one: one.id):
            _add_headers(book.stages, key, entry.headers)


def _take_fields(form: NamesForm, book: Book) -> None:
    for key, observed in form.fields_.items():
        levels = tuple(level.text.strip() for level in observed.levels)
        _check_field(observed, levels, book.found)
        field_ = _field(key, observed, levels, book)
        unit = field_.unit
        headers = book.headings(key, "column", observed.headers)
        plausible = _plausible(observed, unit, book.found)
        within = observed.within.text if observed.within else ""
        parts = tuple(part.text for part in observed.parts)
        about = (observed.title, headers, observed.definition, plausible, within, parts)
        entry = FieldEntry(field_, *about)
        if not book.put(book.fields, key, entry, lambda one: one.field):
            _add_headers(book.fields, key, headers)
        elif observed.kind is Kind.YES_NO:
            _take_proof(key, entry, book)


def _field(key: Key, form: FieldForm, levels: tuple[str, ...], book: Book) -> Field:
    """Return a field; what its form leaves out is as it is with the name that is known already."""
    entry, said = book.fields.get(key), form.model_fields_set
    known = entry.field if entry is not None else Field(str(key))
    unit = _unit(form.unit, book.found) or ONE
    return Field(
        str(key),
        unit if "unit" in said else known.unit,
        form.kind if "kind" in said else known.kind,
        levels if "levels" in said else known.levels,
        form.signed if "signed" in said else known.signed,
        form.adds_up if "adds_up" in said else known.adds_up,
    )


def _take_proof(key: Key, entry: FieldEntry, book: Book) -> None:
    """Take up what stands beside a yes: its evidence, its date, and when it expires."""
    for one, (zh, en) in zip(proof_of(entry.field), _PROOF, strict=True):
        title = Text(f"{entry.title.zh or key}{zh}", f"{entry.title.en or key}: {en}")
        made = FieldEntry(one, title)
        book.put(book.fields, Key(one.name, key.place), made, lambda other: other.field)


def _take_references(form: NamesForm, book: Book) -> None:
    for key, one in form.references.items():
        unit = _unit(one.unit, book.found) or ONE
        entry = ReferenceEntry(Reference(str(key), unit), one.title, one.definition)
        book.put(book.references, key, entry, lambda other: other.reference)


def _add_headers(section: dict[str, E], key: Key, headers: tuple[str, ...]) -> None:
    if key in section:
        merged = tuple(dict.fromkeys((*section[key].headers, *headers)))
        section[str(key)] = replace(section[key], headers=merged)


def _unit(scalar: Scalar | None, found: list[Problem]) -> Unit | None:
    return attempt(scalar, parse_unit, found) if scalar is not None else None


def _check_field(form: FieldForm, levels: tuple[str, ...], found: list[Problem]) -> None:
    """Refuse what has no meaning for the kind of a field."""
    if form.kind is Kind.LEVEL and len(set(levels)) < max(2, len(levels)):
        found.append(problem("field-levels", form.place("levels")))
    for key in form.node.entries:
        if key in _NUMBERS_ONLY and form.kind is not Kind.NUMBER:
            found.append(problem("field-number-key", key.place, key=key, kind=form.kind.value))
        if key == "levels" and form.kind is not Kind.LEVEL:
            found.append(problem("field-level-key", key.place, kind=form.kind.value))


def _plausible(
    form: FieldForm, unit: Unit, found: list[Problem]
) -> tuple[Fraction, Fraction] | None:
    """Return the range of plausible values in the unit of the field."""

    def bound(text: str) -> Fraction:
        quantity = parse_quantity(text, unit)
        return quantity.number * factor(quantity.unit, unit)

    if form.plausible is None:
        return None
    bounds = [attempt(scalar, bound, found) for scalar in form.plausible]
    low, high = bounds if len(bounds) == 2 else (Fraction(1), Fraction(0))
    if low is None or high is None:
        return None
    if low > high:
        found.append(problem("field-plausible", form.place("plausible")))
    return low, high


def _check_wholes(form: NamesForm, book: Book) -> None:
    for entity in form.entities.values():
        whole = entity.within
        if whole is not None and whole.text not in book.entities:
            book.found.append(unknown("entity", whole.text, book.entities, whole.place))


def _check_sums(form: NamesForm, book: Book) -> None:
    """Refuse parts and wholes of fields that are not known, or that cannot be compared."""
    for key, observed in form.fields_.items():
        own = book.fields.get(key)
        for scalar in (*observed.parts, *([observed.within] if observed.within else ())):
            other = book.fields.get(scalar.text)
            if other is None:
                book.found.append(unknown("field-part", scalar.text, book.fields, scalar.place))
            elif own is not None and not _comparable(own.field, other.field):
                params = {"text": cut(scalar.text), "name": str(key)}
                book.found.append(problem("field-part-unit", scalar.place, **params))


def _comparable(one: Field, other: Field) -> bool:
    people = is_person(one.unit) and is_person(other.unit)
    numbers = one.kind is other.kind is Kind.NUMBER
    return numbers and one != other and (people or same_dimension(one.unit, other.unit))


def _order_entities(book: Book) -> None:
    """Put entities in order, the smallest part first; refuse those that lie within themselves."""
    parts: dict[str, list[str]] = {name: [] for name in book.entities}
    for name, entity in book.entities.items():
        if entity.within in parts:
            parts[entity.within].append(name)
    order, rings = in_order(parts)
    for ring in rings:
        path = cut(" → ".join(reversed(ring)), 300)
        book.found.append(problem("entity-ring", book.places[ring[0]], path=path))
    # Within one level they keep the order of the file: what is named first adds up to the whole.
    levels = {name: _level(name, book.entities) for name in book.entities if name in order}
    ranked = sorted(levels, key=lambda name: -levels[name])
    book.entities = {name: book.entities[name] for name in ranked}


def _level(name: str, entities: Mapping[str, EntityEntry]) -> int:
    """Return how many kinds lie above one."""
    level = 0
    while (name := entities[name].within) in entities:
        level += 1
    return level
