"""In what steps a resource is added."""

from __future__ import annotations

from fractions import Fraction

from edustandards.errors import NotationError, problem
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.taken import take_quantity


def step_of(text: str | None, words: Vocabulary, resource: str) -> Fraction | None:
    """Return a step in the unit of a resource; None where none is said.

    Raises:
        NotationError: where it is no amount above zero.
        UnitError: where it measures something else.
    """
    if text is None or resource not in words.fields:
        return None
    found = take_quantity(text, words.fields[resource].field.unit).number
    if found <= 0:
        raise NotationError(problem("comply-step", text=text[:60]))
    return found
