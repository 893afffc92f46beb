"""Findings as JSON, the public and versioned form: written as they are made, never all at once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from edustandards.checks.finding import Finding
from edustandards.checks.nodes import Bound, Level, Range
from edustandards.checks.standard import Standard
from edustandards.reports.consistency import doubt_data
from edustandards.reports.json_text import json_text
from edustandards.reports.run.run import Run
from edustandards.reports.run.tally import tally
from edustandards.units.convert import factor
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit

SCHEMA = 1


def json_report(run: Run) -> Iterator[str]:
    """Return the JSON of a report in pieces, a finding a line, in the order of pack and data.

    Numbers are exact decimal texts where they have an end (`"8.76"`), else fractions (`"120/13"`);
    `threshold` and `margin` are in `unit`. Of a range, the end nearer to the value stands. `within`
    is what the entity is part of. `data` has what is doubtful in the data, where that was looked
    for.
    """
    document, counts = run.document, tally(run)
    head: dict[str, Any] = {
        "schema": SCHEMA,
        "pack": {
            "id": document.id,
            "edition": document.edition,
            "revision": document.revision,
            "hash": document.digest,
            "jurisdiction": document.jurisdiction,
            "title": {"zh": document.title.zh, "en": document.title.en},
        },
        "as_of": run.as_of.isoformat() if run.as_of else None,
        "summary": {verdict.value: count for verdict, count in counts.counts()}
        | {"waived": counts.waived},
    }
    head["standards"] = [_standard(one) for one in document.standards]
    yield json_text(head)[:-1] + ', "findings": ['
    separator = "\n"
    for judged in run.results.judged:
        for index, finding in enumerate(judged.findings()):
            within = judged.wholes[index] if judged.wholes else ""
            yield separator + json_text({**finding_data(finding), "within": within or None})
            separator = ",\n"
    yield "\n]"
    if run.doubts is not None:
        yield ', "data": ' + json_text([doubt_data(one) for one in run.doubts])
    yield "}\n"


def _standard(one: Standard) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": {"zh": one.title.zh, "en": one.title.en},
        "on": one.on,
        "clause": one.clause or None,
        "confidence": one.confidence.value,
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data, the object that stands in the JSON."""
    gap = finding.shortfall
    return {
        "standard": finding.standard,
        "on": finding.on,
        "entity": finding.entity,
        "stage": finding.stage or None,
        "period": finding.period or None,
        "verdict": finding.verdict.value,
        "value": _value(finding.value),
        "unit": show_unit(finding.unit, "en"),
        "comparator": _comparator(finding),
        "threshold": _threshold(finding),
        "margin": _value(finding.margin),
        "relative_margin": _value(finding.relative_margin),
        "shortfall": None
        if gap is None
        else {
            "field": gap.field,
            "change": show_exact(gap.change),
            "unit": show_unit(gap.unit, "en"),
        },
        "missing": list(finding.missing),
        "reasons": [
            {"code": one.code, "place": str(one.where) or None, **dict(one.params)}
            for one in finding.reasons
        ],
        "clause": finding.clause or None,
        "bounds": None if finding.bounds is None else [show_exact(one) for one in finding.bounds],
        "waiver": _waiver(finding),
    }


def _waiver(finding: Finding) -> dict[str, Any] | None:
    one = finding.waiver
    if one is None:
        return None
    return {
        "reason": one.reason,
        "approver": one.approver,
        "granted": one.granted.isoformat(),
        "expires": one.expires.isoformat(),
        "in_force": finding.waived,
    }


def _value(value: Fraction | str | bool | None) -> str | bool | None:
    return show_exact(value) if isinstance(value, Fraction) else value


def _comparator(finding: Finding) -> str | None:
    match finding.requirement:
        case Bound(comparator) | Level(comparator):
            return comparator.value
        case Range(low, high):
            return (low if _is_low(finding, low) else high).comparator.value
        case _:
            return None


def _is_low(finding: Finding, low: Bound) -> bool:
    """Tell whether the threshold of a finding, the nearer end of its range, is the low one."""
    assert isinstance(low.threshold, Quantity), "the ends of a range are numbers"
    return low.threshold.number * factor(low.threshold.unit, finding.unit) == finding.threshold


def _threshold(finding: Finding) -> str | None:
    if isinstance(finding.requirement, Level):
        return finding.requirement.level
    return None if finding.threshold is None else show_exact(finding.threshold)
