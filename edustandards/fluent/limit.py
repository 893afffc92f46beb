"""A limit on one number by itself, as a check: what forms and models ask of a field of theirs."""

from __future__ import annotations

from edustandards.checks import nodes as c
from edustandards.fluent.check import Check
from edustandards.measures.nodes import Field
from edustandards.measures.vocabulary import FieldEntry, Vocabulary
from edustandards.units.unit import Unit
from edustandards.wording import sentence
from edustandards.wording.text import Text

VALUE = "value"
"""The name that the one number has in records and contexts."""


def limit_on(requirement: c.Requirement, unit: Unit) -> Check:
    """Return a requirement as a check on a field named `value`, in a unit."""
    field = Field(VALUE, unit, signed=True)
    title = Text(*(sentence("model-value", lang, {}) for lang in ("zh", "en")))
    words = Vocabulary(fields={VALUE: FieldEntry(field, title)})
    return Check(c.Require(field, requirement), words=words)
