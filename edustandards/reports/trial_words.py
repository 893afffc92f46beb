"""What the reports on a trial say: changes, totals, what an example expected."""

from __future__ import annotations

from collections.abc import Sequence

from edustandards.checks.shown import show_value
from edustandards.packs.trial.change import Change
from edustandards.packs.trial.score import Scored
from edustandards.packs.trial.trial import Outcome
from edustandards.wording import sentence


def totals(scores: Sequence[Scored]) -> dict[str, int]:
    """Return how many changes count, how many were noticed, and the share in whole percent."""
    counted = sum(one.counted for one in scores)
    killed = sum(len(one.killed) for one in scores)
    return {
        "counted": counted,
        "killed": killed,
        "same": sum(len(one.same) for one in scores),
        "percent": 100 * killed // counted if counted else 100,
    }


def said(change: Change, lang: str) -> str:
    """Return a change in words, from the outside in."""
    text = sentence(change.code, lang, dict(change.params))
    for step in reversed(change.path):
        text = sentence("change-within", lang, {"step": step, "change": text})
    return text


def said_of(one: Outcome, lang: str) -> str:
    """Return what an example expected, and what came out instead."""
    example, finding = one.example, one.finding
    expected = [sentence(f"verdict-{example.expect.value}", lang, {})]
    found = [sentence(f"verdict-{finding.verdict.value}", lang, {})]
    for name, text, value in (
        ("try-value", example.value, finding.value),
        ("try-margin", example.margin, finding.margin),
    ):
        if text:
            what = sentence(name, lang, {})
            expected.append(sentence("try-stated", lang, {"what": what, "text": text}))
            shown = show_value(value, finding.unit, finding.requirement, lang)
            found.append(sentence("try-stated", lang, {"what": what, "text": shown}))
    params = {"expected": ", ".join(expected), "found": ", ".join(found)}
    return sentence("try-failed", lang, params)
