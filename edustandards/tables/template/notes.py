"""What a header has to say in its note, and an example of what may stand below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Value
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.tables.template.sheets import Column, Sheet
from edustandards.units.numbers import show_exact
from edustandards.wording import sentence

MOST_STANDARDS = 12
EXAMPLE_YEAR = "2024"
EXAMPLE_DAY = date(2024, 9, 1)

_OF_KEYS = {
    "key": "template-note-key",
    STAGE: "template-note-stage",
    PERIOD: "template-note-period",
}


def note(column: Column, lang: str) -> str:
    """Return the note of a header: definition, unit, range, choices, and who needs it."""
    return "\n".join([*how(column, lang), *_users(column, lang)])


def how(column: Column, lang: str) -> Iterator[str]:
    """Yield how a column is filled in, a sentence a line."""
    if column.field is None:
        kind = column.title.say(lang)
        yield sentence(_OF_KEYS[column.role], lang, {"kind": kind})
        return
    if column.definition.say(lang):
        yield column.definition.say(lang)
    if column.field.kind is Kind.NUMBER and column.unit:
        yield sentence("template-note-unit", lang, {"unit": column.unit})
    if column.unit == "%":
        yield sentence("template-note-percent", lang, {})
    if column.field.kind is Kind.DATE:
        yield sentence("template-error-date", lang, {})
    if column.plausible is not None:
        low, high = (_grouped(bound) for bound in column.plausible)
        yield sentence("template-note-range", lang, {"low": low, "high": high})
    if column.choices:
        choices = ("、" if lang == "zh" else ", ").join(column.choices)
        yield sentence("template-note-choices", lang, {"choices": choices})
    if column.summed:
        yield sentence("template-note-summed", lang, {})


def users(column: Column, lang: str) -> str:
    """Return the standards that need a column, with their clauses."""
    said = []
    for standard in column.standards[:MOST_STANDARDS]:
        title = standard.title.say(lang) or standard.id
        params = {"title": title, "clause": standard.clause}
        said.append(sentence("template-note-standard", lang, params) if standard.clause else title)
    if len(column.standards) > MOST_STANDARDS:
        said.append(sentence("template-note-more", lang, {"count": len(column.standards)}))
    return ("；" if lang == "zh" else "; ").join(said)


def _users(column: Column, lang: str) -> Iterator[str]:
    found = users(column, lang)
    if found:
        yield sentence("template-note-standards", lang, {"standards": found})


def example(sheet: Sheet, document: PackDocument, lang: str) -> dict[str, Value]:
    """Return the example row of a sheet by the names of its columns; the keys carry a mark."""
    mark = sentence("template-example-mark", lang, {})
    words = document.vocabulary
    known = _from_examples(document, sheet.kind)
    row: dict[str, Value] = {}
    for column in sheet.columns:
        if column.role == "key":
            kind = words.entities[column.name].title.say(lang)
            row[column.name] = sentence("template-example-name", lang, {"mark": mark, "kind": kind})
        elif column.role == STAGE:
            row[column.name] = _first_stage(document, words, lang)
        elif column.field is None:
            row[column.name] = EXAMPLE_YEAR
        else:
            row[column.name] = known.get(column.name, _made_up(column))
    return row


def _from_examples(document: PackDocument, kind: str) -> Mapping[str, Value]:
    """Return the values that the examples of a pack on a kind of entity use first for a field."""
    kinds = {standard.id: standard.on for standard in document.standards}
    found: dict[str, Value] = {}
    for one in document.examples:
        for name, value in one.values if kinds.get(one.standard) == kind else ():
            if value is not None:
                found.setdefault(name, value)
    return found


def _grouped(bound: Fraction) -> str:
    """Return a number as people read it: 1,000,000."""
    return f"{bound.numerator:,}" if bound.denominator == 1 else show_exact(bound)


def _first_stage(document: PackDocument, words: Vocabulary, lang: str) -> str:
    asked = [one.stage for one in document.examples if one.stage in words.stages]
    first = next(iter(asked), next(iter(words.stages), ""))
    return words.stages[first].title.say(lang) if first else ""


def _made_up(column: Column) -> Value:
    assert column.field is not None, "keys have names"
    match column.field.kind:
        case Kind.NUMBER:
            return _number(column)
        case Kind.YES_NO:
            return True
        case Kind.LEVEL:
            return column.field.levels[-1]
        case Kind.DATE:
            return EXAMPLE_DAY
        case Kind.TEXT:
            return column.choices[0] if column.choices else None


def _number(column: Column) -> Value:
    """Return a whole number that is plausible: 100, or what the range allows."""
    low, high = column.plausible or (Fraction(0), Fraction(1000))
    found = min(max(Fraction(100), low), high)
    return int(found) if found.denominator == 1 else found
