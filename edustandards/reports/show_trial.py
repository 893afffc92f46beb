"""A trial of a pack as people read it: what does not hold, what is not noticed, what to add."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.packs.trial.change import Mutant
from edustandards.packs.trial.score import Scored
from edustandards.packs.trial.trial import Tested, Trial
from edustandards.reports.screen import Screen
from edustandards.reports.trial_words import said, said_of, totals
from edustandards.reports.width import safe
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
    yield from _cases(trial, screen)
    yield from _unreached(trial, screen)
    scores = [one.scored for one in trial.tested if one.scored is not None]
    if not scores:
        return
    yield from screen.lines("  " + screen.say("try-score", **totals(scores)))
    for tested in trial.tested:
        if tested.scored is not None and tested.scored.survivors:
            yield from _survivors(tested, tested.scored, screen)


def _cases(trial: Trial, screen: Screen) -> Iterator[str]:
    """Return what became of the cases at the limits of a pack, and of which there are none."""
    made = [case for one in trial.tested for case in one.cases]
    counts = {
        "made": len(made),
        "wrong": sum(1 for case in made if not case.agrees),
        "gaps": sum(len(one.gaps) for one in trial.tested),
    }
    yield from screen.lines("  " + screen.say("try-cases", **counts))
    for one in trial.tested:
        where = f"    {one.place}: {one.standard.id}"
        for case in one.wrong:
            assert case.expected is not None, "what is not expected cannot be wrong"
            verdicts = {
                "expected": sentence(f"verdict-{case.expected.value}", screen.lang, {}),
                "found": sentence(f"verdict-{case.found.value}", screen.lang, {}),
            }
            yield from screen.lines(f"{where}: {screen.say('try-wrong', **verdicts)}", "      ")
            yield f"      {safe(case.line)}"
        for gap in one.gaps:
            text = screen.say("try-gap", path=" / ".join(gap.path), why=screen.say(gap.why))
            yield from screen.lines(f"{where}: {text}", "      ")


def _unreached(trial: Trial, screen: Screen) -> Iterator[str]:
    """Return which verdicts no example comes to, a line for each set of them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for one in trial.tested:
        if one.unreached:
            verdicts = tuple(
                sentence(f"verdict-{verdict.value}", screen.lang, {}) for verdict in one.unreached
            )
            found.setdefault(verdicts, []).append(one.standard.id)
    for verdicts, ids in found.items():
        params = {"verdicts": ", ".join(verdicts), "standards": ", ".join(ids)}
        yield from screen.lines("  " + screen.say("try-unreached", **params))


def _survivors(tested: Tested, scored: Scored, screen: Screen) -> Iterator[str]:
    text = screen.say("try-standard", standard=scored.standard.id, **totals([scored]))
    yield from screen.lines(f"    {tested.place}: {text}", "      ")
    for one in tested.suggestions:
        for mutant in one.notices:
            yield from _survivor(mutant, screen)
        yield from screen.lines("      " + screen.say("try-add"))
        # To be copied as it stands, so never folded.
        yield f"      - {safe(one.line)}"
    for mutant in tested.unanswered:
        yield from _survivor(mutant, screen)
    if tested.unanswered:
        yield from screen.lines("      " + screen.say("try-none"), "        ")


def _survivor(mutant: Mutant, screen: Screen) -> Iterator[str]:
    text = screen.say("try-survivor", change=said(mutant.change, screen.lang))
    yield from screen.lines("      " + text, "        ")
