"""The package and the reference on the same pack and the same tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

import edustandards as es
from tests.reference import judge as reference
from tests.reference.notation import unit_size
from tests.reference.packs import pack as read_pack
from tests.reference.world import Given, Tables

Key = tuple[str, str, str, str]
DAY = "2023-06-01"


def loaded(text: str) -> es.Pack:
    """Return a pack of the package, read from a file like any other."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "1.yaml")
        path.write_text(text, "utf-8")
        return es.load_pack(path)


def written(document: Mapping[str, Any]) -> str:
    """Return a pack as YAML, every scalar a text, as the reference reads it."""
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)


def expected(
    text: str, tables: Tables, references: Mapping[str, str] | None = None
) -> dict[Key, reference.Found]:
    given = Given(year=int(DAY[:4]), references=references or {}, today=DAY)
    return reference.Judge(read_pack(text), tables, given).findings()


def keys(findings: Mapping[str, list[str]]) -> dict[Key, str]:
    """Return the verdicts of a report's columns by standard, entity, stage and period."""
    names = ("standard", "entity", "stage", "period", "verdict")
    found = {}
    for standard, entity, stage, period, verdict in zip(
        *(findings[name] for name in names), strict=True
    ):
        key = (standard, entity, stage, period)
        assert key not in found, key
        found[key] = verdict
    return found


def differences(
    wanted: Mapping[Key, reference.Found], found: Mapping[Key, str]
) -> dict[Key, tuple[str, str]]:
    """Return where two disagree: what the reference says, and what the package."""
    return {
        key: (wanted[key].verdict if key in wanted else "-", found.get(key, "-"))
        for key in [*wanted, *(key for key in found if key not in wanted)]
        if (wanted[key].verdict if key in wanted else "-") != found.get(key, "-")
    }


def figures(
    text: str, wanted: Mapping[Key, reference.Found], report: es.Report
) -> list[tuple[Key, str, Any, Any]]:
    """Return where values, margins or their signs disagree."""
    asked = read_pack(text)
    wrong: list[tuple[Key, str, Any, Any]] = []
    for finding in report:
        key = (finding.standard, finding.entity, finding.stage, finding.period)
        mine = wanted[key]
        if mine.margin is None or not isinstance(mine.value, Fraction):
            continue
        name = asked.standards[finding.standard].get("indicator")
        entry = asked.words.indicators.get(name) or asked.words.fields.get(name)
        if entry is not None and entry.get("kind", "number") == "number":
            size = unit_size(entry.get("unit", ""))
            if finding.value != mine.value / size:
                wrong.append((key, "value", mine.value / size, finding.value))
            if finding.margin != mine.margin / size:
                wrong.append((key, "margin", mine.margin / size, finding.margin))
        scaled = name is not None and (entry or {}).get("kind") != "level"
        relative = mine.margin / abs(mine.threshold) if mine.threshold else None
        if scaled and relative is not None and finding.relative_margin != relative:
            wrong.append((key, "relative margin", relative, finding.relative_margin))
    return wrong


def day() -> date:
    return date.fromisoformat(DAY)
