"""A trial of a pack as people read it: what does not hold, what is not noticed, what to add."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.checks.shown import show_value
from edustandards.packs.trial.change import Change
from edustandards.packs.trial.score import Scored
from edustandards.packs.trial.trial import Outcome, Trial
from edustandards.reports.screen import Screen
from edustandards.wording import sentence


def show_trial(trial: Trial, screen: Screen) -> Iterator[str]:
    """Return the lines of a report on a trial."""
    document = trial.document
    yield from screen.lines(screen.say("try-pack", name=document.name, file=document.path), "")
    failed = [one for one in trial.outcomes if not one.holds]
    counts = {"held": len(trial.outcomes) - len(failed), "failed": len(failed)}
    yield from screen.lines("  " + screen.say("try-examples", **counts))
    for one in failed:
        yield from screen.lines(f"    {one.example.place}: {said_of(one, screen.lang)}", "      ")
        for line in one.finding.explain(screen.lang).splitlines():
            yield from screen.lines(f"      {line}", "        ")
    if not trial.scores:
        return
    yield from screen.lines("  " + screen.say("try-score", **totals(trial.scores)))
    for scored in trial.scores:
        if not scored.survivors:
            continue
        text = screen.say("try-standard", standard=scored.standard.id, **totals([scored]))
        yield from screen.lines(f"    {trial.places[scored.standard.id]}: {text}", "      ")
        for mutant in scored.survivors:
            change = said(mutant.change, screen.lang)
            yield from screen.lines(
                "      " + screen.say("try-survivor", change=change), "        "
            )


def totals(scores: list[Scored] | tuple[Scored, ...]) -> dict[str, int]:
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
