"""A trial of packs as JUnit XML: a suite a pack, a case for each example, limit and change."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.packs.trial.trial import Tested, Trial
from edustandards.reports.junit import Checked, Suite
from edustandards.reports.trial_words import said, said_of
from edustandards.wording import sentence


def suite_of(trial: Trial, lang: str) -> Suite:
    """Return a trial of a pack as a suite."""
    return Suite(trial.document.name, tuple(_checked(trial, lang)))


def _checked(trial: Trial, lang: str) -> Iterator[Checked]:
    for one in trial.outcomes:
        place = one.example.place
        yield Checked(
            name=f"{one.example.standard} @ {place.line}:{place.column}",
            group=f"{trial.document.name}.examples",
            file=place.file,
            line=place.line,
            message="" if one.holds else said_of(one, lang),
            details="" if one.holds else one.finding.explain(lang),
        )
    for tested in trial.tested:
        yield from _cases(tested, trial.document.name, lang)
        yield from _changes(tested, trial.document.name, lang)


def _cases(tested: Tested, pack: str, lang: str) -> Iterator[Checked]:
    id_, place = tested.standard.id, tested.place
    for one in tested.cases:
        wrong = ""
        if not one.agrees and one.expected is not None:
            verdicts = {
                "expected": sentence(f"verdict-{one.expected.value}", lang, {}),
                "found": sentence(f"verdict-{one.found.value}", lang, {}),
            }
            wrong = sentence("try-wrong", lang, verdicts)
        name = f"{id_}: {one.line}"
        yield Checked(name, f"{pack}.boundary", place.file, place.line, wrong, one.line)
    for gap in tested.gaps:
        name = f"{id_}: {' / '.join(gap.path)}"
        why = sentence(gap.why, lang, {})
        yield Checked(name, f"{pack}.boundary", place.file, place.line, skipped=why)


def _changes(tested: Tested, pack: str, lang: str) -> Iterator[Checked]:
    if tested.scored is None:
        return
    id_, place, group = tested.standard.id, tested.place, f"{pack}.changes"
    for mutant in tested.scored.killed:
        yield Checked(f"{id_}: {said(mutant.change, lang)}", group, place.file, place.line)
    lines = {mutant: one.line for one in tested.suggestions for mutant in one.notices}
    for mutant in tested.scored.survivors:
        text = said(mutant.change, lang)
        line = lines.get(mutant)
        details = sentence("try-none", lang, {}) if line is None else f"- {line}"
        message = sentence("try-survivor", lang, {"change": text})
        yield Checked(f"{id_}: {text}", group, place.file, place.line, message, details)
