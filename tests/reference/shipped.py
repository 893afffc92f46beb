"""Tables for the packs that come along: what their own examples say, mixed and a little off."""

from __future__ import annotations

import random
from typing import Any

from tests.reference.packs import Pack

Row = dict[str, Any]
_KEPT = {"expect", "value", "margin", "stage", "period", "first_year", "today", "title", "notes"}


def _examples(pack: Pack) -> list[Row]:
    return [one for body in pack.standards.values() for one in body.get("examples", ())]


def _values(pack: Pack) -> dict[str, list[str]]:
    """Return the values that the examples of a pack have for each field, of whatever entity."""
    found: dict[str, list[str]] = {}

    def look(row: Row) -> None:
        for name, value in row.items():
            if isinstance(value, list):
                for one in value:
                    look(one)
            elif ":" in value:
                pass  # a cell of a table that says 1:1 may be a time, and is told as unreadable
            elif name in pack.words.fields:
                found.setdefault(name, []).append(value)

    for one in _examples(pack):
        look(one)
    return {name: values for name, values in found.items() if name not in _KEPT}


def references(pack: Pack, chance: random.Random) -> dict[str, str]:
    """Return values of reference, of some or none."""
    said = [
        (name, value)
        for one in _examples(pack)
        for name, value in one.items()
        if name in pack.words.references and isinstance(value, str)
    ]
    return dict(said) if chance.random() < 0.7 else {}


def tables(pack: Pack, chance: random.Random) -> dict[str, list[Row]]:
    """Return a table of each kind of entity that a pack speaks of, some schools and counties."""
    values = _values(pack)
    kinds = {body["on"] for body in pack.standards.values()}
    kinds |= {kind for kind in ("school",) if kinds & {"county", "city"}}
    kinds |= {kind for kind in ("class",) if "class" in str(pack.standards)}
    stages = sorted(
        {one["stage"] for one in _examples(pack) if one.get("stage") and "," not in one["stage"]}
    ) or ["primary"]
    found: dict[str, list[Row]] = {}
    for kind in ("school", *sorted(kinds - {"school"})):
        if kind in kinds:
            found[kind] = _rows(kind, pack, values, stages, chance)
    return found


def _rows(
    kind: str, pack: Pack, values: dict[str, list[str]], stages: list[str], chance: random.Random
) -> list[Row]:
    whole = {"school": "county", "class": "school", "county": "city"}.get(kind, "county")
    found = []
    for number in range(chance.choice([3, 5, 8])):
        row: Row = {kind: f"{kind[0]}{number}", "stage": chance.choice(stages)}
        row[whole] = f"{whole[0]}{chance.choice([0, 0, 1])}" if kind != "city" else None
        if kind == "city":
            del row[whole]
        for name, seen in values.items():
            row[name] = None if chance.random() < 0.08 else chance.choice(seen)
        found.append(row)
    return found
