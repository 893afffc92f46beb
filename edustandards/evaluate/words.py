"""Words and yeses as a row has them, and whether a yes can be relied on."""

from __future__ import annotations

from datetime import date

from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.fields import proof_of
from edustandards.measures.values import Value


def word_of(row: Row, field: m.Field) -> str | None:
    """Return the word or level of a field in a row."""
    column = row.table.values.get(field.name)
    found = None if column is None else column[row.index]
    return found if isinstance(found, str) else None


def says(row: Row, field: m.Field) -> bool | None:
    """Return what a yes/no field says in a row."""
    column = row.table.values.get(field.name)
    found = None if column is None else column[row.index]
    return found if isinstance(found, bool) else None


def doubt_of(row: Row, field: m.Field, *, proven: bool) -> str:
    """Return why a yes cannot be relied on: expired, dated ahead, unproven; empty where it can."""
    evidence, dated, expires = (_beside(row, one) for one in proof_of(field))
    today = row.kin.given.today
    if isinstance(expires, date) and expires < today:
        return "attestation-expired"
    if isinstance(dated, date) and dated > today:
        return "attestation-ahead"
    if proven and not (evidence and isinstance(dated, date)):
        return "attestation-unproven"
    return ""


def _beside(row: Row, field: m.Field) -> Value:
    column = row.table.values.get(field.name)
    return None if column is None else column[row.index]
