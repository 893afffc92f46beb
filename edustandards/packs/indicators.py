"""Indicators as a vocabulary file or a pack defines them: formulas under names, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from edustandards.errors import UnitError, problem
from edustandards.measures.nodes import Field, Kind, Measure, Named
from edustandards.measures.unit_of import unit_of
from edustandards.measures.vocabulary import IndicatorEntry
from edustandards.packs.formulas import Formulas, words
from edustandards.packs.indices import read_index
from edustandards.packs.lexicon import Book
from edustandards.packs.near import cut
from edustandards.packs.order import in_order
from edustandards.packs.reading import attempt
from edustandards.packs.schema import IndicatorForm, NamesForm
from edustandards.packs.source import Key
from edustandards.units.convert import factor
from edustandards.units.parse import parse_unit


def take_indicators(forms: Iterable[NamesForm], book: Book, known: Formulas) -> Formulas:
    """Take up the indicators of some files; return what formulas may say with all names taken.

    `known` holds the weights of the indicators that are there already.
    """
    brought = _brought(forms, book)
    titles = _titles(brought, book)
    needs = {
        name: [titles.get(word, word) for word in _words(form)]
        for name, (_, form) in brought.items()
    }
    order, rings = in_order(needs)
    for ring in rings:
        path = cut(" → ".join(ring), 300)
        book.found.append(problem("indicator-ring", brought[ring[0]][0].place, path=path))
    names = _names(titles, book)
    weights = dict(known.weights)
    formulas = Formulas(names, weights, tuple(book.entities), tuple(book.stages))
    spoken = {name: title for title, name in titles.items()}
    broken = set(brought).difference(order)
    for name in order:
        key, form = brought[name]
        # One that names a broken one would only repeat its problems.
        entry = None if broken & set(needs[name]) else _indicator(key, form, formulas, book)
        if entry is None:
            broken.add(name)
            continue
        book.put(book.indicators, key, entry, lambda one: one.named)
        size, deep = formulas.weigh(" ".join(_texts(form)))
        for word in (name, spoken.get(name, name)):
            names[word], weights[word] = entry.named, (size, deep + 1)
    return formulas


def _texts(form: IndicatorForm) -> list[str]:
    """Return the formulas that an indicator is made of."""
    texts = [form.formula.text] if form.formula is not None else []
    for part in form.index.parts.values() if form.index is not None else ():
        texts += [one.text for one in (part.of, part.holds, part.target) if one is not None]
    return texts


def _words(form: IndicatorForm) -> list[str]:
    return [word for text in _texts(form) for word in words(text)]


def _brought(forms: Iterable[NamesForm], book: Book) -> dict[str, tuple[Key, IndicatorForm]]:
    brought: dict[str, tuple[Key, IndicatorForm]] = {}
    for form in forms:
        for key, indicator in form.indicators.items():
            if key in book.fields:
                # Refused before its formula is read, which would seem to name itself.
                where = str(book.places[str(key)])
                book.found.append(problem("name-clash", key.place, text=cut(key), first=where))
                continue
            first, _ = brought.setdefault(key, (key, indicator))
            if first is not key:
                where = str(first.place)
                book.found.append(problem("name-clash", key.place, text=cut(key), first=where))
    return brought


def _titles(brought: dict[str, tuple[Key, IndicatorForm]], book: Book) -> dict[str, str]:
    """Return the Chinese titles that belong to one field or indicator only, with its name."""
    titled = [(entry.title.say("zh"), name) for name, entry in book.fields.items()]
    titled += [(entry.title.say("zh"), name) for name, entry in book.indicators.items()]
    titled += [(entry.title.say("zh"), name) for name, entry in book.references.items()]
    titled += [
        (form.title.say("zh"), name)
        for name, (_, form) in brought.items()
        if name not in book.indicators
    ]
    often = Counter(title for title, _ in titled)
    return {title: name for title, name in titled if title and often[title] == 1}


def _names(titles: dict[str, str], book: Book) -> dict[str, Measure]:
    names: dict[str, Measure] = {name: entry.field for name, entry in book.fields.items()}
    names.update({name: entry.named for name, entry in book.indicators.items()})
    names.update({name: entry.reference for name, entry in book.references.items()})
    by_title = {title: names[name] for title, name in titles.items() if name in names}
    return by_title | names


def _indicator(
    key: Key, form: IndicatorForm, formulas: Formulas, book: Book
) -> IndicatorEntry | None:
    """Return an indicator whose formula fits its unit; without one it takes that of the formula."""
    formula = _formula(key, form, formulas, book)
    if formula is None:
        return None
    own = unit_of(formula)
    unit = own
    if form.unit is not None:
        stated = attempt(form.unit, parse_unit, book.found)
        if stated is None:
            return None
        unit = stated
        try:
            factor(own, unit)
        except UnitError as error:
            book.found.extend(one.at(form.unit.place) for one in error.problems)
            return None
    return IndicatorEntry(Named(str(key), formula, unit), form.title, form.definition)


def _formula(key: Key, form: IndicatorForm, formulas: Formulas, book: Book) -> Measure | None:
    if (form.formula is None) is (form.index is None):
        book.found.append(problem("indicator-formula", key.place, text=cut(key)))
        return None
    if form.index is not None:
        return read_index(key, form.index, formulas, book.found)
    assert form.formula is not None, "one of the two is there"
    formula = formulas.measure(form.formula, book.found)
    if isinstance(formula, Field) and formula.kind is not Kind.NUMBER:
        code = "indicator-not-number"
        book.found.append(problem(code, form.formula.place, text=cut(form.formula.text)))
        return None
    return formula
