"""The findings of `seven.yaml` in plain fractions: a second reading, apart from the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

Finding = tuple[str, str, str, str, str]
"""Standard, entity, within, stage, verdict."""

SEVEN = {
    "degree": ("degree_teachers", 100, "4.2", "5.3"),
    "backbone": ("backbone_teachers", 100, "1", "1"),
    "arts": ("arts_teachers", 100, "0.9", "0.9"),
    "teaching": ("teaching_area", 1, "4.5", "5.8"),
    "sports": ("sports_field_area", 1, "7.5", "10.2"),
    "equipment": ("equipment_value", 1, "2000", "2500"),
    "rooms": ("multimedia_rooms", 100, "2.3", "2.4"),
}
MOST = {"primary": Fraction(1, 2), "junior": Fraction(45, 100)}
WORD = {True: "met", False: "not_met", None: "unknown"}

Row = Mapping[str, Any]


def number(raw: Any) -> Fraction | None:
    """Return a cell as it is written; what is below zero is none."""
    found = None if raw is None else Fraction(str(raw))
    return None if found is None or found < 0 else found


def reached(row: Row, name: str, share: Fraction) -> bool | None:
    field, per, low, high = SEVEN[name]
    amount, students = number(row[field]), number(row["students"])
    if amount is None or not students:
        return None
    limit = Fraction(low if row["stage"] == "primary" else high)
    return amount / students * per >= limit * share


def six(row: Row) -> bool | None:
    """Return whether six are reached, and the others to 85 %, as Kleene's logic has it."""
    full = [reached(row, name, Fraction(1)) for name in SEVEN]
    low = [reached(row, name, Fraction(85, 100)) for name in SEVEN]
    enough = None if full.count(True) < 6 <= full.count(True) + full.count(None) else True
    if full.count(True) + full.count(None) < 6:
        enough = False
    parts = [enough, *low]
    if False in parts:
        return False
    return None if None in parts else True


def even(rows: Sequence[Row], name: str) -> bool | None:
    """Return whether a coefficient of variation, weighted by students, is within its limit."""
    field = SEVEN[name][0]
    pairs = [(number(row[field]), number(row["students"])) for row in rows]
    if any(x is None or not p for x, p in pairs):
        return None
    known = [(x, p) for x, p in pairs if x is not None and p]
    whole = sum((p for _, p in known), Fraction(0))
    mean = sum((x for x, _ in known), Fraction(0)) / whole
    if not mean:
        return None
    variance = sum((p * (x / p - mean) ** 2 for x, p in known), Fraction(0)) / whole
    return variance <= (MOST[rows[0]["stage"]] * mean) ** 2


def findings(rows: Sequence[Row]) -> list[Finding]:
    """Return all findings of the pack on schools."""
    found: list[Finding] = []
    counties: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        counties[row["county"], row["stage"]].append(row)
        who = (row["school"], row["county"], row["stage"])
        found += [(name, *who, WORD[reached(row, name, Fraction(1))]) for name in SEVEN]
        found.append(("six", *who, WORD[six(row)]))
    for (county, stage), several in counties.items():
        found += [(f"{name}-cv", county, "", stage, WORD[even(several, name)]) for name in SEVEN]
    return sorted(found)
