"""A trial of packs as JSON, public and versioned."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from edustandards.checks.verdict import Verdict
from edustandards.packs.trial.cases import Made
from edustandards.packs.trial.change import Mutant
from edustandards.packs.trial.trial import Outcome, Tested, Trial
from edustandards.reports.trial_words import said, said_of, totals

SCHEMA = 1


def trial_json(trials: Iterable[Trial], lang: str) -> Iterator[str]:
    """Return trials as JSON in pieces, a pack at a time; sentences are in `lang`."""
    separator = f'{{"schema": {SCHEMA}, "packs": [\n'
    for one in trials:
        yield separator + json.dumps(_trial(one, lang), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _trial(trial: Trial, lang: str) -> dict[str, Any]:
    failed = [one for one in trial.outcomes if not one.holds]
    scores = [one.scored for one in trial.tested if one.scored is not None]
    return {
        "pack": trial.document.name,
        "file": trial.document.path,
        "passed": trial.passed,
        "examples": {
            "held": len(trial.outcomes) - len(failed),
            "failed": [_failed(one, lang) for one in failed],
        },
        "score": totals(scores) if scores else None,
        "standards": [_tested(one, lang) for one in trial.tested],
    }


def _failed(one: Outcome, lang: str) -> dict[str, Any]:
    return {
        "standard": one.example.standard,
        "place": str(one.example.place),
        "expected": one.example.expect.value,
        "found": one.finding.verdict.value,
        "message": said_of(one, lang),
        "explanation": one.finding.explain(lang),
    }


def _tested(one: Tested, lang: str) -> dict[str, Any]:
    scored = one.scored
    return {
        "standard": one.standard.id,
        "place": str(one.place) or None,
        "cases": [_case(case) for case in one.cases],
        "gaps": [{"path": list(gap.path), "why": gap.why} for gap in one.gaps],
        "score": totals([scored]) if scored is not None else None,
        "survivors": [_change(each, lang) for each in scored.survivors] if scored else [],
        "suggestions": [
            {"example": each.line, "notices": [_change(m, lang) for m in each.notices]}
            for each in one.suggestions
        ],
        "unreached": [verdict.value for verdict in one.unreached],
    }


def _case(one: Made) -> dict[str, Any]:
    return {
        "what": one.case.what,
        "path": list(one.case.path),
        "example": one.line,
        "expected": _verdict(one.expected),
        "found": one.found.value,
    }


def _verdict(one: Verdict | None) -> str | None:
    return None if one is None else one.value


def _change(one: Mutant, lang: str) -> dict[str, Any]:
    change = one.change
    return {
        "code": change.code,
        "path": list(change.path),
        "params": dict(change.params),
        "message": said(change, lang),
    }
