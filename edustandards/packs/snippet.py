"""One check from YAML, with the names that it speaks of: what `Check.to_yaml` writes."""

from __future__ import annotations

from pydantic import Field as Entry

from edustandards.checks.nodes import Check, Judge
from edustandards.errors import Problem
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.bodies import Asked, read_part
from edustandards.packs.forms import Named, Words
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.schema import NamesForm, Part, StandardForm, shaped
from edustandards.packs.scope import Scope
from edustandards.packs.source import read_source, refuse_sorted
from edustandards.packs.standards import read_in_order
from edustandards.packs.vocabulary import extended


class CheckForm(NamesForm):
    """A check by itself."""

    standards: Named[StandardForm] = Entry(default_factory=dict)
    on: Words
    check: Part


def read_check(
    text: str, file: str = "", base: Lexicon | None = None
) -> tuple[Check, str, Vocabulary]:
    """Return a check, the kind of entity that it is asked of, and the names that it speaks of.

    `base` has names that the text may use beside its own.

    Raises:
        PackError: with all that is wrong with the text.
    """
    found: list[Problem] = []
    form = shaped(CheckForm, read_source(text, file), found)
    if form is None:
        refuse_sorted(found)
        raise AssertionError("a form that is not right has problems")
    names = extended(base or Lexicon(), [form], found)
    ids = {str(key): key.place for key in form.standards}
    scope = Scope(names.vocabulary, names.formulas, ids, found)
    read_in_order(form.standards, Judge.FULL, scope)
    on = scope.kind(form.on)
    check = read_part(form.check, Asked(on, Judge.FULL), scope) if on is not None else None
    refuse_sorted(found)
    assert on is not None, "what is wrong has been said"
    assert check is not None, "what is wrong has been said"
    return check, on, names.vocabulary
