"""What is put into a calculator: an example of a pack as the input of its form."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from edustandards.evaluate.observed import STAGE, Observed
from edustandards.evaluate.row import year_of
from edustandards.measures.values import Value
from edustandards.packs.document import Example
from edustandards.reports.calculator.form import Form


def input_of(form: Form, example: Example) -> dict[str, Any]:
    """Return an example as the input of a form; gaps are left out.

    It is `{"stage", "year", "plan_year", "own", "parts", "references"}`, with numbers as texts in
    the units of their fields, and `parts` as rows by kind.
    """
    given, parts = example.given, form["parts"]
    year = year_of(example.period) if example.period else given.today.year
    found: dict[str, Any] = {
        "stage": example.stage,
        "own": _values(dict(example.values), form["own"]),
        "parts": {
            table.entity: _rows(table, parts[table.entity]["fields"])
            for table in example.tables
            if table.entity in parts
        },
        "references": {
            name: str(several[0].value)
            for name, several in given.references.items()
            if name in form["references"]
        },
    }
    if year is not None and "calendar" in form["years"]:
        found["year"] = year
    if year is not None and "plan" in form["years"]:
        found["plan_year"] = given.plan_year(year)
    return found


def _rows(table: Observed, fields: Mapping[str, Any]) -> list[dict[str, Any]]:
    stages = table.keys.get(STAGE, ("",) * table.size)
    rows = []
    for at in range(table.size):
        values = {name: column[at] for name, column in table.values.items()}
        stage = {STAGE: stages[at]} if stages[at] else {}
        rows.append({**stage, **_values(values, fields)})
    return rows


def _values(values: Mapping[str, Value], fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: str(value) if type(value) in {int, Fraction} else value
        for name, value in values.items()
        if name in fields and value is not None
    }
