"""A finding as one row of a flat table: what stands in each column, as text, exact and inert."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edustandards.checks.finding import Finding
from edustandards.reports.findings_json import finding_data
from edustandards.reports.run.run import Run
from edustandards.reports.width import safe

MOST_CELLS = 8
"""How many cells of one finding are named; the rest are counted."""

COLUMNS = (
    "standard",
    "title",
    "on",
    "entity",
    "within",
    "stage",
    "period",
    "verdict",
    "value",
    "unit",
    "comparator",
    "threshold",
    "margin",
    "relative_margin",
    "shortfall_field",
    "shortfall_change",
    "shortfall_unit",
    "missing",
    "clause",
    "waiver",
    "cells",
)
"""The columns, named as in the JSON; what is one object there stands in several here."""

NUMBERS = ("value", "threshold", "margin", "relative_margin", "shortfall_change")
"""The columns that hold numbers, as exact decimals or fractions."""


def rows(run: Run, lang: str) -> Iterator[tuple[str, ...]]:
    """Return the findings as rows, made one at a time, in the order of the pack and the data.

    What is absent is empty. Titles are in `lang`; everything else is the same in any language.
    """
    for judged in run.results.judged:
        title = run.title(judged.standard, lang)
        for index, finding in enumerate(judged.findings()):
            yield _row(finding, title, judged.wholes[index] if judged.wholes else "")


def _row(finding: Finding, title: str, within: str) -> tuple[str, ...]:
    data = finding_data(finding)
    gap = data["shortfall"] or {}
    waiver = data["waiver"]
    found: dict[str, Any] = {
        **data,
        "title": title,
        "within": within,
        "shortfall_field": gap.get("field"),
        "shortfall_change": gap.get("change"),
        "shortfall_unit": gap.get("unit"),
        "missing": " ".join(data["missing"]),
        "waiver": waiver and ("in-force" if waiver["in_force"] else "void"),
        "cells": cells(finding),
    }
    return tuple(_text(found[name]) for name in COLUMNS)


def cells(finding: Finding) -> str:
    """Return the cells that a finding rests on, with spaces between them; the rest are counted."""
    places = list(dict.fromkeys(filter(None, (str(one.place) for one in finding.evidence))))
    rest = len(places) - MOST_CELLS
    return " ".join(places[:MOST_CELLS]) + (f" +{rest}" if rest > 0 else "")


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def inert(text: str) -> str:
    r"""Return text that no spreadsheet takes for a formula and that moves no cursor.

    Numbers are left alone: a minus sign before digits is no formula.

    >>> inert("=cmd|'/c calc'!A1"), inert("-3.5"), inert("-x"), inert("a\tb")
    ("'=cmd|'/c calc'!A1", '-3.5', "'-x", 'a\\tb')
    """
    text = safe(text)
    if text[:1] in {"=", "+", "-", "@", "＝", "＋", "－", "＠"} and not _is_number(text):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    """Tell whether a text is a decimal or a fraction as we write them."""
    up, _, down = text.removeprefix("-").partition("/")
    return up.replace(".", "", 1).isdecimal() and up.isascii() and (not down or down.isdecimal())
