"""How a pack divides between the stages of an entity what they share."""

from __future__ import annotations

from fractions import Fraction

from edustandards.evaluate.split import Split
from edustandards.measures.nodes import Kind
from edustandards.packs.near import cut, unknown
from edustandards.packs.reading import attempt
from edustandards.packs.schema import SplitForm
from edustandards.packs.scope import Scope
from edustandards.packs.source import Key, Scalar
from edustandards.units.numbers import read_number


def read_split(form: SplitForm, scope: Scope) -> Split | None:
    """Return the rule that a pack states, else None with what is wrong in the scope."""
    before = len(scope.found)
    on = scope.kind(form.on)
    for scalar in (*form.fields_, form.by):
        entry = scope.vocabulary.fields.get(scalar.text)
        if entry is None:
            scope.found.append(
                unknown("example-field", scalar.text, scope.vocabulary.fields, scalar.place)
            )
        elif entry.field.kind is not Kind.NUMBER:
            scope.wrong("indicator-not-number", scalar.place, text=cut(scalar.text))
    weights = []
    seen: set[frozenset[str]] = set()
    for given in form.weights:
        found = {str(key): _weight(key, one, scope) for key, one in given.items()}
        stages = frozenset(found)
        if given and (len(stages) < 2 or stages in seen):
            scope.wrong("split-twice", next(iter(given)).place)
        seen.add(stages)
        weights.append(tuple((stage, weight) for stage, weight in found.items()))
    if on is None or len(scope.found) > before:
        return None
    fields = tuple(one.text for one in form.fields_)
    return Split(on, fields, form.by.text, tuple(weights))


def _weight(key: Key, scalar: Scalar, scope: Scope) -> Fraction:
    scope.stage(key, key.place)
    found = attempt(scalar, lambda text: read_number(text)[0], scope.found)
    if found is not None and found <= 0:
        scope.wrong("weight-negative", scalar.place, text=cut(scalar.text))
    return found or Fraction(0)
